import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandSchemas, type Problem } from '@mingxuan/contract';
import { migrateIdentity } from '@mingxuan/identity';
import type { Route, Services } from '@mingxuan/server';
import { closeServices, createApp, mostMb, openServices, routes } from '@mingxuan/server';
import { withTestDatabase } from '@mingxuan/store/test-support';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const db = withTestDatabase(migrateIdentity);
const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-routes-'));
const community = '9901.01.heping.xingfuli';
let services: Services;
let app: ReturnType<typeof createApp>;
let cookie = '';

beforeAll(async () => {
  const opened = await openServices({
    dataDir: folder,
    databaseUrl: db.url,
    databaseOwnerUrl: db.ownerUrl,
    baseUrl: 'http://127.0.0.1:8080',
  });
  if (!opened.ok) throw new Error(opened.error.message.en);
  services = opened.value;
  app = createApp(services, { consoleDir: folder, origins: [], log: () => undefined });
  const account = { username: '王管理', displayName: '王管理', password: 'Mx-9f2Kq7_Lw0z' };
  const code = await services.identity.firstCode();
  expect((await send('/api/first-account', JSON.stringify({ code, ...account }))).status).toBe(201);
  const { username, password } = account;
  const signedIn = await send('/api/auth/sign-in/username', JSON.stringify({ username, password }));
  cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  expect((await send('/api/communities', JSON.stringify({ id: community, name: '幸福里社区' }))).status).toBe(201);
});

afterAll(async () => {
  await closeServices(services);
  rmSync(folder, { recursive: true, force: true });
});

async function send(to: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  return app.request(to, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body });
}

/** A route's address with every parameter filled in. */
const addressOf = ({ path: pattern }: Route, value = community): string =>
  pattern
    .replace(/:file\{[^}]*\}/, '1.pdf')
    .replace(/:\w+/g, (name) => (name === ':community' ? encodeURIComponent(value) : 'X'));

/** Coded, in words, and the caller's fault. */
async function expectRefused(response: Response, what: string): Promise<void> {
  expect(response.status, what).toBeGreaterThanOrEqual(400);
  expect(response.status, what).toBeLessThan(500);
  const problem = (await response.json()) as Problem;
  expect(problem.code, what).toMatch(/^[A-Z][A-Z_]+$/);
  expect(problem.refusal.message.zh, what).toMatch(/\p{Script=Han}/u);
}

describe('who may call a route', () => {
  it('is said by every route, and only these are open to anybody', () => {
    const open = routes
      .filter((route) => route.audience.kind === 'PUBLIC')
      .map((route) => `${route.method} ${route.path}`);
    expect(open.sort()).toEqual([
      'GET /api/rules',
      'GET /api/session',
      'POST /api/first-account',
      'POST /api/public/:community/complaint-status',
      'POST /api/public/:community/complaints',
      'POST /api/public/:community/objection-status',
      'POST /api/public/:community/objections',
      'POST /api/public/:community/roll-check',
    ]);
    expect(routes.every((route) => ['PUBLIC', 'SIGNED_IN', 'BY_COMMAND', 'ANY_OF'].includes(route.audience.kind))).toBe(
      true,
    );
  });

  it.each(
    routes
      .filter((route) => route.audience.kind !== 'PUBLIC')
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )('%s answers 401 without a session', async (_name, route) => {
    const response = await app.request(addressOf(route), route.method === 'POST' ? { method: 'POST', body: '{}' } : {});
    expect(response.status).toBe(401);
    expect(((await response.json()) as Problem).code).toBe('NOT_SIGNED_IN');
  });
});

/** Not what any route takes; none of them may be taken for an accident of ours. */
const malformed: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['half a JSON', '{"commandId":'],
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '7'],
  ['an object with other fields', '{"a":1}'],
  ['another encoding', '\ud800'],
  ['a deep object', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
  ['a prototype', '{"__proto__":{"type":"OPEN_CYCLE"},"constructor":1}'],
];

const taking = (kind: 'json' | 'bytes'): readonly Route[] =>
  routes.filter((route) => (kind === 'json' ? route.body === 'json' : typeof route.body === 'object'));

