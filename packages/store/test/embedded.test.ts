import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { explainEnding } from '../src/embedded/server.ts';
import { layout } from '../src/embedded/data-folder.ts';
import { readPidFile } from '../src/embedded/running.ts';
import { diagnose, openPool, startEmbedded } from '../src/index.ts';
import { expectOk } from '../src/test-support.ts';

const home = mkdtempSync(join(tmpdir(), 'mingxuan-embedded-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const folderNamed = (name: string): string => join(home, name);

describe('a data folder', () => {
  const dataDir = folderNamed('main');

  test('is made at the first start, with its secrets readable by nobody else, and kept at the next', async () => {
    const first = expectOk(await startEmbedded({ dataDir }));
    const pool = openPool(first.url, 1);
    await pool.query('CREATE TABLE kept (n int)');
    const { rows } = await pool.query(
      `SELECT current_setting('server_encoding') AS enc, current_setting('data_checksums') AS sums,
              current_setting('fsync') AS fsync, current_setting('listen_addresses') AS listen,
              (SELECT datcollate FROM pg_database WHERE datname = current_database()) AS collate`,
    );
    expect(rows).toEqual([{ enc: 'UTF8', sums: 'on', fsync: 'on', listen: '127.0.0.1', collate: 'C.UTF-8' }]);
    await pool.end();
    await first.stop();
    for (const name of ['owner.password', 'app.password', 'postgres.log']) {
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);

    const second = expectOk(await startEmbedded({ dataDir }));
    const again = openPool(second.appUrl, 1);
    expect((await again.query(`SELECT count(*)::int AS n FROM pg_tables WHERE tablename = 'kept'`)).rows).toEqual([
      { n: 1 },
    ]);
    await again.end();
    await second.stop();
    expect(existsSync(join(dataDir, 'running.json'))).toBe(false);
  });

  test('serves one program at a time', async () => {
    const first = expectOk(await startEmbedded({ dataDir }));
    expect(await startEmbedded({ dataDir })).toMatchObject({ ok: false, error: { code: 'DATA_IN_USE' } });
    await first.stop();
    await expectOk(await startEmbedded({ dataDir })).stop();
  });

  test('keeps its port when told one, and says so when the port is taken', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    expect(await startEmbedded({ dataDir, port })).toMatchObject({ ok: false, error: { code: 'PORT_TAKEN' } });
    await new Promise((resolve) => taken.close(resolve));
    const started = expectOk(await startEmbedded({ dataDir, port }));
    expect(started.port).toBe(port);
    await started.stop();
  });

  test('starts although a stranger now has the number in an old postmaster.pid', async () => {
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n`);
    expect(readPidFile(layout(dataDir))).toEqual({ kind: 'STALE', pid: process.pid });
    await expectOk(await startEmbedded({ dataDir })).stop();
  });

  test('whose password file is gone is not opened, and nothing in it is touched', async () => {
    const file = join(dataDir, 'owner.password');
    const password = readFileSync(file, 'utf8');
    rmSync(file);
    expect(await startEmbedded({ dataDir })).toMatchObject({ ok: false, error: { code: 'CREDENTIALS_LOST' } });
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, 'wrong', { mode: 0o600 });
    expect(await startEmbedded({ dataDir })).toMatchObject({ ok: false, error: { code: 'CREDENTIALS_LOST' } });
    writeFileSync(file, password, { mode: 0o600 });
    await expectOk(await startEmbedded({ dataDir })).stop();
  });

  test('of another PostgreSQL version, or damaged, is refused by name', async () => {
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    writeFileSync(version, '15\n');
    expect(await startEmbedded({ dataDir })).toMatchObject({ ok: false, error: { code: 'DATA_VERSION_MISMATCH' } });
    expect(diagnose(dataDir).find((f) => f.code === 'DATA_VERSION')).toMatchObject({ ok: false });
    writeFileSync(version, '17\n');
    const control = join(dataDir, 'postgres', 'global', 'pg_control');
    const bytes = readFileSync(control);
    writeFileSync(control, Buffer.alloc(bytes.length, 7));
    expect(await startEmbedded({ dataDir })).toMatchObject({ ok: false, error: { code: 'DATA_CORRUPT' } });
    rmSync(control);
    expect(await startEmbedded({ dataDir })).toMatchObject({ ok: false, error: { code: 'DATA_CORRUPT' } });
  });
});

test('a creation that broke off before is begun again', async () => {
  const dataDir = folderNamed('unfinished');
  mkdirSync(join(dataDir, 'postgres.unfinished', 'base'), { recursive: true });
  const started = expectOk(await startEmbedded({ dataDir, durable: false }));
  await started.stop();
  expect(existsSync(join(dataDir, 'postgres.unfinished'))).toBe(false);
});

test.skipIf(process.getuid?.() !== 0)('as root it works below a folder that only root may enter', async () => {
  const closed = folderNamed('closed');
  mkdirSync(closed);
  chmodSync(closed, 0o700);
  const started = expectOk(await startEmbedded({ dataDir: join(closed, 'deep'), durable: false }));
  expect(statSync(join(closed, 'deep', 'postgres')).uid).not.toBe(0);
  await started.stop();
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written is refused', async () => {
  const closed = folderNamed('readonly');
  mkdirSync(closed, { mode: 0o500 });
  expect(await startEmbedded({ dataDir: join(closed, 'data') })).toMatchObject({
    ok: false,
    error: { code: 'DATA_NOT_WRITABLE' },
  });
});

test('a data folder that is a file is refused', async () => {
  const file = folderNamed('file');
  writeFileSync(file, '');
  expect(await startEmbedded({ dataDir: file })).toMatchObject({ ok: false, error: { code: 'DATA_NOT_WRITABLE' } });
});

test('kill -9 of the starting process leaves nothing that blocks the next start, even without setpriv', async () => {
  const dataDir = folderNamed('orphan');
  const bare = folderNamed('bare-path');
  mkdirSync(bare);
  const script = join(import.meta.dirname, 'fixtures/start-and-wait.ts');
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PATH: bare },
  });
  await new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).once('line', () => resolve());
  });
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  expect(readPidFile(layout(dataDir)).kind).toBe('LIVING');
  const started = expectOk(await startEmbedded({ dataDir, durable: false }));
  await started.stop();
});

test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'DISK_FULL'],
  ['FATAL:  could not open file "x": Permission denied', 'DATA_NOT_WRITABLE'],
  ['PANIC:  could not locate a valid checkpoint record', 'DATA_CORRUPT'],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'PORT_TAKEN'],
  ['FATAL:  something never heard of', 'SERVER_FAILED'],
])('the last words “%s” mean %s', (said, code) => {
  expect(explainEnding(said, layout(home), 5000)).toMatchObject({ kind: 'final', refusal: { code } });
});
