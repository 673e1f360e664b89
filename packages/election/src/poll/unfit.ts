import type { IsoDate, Rulebook, SourceRef } from '@mingxuan/rulebook';
import type { Poll, Recheck } from '../state.ts';
import type { ElectedFinding } from './facts.ts';

type Counted = Extract<Poll, { stage: 'COUNTING' | 'DETERMINED' | 'CERTIFIED' }>;
type Decided = Pick<Extract<Poll, { stage: 'DETERMINED' | 'CERTIFIED' }>, 'stream' | 'outcome' | 'rechecks'>;

/** Not valid by any text, and not void by any either: every post waits for the street. */
export const isUndecided = ({ valid, contests }: Decided['outcome']): boolean =>
  !valid && contests.length > 0 && contests.every((contest) => contest.next === 'PENDING_REVIEW');

/** The elected of a result, by id, each once. */
export const electedIn = (poll: Pick<Decided, 'outcome'>): readonly string[] => [
  ...new Set(poll.outcome.contests.flatMap((contest) => contest.elected)),
];

/** Those elected in a residents' vote whose qualification nobody has checked again yet. */
export function uncheckedElected(poll: Decided): readonly string[] {
  if (poll.stream === 'PARTY') return [];
  const checked = new Set(poll.rechecks.map(({ id }) => id));
  return electedIn(poll).filter((id) => !checked.has(id));
}

/** Found unfit with effect on the result: they hold no seat and stand in no later vote of this election. */
export const unfitIn = ({ rechecks }: Pick<Counted, 'rechecks'>): ReadonlySet<string> =>
  new Set(rechecks.flatMap((one) => (one.finding === 'DISQUALIFIED' && one.effect !== 'NONE' ? [one.id] : [])));

/** Whether two states of the findings leave the same people without effect on them. */
export function sameUnfit(a: Pick<Counted, 'rechecks'>, b: Pick<Counted, 'rechecks'>): boolean {
  const [before, after] = [unfitIn(a), unfitIn(b)];
  return before.size === after.size && [...after].every((id) => before.has(id));
}

/** A later finding about a person takes the place of an earlier one; both stay in the ledger. */
export function withFindings(
  before: readonly Recheck[],
  told: { readonly authority: string; readonly foundOn: IsoDate; readonly findings: readonly ElectedFinding[] },
): readonly Recheck[] {
  const { authority, foundOn, findings } = told;
  const named = new Set(findings.map(({ id }) => id));
  return [
    ...before.filter(({ id }) => !named.has(id)),
    ...findings.map((finding) => ({ ...finding, authority, foundOn })),
  ];
}

/** CNT-15: the confirmed text that asks for the check and says what follows, if there is one; no other may block (ZJ20V-32). */
export function recheckDemanded({ parameters }: Rulebook): readonly SourceRef[] | null {
  const asked = parameters.qualificationRecheck;
  return asked?.value === true && asked.mark === 'CONFIRMED' ? [asked.source] : null;
}
