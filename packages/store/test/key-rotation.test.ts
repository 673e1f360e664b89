import { makeKey, openVault, withNewMaster, withoutOldMasters } from '@mingxuan/vault';
import { ok } from '@mingxuan/rulebook';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { openPool as open } from '../src/index.ts';
import {
  createLedgerStore,
  getFile,
  keepStandings,
  keysInUse,
  openPool,
  placeOf,
  putFile,
  putOrganisation,
  readLedger,
  rebuild,
  reencrypt,
  searchVoters,
  tryAllValues,
} from '../src/index.ts';
import { expectOk, testKeyRing, testVault, withTestDatabase } from '../src/test-support.ts';
import { enrolled, people } from './fixtures/enrol.ts';
import { draft, sent } from './fixtures/toy.ts';

const db = withTestDatabase();
const C = 'c-1';
const ring = testKeyRing();
let drawn = 0;
const rotated = withNewMaster(
  ring,
  makeKey((bytes) => Buffer.alloc(bytes, (drawn += 1)), '2026-06-01T00:00:00Z'),
);
const old = ring.masters[0].id;
const fresh = rotated.masters[0].id;
let owner: ReturnType<typeof open>;

beforeAll(async () => {
  owner = openPool(db.ownerUrl, 1);
  const store = createLedgerStore(db.database, enrolled, { snapshotEvery: 1 });
  await store.createCommunity(C, '社区', '2026-01-01T00:00:00Z');
  // Enough for several batches.
  for (let round = 0; round < 3; round += 1) {
    const drafts = Array.from({ length: 400 }, (_, i) => {
      const person = { ...people[i % people.length], voterNo: round * 400 + i + 1 };
      return draft(C, 'ENROLLED', {}, [
        { disclosure: 'RESTRICTED', value: person },
        { disclosure: 'PUBLIC', value: '公开' },
      ]);
    });
    expectOk(await store.transact(C, sent(`k${round}`), () => ok({ drafts })));
  }
  await putFile(db.database, C, { name: 'a', mime: 'b', bytes: Buffer.from('一份文件') });
  const staffed = [{ duty: '书记', name: '唐某', phone: '13800000002' }];
  const place = { city: '江城市', district: '城东区', street: '和平街道', name: '幸福里社区' };
  const term = { regime: 'RESIDENTS', electedOn: null, termEnds: null } as const;
  const by = { at: 'now', account: 'a', file: 'f' };
  expectOk(await putOrganisation(db.database, [{ communityId: C, ...place, ...term, people: staffed }], by, new Map()));
  await keepStandings(db.database, 'v', [{ communityId: C, seq: 1, hash: 'h', kept: '{}' }]);
});
afterAll(() => owner.end());

const ALL = {
  'ledger_sealed.value': 1200,
  'voter.id_number': 1200,
  'voter.phone': 1200,
  'voter.address': 1200,
  'snapshot.state': 1,
  'file.bytes': 1,
  'organisation.people': 1,
  'organisation_import.people': 1,
  'standing.kept': 1,
};

test('each key is told with what needs it', async () => {
  expect(await keysInUse(db.database.pool)).toEqual([{ keyId: old, values: ALL }]);
});

test('a drill opens everything and changes nothing', async () => {
  const before = await keysInUse(owner);
  const drilled = await tryAllValues(db.database.pool, db.database.vault, testVault('drill'));
  expect(drilled).toEqual({ opened: ALL, unopened: [] });
  expect(await keysInUse(owner)).toEqual(before);
  const blind = await tryAllValues(db.database.pool, testVault('another'), testVault('drill'));
  expect(blind.unopened).toHaveLength(4805);
  expect(blind.unopened[0]).toMatchObject({
    place: { table: 'ledger_sealed', row: '1/0' },
    fault: { code: 'VAULT_KEY_MISSING' },
  });
});

test('a rotation broken off goes on where it stopped, and everything reads the same before, between and after', async () => {
  const vault = openVault(rotated);
  const between = { pool: db.database.pool, vault };
  const before = expectOk(await readLedger(db.database, C));
  class Broken extends Error {}
  await expect(
    reencrypt(owner, vault, {
      onBatch: (done) => {
        if (done >= 1500) throw new Broken();
      },
    }),
  ).rejects.toThrow(Broken);
  const uses = await keysInUse(owner);
  expect(new Set(uses.map((use) => use.keyId))).toEqual(new Set([old, fresh]));
  expect(expectOk(await readLedger(between, C))).toEqual(before);
  expect((await rebuild(between, enrolled)).faults).toEqual([]);

  const rest = await reencrypt(owner, vault);
  expect(rest.unopened).toEqual([]);
  expect(rest.done).toBeGreaterThan(0);
  expect(rest.done).toBeLessThan(4804);
  expect(await keysInUse(owner)).toEqual([{ keyId: fresh, values: ALL }]);

  const alone = { pool: db.database.pool, vault: openVault(withoutOldMasters(rotated)) };
  expect(expectOk(await readLedger(alone, C))).toEqual(before);
  expect((await rebuild(alone, enrolled)).faults).toEqual([]);
  expect(expectOk(await getFile(alone, C, '0'.repeat(64)))).toBeNull();
  // A third of each four hundred, rounded up, three times.
  const found = expectOk(
    await searchVoters(alone, C, { query: people[0].idNumber, pollId: null, limit: 3, open: true }),
  );
  expect(found).toMatchObject({ total: 402, found: [{ voter: { ...people[0], voterNo: 1 } }, {}, {}] });
  expect(await reencrypt(owner, alone.vault)).toEqual({ done: 0, unopened: [] });
});

test('what belongs to no community is rotated with the rest, where accounts are kept', async () => {
  // As `packages/identity` makes it; only what a rotation looks at.
  await owner.query('CREATE TABLE auth_totp (id text PRIMARY KEY, secret text NOT NULL)');
  const vault = openVault(rotated);
  const before = openVault(ring);
  await owner.query(`INSERT INTO auth_totp SELECT id, secret FROM unnest($1::text[], $2::text[]) AS t (id, secret)`, [
    ['a', 'b'],
    ['a', 'b'].map((id) => before.sealText(placeOf.secondFactor(id), `secret ${id}`)),
  ]);
  const uses = await keysInUse(owner);
  expect(uses.find((use) => use.keyId === old)?.values).toEqual({ 'auth_totp.secret': 2 });
  const drilled = await tryAllValues(owner, vault, testVault('drill'));
  expect(drilled).toEqual({ opened: { ...ALL, 'auth_totp.secret': 2 }, unopened: [] });
  expect(await reencrypt(owner, vault)).toEqual({ done: 2, unopened: [] });
  const { rows } = await owner.query<{ id: string; secret: string }>('SELECT id, secret FROM auth_totp ORDER BY id');
  const alone = openVault(withoutOldMasters(rotated));
  expect(rows.map(({ id, secret }) => alone.openText(placeOf.secondFactor(id), secret))).toEqual([
    ok('secret a'),
    ok('secret b'),
  ]);
});
