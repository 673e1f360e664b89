import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client, Fetch } from '@mingxuan/contract';
import { createClient } from '@mingxuan/contract';
import { migrateIdentity } from '@mingxuan/identity';
import { createTestDatabase, expectOk } from '@mingxuan/store/test-support';
import type { Hono } from 'hono';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../src/app.ts';
import type { Services } from '../src/services.ts';
import { closeServices, openServices, originsOf } from '../src/start.ts';

export const BASE_URL = 'http://127.0.0.1:8080';
const PASSWORD = 'correct horse battery staple 42';

export interface TestServer {
  readonly services: Services;
  readonly app: Hono;
  readonly fetch: Fetch;
  /** The first account: a system administrator who is also administrator of the made-up city `9901`. */
  readonly admin: Client;
  /** The bare requests of a signed-in person, cookies included. */
  readonly as: (client: Client) => Fetch;
  /** An account of its own with these roles in this scope, signed in. */
  readonly hire: (username: string, roles: readonly string[], scope: string) => Promise<Client>;
}

/** A whole server of its own on a fresh database, for one test file. */
export function withServer(prepare: (dataDir: string) => void | Promise<void> = () => undefined): {
  readonly current: TestServer;
} {
  let current: TestServer | null = null;
  let stop: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    const db = await createTestDatabase(migrateIdentity);
    const dataDir = mkdtempSync(join(tmpdir(), 'mingxuan-server-test-'));
    await prepare(dataDir);
    const services = expectOk(
      await openServices({ dataDir, databaseUrl: db.url, databaseOwnerUrl: db.ownerUrl, baseUrl: BASE_URL }),
    );
    stop = async () => {
      await closeServices(services);
      await db.drop();
      rmSync(dataDir, { recursive: true, force: true });
    };
    const app = createApp(services, {
      consoleDir: join(dataDir, 'no-console'),
      origins: originsOf({ baseUrl: BASE_URL, port: 8080 }),
      log: () => undefined,
    });
    const fetch: Fetch = async (path, init) => app.request(path, init);
    current = { services, app, fetch, ...(await firstAccount(services, fetch)) };
  });
  afterAll(() => stop());
  return {
    get current() {
      if (current === null) throw new Error('the server exists only while tests run');
      return current;
    },
  };
}

async function firstAccount(services: Services, fetch: Fetch): Promise<Pick<TestServer, 'admin' | 'hire' | 'as'>> {
  const requests = new Map<Client, Fetch>();
  const browser = (): Client => {
    const own = withCookies(fetch);
    const client = createClient(own, randomUUID);
    requests.set(client, own);
    return client;
  };
  const admin = browser();
  const code = (await services.identity.firstCode()) ?? '';
  taken(await admin.claimFirstAccount({ code, username: 'root', displayName: '管理员', password: PASSWORD }));
  taken(await admin.signIn('root', PASSWORD));
  const hire = async (username: string, roles: readonly string[], scope: string): Promise<Client> => {
    const grants = roles.map((role) => ({ role, scope }));
    const made = taken(await admin.createAccount({ username, displayName: username, grants }));
    const client = browser();
    const first = made.oneTimePassword ?? '';
    taken(await client.signIn(username, first));
    taken(await client.changePassword(first, `${PASSWORD} ${username}`));
    taken(await client.signIn(username, `${PASSWORD} ${username}`));
    return client;
  };
  return { admin, hire, as: (client) => requests.get(client) ?? fetch };
}

/** Keeps cookies as one person's browser does. */
function withCookies(fetch: Fetch): Fetch {
  const jar = new Map<string, string>();
  return async (path, init) => {
    const headers = new Headers(init?.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([k, v]) => `${k}=${v}`).join('; '));
    const response = await fetch(path, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const cut = pair.indexOf('=');
      jar.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    return response;
  };
}

/** The session cookie of the first account, or of one hired, for requests that no client would send. */
export async function cookieOf(fetch: Fetch, hired?: string): Promise<string> {
  const [username, password] = hired === undefined ? ['root', PASSWORD] : [hired, `${PASSWORD} ${hired}`];
  const signedIn = await fetch('/api/auth/sign-in/username', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

/** The answer, or a failed test that says which refusal came instead. */
export function taken<T>(answer: { ok: true; value: T } | { ok: false; error: { code: string; refusal: unknown } }): T {
  if (answer.ok) return answer.value;
  throw new Error(`${answer.error.code}: ${JSON.stringify(answer.error.refusal)}`);
}

export const fresh = (): string => randomUUID();
