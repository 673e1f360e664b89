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

test('who takes a complaint gives a code that follows it; others read neither who complained nor what of', async () => {
  const { app, fetch, hire } = server.current;
  const takes = await hire('takes-it', ['CLERK'], place);
  const looks = await hire('looks-on', ['OBSERVER'], place);
  const street = await hire('answers-it', ['STREET_OFFICER'], '9901/01/heping');
  const path = `/api/communities/${community}`;
  const send = async (as: string, to: string, body: unknown) => {
    const cookie = await cookieOf(fetch, as);
    const headers = { cookie, 'content-type': 'application/json' };
    const response = await app.request(to, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const said = { kind: 'PROCEDURE', channel: 'DESK', matter: '北站十点才开门', name: '赵某某', evidence: [] };
  const asked = { commandId: fresh(), ...said };
  expect((await send('looks-on', `${path}/complaints`, asked)).status).toBe(403);
  const taken = await send('takes-it', `${path}/complaints`, asked);
  const again = await send('takes-it', `${path}/complaints`, asked);
  const receipt = taken.body['receipt'] as { readonly code: string; readonly no: number };
  expect(receipt).toMatchObject({ no: 1, code: expect.stringMatching(/^(?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/) });
  expect(again.body['receipt']).toEqual(receipt);

  const matterFor = async (client: Client): Promise<unknown> => {
    const view = await client.community(community);
    return view.ok && view.value.status === 'OPEN' ? view.value.cycle.complaints[0]?.matter : undefined;
  };
  expect([await matterFor(takes), await matterFor(looks), await matterFor(street)]).toEqual([
    '北站十点才开门',
    '',
    '北站十点才开门',
  ]);

  const follow = (code: string) =>
    app.request(`/api/public/${community}/complaint-status`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ code }),
    });
  const wrong = await follow('2222-2222-2222-2222');
  expect(wrong.status).toBe(404);
  const answer = { type: 'ANSWER_COMPLAINT', no: 1, finding: 'FOUNDED', answer: '已延长投票时间', published: false };
  await send('answers-it', `${path}/commands`, { commandId: fresh(), command: answer });
  const status = await (await follow(receipt.code.toLowerCase().replaceAll('-', ' '))).text();
  expect(JSON.parse(status)).toMatchObject({
    stage: 'ANSWERED',
    answer: { text: '已延长投票时间', finding: 'FOUNDED' },
  });
  expect(status).not.toContain('赵某某');
  expect(status).not.toContain('北站');
});
