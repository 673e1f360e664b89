import { rollReveal } from '@mingxuan/contract';
import { revealsOf, revealVoter } from '@mingxuan/store';
import { notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';

const MOST = 500;
const noSuchVoter = notFound('名单上没有这个序号。', 'There is no such number on the roll.');

/** Lists show masked numbers. Whoever needs a whole one says why, and that it was shown is written down for good. */
export const revealRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/communities/:community/roll/reveals',
    audience: { kind: 'ANY_OF', actions: ['roll.read'] },
    body: 'json',
    handle: async (c, { database, clock, newId }, actor) => {
      const body = await readBody(c, rollReveal);
      if (!body.ok) return body.response;
      const { voterNo, reason } = body.value;
      const shown = await revealVoter(database, pathParam(c, 'community'), {
        id: newId(),
        at: clock.now().toISOString(),
        account: actor.accountId,
        kind: 'VOTER',
        voterNo,
        reason,
      });
      if (!shown.ok) return problem(c, 500, shown.error);
      if (shown.value === null) return problem(c, 404, noSuchVoter);
      const { idNumber, phone, address } = shown.value;
      return c.json({ voterNo, idNumber, phone, address });
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/roll/reveals',
    audience: { kind: 'ANY_OF', actions: ['roll.read'] },
    body: 'none',
    handle: async (c, { database }) =>
      c.json({ reveals: await revealsOf(database.pool, pathParam(c, 'community'), MOST) }),
  },
];
