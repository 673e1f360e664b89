import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatVkey, parseTreeHead, parseVkey, readNote } from '@mingxuan/ledger';
import { ok } from '@mingxuan/rulebook';
import type { Services } from '@mingxuan/server';
import { closeServices, openServices } from '@mingxuan/server';
import type { TestDatabase } from '@mingxuan/store/test-support';
import { createTestDatabase, expectOk } from '@mingxuan/store/test-support';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Witness } from '../src/witness/cosign-once.ts';
import { openDoor } from '../src/witness/witness-door.ts';
import { witnessKey } from '../src/witness/witness-key.ts';
import type { WitnessState } from '../src/witness/witness-state.ts';
import { mingxuan } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-restore-'));
const place = (name: string): string => path.join(folder, name);
const C = '9901.01.heping.beifen';
const databases: TestDatabase[] = [];
let door: Server;
let state: WitnessState = { log: { origin: '', keys: [] }, record: null };
let policy = '';
let acts = 0;
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  door.close();
  for (const db of databases) await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', undefined);
  const key = expectOk(await witnessKey(place('witness.key'), 'street.cn/witness'));
  const witness: Witness = {
    key,
    stateFile: place('witness.state'),
    state: () => state,
    remember: (next) => {
      state = next;
    },
    now: () => Math.floor(Date.now() / 1000),
  };
  door = openDoor(witness, () => undefined).listen(0, '127.0.0.1');
  await once(door, 'listening');
  const { port } = door.address() as AddressInfo;
  policy = `witness street ${formatVkey(key.line)} http://127.0.0.1:${port}\nquorum street\n`;
});

interface Installation {
  readonly services: Services;
  readonly news: string[];
}

/** A server on its own data folder, with everything it has to say of its log. */
async function open(dataDir: string, db: TestDatabase | null): Promise<Installation> {
  const news: string[] = [];
  const services = expectOk(
    await openServices({
      dataDir,
      databaseUrl: db?.url ?? null,
      databaseOwnerUrl: db?.ownerUrl ?? null,
      baseUrl: 'http://127.0.0.1:8080',
      durable: false,
      logNews: (one) => {
        if (one.kind === 'STOPPED') news.push(`${one.why.code} ${one.why.message.zh}`);
      },
    }),
  );
  return { services, news };
}

/** Records so many entries and has them put into the log and witnessed. */
async function goOn({ services }: Installation, entries: number): Promise<boolean> {
  for (let i = 0; i < entries; i += 1) {
    acts += 1;
    const body = {
      paper: 'WALL_PLAN',
      no: acts,
      title: '选举工作日程',
      sha256: String(acts % 10).repeat(64),
      pages: 1,
    };
    const draft = {
      community: C,
      stream: 'CYCLE' as const,
      type: 'PAPER_ISSUED',
      at: '2026-11-20T01:00:00.000Z',
      on: '2026-11-20',
      actor: { account: 'a', role: 'CLERK' },
      body: { ...body, basedOn: 1 },
      records: [],
    };
    const sent = { commandId: `b-${acts}`, account: 'a', digest: 'd' };
    expectOk(await services.ledger.transact(C, sent, () => ok({ drafts: [draft] })));
  }
  const { head } = expectOk(await services.ledger.current(C));
  return (await services.log.prove(C, head.seq, 'ASK_WITNESSES')).ok;
}

async function sizeOf({ services }: Installation): Promise<number> {
  const note = readNote((await services.log.checkpoint()) ?? '');
  const head = note.ok ? parseTreeHead(note.value.text) : note;
  return head.ok ? head.value.size : -1;
}

async function command(...args: readonly string[]) {
  const ran = await mingxuan([...args, '--json']);
  return { code: ran.code, json: JSON.parse(ran.out) as Record<string, unknown> };
}

async function restoreInto(name: string, file: string): Promise<Installation> {
  const db = await createTestDatabase();
  databases.push(db);
  vi.stubEnv('DATABASE_URL', db.url);
  vi.stubEnv('DATABASE_OWNER_URL', db.ownerUrl);
  const done = await command('restore', file, '--data', place(name), '--keys', place('keys'));
  expect(done).toMatchObject({ code: 0, json: { ok: true, missingKeys: [] } });
  vi.unstubAllEnvs();
  return open(place(name), db);
}

