import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { migrateIdentity } from '@mingxuan/identity';
import { expectOk, withTestDatabase } from '@mingxuan/store/test-support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../src/app.ts';
import type { Services } from '../src/services.ts';
import { closeServices, openServices } from '../src/start.ts';

/** As people type it; TLS ends at the proxy before the server, so the test speaks plain HTTP to it. */
const BASE = 'https://xuanju.example.gov.cn';
const ACCOUNT = { username: '王管理', password: 'Mx-9f2Kq7_Lw0z' };
const db = withTestDatabase(migrateIdentity);
const folder = mkdtempSync(join(tmpdir(), 'mingxuan-web-'));
const servers: Server[] = [];
let services: Services;
let port = 0;
let plainPort = 0;

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><script nonce="__CSP_NONCE__">1</script>');
  const files = { dataDir: join(folder, 'data'), databaseUrl: db.url, databaseOwnerUrl: db.ownerUrl };
  services = expectOk(await openServices({ ...files, baseUrl: BASE }));
  const open = async (origins: readonly string[]): Promise<number> => {
    const app = createApp(services, { consoleDir: folder, origins, log: () => undefined });
    const server = await new Promise<Server>((resolve) => {
      const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made as Server));
    });
    servers.push(server);
    return (server.address() as AddressInfo).port;
  };
  port = await open([BASE]);
  plainPort = await open(['http://127.0.0.1:8080']);
  const code = await services.identity.firstCode();
  const claim = JSON.stringify({ code, displayName: '王管理', ...ACCOUNT });
  expect((await ask('POST', '/api/first-account', { body: claim })).status).toBe(201);
});

afterAll(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  await closeServices(services);
  rmSync(folder, { recursive: true, force: true });
});

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly to?: number;
}

