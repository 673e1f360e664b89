import type { Client } from '@mingxuan/contract';
import { beforeAll, expect, test } from 'vitest';
import { originsOf } from '../src/start.ts';
import { cookieOf, fresh, taken, withServer } from './support.ts';

const server = withServer();
const community = '9901.01.heping.xingfuli';
const place = '9901/01/heping/xingfuli';
const day = '2027-03-20';

beforeAll(async () => {
  taken(await server.current.admin.createCommunity({ id: community, name: '幸福里社区' }));
});

const bundle = (client: Client, kind: 'PUBLIC' | 'RESTRICTED') =>
  client.bytes(client.bundleUrl(community, kind)).then((a) => (a.ok ? 'GIVEN' : `${a.error.status} ${a.error.code}`));

test.each([
  ['CITY_ADMIN', '9901', '422 NOTHING_TO_EXPORT', '403 NOT_GRANTED'],
  ['DISTRICT_ADMIN', '9901/01', '422 NOTHING_TO_EXPORT', '403 NOT_GRANTED'],
  ['STREET_ADMIN', '9901/01/heping', '422 NOTHING_TO_EXPORT', '422 NOTHING_TO_EXPORT'],
  ['CLERK', place, '422 NOTHING_TO_EXPORT', '422 NOTHING_TO_EXPORT'],
  ['REC_MEMBER', place, '403 NOT_GRANTED', '403 NOT_GRANTED'],
])('%s: public bundle, restricted bundle', async (role, scope, open, restricted) => {
  const client = await server.current.hire(`bundle-${role.toLowerCase().replaceAll('_', '-')}`, [role], scope);
  expect([await bundle(client, 'PUBLIC'), await bundle(client, 'RESTRICTED')]).toEqual([open, restricted]);
});

test.each([
  ['PARTY_ORG', 'VOTER_ROLL', 'NOT_GRANTED'],
  ['PARTY_ORG', 'OBJECTION_RULING:1', 'NOT_GRANTED'],
  ['PARTY_ORG', 'ELECTION_DAY', 'CYCLE_NOT_OPEN'],
  ['CLERK', 'VOTER_ROLL', 'CYCLE_NOT_OPEN'],
])('%s issuing %s is told %s', async (role, paper, code) => {
  const name = `paper-${role}-${paper}`.toLowerCase().replaceAll(/[_:]/g, '-').slice(0, 30);
  const client = await server.current.hire(name, [role], place);
  expect(await client.issuePaper(community, paper)).toMatchObject({ ok: false, error: { code } });
});

const opening = {
  type: 'OPEN_CYCLE',
  mode: 'REHEARSAL',
  community: { name: '幸福里社区', subDistrict: '和平街道', district: '某区', city: '某市', legalRegime: 'RESIDENTS' },
  termNo: 9,
  termExpiry: day,
  electionDay: day,
  partyDay: '2027-02-20',
  packs: { party: { pack: 'party-2020', overlays: [] }, residents: { pack: 'residents-2026', overlays: [] } },
};

test('a command sent again is answered only to who sent it, and only while they may', async () => {
  const { app, fetch, hire } = server.current;
  await hire('clerk-2', ['CLERK'], place);
  await hire('observer-2', ['OBSERVER'], place);
  const commandId = fresh();
  const send = async (as: string | null, command: unknown) => {
    const cookie = await cookieOf(fetch, as ?? undefined);
    const response = await app.request(`/api/communities/${community}/commands`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ commandId, command }),
    });
    const body = (await response.json()) as { readonly code?: string; readonly seq?: number };
    return `${response.status} ${body.code ?? body.seq}`;
  };
  expect(await send(null, opening)).toBe('200 1');
  expect(await send(null, opening)).toBe('200 1');
  expect(await send(null, { ...opening, termNo: 10 })).toBe('422 COMMAND_ID_REUSED');
  expect(await send('clerk-2', opening)).toBe('422 COMMAND_ID_REUSED');
  expect(await send('observer-2', opening)).toBe('403 NOT_GRANTED');
});

test.each([
  ['http://127.0.0.1:8080', 3],
  ['http://localhost:8080', 3],
  ['https://localhost.example.org', 1],
  ['https://127.0.0.1.example.org', 1],
])('%s is opened under %i addresses', (baseUrl, addresses) => {
  expect(originsOf({ baseUrl, port: 8080 })).toHaveLength(addresses);
});
