import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Head } from '@mingxuan/ledger';
import {
  appendLeaves,
  auditLog,
  checkCheckpoint,
  consistencyPaths,
  EMPTY_TREE,
  filePathsOf,
  leafOf,
} from '@mingxuan/ledger';
import { encodeLeaf, proveConsistency, verifyConsistency } from '@mingxuan/ledger';
import { ok } from '@mingxuan/rulebook';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Step } from '../src/index.ts';
import type { TestDatabase } from '../src/test-support.ts';
import { createLedgerStore, createSequencer, leafIndexOf, newestCheckpoint, readLedger } from '../src/index.ts';
import { openPool, readLogFile, readLogFiles } from '../src/index.ts';
import { createTestDatabase, expectOk } from '../src/test-support.ts';
import { given, ORIGIN, signing } from './fixtures/log-keys.ts';
import { draft, sent, toy } from './fixtures/toy.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.drop());

const store = () => createLedgerStore(db.database, toy);
const sequencer = (batch?: number, seed?: number, origin?: string) =>
  createSequencer(db.database, { ...signing(seed, origin), ...(batch === undefined ? {} : { batch }) });

let sends = 0;
/** One act of so many entries. */
async function record(community: string, entries: number): Promise<void> {
  const ledger = store();
  await ledger.createCommunity(community, '社区', '2026-01-01T00:00:00Z');
  const drafts = Array.from({ length: entries }, (_, i) => draft(community, 'NOTE', { i }));
  expectOk(await ledger.transact(community, sent(`s-${(sends += 1)}`), () => ok({ drafts })));
}

/** Steps until nothing is left; what the last one said. */
async function settle(one = sequencer()): Promise<Step> {
  for (;;) {
    const step = expectOk(await one.step());
    if (!step.more) return step;
  }
}

/** The whole log from its tables, held against its checkpoint: no fault, and where each chain ends. */
async function audited(seed?: number): Promise<{ readonly size: number; readonly heads: ReadonlyMap<string, Head> }> {
  const newest = await newestCheckpoint(db.database.pool);
  const standing = given(checkCheckpoint(newest?.note ?? '', signing(seed).policy, null));
  expect([...standing.signedWith].sort()).toEqual(['ED25519', 'SM2']);
  const { size, root } = standing.head;
  const files = await readLogFiles(db.database.pool, filePathsOf(size));
  const { faults, heads } = auditLog(size, root, (path) => files.get(path));
  expect(faults).toEqual([]);
  return { size, heads };
}

async function chainEnds(...communities: readonly string[]): Promise<ReadonlyMap<string, Head>> {
  const ends = new Map<string, Head>();
  for (const community of communities) {
    const last = expectOk(await readLedger(db.database, community)).at(-1);
    if (last !== undefined) ends.set(community, { seq: last.entry.seq, hash: last.hash });
  }
  return ends;
}

describe('the log of an installation', () => {
  test('begins with a checkpoint over nothing, catches up from the first entry, and rests', async () => {
    await settle();
    expect((await audited()).size).toBe(0);
    await record('a', 7);
    await record('b', 300);
    expect(await settle(sequencer(50))).toMatchObject({ kind: 'WRITTEN', size: 307, damaged: [] });
    const { size, heads } = await audited();
    expect([size, heads]).toEqual([307, await chainEnds('a', 'b')]);
    expect(await leafIndexOf(db.database.pool, 'a', 7)).toBe(6);
    expect(await leafIndexOf(db.database.pool, 'a', 8)).toBe(null);
    const rested = sequencer();
    expect([await settle(rested), await settle(rested)].map((step) => step.kind)).toEqual(['IDLE', 'IDLE']);
    await record('a', 1);
    expect(await settle(rested)).toMatchObject({ kind: 'WRITTEN', size: 308 });
    expect((await audited()).heads).toEqual(await chainEnds('a', 'b'));
  });

  test('its files are the ones that the leaves make, whatever the batches were', async () => {
    await record('a', 700);
    await settle(sequencer(33));
    const entries = expectOk(await readLedger(db.database, 'a'));
    const leaves = entries.map(({ entry }) => encodeLeaf(given(leafOf(entry))));
    const { files } = given(appendLeaves(EMPTY_TREE, leaves));
    for (const { path, bytes } of files)
      expect(Buffer.from((await readLogFile(db.database.pool, path)) ?? []).equals(bytes), path).toBe(true);
    for (const path of ['tile/0/003', 'tile/0/002.p/189', 'tile/1/000', 'tile/2/000.p/1', 'checkpoint', '../x'])
      expect(await readLogFile(db.database.pool, path), path).toBe(null);
  });

  test('two programs that write it at once write one log', async () => {
    for (const community of ['a', 'b', 'c']) await record(community, 40);
    await Promise.all([settle(sequencer(3)), settle(sequencer(4)), settle(sequencer(5))]);
    await settle();
    expect(await audited()).toEqual({ size: 120, heads: await chainEnds('a', 'b', 'c') });
  });

  test('the program cannot change it', async () => {
    await record('a', 1);
    await settle();
    if (!db.database.guarded) return;
    for (const table of ['log_state', 'log_leaf', 'log_tile', 'log_checkpoint', 'log_cosignature'])
      await expect(db.database.pool.query(`DELETE FROM ${table}`), table).rejects.toThrow('permission denied');
    await expect(db.database.pool.query('UPDATE log_leaf SET seq = seq')).rejects.toThrow('permission denied');
  });
});

