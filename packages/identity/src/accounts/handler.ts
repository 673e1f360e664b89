import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Actor } from '../can/index.ts';
import { attemptKey, beginAttempt, endAttempts } from './attempts.ts';
import type { Auth } from './auth.ts';
import { ADDRESS_HEADER, AUTH_PATH, DISABLED } from './auth.ts';
import type { Context } from './context.ts';
import { json, problem, readFields } from './http.ts';
import { normalizeUsername } from './names.ts';
import type { PasswordChange } from './own-password.ts';
import { accountDisabled, badRequest, foreignOrigin, noSuchRoute, wrongPassword } from './refusals.ts';

/** Where a request comes from, as the server saw it: the peer, or what its own reverse proxy says. Never what a client says. */
export interface Client {
  readonly address: string;
}

/** Stands for every caller whose address the server does not tell. */
export const UNKNOWN_CLIENT: Client = { address: 'unknown' };

export interface HandlerParts {
  readonly context: Context;
  readonly auth: Auth;
  readonly baseUrl: string;
  readonly origins: readonly string[];
  readonly actorOf: (headers: Headers) => Promise<Actor | null>;
  readonly changePassword: (headers: Headers, change: PasswordChange, client: Client) => Promise<Result<true, Refusal>>;
}

/**
 * Answers what lies under /api/auth: `POST sign-in/username`, `POST sign-out`, `POST change-password`, `GET session`.
 * Nothing else of better-auth can be reached: no sign-up, no change of names, no question whether a name exists.
 */
export async function handle(parts: HandlerParts, request: Request, client: Client): Promise<Response> {
  const answered = await route(parts, request, client);
  return answered.ok ? answered.value : problem(answered.error);
}

type Answer = Result<Response, Refusal>;

async function route(parts: HandlerParts, request: Request, client: Client): Promise<Answer> {
  const { pathname } = new URL(request.url);
  switch (`${request.method} ${pathname.replace(`${AUTH_PATH}/`, '')}`) {
    case 'GET session':
      return ok(json(200, { actor: await parts.actorOf(request.headers) }));
    case 'POST sign-in/username':
      return isOwnOrigin(parts, request) ? signIn(parts, request, client) : err(foreignOrigin());
    case 'POST sign-out':
      return isOwnOrigin(parts, request) ? signOut(parts, request) : err(foreignOrigin());
    case 'POST change-password':
      return isOwnOrigin(parts, request) ? changePassword(parts, request, client) : err(foreignOrigin());
    default:
      return err(noSuchRoute());
  }
}

/** Browsers name the origin of every POST. Without one the caller is a program, which no foreign page can steer. */
function isOwnOrigin({ origins }: HandlerParts, request: Request): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin !== null) return origins.includes(origin);
  return site === null || site === 'same-origin' || site === 'none';
}

async function signIn(parts: HandlerParts, request: Request, client: Client): Promise<Answer> {
  const { context } = parts;
  const fields = await readFields(request, ['username', 'password']);
  if (!fields.ok) return fields;
  const { username, password } = fields.value;
  if (username === '' || password === '') return err(badRequest());
  const key = attemptKey(normalizeUsername(username), client.address);
  const counted = await beginAttempt(context.pool, key, context.now());
  if (!counted.ok) return counted;
  const response = await forward(parts, request, 'sign-in/username', { username, password }, client);
  if (response.status === 403 && (await codeOf(response)) === DISABLED) return err(accountDisabled());
  if (response.status === 500) throw new Error('sign-in failed inside the library');
  if (response.status !== 200) return err(wrongPassword());
  await endAttempts(context.pool, key, context.now());
  await context.pool.query('DELETE FROM auth_session WHERE expires_at < $1', [context.now()]);
  const cookies = cookiesOf(response);
  const actor = await parts.actorOf(new Headers({ cookie: pairs(cookies) }));
  return actor === null ? err(accountDisabled()) : ok(json(200, { actor }, cookies));
}

async function signOut(parts: HandlerParts, request: Request): Promise<Answer> {
  const response = await forward(parts, request, 'sign-out', {}, UNKNOWN_CLIENT);
  if (response.status !== 200) throw new Error(`sign-out answered ${response.status}`);
  return ok(json(200, { actor: null }, cookiesOf(response)));
}

async function changePassword(parts: HandlerParts, request: Request, client: Client): Promise<Answer> {
  const fields = await readFields(request, ['currentPassword', 'newPassword']);
  if (!fields.ok) return fields;
  const changed = await parts.changePassword(request.headers, fields.value, client);
  return changed.ok ? ok(json(200, { actor: await parts.actorOf(request.headers) })) : changed;
}

/** Passes a request on with headers of our making only; the origin has been checked above. */
async function forward(
  { auth, baseUrl }: HandlerParts,
  request: Request,
  path: string,
  body: Readonly<Record<string, string>>,
  client: Client,
): Promise<Response> {
  const headers = new Headers({
    'content-type': 'application/json',
    origin: new URL(baseUrl).origin,
    'user-agent': (request.headers.get('user-agent') ?? '').slice(0, 200),
    [ADDRESS_HEADER]: client.address,
  });
  const cookie = request.headers.get('cookie');
  if (cookie !== null) headers.set('cookie', cookie);
  const url = new URL(`${AUTH_PATH}/${path}`, baseUrl);
  return auth.handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function codeOf(response: Response): Promise<string | null> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? body.code
    : null;
}

/** Only the cookies: the library's answer repeats the session token in its body, where a script could read it. */
function cookiesOf(response: Response): Headers {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return headers;
}

function pairs(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
