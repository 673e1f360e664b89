import { createHash, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { LogKey, Result, SigningKey, WitnessRecord } from '@mingxuan/ledger';
import {
  auditLog,
  checkCheckpoint,
  checkPaper,
  cosign,
  cosignatureKey,
  decideCosignature,
  filePathsOf,
  formatVkey,
  parseAddCheckpoint,
  parsePolicy,
  parseTreeHead,
  parseVkey,
  readNote,
  toResponse,
  verifierKeyOf,
} from '@mingxuan/ledger';
import type { Fact } from '@mingxuan/election';
import type { IsoDate, Text } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftOf } from '../src/cycle/domain.ts';
import type { States } from '../src/log-publisher/held-back.ts';
import { witnessWords } from '../src/log-publisher/log-words.ts';
import { knownOutside } from '../src/log-publisher/known-outside.ts';
import type { LogState } from '../src/log-publisher/log-now.ts';
import { nextDeed } from '../../../packages/election/test/story.ts';
import { World } from '../../../packages/election/test/world.ts';
import { shownHead } from '../src/log-publisher/shown-head.ts';
import { fresh, withServer } from './support.ts';

function given<T>(made: Result<T, unknown>): T {
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const witnessKey = (name: string): SigningKey => ({
  name,
  privateKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});
const lineOf = (key: SigningKey): string => formatVkey(cosignatureKey(given(verifierKeyOf(key))));

/** The street answers when asked; the committee comes by itself; a stranger is in no policy. */
const [street, committee, stranger] = [witnessKey('street.cn'), witnessKey('committee.cn'), witnessKey('stranger.cn')];
let record: WitnessRecord | null = null;
let asked = 0;
let refusing = false;
let policyFile = '';
let door: Server;

/** A witness of the C2SP kind, on a port of its own, for the log of this server. */
function openDoor(): Promise<string> {
  door = createServer((request, response) => {
    // What only our own witness gives, and a witness that has something against us.
    if (request.method === 'GET') return response.writeHead(404).end();
    if (refusing) return response.writeHead(422).end();
    void text(request).then((body) => {
      asked += 1;
      const log = { origin: originOf(), keys: logKeys() };
      const answer = decideCosignature(
        given(parseAddCheckpoint(body)),
        [log],
        () => record,
        street,
        Math.floor(Date.now() / 1000),
      );
      if (answer.kind === 'COSIGNED') record = answer.record;
      const { status, contentType, body: said } = toResponse(answer);
      response.writeHead(status, { 'content-type': contentType }).end(said);
    });
  });
  return new Promise((resolve) =>
    door.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(door.address() as AddressInfo).port}/w`)),
  );
}

const server = withServer(async (dataDir) => {
  const url = await openDoor();
  const lines = [
    `witness street ${lineOf(street)} ${url}`,
    `witness committee ${lineOf(committee)}`,
    'group both all street committee',
    'quorum both',
  ];
  policyFile = `${dataDir}/witness-policy.txt`;
  writeFileSync(policyFile, `${lines.join('\n')}\n`);
});
const town = { id: '7700.01.he.rizhi' };
const pdf = Buffer.from('%PDF-1.7 what hangs on the wall');
const sha256 = createHash('sha256').update(pdf).digest('hex');

/** Papers as the ledger holds them once issued: the way there is tested elsewhere. */
beforeAll(async () => {
  const { ledger } = server.current.services;
  await ledger.createCommunity(town.id, '日志社区', '2026-11-01T00:00:00Z');
  const facts = Array.from({ length: 3 }, (_, i): Fact => {
    const digest = i === 1 ? sha256 : String(i).repeat(64);
    const body = { paper: 'WALL_PLAN', no: i + 1, title: '选举工作日程', sha256: digest, pages: 1, basedOn: 1 };
    return { type: 'PAPER_ISSUED', stream: 'CYCLE', body, sealed: [] };
  });
  const actor = { account: 'a', role: 'CLERK' };
  const about = { community: town.id, at: '2026-11-20T01:00:00.000Z', on: '2026-11-20' as IsoDate, actor };
  const sent = { commandId: fresh(), account: 'a', digest: 'd' };
  const done = await ledger.transact(town.id, sent, () => ok({ drafts: facts.map((fact) => draftOf(fact, about)) }));
  expect(done.ok).toBe(true);
});
afterAll(() => door.close());

const logKeys = (): readonly LogKey[] =>
  server.current.services.log.keyLines
    .trimEnd()
    .split('\n')
    .map((line) => given(parseVkey(line)));
const originOf = (): string => logKeys()[0]?.name ?? '';

const get = async (name: string): Promise<Response> => server.current.fetch(`/log/${name}`);
const body = async (name: string): Promise<string> => (await get(name)).text();
const bring = async (note: string): Promise<number> =>
  (await server.current.fetch('/log/add-cosignature', { method: 'POST', body: note })).status;

describe('the public log', () => {
  test('holds every entry once it is needed, under both signatures, in files that never change', async () => {
    const head = expectValue(await server.current.services.ledger.current(town.id)).head;
    given(await server.current.services.log.prove(town.id, head.seq, 'AS_IT_STANDS'));
    const note = await body('checkpoint');
    const keys = logKeys().map((key) => ({ key, url: null }));
    const standing = given(checkCheckpoint(note, { logs: keys, witnesses: [], groups: [], quorum: 'none' }, null));
    expect([...standing.signedWith].sort()).toEqual(['ED25519', 'SM2']);
    const files = new Map<string, Uint8Array>();
    for (const file of filePathsOf(standing.head.size)) {
      const response = await get(file);
      expect(response.headers.get('cache-control')).toContain('immutable');
      files.set(file, new Uint8Array(await response.arrayBuffer()));
    }
    const { faults, heads } = auditLog(standing.head.size, standing.head.root, (file) => files.get(file));
    expect([faults, heads.get(town.id)]).toEqual([[], head]);
    expect((await get('checkpoint')).headers.get('cache-control')).toBe('no-cache');
  });

  test.each(['tile/0/999', 'tile/0/000.p/9999', 'tile/7/000', 'paper/x/y', 'nothing'])('has no %s', async (name) =>
    expect((await get(name)).status).toBe(404),
  );

  test('while bundles are counted a paper bears the last entry that the log shows, and before and after the last there is', async () => {
    const { services } = server.current;
    const { head, state } = expectValue(await services.ledger.current(town.id));
    given(await services.log.prove(town.id, head.seq, 'AS_IT_STANDS'));
    const counted = { seq: head.seq + 1, hash: 'f'.repeat(64) };
    const world = new World();
    let deed = nextDeed(world);
    for (; deed !== null && deed.command.type !== 'ENTER_BUNDLE'; deed = nextDeed(world)) world.must(deed);
    if (deed !== null) world.must(deed);
    const shown = (states: States) => shownHead({ ledger: states, database: services.database }, town.id, counted);
    expect(await shown({ current: () => Promise.resolve(ok({ state: world.state })) })).toEqual(ok(head));
    expect(await shown({ current: () => Promise.resolve(ok({ state })) })).toEqual(ok(counted));
  });

  test('tells its policy as other programs read it, with its own key and without SM2', async () => {
    const policy = given(parsePolicy(await body('policy')));
    expect(policy.logs.map(({ key }) => [key.type, key.name])).toEqual([['ED25519', originOf()]]);
    expect(policy.witnesses.map(({ name }) => name)).toEqual(['street', 'committee']);
  });

  test('proves a paper with nothing but the paper and the proof', async () => {
    const proof = await body(`paper/${town.id}/${sha256}`);
    const policy = given(
      parsePolicy(`${await body('keys')}`.replaceAll(/^/gm, 'log ').replace(/log $/, 'quorum none')),
    );
    expect(checkPaper(sha256, proof, policy, null)).toMatchObject({ faults: [], entry: { community: town.id } });
    expect(checkPaper('0'.repeat(64), proof, policy, null).faults.map(({ code }) => code)).toEqual(['PAPER_DIFFERS']);
    expect((await get(`paper/${town.id}/${'f'.repeat(64)}`)).status).toBe(404);
  });
});

describe('its witnesses', () => {
  test('the one with an address is asked; the other brings its line; together they are the quorum', async () => {
    const { log } = server.current.services;
    expect((await get('witnessed')).status).toBe(404);
    given(await log.prove(town.id, 1, 'ASK_WITNESSES'));
    expect(asked).toBeGreaterThan(0);
    const note = await body('checkpoint');
    const { text: bare } = given(readNote(note));
    const now = Math.floor(Date.now() / 1000);
    expect(await bring(`${bare}\n${given(cosign(note, stranger, now))}`)).toBe(403);
    expect((await get('witnessed')).status).toBe(404);
    expect(await bring(`${bare}\n${given(cosign(note, committee, now))}`)).toBe(200);
    const witnessed = await body('witnessed');
    const policy = given(parsePolicy(await body('policy')));
    const standing = given(checkCheckpoint(witnessed, policy, now + 5));
    expect(standing.cosigned.map(({ name }) => name)).toEqual(['street', 'committee']);
    const proof = given(await log.prove(town.id, 1, 'AS_IT_STANDS'));
    expect(given(checkCheckpoint(proof.checkpoint, policy, null)).cosigned).toHaveLength(2);
  });

  test('nothing is kept under a checkpoint that is not ours, or in no shape', async () => {
    const note = await body('checkpoint');
    const { text: bare } = given(readNote(note));
    const { size } = given(parseTreeHead(bare));
    const other = bare.replace(`\n${size}\n`, `\n${size + 1}\n`);
    const forged = `${other}\n— ${originOf()} AAAAAAA=\n`;
    expect(await bring(forged)).toBe(404);
    expect(await bring('nothing')).toBe(400);
    expect(await bring('x'.repeat(200_000))).toBe(413);
  });
});

describe('what a witness that refuses has seen', () => {
  test.each([
    [404, 'NOTHING'],
    [403, 'NOTHING'],
    [400, 'SILENT'],
    [422, 'SILENT'],
    [503, 'SILENT'],
  ] as const)('%i: %s', async (status, kind) => {
    const { pool } = server.current.services.database;
    const answers = (_: unknown, request?: RequestInit) =>
      Promise.resolve(new Response('no\n', { status: request?.method === 'POST' ? status : 404 }));
    const parts = { pool, now: () => '2026-11-20T01:00:00.000Z', fetch: answers as typeof fetch };
    const outside = knownOutside(path.dirname(policyFile), parts, new AbortController().signal);
    const policy = given(parsePolicy(`witness street ${lineOf(street)} https://street.cn/w\nquorum street\n`));
    const seen = await outside.seen(policy);
    expect(seen.filter(({ by }) => by.zh.includes('street')).map((one) => one.kind)).toEqual([kind]);
  });
});

