import type { EnrolmentView, SecondFactorView } from '@mingxuan/contract';
import { factorCode, factorPolicy, selfProof } from '@mingxuan/contract';
import { qrPath } from '@mingxuan/documents';
import type { Identity } from '@mingxuan/identity';
import { addressOf } from '../http/address.ts';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { readBody } from '../http/route.ts';
import { statusOfOwn } from '../http/status.ts';

/** Acts with one code of one's own. */
const byCode = {
  confirm: (identity: Identity) => identity.confirmEnrolment,
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
      const { enrolledAt, ...rest } = found.value;
      return c.json({ ...rest, enrolledAt: enrolledAt?.toISOString() ?? null } satisfies SecondFactorView);
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
  ...(['confirm', 'recovery-codes', 'remove'] as const).map(
    (what): Route => ({
      method: 'POST',
      path: `/api/second-factor/${what}`,
      audience: { kind: 'SIGNED_IN' },
      body: 'json',
      handle: async (c, { identity }) => {
        const body = await readBody(c, factorCode);
        if (!body.ok) return body.response;
        const act = byCode[what](identity);
        const done = await act(c.req.raw.headers, body.value.code, { address: addressOf(c) });
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
