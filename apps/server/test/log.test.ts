import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectOk, filesIn, findWords } from '@mingxuan/store/test-support';
import { afterAll, expect, test } from 'vitest';
import { createApp, routes } from '../src/app.ts';
import { describeError, openLog } from '../src/log.ts';
import { cookieOf, taken, withServer } from './support.ts';

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

/** Made up, and nowhere else: where one of them turns up, it was written by what is tested. */
const CANARIES = ['11010519491231002X', '13912345678', 'Kanarie-9f2Kq7-Lw0z', '甄金丝雀', 'mxt0kenCanaryAbCdEf123456'];

test('what is secret goes into every kind of input, and into no line of the log, no error and no address', async () => {
  const { services, admin, fetch } = server.current;
  const own = mkdtempSync(join(folder, 'canary-'));
  const file = expectOk(await openLog(own, 'info'));
  const app = createApp(services, { consoleDir: folder, origins: [], log: file.log });
  taken(await admin.createCommunity({ id: '9901.01.heping.canary', name: '测试社区' }));
  const all = CANARIES.join(' ');
  const inPath = encodeURIComponent(all);
  const body = JSON.stringify({
    ...Object.fromEntries(
      ['name', 'username', 'password', 'code', 'idNumber', 'phone', 'query', 'reason', 'matter', 'contact'].map(
        (key) => [key, all],
      ),
    ),
    command: { type: 'ADD_VOTER', voterNo: all, voter: { name: all, idNumber: all, phone: all }, [all]: all },
    [all]: [all],
  });
  const csv = `姓名,公民身份号码,联系电话\n${CANARIES[3]},${CANARIES[0]},${CANARIES[1]}\n`;
  const headers = {
    authorization: `Bearer ${CANARIES[4]}`,
    'user-agent': `canary ${CANARIES[4]} ${CANARIES[1]}`,
    referer: `http://127.0.0.1/?t=${inPath}`,
    'x-forwarded-for': CANARIES[1] ?? '',
    'x-request-id': CANARIES[4] ?? '',
  };
  const cookie = await cookieOf(fetch);
  const said: { readonly where: string; readonly bytes: Buffer }[] = [];
  const send = async (
    method: string,
    to: string,
    init: { readonly type: string; readonly sent: string },
    who: string,
  ) => {
    const answer = await app.request(to, {
      method,
      headers: { ...headers, cookie: `${who}; stray=${CANARIES[4]}`, 'content-type': init.type },
      ...(method === 'GET' ? {} : { body: init.sent }),
    });
    expect(answer.status, `${method} ${to}`).toBeLessThan(500);
    const words = answer.status >= 400 ? await answer.text() : '';
    const told = [...answer.headers]
      .filter(([name]) => name !== 'set-cookie')
      .flat()
      .join('\n');
    said.push({
      where: `${method} ${to.replaceAll(inPath, '…')} ${answer.status}`,
      bytes: Buffer.from(`${words}\n${told}`),
    });
  };
  const json = { type: 'application/json', sent: body };
  const csvFile = { type: 'application/octet-stream', sent: csv };
  for (const { method, path: pattern, body: takes } of routes) {
    // It plays a whole election, and takes nothing of what is sent.
    if (pattern === '/api/sample') continue;
    const to = (community: string): string => {
      const filled = pattern.replace(/:file\{[^}]*\}/, `${inPath}.pdf`).replace(':community', community);
      return `${filled.replace(/:\w+/g, inPath)}?q=${inPath}&name=${inPath}.csv&poll=${inPath}`;
    };
    await send(method, to('9901.01.heping.canary'), typeof takes === 'object' ? csvFile : json, cookie);
    await send(method, to(inPath), json, 'x=1');
  }
  for (const to of [
    '/api/auth/sign-in/username',
    '/api/auth/change-password',
    `/api/${inPath}`,
    `/${inPath}`,
    `/portal/${inPath}`,
  ])
    await send('POST', to, json, cookie);
  file.close();
  const lines = filesIn(join(own, 'logs'));
  expect(lines[0]?.bytes.length).toBeGreaterThan(10_000);
  const words = [...CANARIES, encodeURIComponent(CANARIES[3] ?? '')];
  expect(findWords(lines, words)).toEqual([]);
  expect(findWords(said, words)).toEqual([]);
});
