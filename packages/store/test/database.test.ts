import { beforeAll, describe, expect, test } from 'vitest';
import {
  acrossCommunities,
  beginAcross,
  createLedgerStore,
  LEDGER_TABLES,
  openDatabase,
  openPool,
  within,
} from '../src/index.ts';
import { ok } from '@mingxuan/rulebook';
import { expectOk, testVault, withTestDatabase } from '../src/test-support.ts';
import { draft, listed, sent, toy } from './fixtures/toy.ts';

const db = withTestDatabase();

test('a bigint comes back as a number and a date as its own text', async () => {
  const { rows } = await db.database.pool.query(`SELECT 9007199254740991::bigint AS n, '2026-03-01'::date AS d`);
  expect(rows).toEqual([{ n: Number.MAX_SAFE_INTEGER, d: '2026-03-01' }]);
});

test('a bigint that a number cannot hold is an error, not a wrong number', async () => {
  await expect(db.database.pool.query('SELECT 9007199254740992::bigint AS n')).rejects.toThrow('2^53');
});

test.each([
  'UPDATE ledger_entry SET body = body',
  'DELETE FROM ledger_entry',
  'TRUNCATE ledger_entry',
  'UPDATE ledger_sealed SET salt = salt',
  'DELETE FROM ledger_sealed',
  'TRUNCATE ledger_sealed, ledger_entry',
  'UPDATE command_receipt SET answer = answer',
  'DELETE FROM file',
  'UPDATE reveal SET account = account',
  'DELETE FROM reveal',
  'DROP TABLE ledger_entry',
  'ALTER TABLE ledger_entry DISABLE TRIGGER ALL',
])('the application may not: %s', async (statement) => {
  if (!db.database.guarded) return;
  await expect(db.database.pool.query(statement)).rejects.toMatchObject({
    message: expect.stringMatching(/permission denied|must be owner/),
  });
});

