import type { Mark, Parameter, Rule } from '../law.ts';
import type { RuleId, SourceRef } from '../reason.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';

/** Read in the text of its source. */
export const C: Mark = 'CONFIRMED';
/** Known second-hand. */
export const S: Mark = 'SECONDARY';
/** Still to be checked. */
export const U: Mark = 'UNCONFIRMED';

type Words = readonly [zh: string, en: string];

/** One row of a rule table: id, title, provision in our own words, sources (separated by spaces), mark, worked cases. */
export function rule(
  id: RuleId,
  title: Words,
  provision: Words,
  sources: string,
  mark: Mark,
  ...examples: readonly Words[]
): Rule {
  const said = ([zh, en]: Words): Text => text(zh, en);
  return {
    id,
    title: said(title),
    provision: said(provision),
    sources: refs(sources),
    mark,
    examples: examples.map(said),
  };
}

/** Splits a space-separated list of references. */
export function refs(list: string): readonly SourceRef[] {
  return list.split(' ');
}

export function parameter<T>(value: T, source: SourceRef, mark: Mark): Parameter<T> {
  return { value, source, mark };
}
