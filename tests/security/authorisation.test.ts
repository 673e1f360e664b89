import { randomUUID } from 'node:crypto';
import type { Fetch, Problem } from '@mingxuan/contract';
import { commandSchemas } from '@mingxuan/contract';
import type { Command } from '@mingxuan/election';
import type { Action, Role } from '@mingxuan/identity';
import { ACTION_TABLE, ROLES } from '@mingxuan/identity';
import type { Route } from '@mingxuan/server';
import { routes } from '@mingxuan/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { actionFor } from '../../apps/server/src/cycle/policy.ts';
import { taken, withServer } from '../../apps/server/test/support.ts';
import { idNumberOf, voterNames } from '../../packages/election/test/world.ts';
import type { Place } from './place.ts';
import { addressOf, foundPlace, scopeOf } from './place.ts';
import { sampleOf } from './sample-of.ts';

// Every route, every command, every role, here and elsewhere: who has no business here is told so, learns nothing by it,
// and leaves nothing behind.

const server = withServer();
const ID = '7700.01.he.yi';
const HERE = scopeOf(ID);
const STREET = '7700/01/he';
/** Neighbours, places whose code only begins alike, other streets, districts and cities. */
const ELSEWHERE = ['7700/01/he/yi2', '7700/01/he/y', '7700/01/he2', '7700/01/h', '7700/02', '7701', '77', '9901'];
const NEIGHBOUR = '7700.01.he.yi2';

let place: Place;
let neighbour: Place;
/** One account; what it may do is set before each question. */
let someone: Fetch;
let account = '';

beforeAll(async () => {
  place = await foundPlace(server.current, ID, '保密里社区');
  neighbour = await foundPlace(server.current, NEIGHBOUR, '隔壁里社区');
  someone = server.current.as(await server.current.hire('某人', ['OBSERVER'], '9901'));
  const told = (await (await someone('/api/session')).json()) as { actor: { accountId: string } };
  account = told.actor.accountId;
});

interface Held {
  readonly role: Role;
  readonly scope: string;
}

async function hold(grants: readonly Held[]): Promise<void> {
  const { pool } = server.current.services.database;
  await pool.query('DELETE FROM account_grant WHERE account_id = $1', [account]);
  for (const { role, scope } of grants)
    await pool.query('INSERT INTO account_grant (account_id, role, scope) VALUES ($1, $2, $3)', [account, role, scope]);
}

const everythingIn = (scopes: readonly string[]): readonly Held[] =>
  ROLES.flatMap((role) => scopes.map((scope) => ({ role, scope })));

interface Told {
  readonly status: number;
  readonly text: string;
  readonly code: string | null;
}

async function ask(fetch: Fetch, { method, body }: Route, to: string): Promise<Told> {
  const json = { method, headers: { 'content-type': 'application/json' }, body: '{}' };
  const init = method === 'GET' ? {} : body === 'json' ? json : { method, body: 'x' };
  const response = await fetch(to, init);
  const text = await response.text();
  const problem = response.headers.get('content-type')?.includes('problem+json') === true;
  return { status: response.status, text, code: problem ? (JSON.parse(text) as Problem).code : null };
}

const head = async (): Promise<number> => taken(await place.clerk.ledger(ID, 1)).head.seq;

const refusedCodes = ['NOT_GRANTED', 'OUT_OF_SCOPE'];
const inPlaces = routes.filter(({ path }) => path.includes('/communities/:community'));
const byTable = inPlaces.flatMap((route) =>
  route.audience.kind === 'ANY_OF' ? [{ route, actions: route.audience.actions }] : [],
);
const carries = (role: Role, actions: readonly Action[]): boolean =>
  actions.some((action) => ACTION_TABLE[action].roles.includes(role));

/** One of each kind of command that there is, well formed. */
const commands = Object.entries(commandSchemas).map(([type, schema]) => [type, sampleOf(schema) as Command] as const);

