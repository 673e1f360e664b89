import { acrossCommunities } from '../src/index.ts';
import { ok } from '@mingxuan/rulebook';
import { expect, test } from 'vitest';
import type { LedgerStore } from '../src/index.ts';
import {
  createLedgerStore,
  getFile,
  openDatabase,
  openPool,
  putFile,
  readLedger,
  rebuild,
  searchVoters,
} from '../src/index.ts';
import { dumpTables, expectOk, findWords, testVault, withTestDatabase } from '../src/test-support.ts';
import { enrolled, people } from './fixtures/enrol.ts';
import type { Toy } from './fixtures/toy.ts';
import { draft, sent } from './fixtures/toy.ts';

const db = withTestDatabase();
let round = 0;

async function community(): Promise<{ readonly id: string; readonly store: LedgerStore<Toy> }> {
  round += 1;
  const id = `c-${round}`;
  const store = createLedgerStore(db.database, enrolled);
  await store.createCommunity(id, '社区', '2026-01-01T00:00:00Z');
  return { id, store };
}

const enrol = (id: string, count = people.length) =>
  ok({
    drafts: people
      .slice(0, count)
      .map((person, i) =>
        draft(id, 'ENROLLED', {}, [{ disclosure: 'RESTRICTED', value: { ...person, voterNo: i + 1 } }]),
      ),
  });

const owner = async <T>(act: (pool: ReturnType<typeof openPool>) => Promise<T>): Promise<T> => {
  const pool = openPool(db.ownerUrl, 1);
  try {
    return await act(pool);
  } finally {
    await pool.end();
  }
};

const secrets = people.flatMap(({ idNumber, phone, address }) => [idNumber, phone, address]);

test('a dump shows no identity number, telephone or address, and would show one that is there', async () => {
  const { id, store } = await community();
  expectOk(await store.transact(id, sent('k1'), () => enrol(id)));
  await putFile(db.database, id, { name: 'roll.csv', mime: 'text/csv', bytes: Buffer.from(secrets.join('\n')) });
  const saving = createLedgerStore(
    db.database,
    { ...enrolled, initial: { ...enrolled.initial, lastNames: secrets } },
    { snapshotEvery: 1 },
  );
  const other = await community();
  expectOk(await saving.transact(other.id, sent('k1'), () => ok({ drafts: [draft(other.id, 'NOTE')] })));
  await owner(async (pool) => {
    expect(findWords(await dumpTables(pool), secrets)).toEqual([]);
    const [person] = people;
    const planted = ['plain', 'hex', 'base64'].map((form) => `planted_${form}`);
    await pool.query(`CREATE TABLE planted_plain AS SELECT 'x' || $1::text AS t`, [person?.idNumber]);
    await pool.query('CREATE TABLE planted_hex AS SELECT $1::bytea AS t', [Buffer.from(person?.idNumber ?? '')]);
    await pool.query('CREATE TABLE planted_base64 AS SELECT $1::text AS t', [
      Buffer.from(`{"id":"${person?.idNumber}"}`).toString('base64'),
    ]);
    const found = findWords(await dumpTables(pool), secrets);
    expect(found).toEqual(planted.map((table) => `public.${table}: ${person?.idNumber}`).toSorted());
    for (const table of planted) await pool.query(`DROP TABLE ${table}`);
  });
});

test('everything reads back as it was written', async () => {
  const { id, store } = await community();
  expectOk(await store.transact(id, sent('k1'), () => enrol(id)));
  const { read } = expectOk(await store.current(id));
  const [first, second] = people;
  expect((await read.voters([1])).get(1)).toMatchObject({ ...first, voterNo: 1 });
  const byNumber = await read.votersByIdNumber([second?.idNumber.toLowerCase() ?? '', 'x']);
  expect(byNumber.map((v) => v.voterNo)).toEqual([2]);
  const entries = expectOk(await readLedger(db.database, id));
  expect(entries[0]?.sealed[0]).toMatchObject({ value: first });
  expect((await rebuild(db.database, enrolled, { communityId: id })).faults).toEqual([]);
});

test('what is public stays in plain words', async () => {
  const { id, store } = await community();
  expectOk(
    await store.transact(id, sent('k1'), () =>
      ok({ drafts: [draft(id, 'NOTE', {}, [{ disclosure: 'PUBLIC', value: '候选人甲' }])] }),
    ),
  );
  const { rows } = await acrossCommunities(db.database.pool).query(
    'SELECT value FROM ledger_sealed WHERE community_id = $1',
    [id],
  );
  expect(rows).toEqual([{ value: '"候选人甲"' }]);
});

