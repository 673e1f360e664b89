import type { IsoDate } from '../date.ts';
import type { Rule } from '../law.ts';

/** Gives each rule that has no dates of its own those of the text it belongs to. */
export function datedRules(
  rules: readonly Rule[],
  within: { readonly from: string; readonly to?: string },
): readonly Rule[] {
  const dates = {
    from: within.from as IsoDate,
    ...(within.to === undefined ? {} : { to: within.to as IsoDate }),
  };
  return rules.map((rule) => ({ ...dates, ...rule }));
}
