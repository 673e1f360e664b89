import { type Citation, cite, citeParameter } from '../checks/citation.ts';
import { neededAtLeastOneThird, neededMoreThanHalf } from '../comparators.ts';
import type { Rulebook } from '../law.ts';
import { text, type Text } from '../text.ts';
import type { Ballots, ContestInput, OutcomeInput } from './input.ts';
import { regimeOf, ruleIds } from './rule-ids.ts';

/** The least votes that elect, and what they are taken of. */
export interface Threshold {
  readonly citation: Citation;
  readonly needed: number;
  readonly base: number;
  readonly baseName: Text;
}

/** A person nobody chose is never elected, however low the threshold falls. */
const atLeastOneVote = (needed: number): number => Math.max(1, needed);

/**
 * Residents: more than half of the ballots collected, the invalid ones included; in a 另行选举 at least one third of the
 * ballots of that round (JWH25-19). Party: more than half of the members present (or expected, where the approved
 * method says so), in every round. A 再次投票 goes to whoever has most votes.
 */
export function thresholdFor(
  input: OutcomeInput,
  contest: ContestInput,
  ballots: Ballots,
  rulebook: Rulebook,
): Threshold {
  const regime = regimeOf(rulebook.pack);
  const ids = ruleIds(regime);
  const cast = text('收回选票（含无效票）', 'ballots collected, invalid ones included');
  if (contest.runoff === true) {
    return { citation: cite(rulebook, ids.tie), needed: 1, base: ballots.collected, baseName: cast };
  }
  if (regime === 'PARTY') {
    const parameter = rulebook.parameters.majorityBase;
    const expected = parameter?.value === 'EXPECTED';
    const base = expected ? input.electorate.entitled : (input.electorate.present ?? input.electorate.entitled);
    return {
      citation: citeParameter(rulebook, ids.majority, parameter),
      needed: neededMoreThanHalf(base),
      base,
      baseName: expected
        ? text('应到会有选举权人数', 'members expected')
        : text('实到会有选举权人数', 'members present with the right to vote'),
    };
  }
  const base = ballots.collected;
  if (input.round === 2) {
    const needed = atLeastOneVote(neededAtLeastOneThird(base));
    return { citation: cite(rulebook, ids.shortage), needed, base, baseName: cast };
  }
  return { citation: cite(rulebook, ids.majority), needed: neededMoreThanHalf(base), base, baseName: cast };
}
