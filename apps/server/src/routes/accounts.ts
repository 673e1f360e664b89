import type { AccountActRow } from '@mingxuan/contract';
import { accountGrants, actsQuery, newAccount, nothing } from '@mingxuan/contract';
import type { Grant, Identity } from '@mingxuan/identity';
import { isRole } from '@mingxuan/identity';
import type { Refusal } from '@mingxuan/rulebook';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody, readQuery } from '../http/route.ts';
import { statusOf } from '../http/status.ts';

/** Accounts are made and kept by administrators of the same height or higher; `identity` judges each act. */
export const accountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/account-acts',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, { identity }, actor) => {
      const asked = readQuery(c, actsQuery);
      if (!asked.ok) return asked.response;
      const acts = await identity.listActs(actor, asked.value.before ?? null);
      if (!acts.ok) return problem(c, 403, acts.error);
      return c.json(acts.value.map(({ at, ...act }): AccountActRow => ({ ...act, at: at.toISOString() })));
    },
  },
  {
    method: 'GET',
    path: '/api/accounts',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, { identity }, actor) => {
      const accounts = await identity.listAccounts(actor);
      return accounts.ok ? c.json(accounts.value) : problem(c, 403, accounts.error);
    },
  },
  {
    method: 'POST',
    path: '/api/accounts',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, { identity }, actor) => {
      const body = await readBody(c, newAccount);
      if (!body.ok) return body.response;
      const grants = knownGrants(body.value.grants);
      if (grants === null) return problem(c, 422, unknownRole);
      const made = await identity.createAccount(actor, { ...body.value, grants });
      return made.ok ? c.json(made.value, 201) : problem(c, statusOf(made.error.code), made.error);
    },
  },
  {
    method: 'POST',
    path: '/api/accounts/:account/grants',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, { identity }, actor) => {
      const body = await readBody(c, accountGrants);
      if (!body.ok) return body.response;
      const grants = knownGrants(body.value.grants);
      if (grants === null) return problem(c, 422, unknownRole);
      const done = await identity.setGrants(actor, pathParam(c, 'account'), grants);
      return done.ok ? c.json({ done: true }) : problem(c, statusOf(done.error.code), done.error);
    },
  },
  {
    method: 'POST',
    path: '/api/accounts/:account/reset-password',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, { identity }, actor) => {
      const done = await identity.resetPassword(actor, pathParam(c, 'account'));
      return done.ok ? c.json(done.value) : problem(c, statusOf(done.error.code), done.error);
    },
  },
  {
    method: 'POST',
    path: '/api/accounts/:account/entry-code',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, { identity }, actor) => {
      const body = await readBody(c, nothing);
      if (!body.ok) return body.response;
      const done = await identity.giveEntryCode(actor, pathParam(c, 'account'));
      return done.ok ? c.json(done.value) : problem(c, statusOf(done.error.code), done.error);
    },
  },
  ...(['disable', 'enable', 'reset-factor', 'end-sessions'] as const).map(
    (what): Route => ({
      method: 'POST',
      path: `/api/accounts/:account/${what}`,
      audience: { kind: 'SIGNED_IN' },
      body: 'json',
      handle: async (c, { identity }, actor) => {
        const done = await actOn(identity, what)(actor, pathParam(c, 'account'));
        return done.ok ? c.json({ done: true }) : problem(c, statusOf(done.error.code), done.error);
      },
    }),
  ),
];

function actOn(identity: Identity, what: 'disable' | 'enable' | 'reset-factor' | 'end-sessions') {
  switch (what) {
    case 'disable':
      return identity.disableAccount;
    case 'enable':
      return identity.enableAccount;
    case 'reset-factor':
      return identity.resetFactor;
    case 'end-sessions':
      return identity.revokeSessions;
    default:
      return what satisfies never;
  }
}

/** The grants, if every role is one we know; a misspelt role must not silently shrink a person's duties. */
function knownGrants(asked: readonly { readonly role: string; readonly scope: string }[]): Grant[] | null {
  const grants = asked.flatMap((g): Grant[] => (isRole(g.role) ? [{ role: g.role, scope: g.scope }] : []));
  return grants.length === asked.length ? grants : null;
}

const unknownRole: Refusal = {
  code: 'UNKNOWN_ROLE',
  message: { zh: '没有这个岗位。', en: 'There is no such role.' },
  remedy: { zh: '请从清单中选择。', en: 'Choose one from the list.' },
  sources: [],
};
