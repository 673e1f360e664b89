import type { Refusal, Result } from '@mingxuan/rulebook';
import type { Actor } from '../can/index.ts';
import type { Auth } from './auth.ts';
import { ADDRESS_HEADER, AUTH_PATH } from './auth.ts';
import type { Context } from './context.ts';
import type { PasswordChange } from './own-password.ts';

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
  readonly sessionCookie: (token: string) => string;
  /** The cookie to which a passkey's challenge belongs while nobody is signed in. */
  readonly ceremonyOf: (headers: Headers) => string | null;
  readonly ceremonyCookie: (ceremony: string) => string;
  readonly changePassword: (headers: Headers, change: PasswordChange, client: Client) => Promise<Result<true, Refusal>>;
}

/** Passes a request on with headers of our making only; the origin has been checked above. */
export async function forward(
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

/** The code in a problem of the library; null where there is none. */
export async function codeOf(response: Response): Promise<string | null> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? body.code
    : null;
}

/** Only the cookies: the library's answer repeats the session token in its body, where a script could read it. */
export function cookiesOf(response: Response): Headers {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return headers;
}

/** Them as a browser would send them back. */
export function pairs(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
