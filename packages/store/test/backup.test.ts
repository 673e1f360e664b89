import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ok } from '@mingxuan/rulebook';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createLedgerStore,
  createSequencer,
  getFile,
  inspectBackup,
  keysLacking,
  newestCheckpoint,
  openPool,
  putFile,
  rebuild,
  restoreBackup,
  takeBackup,
} from '../src/index.ts';
import type { TestDatabase } from '../src/test-support.ts';
import { createTestDatabase, expectOk, findWords, testVault } from '../src/test-support.ts';
import { enrolled, people } from './fixtures/enrol.ts';
import { signing } from './fixtures/log-keys.ts';
import { draft, sent } from './fixtures/toy.ts';

const C = 'c-1';
const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-backup-'));
const keys = testVault('backup');
const photo = randomBytes(700_000);
let db: TestDatabase;
let sha256 = '';
let file = '';

const wish = (to: string, ownerUrl = db.ownerUrl) => ({
  ownerUrl,
  vault: keys,
  file: to,
  made: '2026-03-01T00:00:00Z',
  program: 'test',
  files: new Map([['witness-policy.txt', Buffer.from('quorum none\n')]]),
});
/** Reads a backup to its end and puts it into that database. */
async function restore(from: string, { ownerUrl }: TestDatabase) {
  const contents = await inspectBackup(from, keys);
  return contents.ok ? restoreBackup({ contents: contents.value, vault: keys, ownerUrl }) : contents;
}
const note = (n: number) => ok({ drafts: [draft(C, 'NOTE', { n })] });

beforeAll(async () => {
  db = await createTestDatabase();
  const store = createLedgerStore(db.database, enrolled, { snapshotEvery: 3 });
  await store.createCommunity(C, '幸福里', '2026-01-01T00:00:00Z');
  const drafts = people.map((person, i) =>
    draft(C, 'ENROLLED', {}, [{ disclosure: 'RESTRICTED', value: { ...person, voterNo: i + 1 } }]),
  );
  expectOk(await store.transact(C, sent('k1'), () => ok({ drafts })));
  for (let n = 0; n < 5; n += 1) expectOk(await store.transact(C, sent(`n${n}`), () => note(n)));
  sha256 = await putFile(db.database, C, { name: 'a.jpg', mime: 'image/jpeg', bytes: photo });
  expectOk(await createSequencer(db.database, signing()).step());
  // As openDatabase does for an installation; the tests' own databases forget it.
  await db.database.pool.query('INSERT INTO vault_key VALUES ($1)', [testVault().currentKeyId]);
  file = path.join(folder, 'a.mxb');
  expectOk(await takeBackup(wish(file)));
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Rows of every table that holds any, as text. */
async function everything(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const pool = openPool(url, 1);
  const tables = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely%' ORDER BY 1`,
  );
  const found: Record<string, readonly string[]> = {};
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
    if (rows.length > 0) found[name] = rows.map(({ row }) => row);
  }
  await pool.end();
  return found;
}

