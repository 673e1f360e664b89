import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cycleDomain } from '@mingxuan/server';
import { createLedgerStore, getFile, openDatabase, openPool, putFile } from '@mingxuan/store';
import { expectOk } from '@mingxuan/store/test-support';
import { loadKeyRing, openVault } from '@mingxuan/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './run.ts';

const data = mkdtempSync(path.join(tmpdir(), 'mingxuan-keys-'));
const keysFile = path.join(data, 'keys', 'vault.keys');
const main = path.join(root, 'apps/cli/src/main.ts');
const C = 'c-1';
const FILES = 400;
const shas: string[] = [];
afterAll(() => rmSync(data, { recursive: true, force: true }));

async function database() {
  const vault = openVault(loaded(await loadKeyRing(keysFile, '2026-01-01T00:00:00Z')));
  return expectOk(await openDatabase({ dataDir: path.join(data, 'postgres'), durable: false, vault }));
}

function loaded<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: object },
): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}

beforeAll(async () => {
  const db = await database();
  await createLedgerStore(db, cycleDomain).createCommunity(C, '社区', '2026-01-01T00:00:00Z');
  for (let i = 0; i < FILES; i += 1) {
    shas.push(await putFile(db, C, { name: `${i}.txt`, mime: 'text/plain', bytes: Buffer.from(`第${i}份`) }));
  }
  await db.close();
});

/** The command as a process of its own, on our own database whatever the tests run with. */
function start(...args: readonly string[]) {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, MINGXUAN_VAULT_KEYS_FILE: _keys, ...env } = process.env;
  return spawn(process.execPath, [main, 'keys', ...args, '--data', data, '--json'], { env });
}

async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly json: Record<string, unknown> }> {
  const child = start(...args);
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, json: JSON.parse(out) as Record<string, unknown> };
}

const masters = (): number => (JSON.parse(readFileSync(keysFile, 'utf8')) as { masters: unknown[] }).masters.length;

test('a rotation killed in the middle is gone on with, and then the old key is gone', async () => {
  const before = await run('list');
  expect(before).toMatchObject({ code: 0, json: { ok: true, keys: [{ current: true, values: FILES }], missing: [] } });

  const killed = start('rotate');
  await once(killed.stderr, 'data');
  killed.kill('SIGKILL');
  await once(killed, 'close');
  expect(masters()).toBe(2);
  const between = (await run('list')).json['keys'] as { values: number }[];
  expect(between).toHaveLength(2);
  expect(between[0]?.values).toBeGreaterThan(0);
  expect((between[0]?.values ?? 0) + (between[1]?.values ?? 0)).toBe(FILES);
  expect(await run('drill')).toMatchObject({
    code: 0,
    json: { ok: true, opened: { 'file.bytes': FILES }, unopened: [] },
  });

  const resumed = await run('rotate');
  expect(resumed).toMatchObject({ code: 0, json: { ok: true, resumed: true, done: between[1]?.values, unopened: [] } });
  expect(masters()).toBe(1);
  const after = await run('list');
  expect(after).toMatchObject({
    code: 0,
    json: { keys: [{ id: resumed.json['current'], values: FILES }], missing: [] },
  });
  expect(resumed.json['retired']).toHaveLength(1);

  const db = await database();
  expect(expectOk(await getFile(db, C, shas[7] ?? ''))?.bytes.toString()).toBe('第7份');
  // While somebody has the database, keys are not rotated.
  expect(await run('rotate')).toMatchObject({ code: 2, json: { refusal: { code: 'DATA_IN_USE' } } });
  await db.close();
});

test('a value that does not open is named, and its key is kept', async () => {
  const db = await database();
  const owner = openPool(db.ownerUrl, 1);
  await owner.query(`UPDATE file SET bytes = bytes || '\\x00' WHERE sha256 = $1`, [shas[3]]);
  await owner.end();
  await db.close();
  expect(await run('drill')).toMatchObject({
    code: 2,
    json: { ok: false, unopened: [{ table: 'file', row: shas[3], code: 'VAULT_VALUE_DAMAGED' }] },
  });
  expect(await run('rotate')).toMatchObject({ code: 2, json: { ok: false, done: FILES - 1, retired: [] } });
  expect(masters()).toBe(2);
});

test('where there is no data nothing is made', async () => {
  const nowhere = path.join(data, 'nowhere');
  const child = spawn(process.execPath, [main, 'keys', 'rotate', '--data', nowhere, '--json'], {
    env: { ...process.env, DATABASE_URL: undefined },
  });
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(2);
  expect(() => readFileSync(path.join(nowhere, 'keys', 'vault.keys'))).toThrow('ENOENT');
});