test('a restored log goes on, and never forks: the witness decides', async () => {
  mkdirSync(place('a'));
  writeFileSync(path.join(place('a'), 'witness-policy.txt'), policy);
  vi.stubEnv('DATABASE_URL', undefined);
  const first = await open(place('a'), null);
  const keys = first.services.log.keyLines
    .trimEnd()
    .split('\n')
    .map((line) => parseVkey(line));
  const own = keys.flatMap((key) => (key.ok ? [key.value] : []));
  state = { log: { origin: own[0]?.name ?? '', keys: own }, record: null };
  await first.services.ledger.createCommunity(C, '备份社区', '2026-11-01T00:00:00Z');

  // While the server runs: at three entries, and again at seven, of which the witness has seen all.
  expect(await goOn(first, 3)).toBe(true);
  const early = await command('backup', '--data', place('a'), '--to', place('out'));
  expect(early).toMatchObject({ code: 0, json: { newKey: true, log: { size: 3 }, files: ['witness-policy.txt'] } });
  expect(await goOn(first, 4)).toBe(true);
  expect(state.record?.size).toBe(7);
  const late = await command('backup', '--data', place('a'), '--to', place('out2'));
  // What an office keeps apart: the keys, without what was signed last.
  await closeServices(first.services);
  mkdirSync(place('keys'));
  for (const name of ['vault.keys', 'backup.keys', 'ledger-signing.pem', 'log-signing.pem', 'log-signing-sm2.pem']) {
    writeFileSync(path.join(place('keys'), name), readFileSync(path.join(place('a'), 'keys', name)));
  }
  const [old, newest] = [String(early.json['file']), String(late.json['file'])];

  const second = await restoreInto('b', old);
  expect(await goOn(second, 1)).toBe(false);
  expect(second.news.join()).toMatch(
    /LOG_BEHIND .*street见过 7 项，上面有本日志自己的签名.*只有 3 项，缺第 4 至第 7 项/,
  );
  expect(await sizeOf(second)).toBe(3);
  expect((await second.services.log.state()).standing).toMatchObject({ kind: 'BEHIND', own: 3, seen: 7 });
  // Nor does it help to dismiss the witness: our own signature was seen.
  writeFileSync(path.join(place('b'), 'witness-policy.txt'), 'quorum none\n');
  expect(await goOn(second, 1)).toBe(false);
  expect([await sizeOf(second), state.record?.size]).toEqual([3, 7]);
  await closeServices(second.services);

  const third = await restoreInto('c', newest);
  expect(await goOn(third, 1)).toBe(true);
  expect([await sizeOf(third), state.record?.size, third.news]).toEqual([8, 8, []]);

  // The witness is away: after a restore nothing is signed before it was asked, even by a server that ran already.
  door.close();
  door.closeAllConnections();
  writeFileSync(path.join(place('c'), 'log-restored.json'), '{}');
  expect(await goOn(third, 1)).toBe(false);
  expect(third.news.join()).toContain('LOG_ASKING');
  await closeServices(third.services);
  const fourth = await restoreInto('d', newest);
  expect(await goOn(fourth, 1)).toBe(false);
  expect(fourth.news.join()).toContain('LOG_ASKING');
  expect(await sizeOf(fourth)).toBe(7);
  await closeServices(fourth.services);
});

test('a drill restores into a database of its own, checks everything, and leaves nothing', async () => {
  vi.stubEnv('DATABASE_URL', undefined);
  const { file } = (await command('backup', '--data', place('a'), '--to', place('out3'))).json;
  const drill = (...more: readonly string[]) => command('drill', String(file), '--data', place('a'), ...more);
  expect(await drill('--keys', place('keys'))).toMatchObject({
    code: 0,
    json: { ok: true, communities: 1, entries: 7, unopened: 0, faults: [], log: { size: 7 } },
  });
  expect(await drill('--keys', place('out'))).toMatchObject({ code: 2, json: { refusal: { code: 'KEYS_FIRST' } } });
  const bytes = readFileSync(String(file));
  writeFileSync(String(file), bytes.subarray(0, bytes.length - 9));
  expect(await drill()).toMatchObject({ code: 2, json: { refusal: { code: 'BACKUP_DAMAGED' } } });
  writeFileSync(String(file), bytes);
  // A folder with the keys of another installation: refused, and none of them stays to be taken for ours the next time.
  mkdirSync(place('foreign'));
  const ours = (name: string) => readFileSync(path.join(place('keys'), name), 'utf8');
  writeFileSync(path.join(place('foreign'), 'vault.keys'), ours('backup.keys'));
  writeFileSync(path.join(place('foreign'), 'backup.keys'), ours('vault.keys'));
  const into = ['--data', place('wrong'), '--keys', place('foreign')];
  expect(await command('restore', String(file), ...into)).toMatchObject({
    code: 2,
    json: { refusal: { code: 'BACKUP_KEY_MISSING' } },
  });
  expect(existsSync(place('wrong'))).toBe(false);
  // Never over what is there, and never beside its key.
  expect(await command('restore', String(file), '--data', place('a'))).toMatchObject({
    code: 2,
    json: { refusal: { code: 'NOT_EMPTY' } },
  });
  expect(existsSync(path.join(place('a'), 'log-restored.json'))).toBe(false);
  const beside = await command('backup', '--data', place('a'), '--to', path.join(place('a'), 'keys'));
  expect(beside).toMatchObject({ code: 2, json: { refusal: { code: 'BESIDE_ITS_KEY' } } });
  // What a backup that was killed left behind goes with the next; what may still be written to stays.
  const killed = path.join(place('out2'), 'mingxuan-2026-01-01T000000Z.mxb.part');
  const alive = path.join(place('out2'), 'mingxuan-2026-01-02T000000Z.mxb.part');
  for (const name of [killed, alive]) writeFileSync(name, 'cut');
  utimesSync(killed, 1, 1);
  const kept = await command('backup', '--data', place('a'), '--to', place('out2'), '--keep', '1');
  expect(kept.json['removed']).toHaveLength(1);
  expect([existsSync(killed), existsSync(alive)]).toEqual([false, true]);
});
