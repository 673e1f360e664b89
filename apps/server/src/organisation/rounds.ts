import type { Round } from '@mingxuan/contract';
import type { RoundWindow, State } from '@mingxuan/election';
import { outsideRound } from '@mingxuan/election';
import { inScope } from '@mingxuan/identity';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { RoundRow } from '@mingxuan/store';
import { roundsOf } from '@mingxuan/store';
import { scopeOf } from '../scope.ts';
import type { Services } from '../services.ts';

type About = Pick<Services, 'database'>;

/** What was parsed by `newRound` when the round was opened. */
export const roundOf = ({ id, scope, body }: RoundRow): Round => ({
  id,
  place: scope,
  ...(JSON.parse(body) as Omit<Round, 'id' | 'place'>),
});

/** Whether a cycle may say that it belongs to a round: it exists, is for this community, and the day lies in its window. */
export async function roundFits(
  { database }: About,
  round: string,
  community: string,
  electionDay: IsoDate,
): Promise<Result<true, Refusal>> {
  const found = (await roundsOf(database)).map(roundOf).find(({ id }) => id === round);
  if (found === undefined || !inScope(scopeOf(community), scopeOf(found.place))) return err(noSuchRound);
  if (outsideRound(found, electionDay) !== null) return err(outsideWindow(found));
  return ok(true);
}

/** What the round that a cycle belongs to says of election days; `null` for a cycle outside every round. */
export async function roundWindowOf({ database }: About, state: State): Promise<RoundWindow | null> {
  if (state.status === 'UNOPENED' || state.round === null) return null;
  const { round } = state;
  const found = (await roundsOf(database)).map(roundOf).find(({ id }) => id === round);
  if (found === undefined) return null;
  const { name, electionFrom, electionUntil } = found;
  return { name, electionFrom, electionUntil };
}

const noSuchRound: Refusal = {
  code: 'ROUND_UNKNOWN',
  message: {
    zh: '没有这个换届轮次，或者它不包括本社区。',
    en: 'There is no such round, or it is not for this community.',
  },
  remedy: { zh: '请重新选择换届轮次。', en: 'Choose the round anew.' },
  sources: [],
};
const outsideWindow = ({ name, electionFrom, electionUntil }: Round): Refusal => ({
  code: 'OUTSIDE_ROUND',
  message: {
    zh: `“${name}”的选举日在 ${electionFrom} 到 ${electionUntil} 之间。`,
    en: `Election days of ${name} lie between ${electionFrom} and ${electionUntil}.`,
  },
  remedy: {
    zh: '请在这段日子里选择选举日；确实要另定的，启动时不选轮次。',
    en: 'Choose a day between them; where another day is needed, open the cycle outside the round.',
  },
  sources: [],
});