describe('a backup', () => {
  test('is of one moment while people go on working, and shows nothing', async () => {
    const store = createLedgerStore(db.database, enrolled);
    let going = true;
    const working = (async () => {
      for (let n = 0; going; n += 1) expectOk(await store.transact(C, sent(`w${n}`), () => note(n)));
    })();
    const online = path.join(folder, 'online.mxb');
    const { rows, header } = expectOk(await takeBackup(wish(online)));
    going = false;
    await working;
    expect(rows).toMatchObject({ community: 1, voter: people.length, file: 1 });
    expect(header).toMatchObject({ leftOut: [], vaultKeys: testVault().keyIds });
    const target = await createTestDatabase();
    expectOk(await restore(online, target));
    // Whatever had been recorded at that moment hangs together.
    const report = await rebuild(target.database, enrolled);
    expect([report.faults, report.entries]).toEqual([[], rows['ledger_entry']]);
    await target.drop();
    const bytes = readFileSync(online);
    const words = ['幸福里', ...people.flatMap(({ name, idNumber }) => [name, idNumber]), 'quorum', 'ledger_entry'];
    expect(findWords([{ where: 'backup', bytes }], words)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('restores every row and file, and the log goes on from where it stood', async () => {
    const before = await everything(db.ownerUrl);
    const whole = path.join(folder, 'whole.mxb');
    expectOk(await takeBackup(wish(whole)));
    const target = await createTestDatabase();
    expectOk(await restore(whole, target));
    expect(await everything(target.ownerUrl)).toEqual(before);
    expect(expectOk(await getFile(target.database, C, sha256))?.bytes.equals(photo)).toBe(true);
    const stood = (await newestCheckpoint(target.database.pool))?.size ?? 0;
    const store = createLedgerStore(target.database, enrolled);
    expectOk(await store.transact(C, sent('after'), () => note(99)));
    const step = expectOk(await createSequencer(target.database, signing()).step());
    expect([step.kind, step.size > stood, step.damaged]).toEqual(['WRITTEN', true, []]);
    // What is there already is never written over.
    const contents = expectOk(await inspectBackup(whole, keys));
    expect(Buffer.from(contents.files.get('witness-policy.txt') ?? '').toString()).toBe('quorum none\n');
    expect(keysLacking(contents, testVault().keyIds)).toBe(null);
    expect(keysLacking(contents, ['0'.repeat(16)])).toMatchObject({ code: 'VAULT_KEY_MISSING' });
    const again = await restore(whole, target);
    expect(again).toMatchObject({ ok: false, error: { code: 'NOT_EMPTY' } });
    await target.drop();
  });
});

test('a backup that cannot be written is refused, holds nothing up, and leaves nothing', async () => {
  const nowhere = await takeBackup(wish(path.join(folder, 'not-there', 'a.mxb')));
  expect(nowhere).toMatchObject({ ok: false, error: { code: 'BACKUP_NOT_WRITTEN' } });
  // A disk that is full from the first byte on.
  symlinkSync('/dev/full', path.join(folder, 'full.mxb.part'));
  const full = await takeBackup(wish(path.join(folder, 'full.mxb')));
  expect(full).toMatchObject({
    ok: false,
    error: { code: 'BACKUP_NOT_WRITTEN', message: { en: expect.stringContaining('ENOSPC') } },
  });
  expect(readdirSync(folder).filter((name) => name.startsWith('full'))).toEqual([]);
});

test('one backup at a time is taken of a database; the other touches nothing', async () => {
  const twice = path.join(folder, 'twice.mxb');
  const both = await Promise.all([takeBackup(wish(twice)), takeBackup(wish(twice))]);
  expect(both.map((one) => (one.ok ? 'OK' : one.error.code)).sort()).toEqual(['BACKUP_RUNNING', 'OK']);
  expect(await inspectBackup(twice, keys)).toMatchObject({ ok: true });
  expect(await takeBackup(wish(twice))).toMatchObject({ ok: true });
});

describe('a backup that is not what was written', () => {
  const codeOf = async (bytes: Uint8Array): Promise<readonly [string, string]> => {
    const broken = path.join(folder, 'broken.mxb');
    writeFileSync(broken, bytes);
    const read = await inspectBackup(broken, keys);
    return read.ok ? ['OK', ''] : [read.error.code, read.error.message.zh];
  };

  test('is refused wherever it is cut or changed, with the byte named', async () => {
    const bytes = readFileSync(file);
    const line = bytes.indexOf('\n') + 1;
    const first = line + 4 + bytes.readUInt32BE(line);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const [cut, where] = await codeOf(bytes.subarray(0, at));
        expect(cut).toBe(at < line ? 'NOT_A_BACKUP' : 'BACKUP_DAMAGED');
        if (at >= line && at < first) expect(where).toContain(`从第 ${line} 字节起`);
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ by;
        const [code, place] = await codeOf(changed);
        expect(['NOT_A_BACKUP', 'BACKUP_KEY_MISSING', 'BACKUP_DAMAGED']).toContain(code);
        if (at >= first) expect(Number(/从第 (\d+) 字节/.exec(place)?.[1])).toBeLessThanOrEqual(at);
      }),
      { numRuns: 25 },
    );
  });

  test('is refused with pieces swapped, repeated, left out, added, or of another backup, and under another key', async () => {
    const pieces = piecesOf(readFileSync(file));
    const [line, one, two] = pieces;
    expect(pieces.length).toBeGreaterThan(3);
    if (line === undefined || one === undefined || two === undefined) return;
    const rest = pieces.slice(3);
    const other = piecesOf(readFileSync(path.join(folder, 'online.mxb')))[1] ?? one;
    for (const changed of [
      [line, two, one, ...rest],
      [line, one, one, two, ...rest],
      [line, two, ...rest],
      [line, one, two, ...rest, Buffer.from('x')],
      [line, other, two, ...rest],
      pieces.slice(0, -1),
    ]) {
      expect((await codeOf(Buffer.concat(changed)))[0]).toBe('BACKUP_DAMAGED');
    }
    expect(await inspectBackup(file, testVault('other'))).toMatchObject({ error: { code: 'BACKUP_KEY_MISSING' } });
  });

  test('writes nothing', async () => {
    const broken = path.join(folder, 'late.mxb');
    writeFileSync(broken, readFileSync(file));
    appendFileSync(broken, 'x');
    const target = await createTestDatabase();
    const before = await everything(target.ownerUrl);
    const done = await restore(broken, target);
    expect(done).toMatchObject({ ok: false, error: { code: 'BACKUP_DAMAGED' } });
    expect(await everything(target.ownerUrl)).toEqual(before);
    await target.drop();
  });
});

/** The first line, and each piece with its length. */
function piecesOf(bytes: Buffer): Buffer[] {
  const line = bytes.indexOf('\n') + 1;
  const pieces = [bytes.subarray(0, line)];
  for (let at = line; at < bytes.length; ) {
    const length = 4 + (bytes.readUInt32BE(at) & 0x7fff_ffff);
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}
