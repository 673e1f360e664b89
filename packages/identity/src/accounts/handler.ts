import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Actor } from '../can/index.ts';
import { beginAttempt, budgetsOf, endAttempts, giveBack } from './attempts.ts';
import type { Auth } from './auth.ts';
import { ADDRESS_HEADER, AUTH_PATH, DISABLED } from './auth.ts';
import type { Context } from './context.ts';
import { newDevice, rememberDevice, whenceOf } from './devices.ts';
import { isEnrolled } from './factor-rows.ts';
import { json, problem, readFields } from './http.ts';
import { isUsername, normalizeUsername } from './names.ts';
import type { PasswordChange } from './own-password.ts';
import type { SessionAccount } from './proving.ts';
import { proveCode } from './proving.ts';
import { accountDisabled, badRequest, codeNeeded, foreignOrigin, noSuchRoute, wrongPassword } from './refusals.ts';

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
  readonly tokenOf: (headers: Headers) => string | null;
  /** The device's number out of its cookie, and the cookie that tells it again. */
  readonly deviceOf: (headers: Headers) => string | null;
  readonly deviceCookie: (device: string) => string;
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

/**
 * First the password, then, for whoever has one, the second factor; without it nothing is kept of the sign-in. Both are
 * sent together the second time, so that no half-open session has to be guarded in between.
 */
async function signIn(parts: HandlerParts, request: Request, client: Client): Promise<Answer> {
  const { context } = parts;
  const fields = await readFields(request, ['username', 'password', 'code'], { code: '' });
  if (!fields.ok) return fields;
  const { username, password, code } = fields.value;
  if (username === '' || password === '') return err(badRequest());
  const name = normalizeUsername(username);
  // Nobody is called so; and some of it no database can hold.
  if (!isUsername(name)) return err(wrongPassword());
  const known = parts.deviceOf(request.headers);
  const whence = await whenceOf(context.pool, known, name, client.address);
  const budgets = budgetsOf('PASSWORD', name, whence);
  const counted = await beginAttempt(context.pool, budgets, context.now());
  if (!counted.ok) return counted;
  const entered = await enter(parts, request, { username, password }, client);
  if (!entered.ok) return entered;
  const { cookies, token, accountId } = entered.value;
  if (await isEnrolled(context.pool, accountId)) {
    const proven = await secondFactor(parts, { id: accountId, username: name, whence }, code);
    if (!proven.ok) {
      await context.pool.query('DELETE FROM auth_session WHERE token = $1', [token]);
      // The password was right: that is no failure. Nor does it forget those before it, while the code is outstanding.
      await giveBack(context.pool, budgets);
      return proven;
    }
  }
  await endAttempts(context.pool, budgets, context.now());
  await context.pool.query('DELETE FROM auth_session WHERE expires_at < $1', [context.now()]);
  const device = known ?? newDevice(context.random);
  await rememberDevice(context.pool, device, accountId, context.now());
  const actor = await parts.actorOf(new Headers({ cookie: pairs(cookies) }));
  if (actor === null) return err(accountDisabled());
  cookies.append('set-cookie', parts.deviceCookie(device));
  return ok(json(200, { actor }, cookies));
}

interface Entered {
  readonly cookies: Headers;
  readonly token: string;
  readonly accountId: string;
}

/** The library looks at name and password and makes a session. Refusals: `WRONG_PASSWORD`, `ACCOUNT_DISABLED`. */
async function enter(
  parts: HandlerParts,
  request: Request,
  body: { readonly username: string; readonly password: string },
  client: Client,
): Promise<Result<Entered, Refusal>> {
  const response = await forward(parts, request, 'sign-in/username', body, client);
  if (response.status === 403 && (await codeOf(response)) === DISABLED) return err(accountDisabled());
  if (response.status === 500) throw new Error('sign-in failed inside the library');
  if (response.status !== 200) return err(wrongPassword());
  const cookies = cookiesOf(response);
  const token = parts.tokenOf(new Headers({ cookie: pairs(cookies) }));
  // By our clock, which says when it lies idle and how fresh it is; the library has one of its own.
  const found = await parts.context.pool.query<{ user_id: string }>(
    'UPDATE auth_session SET created_at = $2, last_seen_at = $2 WHERE token = $1 RETURNING user_id',
    [token, parts.context.now()],
  );
  const accountId = found.rows[0]?.user_id;
  return token === null || accountId === undefined ? err(accountDisabled()) : ok({ cookies, token, accountId });
}

async function secondFactor(
  { context }: HandlerParts,
  account: Pick<SessionAccount, 'id' | 'username' | 'whence'>,
  code: string,
): Promise<Result<unknown, Refusal>> {
  return code === '' ? err(codeNeeded()) : proveCode(context, account, code);
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
