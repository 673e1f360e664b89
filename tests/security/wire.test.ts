import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fetch, Problem } from '@mingxuan/contract';
import { createClient } from '@mingxuan/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taken } from '../../apps/server/test/support.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { freePort, root, startServer } from '../support/server-process.ts';

// The real program behind a real socket: what is no HTTP, what a page may do, and whom the server itself talks to.

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-wire-'));
const noted = path.join(folder, 'connections');
let server: ServerProcess;
let port = 0;

beforeAll(async () => {
  port = await freePort();
  server = await startServer(path.join(folder, 'data'), port, {
    NODE_OPTIONS: `--import=${path.join(root, 'tests/security/note-connections.ts')}`,
    MINGXUAN_NOTE_CONNECTIONS: noted,
  });
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends bytes as they are; everything that comes back until the server hangs up. With `cut`, we hang up first. */
function raw(sent: string | Buffer, cut = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => (heard += part));
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
    socket.write(sent, () => {
      if (cut) socket.end();
    });
  });
}

const line = 'POST /api/session HTTP/1.1\r\nHost: x\r\n';

describe('what is no request', () => {
  it.each([
    ['noise', '\x16\x03\x01\x02\x00\r\n\r\n', 400],
    ['a method there is not', 'FOO /api/health HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['another protocol', 'GET / HTTX/1.1\r\nHost: x\r\n\r\n', 400],
    ['a head without end', `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['two lengths', `${line}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400],
    ['a length and pieces', `${line}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ['pieces of no size', `${line}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ['a length below nothing', `${line}Content-Length: -1\r\n\r\n`, 400],
    ['a line broken inside a field', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: a\rb\r\n\r\n', 400],
    ['a NUL in a field', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: \0\r\n\r\n', 400],
  ])('%s is refused in the one shape of all refusals', async (_what, sent, status) => {
    const heard = await raw(Buffer.from(sent, 'latin1'));
    const [head = '', body = ''] = heard.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toContain('application/problem+json');
    const problem = JSON.parse(body) as Problem;
    expect(problem).toMatchObject({ status, code: 'BAD_HTTP' });
    expect(problem.title).toMatch(/\p{Script=Han}/u);
    expect(head).toContain(`x-request-id: ${problem.requestId}`);
  });

  it('a body that is cut off harms nobody', async () => {
    const begun = [
      `${line}Content-Type: application/json\r\nContent-Length: 400\r\n\r\n{"a":`,
      `${line}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n`,
      `POST /api/first-account HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"code":"`,
      `POST /api/auth/sign-in/username HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{"\r\n`,
    ];
    for (const sent of begun) expect(await raw(sent, true)).not.toMatch(/HTTP\/1\.1 5|\n\s+at /);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });

  // 503: where the console was not built there is nothing to show.
  it('neither a host nor a path that is none gets further than that', async () => {
    for (const [host, to] of [
      ['a b', '/'],
      ['x', '/..%2f..%2fetc/passwd'],
      ['x', '/%00'],
      ['x', '//evil.example/%2f..'],
      ['evil.example', 'http://evil.example/api/session'],
      ['x', '/\\..\\..\\windows'],
      ['x', '*'],
    ] as const) {
      const heard = await raw(`GET ${to} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect(heard, `${host} ${to}`).toMatch(/^HTTP\/1\.1 (?:200|400|404|503) /);
      expect(heard, `${host} ${to}`).not.toMatch(/root:x:|\n\s+at |evil\.example/);
    }
  });
});

describe('a server that is used', () => {
  it('talks to its own database and to nobody else', async () => {
    const cookies = new Map<string, string>();
    const browser: Fetch = async (to, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', [...cookies].map(([k, v]) => `${k}=${v}`).join('; '));
      const response = await fetch(`${server.url}${to}`, { ...init, headers, redirect: 'manual' });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      return response;
    };
    const client = createClient(browser, () => crypto.randomUUID());
    const password = 'Mx-9f2Kq7_Lw0z';
    const account = { code: server.firstCode ?? '', username: '王管理', displayName: '王管理', password };
    taken(await client.claimFirstAccount(account));
    taken(await client.signIn('王管理', password));
    const { id } = taken(await client.loadSample());
    const pages: string[] = [
      '/',
      '/c/x/roll',
      '/verify',
      '/matrix',
      '/portal/',
      '/portal/index.html',
      `/portal/${id}/index.html`,
    ];
    for (const to of [...pages, `/api/communities/${id}/bundle?kind=PUBLIC`, '/log/checkpoint', '/api/rules'])
      await (await browser(to)).arrayBuffer();

    const lines = readFileSync(noted, 'utf8').trim().split('\n');
    expect(lines.filter((one) => one.startsWith('watching')).length).toBeGreaterThan(1);
    const reached = new Set(lines.filter((one) => !one.startsWith('watching')).map((one) => one.replace(/:\d+$/, '')));
    expect([...reached].filter((one) => !/^(?:connect|dns) (?:127\.0\.0\.1|localhost)$/.test(one))).toEqual([]);
    expect(reached.size).toBeGreaterThan(0);

    await pagesSayWhatTheyMayDo(browser, [...pages, `/portal/${id}/verify.html`]);
  });
});

/** No inline script, nothing from elsewhere, no frame: said by a header of every page, those of errors included. */
async function pagesSayWhatTheyMayDo(browser: Fetch, pages: readonly string[]): Promise<void> {
  let seen = 0;
  for (const to of pages) {
    const { headers, status } = await browser(to);
    if (headers.get('content-type')?.startsWith('text/html') !== true) {
      expect([302, 404, 503], to).toContain(status);
      continue;
    }
    seen += 1;
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, to).toMatch(/default-src '(?:none|self)'/);
    expect(policy, to).toContain("frame-ancestors 'none'");
    expect(policy, to).toContain("base-uri 'none'");
    expect(policy, to).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*|https?:/);
    expect(headers.get('x-content-type-options'), to).toBe('nosniff');
    expect(headers.get('referrer-policy'), to).toBe('no-referrer');
  }
  expect(seen).toBeGreaterThan(2);
}
