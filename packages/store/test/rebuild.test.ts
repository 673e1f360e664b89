import { ok } from '@mingxuan/rulebook';
import { beforeAll, expect, test } from 'vitest';
import { createLedgerStore, openPool, rebuild } from '../src/index.ts';
import { expectOk, withTestDatabase } from '../src/test-support.ts';
import { draft, listed, sent, toy } from './fixtures/toy.ts';

const db = withTestDatabase();
const C = 'c-1';

beforeAll(async () => {
  const store = createLedgerStore(db.database, toy, { snapshotEvery: 2 });
  for (const community of [C, 'c-2']) {
    await store.createCommunity(community, '社区', '2026-01-01T00:00:00Z');
    for (let i = 1; i <= 3; i += 1) {
      expectOk(await store.transact(community, sent(`k${i}`), () => ok({ drafts: [listed(community, i, `名${i}`)] })));
    }
    const acts = [draft(community, 'CHECKED_IN', { voterNo: 1 }), draft(community, 'REMOVED', { voterNo: 2 })];
    expectOk(await store.transact(community, sent('k4'), () => ok({ drafts: acts })));
  }
});

test('an untouched database equals its ledger', async () => {
  const report = await rebuild(db.database, toy);
  expect(report).toEqual({
    communities: 2,
    entries: 10,
    rows: { voter: 6, check_in: 2 },
    leaves: 0,
    faults: [],
    repaired: [],
  });
});

/** A change by hand, and the row that must be named. */
const CHANGES: readonly (readonly [string, string, object])[] = [
  [
    'a voter renamed',
    `UPDATE voter SET name = '冒名' WHERE community_id = 'c-1' AND voter_no = 3`,
    { table: 'voter', key: { voter_no: 3 }, kind: 'ALTERED', columns: ['name'] },
  ],
  [
    'a voter deleted',
    `DELETE FROM voter WHERE community_id = 'c-1' AND voter_no = 3`,
    { table: 'voter', key: { voter_no: 3 }, kind: 'MISSING' },
  ],
  [
    'a removed voter put back',
    `UPDATE voter SET removed = false WHERE community_id = 'c-1' AND voter_no = 2`,
    { table: 'voter', key: { voter_no: 2 }, kind: 'ALTERED', columns: ['removed'] },
  ],
  [
    'a voter invented',
    `INSERT INTO voter (community_id, voter_no, ground, removed, seq) VALUES ('c-1', 99, 'X', false, 1)`,
    { table: 'voter', key: { voter_no: 99 }, kind: 'EXTRA' },
  ],
  [
    'a check-in moved',
    `UPDATE check_in SET place = '别处' WHERE community_id = 'c-1'`,
    { table: 'check_in', key: { poll_id: 'residents', voter_no: 1 }, kind: 'ALTERED', columns: ['place'] },
  ],
  [
    'a check-in deleted',
    `DELETE FROM check_in WHERE community_id = 'c-1'`,
    { table: 'check_in', key: { poll_id: 'residents', voter_no: 1 }, kind: 'MISSING' },
  ],
  [
    'a snapshot changed',
    `UPDATE snapshot SET state = '{"acts":5}' WHERE community_id = 'c-1'`,
    { table: 'snapshot', kind: 'ALTERED' },
  ],
  [
    'an entry backdated',
    `UPDATE ledger_entry SET on_day = '2026-02-01' WHERE community_id = 'c-1' AND seq = 2`,
    { table: 'ledger_entry', key: { seq: 2 }, kind: 'ALTERED' },
  ],
  [
    'an entry given to someone else',
    `UPDATE ledger_entry SET actor_account = 'a-2' WHERE community_id = 'c-1' AND seq = 5`,
    { table: 'ledger_entry', key: { seq: 5 }, kind: 'ALTERED' },
  ],
  [
    'an entry made unreadable',
    `UPDATE ledger_entry SET body = '{' WHERE community_id = 'c-1' AND seq = 4`,
    { table: 'ledger_entry', key: { seq: 4 }, kind: 'ALTERED' },
  ],
  [
    'the last entry cut off',
    `DELETE FROM ledger_entry WHERE community_id = 'c-1' AND seq = 5`,
    { table: 'community_head', kind: 'ALTERED' },
  ],
  [
    'a sealed value changed',
    `UPDATE ledger_sealed SET value = '"冒名"' WHERE community_id = 'c-1' AND seq = 3`,
    { table: 'ledger_sealed', key: { seq: 3, idx: 0 }, kind: 'ALTERED' },
  ],
  [
    'a commitment changed',
    `UPDATE ledger_sealed SET commitment = repeat('0', 64) WHERE community_id = 'c-1' AND seq = 3`,
    { table: 'ledger_sealed', key: { seq: 3, idx: 0 }, kind: 'ALTERED' },
  ],
  [
    'a sealed record deleted',
    `DELETE FROM ledger_sealed WHERE community_id = 'c-1' AND seq = 3`,
    { table: 'ledger_sealed', key: { seq: 3 }, kind: 'ALTERED' },
  ],
  [
    'a sealed record emptied although no entry had it erased',
    `UPDATE ledger_sealed SET salt = NULL, value = NULL WHERE community_id = 'c-1' AND seq = 3`,
    { table: 'ledger_sealed', key: { seq: 3, idx: 0 }, kind: 'ALTERED' },
  ],
  [
    'the head set back',
    `UPDATE community_head SET seq = 4 WHERE community_id = 'c-1'`,
    { table: 'community_head', kind: 'ALTERED' },
  ],
];

