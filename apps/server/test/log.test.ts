import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectOk } from '@mingxuan/store/test-support';
import { afterAll, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { describeError, openLog } from '../src/log.ts';
import { withServer } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingxuan-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const server = withServer();

test('requests are logged by the route that answered them, never by what stood in the address', async () => {
  const lines: unknown[] = [];
  const app = createApp(server.current.services, {
    consoleDir: folder,
    origins: [],
    log: (line) => lines.push(line['route']),
  });
  for (const to of ['/api/health', '/api/communities/x/voters?q=wangfang', '/api/wangfang', '/wangfang'])
    await app.request(to);
  expect(lines.slice(0, 2)).toEqual(['/api/health', '/api/communities/:community/voters']);
  expect(lines).toHaveLength(4);
  expect(JSON.stringify(lines)).not.toContain('wangfang');
});

test('the log lies beside the data, for its owner alone, and is added to', async () => {
  for (const what of ['first', 'second']) {
    const file = expectOk(await openLog(folder, 'info'));
    await expect
      .poll(() => {
        file.log({ what });
        file.close();
        return readFileSync(join(folder, 'logs', 'mingxuan.log'), 'utf8');
      })
      .toContain(what);
  }
  const written = join(folder, 'logs', 'mingxuan.log');
  expect(readFileSync(written, 'utf8')).toContain('first');
  expect(statSync(written).mode & 0o777).toBe(0o600);
});

test('a folder that cannot be written is a sentence', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  expect(await openLog(file, 'info')).toMatchObject({ ok: false, error: { code: 'DATA_NOT_WRITABLE' } });
});

test('what a database says of a value stays out of the log', () => {
  const cause = Object.assign(new Error('invalid input syntax: "王芳"'), { code: '22P02', severity: 'ERROR' });
  expect(describeError(cause)).toContain('22P02');
  expect(describeError(cause)).not.toContain('王芳');
  expect(describeError(new Error('our own fault'))).toContain('our own fault');
});
