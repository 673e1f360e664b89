import type { IsoDate } from './date.ts';
import type { Rulebook } from './law.ts';
import { PACKS } from './packs/index.ts';
import type { Reason } from './reason.ts';
import { text } from './text.ts';

/**
 * That the pack does not decide elections held on that day; `undefined` when it does. Said and worked with all the same,
 * by the planner and the outcome alike: history is looked up too.
 */
export function packOutOfForce(rulebook: Rulebook, day: IsoDate): Reason | undefined {
  const { title, from, to } = PACKS[rulebook.pack];
  if (day >= from && (to === undefined || day <= to)) return undefined;
  const until = to === undefined ? text('起', ' on') : text(`到${to}`, ` to ${to}`);
  return {
    rule: 'PACK',
    verdict: 'warning',
    text: text(
      `“${title.zh}”管${from}${until.zh}的选举，管不到${day}这一天；请换用当时有效的规则再算。`,
      `“${title.en}” decides elections from ${from}${until.en}, not on ${day}; use the rules in force then.`,
    ),
    sources: [rulebook.parameters.termYears?.source ?? 'PRACTICE'],
  };
}