describe('what people are told of it', () => {
  test('a witness is not said to have cosigned where no line of its own is kept', () => {
    const of = (at: string | null) =>
      witnessWords({ name: 'street', hasAddress: true, cosigned: 9, at, refused: null }, 9).zh;
    expect(of('2026-11-20T01:00:00.000Z')).toContain('见证了最新的检查点');
    expect(of(null)).not.toContain('见证了');
  });

  const status = async () => (await (await get('status.json')).json()) as LogState & { readonly trouble: Text | null };
  const page = body;
  const verify = async (query = ''): Promise<string> => (await server.current.fetch(`/verify${query}`)).text();

  test('a witness that refuses is named before the page that checks', async () => {
    expect(await status()).toMatchObject({
      trouble: null,
      standing: { kind: 'GOES_ON' },
      witnesses: [{ name: 'street', refused: null }, {}],
    });
    const [tool, calm] = [await verify('?seen=1'), await verify()];
    expect(calm).toBe(tool);
    const told = await page('status');
    // The time is the one under the witness's own signature; the one without an address is said to come by itself.
    expect(told).toMatch(/见证规则要求：street、committee 都要。.*已经够数/s);
    expect(told).toMatch(
      /<strong>street<\/strong><br>见证了最新的检查点（\d+ 项），\d{4}-\d\d-\d\d \d\d:\d\d（它的时钟，北京时间）。/,
    );
    expect(told).toMatch(/<strong>committee<\/strong><br>见证了最新的检查点[^<]*没有留网址/);
    expect(told).toContain('mingxuan rebuild');
    expect(await page('status?lang=en')).toContain('it gave no address');
    refusing = true;
    const { ledger, log } = server.current.services;
    const actor = { account: 'a', role: 'CLERK' };
    const about = { community: town.id, at: '2026-11-20T02:00:00.000Z', on: '2026-11-20' as IsoDate, actor };
    const body = { paper: 'WALL_PLAN', no: 9, title: '选举工作日程', sha256: '9'.repeat(64), pages: 1, basedOn: 1 };
    const fact: Fact = { type: 'PAPER_ISSUED', stream: 'CYCLE', body, sealed: [] };
    const sent = { commandId: fresh(), account: 'a', digest: 'd' };
    const done = expectValue(await ledger.transact(town.id, sent, () => ok({ drafts: [draftOf(fact, about)] })));
    given(await log.prove(town.id, done.lastSeq, 'ASK_WITNESSES'));
    expect((await status()).trouble?.zh).toMatch(/street（拒绝（422））/);
    const warned = await verify();
    expect(warned).toContain('street');
    expect(warned).toContain('href="/verify?seen=1"');
    expect(await verify('?seen=1')).toBe(tool);
    expect(await page('status')).toMatch(/street<\/strong><br>见证到 \d+ 项[^<]*落后 1 项；最近一次去问：拒绝（422）/);
  });

  test('a policy that is changed counts at once, and one that cannot be read changes nothing', async () => {
    writeFileSync(policyFile, `witness committee ${lineOf(committee)}\nquorum committee\n`);
    expect(await body('policy')).not.toContain('street');
    expect((await status()).witnesses.map(({ name }) => name)).toEqual(['committee']);
    expect((await status()).trouble).toBe(null);
    writeFileSync(policyFile, 'quorum nobody\n');
    expect(await body('policy')).toContain('quorum committee');
  });
});

function expectValue<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error('refused');
  return result.value;
}