interface Got {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** One request as it goes over the wire: `fetch` would not let the headers of a browser be written. */
function ask(method: string, path: string, { headers = {}, body, to = port }: Sent = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request({ port: to, method, path, headers: { ...type, ...headers }, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const code = ({ text }: Got): string => String((JSON.parse(text) as { code?: string }).code);
const own = { origin: BASE, 'sec-fetch-site': 'same-origin' };
const cookiesIn = ({ headers }: Got): string[] => headers['set-cookie'] ?? [];
const pairsIn = (got: Got): string =>
  cookiesIn(got)
    .map((one) => one.split(';')[0])
    .join('; ');

const signIn = (headers: Readonly<Record<string, string>> = {}): Promise<Got> =>
  ask('POST', '/api/auth/sign-in/username', { headers: { ...own, ...headers }, body: JSON.stringify(ACCOUNT) });
const whoIs = async (cookie: string): Promise<unknown> =>
  (JSON.parse((await ask('GET', '/api/session', { headers: { cookie } })).text) as { actor: unknown }).actor;

describe('cookies behind https', () => {
  it('go over TLS alone, to this host alone, to no script and with no request of another site', async () => {
    const options = await ask('POST', '/api/auth/passkey-options', { headers: own, body: '{}' });
    const all = [...cookiesIn(await signIn()), ...cookiesIn(options)];
    expect(new Set(all.map((one) => one.split('=')[0]))).toEqual(
      new Set(['__Host-mingxuan.ceremony', '__Host-mingxuan.device', '__Host-mingxuan.session_token']),
    );
    for (const cookie of all) {
      const flags = cookie.split(';').map((part) => part.trim().toLowerCase());
      expect(flags).toEqual(expect.arrayContaining(['secure', 'httponly', 'samesite=strict', 'path=/']));
      expect(cookie).not.toMatch(/domain=/i);
    }
  });

  it('of a sign-out take the session with them', async () => {
    const cookie = pairsIn(await signIn());
    expect(await whoIs(cookie)).toMatchObject({ name: '王管理' });
    expect((await ask('POST', '/api/auth/sign-out', { headers: { ...own, cookie }, body: '{}' })).status).toBe(200);
    expect(await whoIs(cookie)).toBeNull();
  });
});

describe('a session that somebody else prepared', () => {
  it.each([
    ['made up', '__Host-mingxuan.session_token=ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'],
    ['signed by another key', `__Host-mingxuan.session_token=ABCDEFGH.${Buffer.alloc(32, 7).toString('base64')}`],
    ['with a name of the library', 'better-auth.session_token=ABCDEFGH; mingxuan.session_token=ABCDEFGH'],
    ['twice', '__Host-mingxuan.session_token=A.B; __Host-mingxuan.session_token=C.D'],
    ['not a cookie', '%00%ff=;;;=; __Host-mingxuan.session_token=%E0%A4%A'],
  ])('is none: %s', async (_what, cookie) => {
    expect(await whoIs(cookie)).toBeNull();
    const got = await signIn({ cookie });
    expect(got.status).toBe(200);
    expect(pairsIn(got)).not.toContain('ABCDEFGH');
  });

  it('ends when somebody signs in over it, and the new one has another token', async () => {
    const planted = pairsIn(await signIn());
    const after = pairsIn(await signIn({ cookie: planted }));
    expect(after).not.toBe(planted);
    expect(await whoIs(planted)).toBeNull();
    expect(await whoIs(after)).toMatchObject({ name: '王管理' });
  });
});

const writes: readonly (readonly [string, string])[] = [
  ['/api/auth/sign-in/username', JSON.stringify(ACCOUNT)],
  ['/api/auth/passkey-options', '{}'],
  ['/api/auth/change-password', '{"currentPassword":"a","newPassword":"b"}'],
  ['/api/auth/sign-out', '{}'],
  ['/api/first-account', '{}'],
  ['/api/sessions/end-others', '{}'],
  ['/api/accounts', '{}'],
  ['/api/passkeys/begin', '{}'],
  ['/api/communities/9901.01.heping.xingfuli/commands', '{}'],
];

const foreign: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['another site', { origin: 'https://evil.example' }],
  ['a page from a file or a sandbox', { origin: 'null' }],
  ['plain http of the same name', { origin: 'http://xuanju.example.gov.cn' }],
  ['another port', { origin: 'https://xuanju.example.gov.cn:8443' }],
  ['a neighbour', { origin: 'https://portal.example.gov.cn' }],
  ['a name that begins like ours', { origin: 'https://xuanju.example.gov.cn.evil.example' }],
  ['capitals', { origin: 'https://XUANJU.example.gov.cn' }],
  ['ours and another', { origin: `${BASE}, https://evil.example` }],
  ['no origin, but another site', { 'sec-fetch-site': 'cross-site' }],
  ['no origin, but a neighbour', { 'sec-fetch-site': 'same-site' }],
];

describe('a write from another site', () => {
  it.each(foreign)('is refused on every route: %s', async (_what, headers) => {
    for (const [path, body] of writes) {
      const got = await ask('POST', path, { headers, body });
      expect([path, got.status, code(got)]).toEqual([path, 403, 'FOREIGN_ORIGIN']);
      expect(cookiesIn(got)).toEqual([]);
    }
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json5',
    '',
  ])('cannot be a form: %s', async (type) => {
    const cookie = pairsIn(await signIn());
    for (const [path, body] of writes.filter(([one]) => !['/api/auth/sign-out', '/api/first-account'].includes(one))) {
      const got = await ask('POST', path, { headers: { ...own, cookie, 'content-type': type }, body });
      expect([path, [400, 404, 415].includes(got.status)]).toEqual([path, true]);
    }
  });

  it('of our own pages, and of a program, is taken', async () => {
    expect((await signIn()).status).toBe(200);
    const program = await ask('POST', '/api/auth/sign-in/username', { body: JSON.stringify(ACCOUNT) });
    expect(program.status).toBe(200);
  });

  it('is told nothing by CORS', async () => {
    const preflight = await ask('OPTIONS', '/api/accounts', {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    const read = await ask('GET', '/api/session', { headers: { origin: 'https://evil.example' } });
    for (const got of [preflight, read])
      expect(Object.keys(got.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

const answers: readonly (readonly [string, string, Sent])[] = [
  ['the page', '/', {}],
  ['a page of the console', '/sign-in', {}],
  ['the session', '/api/session', {}],
  ['what needs a sign-in', '/api/accounts', {}],
  ['what there is not', '/api/nothing', {}],
  ['a file there is not', '/assets/nothing.js', {}],
  ['residents’ pages', '/portal/nothing.html', {}],
  ['the log', '/log/checkpoint', {}],
  ['a path that goes up', '/assets/..%2f..%2fpackage.json', {}],
];

describe('headers', () => {
  it.each(answers)('of %s', async (_what, path, sent) => {
    const { headers, text } = await ask('GET', path, sent);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers.server).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    if (path.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store');
    // Neither a stack nor a path of the machine.
    expect(text).not.toMatch(/\bat .*\.ts:\d|node_modules|\/src\//);
  });

  it('promise TLS only where there is some', async () => {
    expect((await ask('GET', '/', { to: plainPort })).headers['strict-transport-security']).toBeUndefined();
  });

  it('let scripts run by the nonce of this one answer, and nothing else', async () => {
    const pages = [await ask('GET', '/'), await ask('GET', '/'), await ask('GET', '/c/9901/plan')];
    const nonces = pages.map(({ headers, text }) => {
      const policy = String(headers['content-security-policy']);
      const [, nonce = ''] = /script-src [^;]*'nonce-([^']+)'/.exec(policy) ?? [];
      expect(text).toContain(`nonce="${nonce}"`);
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/);
      expect(policy).toMatch(/default-src 'self'.*object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/);
      expect(headers['cache-control']).toBe('no-store');
      return nonce;
    });
    expect(new Set(nonces).size).toBe(3);
    expect(nonces.every((nonce) => Buffer.from(nonce, 'base64').length >= 16)).toBe(true);
  });
});
