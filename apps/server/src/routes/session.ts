import { firstAccount, nothing, type OwnSession, type SessionView } from '@mingxuan/contract';
import type { Actor, Identity } from '@mingxuan/identity';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOfOwn } from '../http/status.ts';

const view = (actor: Actor): SessionView['actor'] => ({
  accountId: actor.accountId,
  name: actor.name,
  grants: actor.grants,
  mustChangePassword: actor.mustChangePassword === true,
  passwordExpired: actor.passwordExpired === true,
  mustEnrol: actor.mustEnrol === true,
  secondFactor: actor.secondFactor === true,
});

const policyOf = ({ profile, passkeyPlace }: Identity): SessionView['policy'] => ({
  profile: profile.name,
  minPassword: profile.password.minLength,
  passwordKinds: profile.password.minKinds,
  passwordDays: profile.password.maxAgeDays,
  passkeyAlone: profile.passkeyAlone,
  passkeyOrigin: passkeyPlace?.origin ?? null,
});

export const sessionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/session',
    audience: { kind: 'PUBLIC' },
    body: 'none',
    // Every open page asks this every few seconds, to go dark when its session has ended: a line each would say nothing.
    unlogged: true,
    handle: async (c, { identity, clock, version }) => {
      const actor = await identity.actorOf(c.req.raw.headers);
      const body: SessionView = {
        actor: actor === null ? null : view(actor),
        firstRun: actor === null && (await identity.isEmpty()),
        today: clock.today(),
        version,
        policy: policyOf(identity),
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
  {
    method: 'GET',
    path: '/api/sessions',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, { identity }) => {
      const found = await identity.ownSessions(c.req.raw.headers);
      if (!found.ok) return problem(c, statusOfOwn(found.error.code), found.error);
      const rows = found.value.map(({ since, lastSeen, ends, ...rest }) => ({
        ...rest,
        since: since.toISOString(),
        lastSeen: lastSeen.toISOString(),
        ends: ends.toISOString(),
      }));
      return c.json(rows satisfies readonly OwnSession[]);
    },
  },
  {
    method: 'POST',
    path: '/api/sessions/end-others',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, { identity }) => {
      const body = await readBody(c, nothing);
      if (!body.ok) return body.response;
      const done = await identity.endOtherSessions(c.req.raw.headers);
      return done.ok ? c.json(done.value) : problem(c, statusOfOwn(done.error.code), done.error);
    },
  },
  {
    method: 'POST',
    path: '/api/sessions/:session/end',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, { identity }) => {
      const body = await readBody(c, nothing);
      if (!body.ok) return body.response;
      const done = await identity.endOwnSession(c.req.raw.headers, pathParam(c, 'session'));
      return done.ok ? c.json({ done: true }) : problem(c, statusOfOwn(done.error.code), done.error);
    },
  },
];
