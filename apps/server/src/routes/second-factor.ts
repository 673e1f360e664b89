import type { EnrolmentView, SecondFactorView } from '@mingxuan/contract';
import { factorCode, factorPolicy, selfProof } from '@mingxuan/contract';
import { qrPath } from '@mingxuan/documents';
import type { Identity } from '@mingxuan/identity';
import { addressOf } from '../http/address.ts';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { readBody } from '../http/route.ts';
import { statusOfOwn } from '../http/status.ts';

/** Acts for which one shows once more who one is. */
const byProof = {
  'recovery-codes': (identity: Identity) => identity.renewRecoveryCodes,
  remove: (identity: Identity) => identity.removeFactor,
} as const;

/** One's own second factor. Open to whoever is signed in: somebody who must set one up can do nothing else. */
export const secondFactorRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/second-factor',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, { identity }) => {
      const found = await identity.factorStatus(c.req.raw.headers);
      if (!found.ok) return problem(c, statusOfOwn(found.error.code), found.error);
      const { enrolledAt, passkeys, ...rest } = found.value;
      const view: SecondFactorView = {
        ...rest,
        enrolledAt: enrolledAt?.toISOString() ?? null,
        passkeys: passkeys.map(({ createdAt, lastUsedAt, ...key }) => ({
          ...key,
          createdAt: createdAt.toISOString(),
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
        })),
      };
      return c.json(view);
    },
  },
  {
    method: 'POST',
    path: '/api/second-factor/begin',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, { identity }) => {
      const body = await readBody(c, selfProof);
      if (!body.ok) return body.response;
      const begun = await identity.beginEnrolment(c.req.raw.headers, body.value, { address: addressOf(c) });
      if (!begun.ok) return problem(c, statusOfOwn(begun.error.code), begun.error);
      return c.json({ ...begun.value, qr: qrPath(begun.value.uri) } satisfies EnrolmentView);
    },
  },
  {
    method: 'POST',
    path: '/api/second-factor/confirm',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, { identity }) => {
      const body = await readBody(c, factorCode);
      if (!body.ok) return body.response;
      const done = await identity.confirmEnrolment(c.req.raw.headers, body.value.code, { address: addressOf(c) });
      return done.ok ? c.json(done.value) : problem(c, statusOfOwn(done.error.code), done.error);
    },
  },
  ...(['recovery-codes', 'remove'] as const).map(
    (what): Route => ({
      method: 'POST',
      path: `/api/second-factor/${what}`,
      audience: { kind: 'SIGNED_IN' },
      body: 'json',
      handle: async (c, { identity }) => {
        const body = await readBody(c, selfProof);
        if (!body.ok) return body.response;
        const act = byProof[what](identity);
        const done = await act(c.req.raw.headers, body.value, { address: addressOf(c) });
        if (!done.ok) return problem(c, statusOfOwn(done.error.code), done.error);
        return c.json(done.value === true ? { done: true } : done.value);
      },
    }),
  ),
  {
    method: 'POST',
    path: '/api/second-factor/policy',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, { identity }, actor) => {
      const body = await readBody(c, factorPolicy);
      if (!body.ok) return body.response;
      const done = await identity.setFactorPolicy(actor, body.value.policy);
      return done.ok ? c.json({ done: true }) : problem(c, statusOfOwn(done.error.code), done.error);
    },
  },
];
