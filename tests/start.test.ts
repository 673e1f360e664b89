import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '@mingxuan/server';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort, startInVain, startServer } from './support/server-process.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A sentence in both languages with a way out, and no stack. */
function expectSentence({ code, said }: { readonly code: number | null; readonly said: string }, about: RegExp): void {
  expect(code).toBe(1);
  expect(said).toMatch(about);
  expect(said).toContain('怎么办：');
  expect(said).toContain('What to do:');
  expect(said).not.toMatch(/^\s+at /m);
}

describe('npm start where it cannot', () => {
  it('says that the port is taken, and leaves its database stopped', async () => {
    const holder = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
    const env = { MINGXUAN_DATA: path.join(folder, 'taken'), PORT: String(port) };
    expectSentence(await startInVain(env), new RegExp(`端口 ${port} 已经被别的程序占用`));
    // Again: an orphan of the first try would now hold the data folder.
    expectSentence(await startInVain(env), /端口/);
    holder.close();
  });

  it('says that the data folder cannot be written', async () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    const ended = await startInVain({ MINGXUAN_DATA: path.join(file, 'data'), PORT: String(await freePort()) });
    expectSentence(ended, /不能写入/);
  });

  it('says that a port is no port', async () => {
    expectSentence(await startInVain({ MINGXUAN_DATA: path.join(folder, 'p'), PORT: 'http' }), /端口号不对/);
    for (const PORT of ['0', '70000', '80.5', '-1']) expect(readConfig({ PORT }, folder).ok, PORT).toBe(false);
  });
});

describe('npm start', () => {
  it('stops cleanly at Ctrl-C and starts again on the same data, with the account it had', async () => {
    const data = path.join(folder, 'data');
    const first = await startServer(data, await freePort());
    expect(first.firstCode).not.toBeNull();
    const claimed = await fetch(`${first.url}/api/first-account`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        code: first.firstCode,
        username: '王管理',
        displayName: '王管理',
        password: 'Mx-9f2Kq7_Lw0z',
      }),
    });
    expect(claimed.status).toBe(201);
    expect(await first.stop()).toBe(0);
    const second = await startServer(data, await freePort());
    expect(second.firstCode).toBeNull();
    expect(await (await fetch(`${second.url}/api/health`)).json()).toMatchObject({ ok: true });
    expect(await second.stop()).toBe(0);
  });
});