const send = (fetch: Fetch, id: string, command: unknown): Promise<Told> =>
  fetch(`/api/communities/${id}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commandId: randomUUID(), command }),
  }).then(async (response) => {
    const text = await response.text();
    return { status: response.status, text, code: (JSON.parse(text) as { code?: string }).code ?? null };
  });

describe('what can be reached at all', () => {
  it('is the table of routes, and these beside it, which anybody may read', () => {
    const { app } = server.current;
    const table = new Set(routes.map(({ path }) => path));
    const beside = new Set(
      app.routes.filter(({ path }) => !table.has(path)).map(({ method, path }) => `${method} ${path}`),
    );
    expect([...beside].sort()).toEqual([
      // Numbers a request, sets headers, looks at the origin: answers nothing by itself.
      'ALL /*',
      'ALL /api/*',
      // The pages of the console, which hold nothing.
      'GET /*',
      // Signing in and out: packages/identity/test/sign-in.test.ts says what answers there.
      'GET /api/auth/*',
      // Whether server and database answer.
      'GET /api/health',
      'GET /assets/*',
      // The public log.
      'GET /log/*',
      'GET /log/checkpoint',
      'GET /log/keys',
      'GET /log/paper/:community/:sha256',
      'GET /log/policy',
      'GET /log/status',
      'GET /log/status.json',
      'GET /log/tile/*',
      'GET /log/witnessed',
      // Who may do what; residents' pages; the page that checks evidence.
      'GET /matrix',
      'GET /portal',
      'GET /portal/*',
      'GET /verify',
      'POST /api/auth/*',
      'POST /log/add-cosignature',
    ]);
  });

  it.each([...table405()])('%s is not taken in any other way', async (path, methods) => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'GET', 'POST']) {
      if (methods.includes(method)) continue;
      const response = await server.current.fetch(addressOf({ path }), { method });
      // A GET may belong to a pattern beside this one, and then needs somebody signed in.
      const others = routes.some(
        (other) => other.method === method && other.path !== path && matches(other.path, path),
      );
      expect(response.status, method).toBe(others ? 401 : 405);
      if (!others) expect(response.headers.get('allow'), method).toContain(methods[0]);
    }
  });
});

function table405(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const { path, method } of routes) all.set(path, [...(all.get(path) ?? []), method]);
  return all;
}

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replace(/:\w+(?:\{[^}]*\})?/g, '[^/]+')}$`).test(addressOf({ path }));