describe('bodies that are wrong', () => {
  // The sample takes no body at all: whatever is sent is not looked at.
  const readsItsBody = taking('json').filter((route) => route.path !== '/api/sample');

  it.each(readsItsBody.map((route) => [route.path, route] as const))(
    '%s refuses what is malformed',
    async (_name, route) => {
      for (const [what, body] of malformed)
        await expectRefused(await send(addressOf(route), body), `${route.path} ${what}`);
    },
  );

  it.each(taking('json').map((route) => [route.path, route] as const))(
    '%s refuses what is too large',
    async (_name, route) => {
      const response = await send(addressOf(route), `{"a":"${'x'.repeat(2 * 1024 * 1024)}"}`);
      await expectRefused(response, route.path);
      expect(response.status).toBe(413);
    },
  );

  it.each(taking('bytes').map((route) => [route.path, route] as const))(
    '%s refuses what is too large',
    async (_name, route) => {
      const size = mostMb(route.body) * 1024 * 1024 + 1;
      const response = await send(`${addressOf(route)}?name=a.csv`, new Uint8Array(size));
      await expectRefused(response, route.path);
      expect(response.status).toBe(413);
    },
  );

  it('checks a roll of any bytes without breaking', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Uint8Array.from(array));
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom('a.csv', 'a.xlsx', 'a.xls', '', '../a', 'a\u0000b.csv'),
        async (body, name) => {
          const to = `/api/communities/${community}/roll/check?name=${encodeURIComponent(name)}`;
          const response = await send(to, body);
          expect(response.status).toBeLessThan(500);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const commandId = '2f3c8f0e-6d0b-4a52-9b0e-5b6f4a0c7d11';
const commands = `/api/communities/${community}/commands`;

describe('commands that are wrong', () => {
  it.each(Object.keys(commandSchemas))('%s with anything else in it never breaks the server', async (type) => {
    const junk = fc.dictionary(
      fc.constantFrom(
        'poll',
        'voterNo',
        'name',
        'id',
        'post',
        'seats',
        'members',
        'figures',
        'no',
        'electionDay',
        'x',
        '__proto__',
      ),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(junk, async (fields) => {
        const body = JSON.stringify({ commandId, command: { ...fields, type } });
        const response = await send(commands, body);
        if (response.status !== 200) await expectRefused(response, body);
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    ['a kind there is not', { commandId, command: { type: 'toString' } }],
    ['a kind only the server composes', { commandId, command: { type: 'IMPORT_ROLL' } }],
    ['no command id', { command: { type: 'FREEZE_ROLL' } }],
    ['a day that does not exist', { commandId, on: '2026-02-30', command: { type: 'FREEZE_ROLL' } }],
  ])('%s is refused', async (what, body) => {
    await expectRefused(await send(commands, JSON.stringify(body)), what);
  });
});

describe('addresses that are wrong', () => {
  const strange = [
    'nobody.knows.this.place',
    '..',
    'a/b',
    '\u0000',
    'x'.repeat(5000),
    "'; DROP TABLE voter; --",
    '幸福里',
    '%',
  ];

  it.each(
    routes
      .filter((route) => route.path.includes(':community'))
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )('%s', async (_name, route) => {
    for (const value of strange) {
      const init = route.method === 'POST' ? { method: 'POST', body: JSON.stringify({ commandId }) } : {};
      const response = await app.request(addressOf(route, value), { ...init, headers: { cookie } });
      expect(response.status, JSON.stringify(value.slice(0, 40))).toBeLessThan(500);
    }
  });

  it.each([
    'voters?q=%00',
    `voters?q=${'%25'.repeat(3000)}`,
    'voters?poll=%00',
    'voters?poll=x',
    'ledger?from=-5',
    'ledger?from=1e99',
    'ledger?from=9007199254740993',
    'bundle?kind=x',
    'papers/99999999999999999999.pdf',
  ])('GET …/%s', async (rest) => {
    const response = await app.request(`/api/communities/${community}/${rest}`, { headers: { cookie } });
    expect(response.status).toBeLessThan(500);
  });
});
