import type { Round } from '@mingxuan/contract';
import { newRound } from '@mingxuan/contract';
import type { Actor } from '@mingxuan/identity';
import { can, inScope } from '@mingxuan/identity';
import type { Refusal } from '@mingxuan/rulebook';
import { addRound, roundsOf } from '@mingxuan/store';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { readBody } from '../http/route.ts';
import { roundOf } from '../organisation/rounds.ts';
import { scopeOf } from '../scope.ts';

/** Rounds above or below the places where somebody works. */
const concerns = (actor: Actor, { place }: Round): boolean =>
  actor.grants.some(({ scope }) => inScope(scopeOf(place), scope) || inScope(scope, scopeOf(place)));

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
