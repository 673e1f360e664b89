import { newPasskey, passkeyQuestion, selfProof } from '@mingxuan/contract';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import { addressOf } from '../http/address.ts';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOfOwn } from '../http/status.ts';

const audience = { kind: 'SIGNED_IN' } as const;

function answer(c: Context, done: Result<object | true, Refusal>): Response {
  if (!done.ok) return problem(c, statusOfOwn(done.error.code), done.error);
  return c.json(done.value === true ? { done: true } : done.value);
}

/** One's own passkeys: asked, enrolled, taken off. Signing in with one lies under `/api/auth`. */
export const passkeyRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/passkeys/ask',
    audience,
    body: 'json',
    handle: async (c, { identity }) => {
      const body = await readBody(c, passkeyQuestion);
      if (!body.ok) return body.response;
      return answer(c, await identity.askPasskey(c.req.raw.headers, body.value.signed ?? null));
    },
  },
  {
    method: 'POST',
    path: '/api/passkeys/begin',
    audience,
    body: 'json',
    handle: async (c, { identity }) => {
      const body = await readBody(c, selfProof);
      if (!body.ok) return body.response;
      return answer(c, await identity.beginPasskey(c.req.raw.headers, body.value, { address: addressOf(c) }));
    },
  },
  {
    method: 'POST',
    path: '/api/passkeys/confirm',
    audience,
    body: 'json',
    handle: async (c, { identity }) => {
      const body = await readBody(c, newPasskey);
      if (!body.ok) return body.response;
      return answer(c, await identity.confirmPasskey(c.req.raw.headers, body.value));
    },
  },
  {
    method: 'POST',
    path: '/api/passkeys/:passkey/remove',
    audience,
    body: 'json',
    handle: async (c, { identity }) => {
      const body = await readBody(c, selfProof);
      if (!body.ok) return body.response;
      const client = { address: addressOf(c) };
      return answer(c, await identity.removePasskey(c.req.raw.headers, pathParam(c, 'passkey'), body.value, client));
    },
  },
];
