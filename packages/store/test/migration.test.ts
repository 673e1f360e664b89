import type { SealedEntry } from '@mingxuan/ledger';
import { canonicalize, commitment, GENESIS, seal, verifyChain } from '@mingxuan/ledger';
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { getFile, migrate, openDatabase, openPool, readLedger, rebuild, searchVoters } from '../src/index.ts';
import { migrationsWith } from '../src/migrations/index.ts';
import { createTestDatabase, dumpTables, expectOk, findWords, testVault } from '../src/test-support.ts';
import { enrolled, people } from './fixtures/enrol.ts';
import { draft } from './fixtures/toy.ts';

const C = 'c-1';
const secrets = people.flatMap(({ idNumber, phone, address }) => [idNumber, phone, address]);

/** A database as version 0.1.0 left it: everything in plain words. */
async function oldDatabase(owner: pg.Pool): Promise<readonly SealedEntry[]> {
  await owner.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC');
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: owner }) });
  const provider = { getMigrations: () => Promise.resolve(migrationsWith(testVault())) };
  const { error } = await new Migrator({ db, provider }).migrateTo('0003-receipt-fingerprint');
  if (error !== undefined) throw error as Error;
  await owner.query(`INSERT INTO community VALUES ($1, '社区', '2026-01-01T00:00:00Z')`, [C]);
  const entries: SealedEntry[] = [];
  let drawn = 0;
  const salts = () => String((drawn += 1)).padStart(32, '0');
  for (const [i, person] of people.entries()) {
    const records = [
      { disclosure: 'RESTRICTED' as const, value: { ...person, voterNo: i + 1 } },
      { disclosure: 'PUBLIC' as const, value: '公开的话' },
    ];
    const last = entries.at(-1);
    const head = last === undefined ? GENESIS : { seq: last.entry.seq, hash: last.hash };
    const made = seal(draft(C, 'ENROLLED', {}, records), head, salts);
    if (!made.ok) throw new Error(made.error.message.en);
    entries.push(made.value);
    await insertPlain(owner, made.value, person, i + 1);
  }
  const bytes = Buffer.from(secrets.join('\n'));
  await owner.query(`INSERT INTO file VALUES ($1, $2, 'roll.csv', 'text/csv', $3, $4)`, [
    C,
    'f'.repeat(64),
    bytes.length,
    bytes,
  ]);
  await owner.query(`INSERT INTO snapshot VALUES ($1, 3, 'enrolled-1', $2)`, [
    C,
    JSON.stringify({ lastNames: secrets }),
  ]);
  return entries;
}

async function insertPlain(
  owner: pg.Pool,
  { entry, hash, sealed }: SealedEntry,
  person: (typeof people)[number],
  no: number,
): Promise<void> {
  const { seq, prev, stream, type, at, on, actor } = entry;
  await owner.query(`INSERT INTO ledger_entry VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '{}', $11, $12)`, [
    C,
    seq,
    hash,
    prev,
    stream,
    type,
    at,
    on,
    actor.account,
    actor.role,
    entry.sealed.count,
    entry.sealed.root,
  ]);
  for (const [idx, record] of sealed.entries()) {
    if ('erased' in record) continue;
    const [value, made] = [canonicalize(record.value), commitment(record)];
    if (!value.ok || !made.ok) throw new Error('not canonical');
    await owner.query('INSERT INTO ledger_sealed VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      C,
      seq,
      idx,
      made.value,
      record.disclosure,
      record.salt,
      value.value,
    ]);
  }
  await owner.query(
    'INSERT INTO community_head VALUES ($1, $2, $3) ON CONFLICT (community_id) DO UPDATE SET seq = $2, hash = $3',
    [C, seq, hash],
  );
  await owner.query(
    `INSERT INTO voter VALUES ($1, $2, $3, 'F', '1966-09-17', $4, '第一居民小组', 'H00001', 'LOCAL_HUKOU', $5, $6, NULL, NULL, false, $7)`,
    [C, no, person.name, person.idNumber, person.phone, person.address, seq],
  );
}

test('a database in plain words is encrypted when it is opened, and says the same as before', async () => {
  const db = await createTestDatabase();
  const owner = openPool(db.ownerUrl, 2);
  try {
    await db.database.close();
    const before = await oldDatabase(owner);
    expect(findWords(await dumpTables(owner), secrets).length).toBeGreaterThan(0);
    const opened = expectOk(await openDatabase({ url: db.url, ownerUrl: db.ownerUrl, vault: testVault() }));
    expect(findWords(await dumpTables(owner), secrets)).toEqual([]);
    const after = expectOk(await readLedger(opened, C));
    expect(after).toEqual(before);
    const sealed = new Map(after.map((e) => [e.entry.seq, e.sealed]));
    const last = after.at(-1);
    const head = { seq: last?.entry.seq ?? 0, hash: last?.hash ?? '' };
    expect(
      verifyChain(
        after.map((e) => e.entry),
        sealed,
        { head },
      ),
    ).toEqual([]);
    expect((await rebuild(opened, enrolled)).faults).toEqual([]);
    expect(expectOk(await getFile(opened, C, 'f'.repeat(64)))?.bytes.toString()).toBe(secrets.join('\n'));
    const { found } = expectOk(await searchVoters(opened, C, { query: '237x', pollId: null, limit: 5, open: true }));
    expect(found.map(({ voter }) => voter.idNumber)).toEqual([people[1].idNumber]);
    if (db.url !== db.ownerUrl) {
      await expect(opened.pool.query('UPDATE ledger_sealed SET value = value')).rejects.toThrow('permission denied');
      await expect(opened.pool.query('DELETE FROM file')).rejects.toThrow('permission denied');
    }
    await opened.close();
    // A step of a lower number may be finished after a higher one: an installation that has the higher takes it all the same.
    await owner.query(`DROP TABLE roll_mapping; DELETE FROM kysely_migration WHERE name = '0006-roll-mapping'`);
    expect(await migrate(owner, testVault())).toEqual(['0006-roll-mapping']);
  } finally {
    await owner.end();
    await db.drop();
  }
});
