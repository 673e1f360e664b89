import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Client, Fetch } from '@mingxuan/contract';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { clientOf, freshPassword, readConfig, start } from '@mingxuan/server';
import { root } from '../data.ts';

/** A server of the demo's own: a free port, a data folder nobody else uses, and its first account claimed. */
export interface House {
  readonly fetch: Fetch;
  readonly admin: Client;
  /** Where papers and bundles go; it stays. */
  readonly folder: string;
  /** Stops the server and removes its data, unless they were to be kept. */
  readonly close: () => Promise<void>;
}

export async function openHouse(keep: string | undefined): Promise<Result<House, Refusal>> {
  const folder = keep === undefined ? mkdtempSync(path.join(tmpdir(), 'mingxuan-demo-')) : path.resolve(keep);
  const dataDir = path.join(folder, 'data');
  const made = await mkdir(folder, { recursive: true }).then(
    () => ok(true),
    (cause: NodeJS.ErrnoException) => err(notWritable(folder, cause.code ?? '')),
  );
  if (!made.ok) return made;
  const config = readConfig({ PORT: String(await freePort()), MINGXUAN_DATA: dataDir }, root);
  if (!config.ok) return config;
  const running = await start(config.value, tellErrors);
  if (!running.ok) return running;
  const { url, firstCode, stop } = running.value;
  const close = async (): Promise<void> => {
    await stop();
    if (keep === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  if (firstCode === null) {
    await close();
    return err(usedBefore(folder));
  }
  const fetchHere: Fetch = (to, init) => fetch(`${url}${to}`, init);
  const admin = clientOf(fetchHere);
  const account = { username: '演示管理员', displayName: '演示管理员', password: freshPassword() };
  const claimed = await admin.claimFirstAccount({ code: firstCode, ...account });
  const signedIn = claimed.ok ? await admin.signIn(account.username, account.password) : claimed;
  if (!signedIn.ok) {
    await close();
    return err(signedIn.error.refusal);
  }
  return ok({ fetch: fetchHere, admin, folder, close });
}

/** The story shows only what people see; a fault of the server itself must not stay in the dark. */
const tellErrors = (line: Record<string, unknown>): void => {
  if (line['level'] === 'error') process.stderr.write(`\n${String(line['error'])}\n`);
};

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

const notWritable = (folder: string, code: string): Refusal => ({
  code: 'FOLDER_NOT_WRITABLE',
  message: { zh: `文件夹 ${folder} 不能写入（${code}）。`, en: `The folder ${folder} is not writable (${code}).` },
  remedy: { zh: '请用 --keep 换一个位置。', en: 'Choose another place with --keep.' },
  sources: [],
});

const usedBefore = (folder: string): Refusal => ({
  code: 'DEMO_FOLDER_USED',
  message: { zh: `${folder} 里已经有一次演示的数据。`, en: `${folder} already holds the data of a demo.` },
  remedy: { zh: '请用 --keep 给出一个新的文件夹。', en: 'Name a new folder with --keep.' },
  sources: [],
});