test.each(LEDGER_TABLES.map((table) => [table]))('nor change, empty or take over %s in any way', async (table) => {
  if (!db.database.guarded) return;
  const owner = new URL(db.ownerUrl).username;
  for (const statement of [
    `TRUNCATE ${table} CASCADE`,
    `DELETE FROM ${table}`,
    `INSERT INTO ${table} SELECT * FROM ${table} ON CONFLICT DO NOTHING; DELETE FROM ${table}`,
    `MERGE INTO ${table} USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE`,
    `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} OWNER TO CURRENT_USER`,
    `CREATE RULE r AS ON INSERT TO ${table} DO INSTEAD NOTHING`,
    `CREATE TRIGGER t BEFORE INSERT ON ${table} EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
    `COPY ${table} FROM PROGRAM 'true'`,
    `SET ROLE "${owner}"`,
    `SET SESSION AUTHORIZATION "${owner}"`,
    'SET session_replication_role = replica',
    'ALTER ROLE CURRENT_USER BYPASSRLS',
    `CREATE OR REPLACE FUNCTION public.erase_sealed(community text, ordered_by bigint, entry_seq bigint, record integer) RETURNS void
       LANGUAGE sql AS 'SELECT'`,
  ]) {
    await expect(db.database.pool.query(statement), statement).rejects.toMatchObject({
      message: expect.stringMatching(/permission denied|must be owner|must be able|must be superuser|Only roles with/i),
    });
  }
  // Nobody gives away what he has not got: PostgreSQL only warns.
  await db.database.pool.query(`GRANT ALL ON ${table} TO CURRENT_USER`);
  const { rows } = await db.database.pool.query<{ may: boolean }>(
    `SELECT has_table_privilege('${table}', 'UPDATE, DELETE, TRUNCATE, TRIGGER, REFERENCES') AS may`,
  );
  expect(rows).toEqual([{ may: false }]);
});

test('with a role of its own the application is kept off the ledger', () => {
  expect(db.database.guarded).toBe(db.url !== db.ownerUrl);
});

test('a database that newer code has migrated is refused', async () => {
  const owner = openPool(db.ownerUrl, 1);
  await owner.query(`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-future', '2099-01-01')`);
  const opened = await openDatabase({ url: db.url, ownerUrl: db.ownerUrl, vault: testVault() });
  await owner.query(`DELETE FROM kysely_migration WHERE name = '9999-future'`);
  await owner.end();
  expect(opened).toMatchObject({ ok: false, error: { code: 'DATABASE_NEWER' } });
});

test('opening again migrates nothing and grants nothing new', async () => {
  const again = await openDatabase({ url: db.url, ownerUrl: db.ownerUrl, vault: testVault() });
  expect(again.ok && again.value.guarded).toBe(db.database.guarded);
  if (again.ok) await again.value.close();
});

test.each([
  ['postgres://nobody:x@127.0.0.1:1/none', 'DATABASE_UNREACHABLE'],
  ['postgres://nobody:x@host.invalid:5432/none', 'DATABASE_UNREACHABLE'],
])('%s is refused as %s', async (url, code) => {
  const opened = await openDatabase({ url, vault: testVault() });
  expect(opened).toMatchObject({ ok: false, error: { code } });
});

test('a wrong password and a missing database are told apart', async () => {
  const wrong = new URL(db.ownerUrl);
  wrong.password = 'wrong';
  expect(await openDatabase({ url: wrong.href, vault: testVault() })).toMatchObject({
    ok: false,
    error: { code: 'DATABASE_LOGIN_FAILED' },
  });
  const missing = new URL(db.ownerUrl);
  missing.pathname = '/mingxuan_not_there';
  expect(await openDatabase({ url: missing.href, vault: testVault() })).toMatchObject({
    ok: false,
    error: { code: 'DATABASE_MISSING' },
  });
});

describe('between communities', () => {
  const [here, there] = ['9901.wall.here', '9901.wall.there'];
  const ids = async (query: Promise<{ rows: { community_id: string }[] }>): Promise<readonly string[]> => [
    ...new Set((await query).rows.map((row) => row.community_id)),
  ];
  beforeAll(async () => {
    const store = createLedgerStore(db.database, toy);
    for (const id of [here, there]) {
      await store.createCommunity(id, id, '2026-01-01T00:00:00Z');
      expectOk(await store.transact(id, sent('k'), () => ok({ drafts: [listed(id, 1, '甲')] })));
      // A later entry, which could order what the first one holds to be emptied.
      expectOk(await store.transact(id, sent('l'), () => ok({ drafts: [draft(id, 'HEARD')] })));
    }
  });

  test('a query that forgets its WHERE finds nothing of another community, and without a community nothing at all', async () => {
    const { pool, walled } = db.database;
    expect(walled).toBe(db.database.guarded);
    if (!walled) return;
    for (const table of [
      'community',
      'community_head',
      'ledger_entry',
      'ledger_sealed',
      'command_receipt',
      'voter',
      'voter_seen',
    ]) {
      const all = `SELECT community_id FROM ${table}`;
      expect(await ids(within(pool, here).query(all)), table).toEqual([here]);
      expect(await ids(pool.query(all)), table).toEqual([]);
      expect(await ids(within(pool, `x\n${there}`).query(all)), table).toEqual([]);
      expect((await ids(acrossCommunities(pool).query(all))).toSorted(), table).toEqual([here, there]);
    }
  });

  test('what another community holds is neither written nor changed nor erased', async () => {
    const { pool, walled } = db.database;
    if (!walled) return;
    const mine = within(pool, here);
    await expect(mine.query(`INSERT INTO roll_mapping VALUES ($1, 'f', '{}', '')`, [there])).rejects.toThrow(
      'row-level security',
    );
    expect((await mine.query(`UPDATE voter SET removed = true WHERE community_id = $1`, [there])).rowCount).toBe(0);
    expect((await mine.query('DELETE FROM voter')).rowCount).toBe(1);
    await mine.query('SELECT erase_sealed($1, 2, 1, 0)', [there]);
    const { rows } = await within(pool, there).query<{ n: number }>(
      'SELECT count(v)::int AS n FROM voter v, ledger_sealed s WHERE s.value IS NOT NULL AND NOT v.removed',
    );
    expect(rows).toEqual([{ n: 1 }]);
    await mine.query('SELECT erase_sealed($1, 2, 1, 0)', [here]);
    expect((await mine.query('SELECT 1 FROM ledger_sealed WHERE value IS NOT NULL')).rowCount).toBe(0);
  });

  test('the settings end with their transaction', async () => {
    if (!db.database.walled) return;
    const client = await db.database.pool.connect();
    try {
      await client.query(beginAcross());
      await client.query('COMMIT');
      expect((await client.query('SELECT 1 FROM community')).rowCount).toBe(0);
    } finally {
      client.release();
    }
  });
});