describe('whoever holds every office of every other place', () => {
  // What is not given by all of them together is given by none of them alone: grants only ever add.
  beforeAll(() => hold(everythingIn(ELSEWHERE)));

  it.each(inPlaces.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s tells nothing, not even whether there is such a place',
    async (_name, route) => {
      const own = { poll: 'residents', voterNo: '1', sha256: place.photo, paper: 'VOTER_ROLL' };
      const known = await ask(someone, route, addressOf(route, { ...own, community: ID }));
      const unknown = await ask(someone, route, addressOf(route, { ...own, community: '7700.01.he.nowhere' }));
      const withoutNumber = ({ text }: Told) => text.replace(/"requestId":"[^"]*"/, '');
      expect(known.status).toBeGreaterThanOrEqual(400);
      expect(known.text).not.toContain(place.name);
      if (route.audience.kind === 'ANY_OF') {
        expect(known).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE' });
        expect(withoutNumber(known)).toBe(withoutNumber(unknown));
      }
    },
  );

  it('cannot give a single command here, and leaves no entry', async () => {
    const before = await head();
    for (const [type, command] of commands) {
      expect(command, type).toBeDefined();
      const told = await send(someone, ID, command);
      // What only the server composes is no command for anybody.
      const composed = told.status === 404 && told.code === 'NOT_FOUND';
      expect(composed || (told.status === 403 && refusedCodes.includes(told.code ?? '')), `${type} ${told.text}`).toBe(
        true,
      );
    }
    expect(await head()).toBe(before);
  });

  it('finds neither the place nor its people in any list', async () => {
    for (const to of ['/api/communities', '/api/accounts', '/api/sessions', '/api/session']) {
      const text = await (await someone(to)).text();
      expect(text, to).not.toContain(place.name);
    }
  });

  it('does not get at what belongs here through a place of their own', async () => {
    for (const route of inPlaces.filter(({ method, path }) => method === 'GET' && path.includes(':sha256'))) {
      const told = await ask(someone, route, addressOf(route, { community: NEIGHBOUR, sha256: place.photo }));
      expect(told.status).toBe(404);
      const own = await ask(someone, route, addressOf(route, { community: NEIGHBOUR, sha256: neighbour.photo }));
      expect(own.status).toBe(200);
    }
  });

  it('cannot touch an account or a session of somebody here', async () => {
    const told = (await (await place.clerkFetch('/api/session')).json()) as { actor: { accountId: string } };
    const sessions = (await (await place.clerkFetch('/api/sessions')).json()) as readonly { id: string }[];
    const given = { account: told.actor.accountId, session: sessions[0]?.id ?? '' };
    const reaching = routes.filter(({ path }) => path.includes(':account') || path.includes(':session'));
    for (const route of reaching) {
      const grants = JSON.stringify({ grants: [{ role: 'OBSERVER', scope: '7701' }] });
      const response = await someone(addressOf(route, given), {
        method: route.method,
        headers: { 'content-type': 'application/json' },
        body: route.path.endsWith('/grants') ? grants : '{}',
      });
      const { code } = (await response.json()) as Problem;
      expect([403, 404, 422], `${route.path} ${code}`).toContain(response.status);
    }
    expect(reaching.length).toBeGreaterThan(5);
    expect((await place.clerkFetch('/api/sessions')).status).toBe(200);
    expect(taken(await place.clerk.session()).actor?.grants).toEqual([{ role: 'CLERK', scope: HERE }]);
  });
});

/** Whole words that only the roll knows. */
const numbers = voterNames.map((_, i) => idNumberOf('1980-01-01', i + 2));
/** Who may see a voter's name: whoever reads the roll, hands out ballots, looks up who may stand, takes objections. */
const seesVoters = (role: Role): boolean =>
  carries(role, ['roll.read', 'poll.checkIn', 'candidate.nominate', 'objection.file']);

describe.each([
  ['here', HERE],
  ['in the whole street', STREET],
])('one office %s', (_where, scope) => {
  it.each(ROLES)('%s passes where the table says so, and nowhere else', async (role) => {
    await hold([{ role, scope }]);
    for (const { route, actions } of byTable) {
      const given = { community: ID, poll: 'residents', voterNo: '1', sha256: place.photo };
      const told = await ask(
        someone,
        route,
        `${addressOf(route, given)}${route.path.endsWith('/bundle') ? '?kind=x' : ''}`,
      );
      const what = `${role} ${route.method} ${route.path}: ${told.text.slice(0, 200)}`;
      if (!carries(role, actions)) expect(told, what).toMatchObject({ status: 403, code: 'NOT_GRANTED' });
      expect(told.status, what).not.toBe(401);
      expect(told.status, what).toBeLessThan(500);
      for (const number of numbers) expect(told.text.includes(number), what).toBe(false);
      if (!seesVoters(role)) for (const name of voterNames) expect(told.text.includes(name), what).toBe(false);
    }
  });
});

describe('commands of other offices', () => {
  it.each(ROLES)('%s gives none of them, and leaves no entry', async (role) => {
    await hold([{ role, scope: HERE }]);
    const before = await head();
    for (const [type, command] of commands) {
      if (ACTION_TABLE[actionFor(command)].roles.includes(role)) continue;
      const told = await send(someone, ID, command);
      const composed = told.status === 404 && told.code === 'NOT_FOUND';
      expect(composed || (told.status === 403 && told.code === 'NOT_GRANTED'), `${role} ${type} ${told.text}`).toBe(
        true,
      );
    }
    expect(await head()).toBe(before);
  });
});