describe('what does not fit is not put in', () => {
  const asOwner = async (statement: string): Promise<void> => {
    const owner = openPool(db.ownerUrl, 1);
    await owner.query(statement);
    await owner.end();
  };

  test('an entry changed by hand is named; other communities go on', async () => {
    await record('a', 9);
    await record('b', 9);
    await asOwner(`UPDATE ledger_entry SET body = '{"i":8}' WHERE community_id = 'a' AND seq = 4`);
    const one = sequencer(5);
    expect(await settle(one)).toMatchObject({ size: 12, damaged: [{ community: 'a', seq: 4 }] });
    await record('b', 1);
    expect(await settle(one)).toMatchObject({ size: 13, damaged: [{ community: 'a', seq: 4 }] });
    expect((await audited()).heads.get('a')?.seq).toBe(3);
  });

  test('a chain cut off or exchanged after it was logged is named', async () => {
    await record('a', 3);
    await record('b', 3);
    await settle();
    const head = (await chainEnds('b')).get('b');
    await asOwner(`UPDATE community_head SET seq = 2 WHERE community_id = 'a'`);
    await asOwner(`UPDATE community_head SET hash = '${'0'.repeat(64)}' WHERE community_id = 'b'`);
    expect((await settle()).damaged).toMatchObject([
      { community: 'a', seq: 3 },
      { community: 'b', seq: 3 },
    ]);
    expect(head?.seq).toBe(3);
  });

  test('a log whose leaf was changed is not continued', async () => {
    await record('a', 3);
    await settle();
    await record('a', 1);
    await asOwner(`UPDATE log_leaf SET leaf = replace(leaf, '"seq":2', '"seq":7') WHERE leaf_index = 1`);
    expect(await sequencer().step()).toMatchObject({ ok: false, error: { code: 'LOG_DAMAGED' } });
  });

  test('what must not be shown yet waits, with what its community recorded after it; others go on', async () => {
    let hidden = true;
    const one = createSequencer(db.database, {
      ...signing(),
      batch: 4,
      holdBack: { types: new Set(['SECRET']), held: (community) => Promise.resolve(hidden && community === 'a') },
    });
    await record('a', 2);
    const ledger = store();
    const more = ['SECRET', 'NOTE', 'NOTE'].map((type) => draft('a', type));
    expectOk(await ledger.transact('a', sent(`s-${(sends += 1)}`), () => ok({ drafts: more })));
    await record('b', 7);
    expect(await settle(one)).toMatchObject({ size: 9, damaged: [] });
    expect((await audited()).heads.get('a')?.seq).toBe(2);
    // Nothing grows, and still it is looked at again.
    hidden = false;
    expect(await settle(one)).toMatchObject({ kind: 'WRITTEN', size: 12 });
    expect((await audited()).heads).toEqual(await chainEnds('a', 'b'));
  });

  test('nor under another name or with another key', async () => {
    await settle();
    expect(await sequencer(5, 1, `${ORIGIN}/2`).step()).toMatchObject({ error: { code: 'LOG_OTHER_ORIGIN' } });
    expect(await sequencer(5, 2).step()).toMatchObject({ error: { code: 'LOG_KEY_CHANGED' } });
  });
});

/** Kills the process hard after so many checkpoints and returns all that it said. */
function sequenceUntilKilled(enough: number): Promise<readonly { readonly size: number; readonly root: string }[]> {
  const program = join(import.meta.dirname, 'fixtures/sequence-forever.ts');
  const child = spawn(process.execPath, [program, db.ownerUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: { size: number; root: string }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [, size, root = ''] = line.split(' ');
    said.push({ size: Number(size), root });
    if (said.length >= enough) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => (code === null ? resolve(said) : reject(new Error(`exit ${code}`))));
  });
}

test('kill -9 again and again leaves a log that continues every checkpoint that was given out', async () => {
  for (const community of ['k-1', 'k-2']) await store().createCommunity(community, '社区', '2026-01-01T00:00:00Z');
  const said: { readonly size: number; readonly root: string }[] = [];
  for (const enough of [1, 12]) said.push(...(await sequenceUntilKilled(enough)));
  await settle();
  const { size, heads } = await audited();
  expect(heads).toEqual(await chainEnds('k-1', 'k-2'));
  const root = (await newestCheckpoint(db.database.pool))?.root ?? Buffer.of();
  expect(said.length).toBeGreaterThanOrEqual(13);
  for (const older of said) {
    const files = await readLogFiles(db.database.pool, consistencyPaths(older.size, size));
    const proof = given(proveConsistency(older.size, size, (path) => files.get(path)));
    expect(verifyConsistency(older.size, size, Buffer.from(older.root, 'hex'), root, proof)).toBe(true);
  }
});