test.each(CHANGES)('%s is found and named', async (_what, sql, expected) => {
  const owner = openPool(db.ownerUrl, 1);
  const client = await owner.connect();
  try {
    const before = await dump(client);
    await client.query(sql);
    const report = await rebuild(db.database, toy);
    expect(report.faults).toContainEqual(expect.objectContaining({ communityId: C, ...expected }));
    expect(report.faults.every((fault) => fault.communityId === C)).toBe(true);
    await restore(client, before);
    expect((await rebuild(db.database, toy)).faults).toEqual([]);
  } finally {
    client.release();
    await owner.end();
  }
});

test('a changed entry is named once, by its own number; a changed end of the ledger is not taken for a changed entry', async () => {
  const owner = openPool(db.ownerUrl, 1);
  const client = await owner.connect();
  const before = await dump(client);
  const ledgerFaults = async () =>
    (await rebuild(db.database, toy, { communityId: C })).faults
      .filter(({ table }) => table === 'ledger_entry' || table === 'community_head')
      .map(({ table, key, message }) => [table, key, message.zh]);
  await client.query(`UPDATE ledger_entry SET on_day = '2026-02-01' WHERE community_id = 'c-1' AND seq = 2`);
  expect(await ledgerFaults()).toEqual([['ledger_entry', { seq: 2 }, expect.stringContaining('第 2 号')]]);
  await restore(client, before);
  await client.query(`UPDATE community_head SET hash = repeat('0', 64) WHERE community_id = 'c-1'`);
  expect(await ledgerFaults()).toEqual([['community_head', {}, expect.stringContaining('表 community_head')]]);
  await restore(client, before);
  client.release();
  await owner.end();
});

test('a record that cannot be read is named, and hides nothing else of its ledger', async () => {
  const owner = openPool(db.ownerUrl, 1);
  const client = await owner.connect();
  const before = await dump(client);
  await client.query(
    `UPDATE ledger_sealed SET commitment = commitment, value = 'x' WHERE community_id = 'c-1' AND seq = 3`,
  );
  await client.query(`UPDATE ledger_entry SET on_day = '2026-02-01' WHERE community_id = 'c-1' AND seq = 2`);
  await client.query(`UPDATE community_head SET hash = repeat('0', 64) WHERE community_id = 'c-1'`);
  const { faults } = await rebuild(db.database, toy, { communityId: C });
  expect(faults.map(({ table, key, message }) => [table, key, message.zh])).toEqual([
    ['ledger_sealed', { seq: 3, idx: 0 }, expect.stringMatching(/^第 3 号账目的第 1 条密封记录读不出来/)],
    ['ledger_entry', { seq: 2 }, expect.stringContaining('第 2 号')],
    ['community_head', {}, expect.stringContaining('表 community_head')],
  ]);
  await restore(client, before);
  client.release();
  await owner.end();
});

test('repair puts derived rows right, and leaves a community alone whose ledger is at fault', async () => {
  const owner = openPool(db.ownerUrl, 1);
  const client = await owner.connect();
  const before = await dump(client);
  await client.query(`UPDATE voter SET name = '冒名' WHERE voter_no = 3`);
  await client.query(`DELETE FROM check_in`);
  await client.query(`UPDATE snapshot SET state = '{}'`);
  await client.query(`UPDATE ledger_entry SET on_day = '2026-02-01' WHERE community_id = 'c-2' AND seq = 2`);
  expect((await rebuild(db.database, toy, { repair: true })).repaired).toEqual([C]);
  const after = await rebuild(db.database, toy);
  expect(after.faults.filter((fault) => fault.communityId === C)).toEqual([]);
  expect(after.faults).toContainEqual(expect.objectContaining({ table: 'voter', key: { voter_no: 3 } }));
  await restore(client, before);
  client.release();
  await owner.end();
});

test('rows that belong to nothing are found and named, in all communities or in one', async () => {
  const owner = openPool(db.ownerUrl, 1);
  await owner.query(
    `INSERT INTO voter (community_id, voter_no, ground, removed, seq) VALUES ('c-9', 7, 'X', false, 1)`,
  );
  await owner.query(`INSERT INTO ledger_sealed SELECT community_id, 77, idx, commitment, disclosure, salt, value
    FROM ledger_sealed WHERE community_id = 'c-1' AND seq = 1`);
  const record = { communityId: C, table: 'ledger_sealed', key: { seq: 77, idx: 0 }, kind: 'EXTRA' };
  expect((await rebuild(db.database, toy)).faults).toMatchObject([
    record,
    { communityId: 'c-9', table: 'voter', key: { voter_no: 7 }, kind: 'EXTRA' },
  ]);
  expect((await rebuild(db.database, toy, { communityId: C })).faults).toMatchObject([record]);
  await owner.query(`DELETE FROM voter WHERE community_id = 'c-9'`);
  await owner.query('DELETE FROM ledger_sealed WHERE seq = 77');
  await owner.end();
});

const TABLES = ['ledger_sealed', 'ledger_entry', 'voter', 'check_in', 'snapshot', 'community_head'] as const;
type Dump = readonly (readonly [string, string])[];

async function dump(client: { query: (sql: string) => Promise<{ rows: { all: string }[] }> }) {
  const saved: [string, string][] = [];
  for (const table of TABLES) {
    const { rows } = await client.query(`SELECT coalesce(json_agg(t), '[]')::text AS all FROM ${table} t`);
    saved.push([table, rows[0]?.all ?? '[]']);
  }
  return saved;
}

async function restore(client: { query: (sql: string, values?: unknown[]) => Promise<unknown> }, saved: Dump) {
  for (const [table] of saved) await client.query(`DELETE FROM ${table}`);
  for (const [table, all] of saved.toReversed()) {
    await client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`, [all]);
  }
}
