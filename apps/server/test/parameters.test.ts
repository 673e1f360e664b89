import { acrossCommunities } from '@mingxuan/store';
import type { Problem } from '@mingxuan/contract';
import type { Hono } from 'hono';
import { beforeAll, expect, test } from 'vitest';
import { routes } from '../src/index.ts';
import { cookieOf, withServer } from './support.ts';

const server = withServer();
const community = '9901.01.heping.xingfuli';
let app: Hono;
let cookie = '';

beforeAll(async () => {
  app = server.current.app;
  cookie = await cookieOf(server.current.fetch);
  expect((await post('/api/communities', JSON.stringify({ id: community, name: '幸福里社区' }))).status).toBe(201);
});

const get = async (to: string): Promise<Response> => app.request(to, { headers: { cookie } });
const post = async (to: string, body: string): Promise<Response> =>
  app.request(to, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body });
const here = (rest: string): string => `/api/communities/${community}/${rest}`;

async function expectProblem(response: Response, status: number, code: string): Promise<void> {
  const problem = (await response.json()) as Problem;
  expect([response.status, problem.code]).toEqual([status, code]);
  expect(problem.refusal.message.zh).toMatch(/\p{Script=Han}/u);
}

test.each([
  'voters?q=%00',
  'voters?q=a%1Fb',
  `voters?q=${'x'.repeat(201)}`,
  'voters?poll=%00',
  'voters?poll=somewhere',
  'voters?q=x&poll=',
  'ledger?from=99999999999999999999',
  'ledger?from=-5',
  'ledger?from=1e99',
  'ledger?from=%00',
  'ledger?from=0',
  'bundle?kind=x',
  'bundle?kind=%00',
])('GET …/%s is refused as malformed', async (rest) => {
  await expectProblem(await get(here(rest)), 400, 'BAD_REQUEST');
});

test.each(['evidence?name=%00', 'evidence?name=', 'evidence', 'evidence?name=%20', `evidence?name=${'x'.repeat(201)}`])(
  'POST …/%s is refused as malformed',
  async (rest) => {
    await expectProblem(await post(here(rest), 'x'), 400, 'BAD_REQUEST');
  },
);

test.each(['roll/check?name=%00', 'roll/check'])('POST …/%s is refused as malformed', async (rest) => {
  await expectProblem(await post(here(rest), 'x'), 400, 'BAD_REQUEST');
});

test('evidence without a single byte is refused', async () => {
  await expectProblem(await post(here('evidence?name=a.pdf'), ''), 400, 'EMPTY_FILE');
});

test('what is well formed is answered', async () => {
  expect((await get(here('voters?q=%E7%8E%8B&poll=residents'))).status).toBe(200);
  expect((await get(here('voters'))).status).toBe(200);
  expect((await get(here('ledger?from=1'))).status).toBe(200);
  expect((await get(here('ledger'))).status).toBe(200);
});

test.each(['/api/accounts/%00/disable', '/api/accounts/%00/grants', here('papers/%00/issue')])(
  'POST %s is refused as malformed',
  async (to) => {
    await expectProblem(await post(to, '{}'), 400, 'BAD_REQUEST');
  },
);

test('a name that no database can hold does not break signing in or making accounts', async () => {
  const signIn = await post('/api/auth/sign-in/username', JSON.stringify({ username: '\u0000', password: '\u0000' }));
  expect(signIn.status).toBeLessThan(500);
  const grants = [{ role: 'CLERK', scope: '\u0000' }];
  const made = await post('/api/accounts', JSON.stringify({ username: 'x', displayName: 'x', grants }));
  expect(made.status).toBeLessThan(500);
});

test.each(routes.filter((r) => r.path.includes(':community')).map((r) => [`${r.method} ${r.path}`, r] as const))(
  '%s answers 404 for a community there is not, and keeps nothing',
  async (_name, route) => {
    for (const id of ['9901.01.heping.nowhere', '%00', 'x'.repeat(500)]) {
      const to = route.path
        .replace(/:file\{[^}]*\}/, '1.pdf')
        .replace(':community', id)
        .replace(/:\w+/g, 'X');
      const response = route.method === 'GET' ? await get(to) : await post(`${to}?name=a.csv`, '{}');
      // Beyond the caller's own scope the answer is that it is out of scope, whether it is there or not.
      const { code } = (await response.json()) as Problem;
      if (id.startsWith('9901')) expect([response.status, code]).toEqual([404, 'COMMUNITY_UNKNOWN']);
      else expect([403, 404]).toContain(response.status);
    }
    const kept = await acrossCommunities(server.current.services.database.pool).query('SELECT 1 FROM file');
    expect(kept.rows).toEqual([]);
  },
);
