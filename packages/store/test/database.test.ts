import { expect, test } from 'vitest';
import { openDatabase, openPool } from '../src/index.ts';
import { testVault, withTestDatabase } from '../src/test-support.ts';

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
