import { firstAccount, type SessionView } from '@mingxuan/contract';
import type { Actor } from '@mingxuan/identity';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { readBody } from '../http/route.ts';

const view = (actor: Actor): SessionView['actor'] => ({
  accountId: actor.accountId,
  name: actor.name,
  grants: actor.grants,
  mustChangePassword: actor.mustChangePassword === true,
});

export const sessionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/session',
    audience: { kind: 'PUBLIC' },
    body: 'none',
    handle: async (c, { identity, clock, version }) => {
      const actor = await identity.actorOf(c.req.raw.headers);
      const body: SessionView = {
        actor: actor === null ? null : view(actor),
        firstRun: actor === null && (await identity.isEmpty()),
        today: clock.today(),
        version,
      };
      return c.json(body);
    },
  },
  {
    method: 'POST',
    path: '/api/first-account',
    audience: { kind: 'PUBLIC' },
    body: 'json',
    handle: async (c, { identity }) => {
      const body = await readBody(c, firstAccount);
      if (!body.ok) return body.response;
      const claimed = await identity.claimFirstAccount(body.value);
      return claimed.ok ? c.json({ accountId: claimed.value.accountId }, 201) : problem(c, 422, claimed.error);
    },
  },
];
