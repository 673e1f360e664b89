import { randomBytes } from 'node:crypto';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type pg from 'pg';
import { testVault } from '../../store/src/test-support.ts';
import type { Actor, FactorPolicy, Identity, ProfileName, Sealing } from '../src/index.ts';
import { createIdentity } from '../src/index.ts';

export const BASE_URL = 'http://127.0.0.1:8080';
export const SECRET = 'a secret for tests that is long enough';
export const GOOD_PASSWORD = '芦溪 竹筏 早市 甘蔗 1987';

/** Closes secrets as an installation does, each bound to its row. */
const sealing: Sealing = {
  seal: (id, secret) => vault.sealText({ community: '', table: 'auth_totp', column: 'secret', row: id }, secret),
  open: (id, sealed) => {
    const opened = vault.openText({ community: '', table: 'auth_totp', column: 'secret', row: id }, sealed);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  },
};
const vault = testVault();

export interface Opened {
  readonly now?: () => Date;
  readonly baseUrl?: string;
  readonly secondFactor?: FactorPolicy;
  readonly idleSeconds?: number;
  readonly profile?: ProfileName;
}

export function openIdentity(pool: pg.Pool, { now, baseUrl, ...rest }: Opened = {}): Promise<Identity> {
  return createIdentity({
    pool,
    secret: SECRET,
    baseUrl: baseUrl ?? BASE_URL,
    now: now ?? (() => new Date()),
    random: randomBytes,
    sealing,
    ...rest,
  });
}

export function expectOk<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.message.en}`);
  return result.value;
}

export const codeOf = (result: Result<unknown, Refusal>): string => (result.ok ? 'ok' : result.error.code);

/** The first account, signed in as the server would see it. */
export async function claimFirst(identity: Identity, username = '王芳'): Promise<Actor> {
  const code = await identity.firstCode();
  if (code === null) throw new Error('an account exists already');
  expectOk(await identity.claimFirstAccount({ code, username, displayName: '王芳', password: GOOD_PASSWORD }));
  const browser = new Browser(identity);
  await browser.signIn(username, GOOD_PASSWORD);
  return browser.actor();
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly response: Response;
}

/** Keeps cookies as a browser does, and sends the headers that one sends. */
export class Browser {
  readonly #identity: Identity;
  readonly #address: string;
  readonly #baseUrl: string;
  readonly #jar = new Map<string, string>();

  constructor(identity: Identity, address = '10.0.0.1', baseUrl = BASE_URL) {
    this.#identity = identity;
    this.#address = address;
    this.#baseUrl = baseUrl;
  }

  headers(): Headers {
    const cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers(cookie === '' ? {} : { cookie });
  }

  async send(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    extra: Record<string, string> = {},
  ): Promise<Answer> {
    const headers = this.headers();
    if (method === 'POST') {
      headers.set('origin', this.#baseUrl);
      headers.set('sec-fetch-site', 'same-origin');
      headers.set('content-type', 'application/json');
    }
    for (const [name, value] of Object.entries(extra)) headers.set(name, value);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(`${this.#baseUrl}/api/auth/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: text }),
    });
    const response = await this.#identity.handler(request, { address: this.#address });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const parsed: unknown = await response.clone().json();
    return { status: response.status, body: parsed, response };
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    if (attributes.some((one) => one.trim().toLowerCase() === 'max-age=0')) this.#jar.delete(name);
    else this.#jar.set(name, pair.slice(pair.indexOf('=') + 1));
  }

  signIn(username: string, password: string): Promise<Answer> {
    return this.send('POST', 'sign-in/username', { username, password });
  }

  async actor(): Promise<Actor> {
    const actor = await this.#identity.actorOf(this.headers());
    if (actor === null) throw new Error('not signed in');
    return actor;
  }
}
