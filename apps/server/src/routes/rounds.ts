import type { Round } from '@mingxuan/contract';
import { newRound } from '@mingxuan/contract';
import type { Actor } from '@mingxuan/identity';
import { can, inScope } from '@mingxuan/identity';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { RoundRow } from '@mingxuan/store';
import { addRound, roundsOf } from '@mingxuan/store';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { readBody } from '../http/route.ts';
import { scopeOf } from '../scope.ts';
import type { Services } from '../services.ts';

// What was parsed by `newRound` when the round was opened.
const roundOf = ({ id, scope, body }: RoundRow): Round => ({
  id,
  place: scope,
  ...(JSON.parse(body) as Omit<Round, 'id' | 'place'>),
});

/** Rounds above or below the places where somebody works. */
const concerns = (actor: Actor, { place }: Round): boolean =>
  actor.grants.some(({ scope }) => inScope(scopeOf(place), scope) || inScope(scope, scopeOf(place)));

/** Whether a cycle may say that it belongs to a round: it exists, is for this community, and the day lies in its window. */
export async function roundFits(
  { database }: Pick<Services, 'database'>,
  round: string,
  community: string,
  electionDay: IsoDate,
): Promise<Result<true, Refusal>> {
  const found = (await roundsOf(database)).map(roundOf).find(({ id }) => id === round);
  if (found === undefined || !inScope(scopeOf(community), scopeOf(found.place))) return err(noSuchRound);
  if (electionDay < found.electionFrom || electionDay > found.electionUntil) return err(outsideWindow(found));
  return ok(true);
}

export const roundRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/rounds',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, { database }, actor) =>
      c.json((await roundsOf(database)).map(roundOf).filter((round) => concerns(actor, round))),
  },
  {
    method: 'POST',
    path: '/api/rounds',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, { database, clock }, actor) => {
      const body = await readBody(c, newRound);
      if (!body.ok) return body.response;
      const { place, ...said } = body.value;
      const allowed = can(actor, 'community.manage', { scope: scopeOf(place) });
      if (!allowed.ok) return problem(c, 403, allowed.error);
      const { from, until, electionFrom, electionUntil } = said;
      if (!(from <= electionFrom && electionFrom <= electionUntil && electionUntil <= until))
        return problem(c, 422, disordered);
      const before = (await roundsOf(database)).filter((row) => row.scope === place).length;
      const row = {
        id: `${place}-${from.slice(0, 4)}-${before + 1}`,
        scope: place,
        body: JSON.stringify(said),
        at: clock.now().toISOString(),
        account: actor.accountId,
      };
      if (!(await addRound(database, row))) return problem(c, 409, disturbed);
      return c.json(roundOf(row), 201);
    },
  },
];

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
const disordered: Refusal = {
  code: 'ROUND_DISORDERED',
  message: {
    zh: '日期先后不对：选举日的起止要在轮次的起止之内。',
    en: 'The days are out of order: election days lie within the round.',
  },
  remedy: { zh: '请核对四个日期。', en: 'Check the four days.' },
  sources: [],
};
const disturbed: Refusal = {
  code: 'ROUND_CHANGED',
  message: { zh: '刚刚有人在这里新建了轮次。', en: 'Somebody has just opened a round here.' },
  remedy: { zh: '请刷新页面看一下，再决定要不要新建。', en: 'Reload the page and look before opening another.' },
  sources: [],
};