test.each([
  [
    'a telephone moved to another voter',
    'UPDATE voter v SET phone = o.phone FROM voter o WHERE o.community_id = $1 AND o.voter_no = 2 AND v.community_id = $1 AND v.voter_no = 1',
    { table: 'voter', key: { voter_no: 1 }, columns: ['phone'] },
  ],
  [
    'a look-up hash changed',
    `UPDATE voter SET id_hash = '\\x00' WHERE community_id = $1 AND voter_no = 1`,
    { table: 'voter', key: { voter_no: 1 }, columns: ['id_hash'] },
  ],
  [
    'an address emptied',
    'UPDATE voter SET address = NULL WHERE community_id = $1 AND voter_no = 1',
    { table: 'voter', key: { voter_no: 1 }, columns: ['address'] },
  ],
  [
    'a record moved to another',
    'UPDATE ledger_sealed s SET value = o.value FROM ledger_sealed o WHERE o.community_id = $1 AND o.seq = 2 AND s.community_id = $1 AND s.seq = 1',
    { table: 'ledger_sealed', key: { seq: 1, idx: 0 } },
  ],
])('%s is named by rebuild, and never read as something else', async (_what, sql, expected) => {
  const { id, store } = await community();
  expectOk(await store.transact(id, sent('k1'), () => enrol(id)));
  await owner((pool) => pool.query(sql, [id]));
  const report = await rebuild(db.database, enrolled, { communityId: id });
  expect(report.faults).toContainEqual(expect.objectContaining(expected));
  if (expected.table === 'voter') {
    expect((await rebuild(db.database, enrolled, { communityId: id, repair: true })).repaired).toEqual([id]);
    expect((await rebuild(db.database, enrolled, { communityId: id })).faults).toEqual([]);
  } else {
    expect(await readLedger(db.database, id)).toMatchObject({ ok: false, error: { code: 'LEDGER_DAMAGED' } });
  }
});

test('a value that does not open refuses the act and the search', async () => {
  const { id, store } = await community();
  expectOk(await store.transact(id, sent('k1'), () => enrol(id)));
  await owner((pool) =>
    pool.query(`UPDATE voter SET phone = set_byte(phone, 30, 0) || '\\x00' WHERE community_id = $1`, [id]),
  );
  const refused = await store.transact(id, sent('k2'), async ({ read }) => {
    await read.voters([1]);
    return ok({ drafts: [draft(id, 'NOTE')] });
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'VAULT_VALUE_DAMAGED' } });
  const wanted = { query: '', pollId: null, limit: 10 };
  expect(await searchVoters(db.database, id, { ...wanted, open: true })).toMatchObject({
    ok: false,
    error: { code: 'VAULT_VALUE_DAMAGED' },
  });
  expect(expectOk(await searchVoters(db.database, id, { ...wanted, open: false })).found[0]?.voter).toMatchObject({
    idNumber: null,
    phone: null,
  });
  const sha = await putFile(db.database, id, { name: 'a', mime: 'b', bytes: Buffer.from('x') });
  await owner((pool) => pool.query(`UPDATE file SET bytes = bytes || '\\x00' WHERE sha256 = $1`, [sha]));
  expect(await getFile(db.database, id, sha)).toMatchObject({ ok: false, error: { code: 'VAULT_VALUE_DAMAGED' } });
});

test('erasing deletes the encrypted values and every hash', async () => {
  const { id, store } = await community();
  expectOk(await store.transact(id, sent('k1'), () => enrol(id)));
  expectOk(await store.transact(id, sent('k2'), () => ok({ drafts: [draft(id, 'ERASED', { voterNo: 1, seq: 1 })] })));
  const { rows } = await acrossCommunities(db.database.pool).query(
    'SELECT id_number, phone, address, id_hash, id_tail, across_hash FROM voter WHERE community_id = $1 AND voter_no = 1',
    [id],
  );
  expect(rows).toEqual([
    { id_number: null, phone: null, address: null, id_hash: null, id_tail: null, across_hash: null },
  ]);
  const sealed = await acrossCommunities(db.database.pool).query(
    'SELECT salt, value FROM ledger_sealed WHERE community_id = $1 AND seq = 1',
    [id],
  );
  expect(sealed.rows).toEqual([{ salt: null, value: null }]);
});

test('a database is not opened with keys that are not its own', async () => {
  const first = await openDatabase({ url: db.url, ownerUrl: db.ownerUrl, vault: testVault() });
  if (first.ok) await first.value.close();
  expect(await openDatabase({ url: db.url, ownerUrl: db.ownerUrl, vault: testVault('another') })).toMatchObject({
    ok: false,
    error: { code: 'VAULT_KEY_MISSING' },
  });
});
