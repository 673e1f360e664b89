import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { badRequest, tooLarge } from './refusals.ts';

/** A name, a password, and what a passkey answers. */
const MAX_BODY_BYTES = 8192;

/** Reads a JSON object whose named fields are all texts; `given` stands for one that is left out. Refusals: `BAD_REQUEST`, `TOO_LARGE`. */
export async function readFields<K extends string>(
  request: Request,
  names: readonly K[],
  given: Partial<Record<K, string>> = {},
): Promise<Result<Readonly<Record<K, string>>, Refusal>> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  // A form on a foreign page can send text, never JSON, without asking first.
  if (type !== 'application/json') return err(badRequest());
  const body = await readBody(request);
  if (!body.ok) return body;
  const fields: Partial<Record<K, string>> = {};
  for (const name of names) {
    const value = property(body.value, name) ?? given[name];
    if (typeof value !== 'string') return err(badRequest());
    fields[name] = value;
  }
  return isComplete(fields, names) ? ok(fields) : err(badRequest());
}

function isComplete<K extends string>(
  fields: Partial<Record<K, string>>,
  names: readonly K[],
): fields is Record<K, string> {
  return names.every((name) => fields[name] !== undefined);
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

async function readBody(request: Request): Promise<Result<unknown, Refusal>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > MAX_BODY_BYTES) return err(tooLarge());
      chunks.push(chunk);
    }
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
    return ok(read);
  } catch {
    return err(badRequest());
  }
}

export function json(status: number, value: unknown, headers: Headers = new Headers()): Response {
  headers.set('content-type', 'application/json; charset=utf-8');
  headers.set('cache-control', 'no-store');
  return new Response(JSON.stringify(value), { status, headers });
}

const STATUS: ReadonlyMap<string, number> = new Map([
  ['BAD_REQUEST', 400],
  ['WRONG_PASSWORD', 401],
  ['SECOND_FACTOR_NEEDED', 401],
  ['WRONG_SECOND_FACTOR', 401],
  ['SECOND_FACTOR_USED', 401],
  ['NOT_SIGNED_IN', 401],
  ['PASSKEY_REFUSED', 401],
  ['PASSKEY_UNVERIFIED', 401],
  ['PASSKEY_COPIED', 401],
  ['PASSKEY_CHALLENGE_GONE', 401],
  ['ACCOUNT_DISABLED', 403],
  ['FOREIGN_ORIGIN', 403],
  ['NO_SUCH_ROUTE', 404],
  ['TOO_LARGE', 413],
  ['TOO_MANY_TRIES', 429],
]);

/** A refusal as RFC 9457 problem details, in the one shape of the whole API: the refusal whole under `refusal`. */
export function problem(
  refusal: Refusal,
  more: Readonly<Record<string, unknown>> = {},
  headers: Headers = new Headers(),
): Response {
  const status = STATUS.get(refusal.code) ?? 422;
  const body = { type: 'about:blank', status, title: refusal.message.zh, code: refusal.code, refusal, ...more };
  headers.set('content-type', 'application/problem+json; charset=utf-8');
  headers.set('cache-control', 'no-store');
  return new Response(JSON.stringify(body), { status, headers });
}
