import { constants, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Config } from '@mingxuan/server';
import { backupKeysOf } from './backup-place.ts';

/** A key as it is kept apart, and where it belongs in this installation. */
export interface KeptKey {
  readonly from: string;
  readonly to: string;
}

/** What a `keys/` folder holds: nothing else is brought, whatever lies beside it. */
const NAMES = [
  'vault.keys',
  'backup.keys',
  'ledger-signing.pem',
  'log-signing.pem',
  'log-signing-sm2.pem',
  // What the log signed last: whoever kept it has the better proof of how far it had come.
  'log-signed.checkpoint',
  'session.secret',
] as const;

/** The keys that are kept apart in a folder and are not yet in place. Nothing is copied: they are tried first. */
export async function keptKeys(
  from: string | undefined,
  config: Pick<Config, 'dataDir' | 'vaultKeysFile'>,
): Promise<Result<readonly KeptKey[], Refusal>> {
  if (from === undefined) return ok([]);
  const there = await readdir(from).catch(() => null);
  if (there === null) return err(noKeysFolder(from));
  const known = NAMES.filter((name) => there.includes(name));
  if (known.length === 0) return err(notKeys(from, there));
  return ok(
    known
      .map((name) => ({ from: path.join(from, name), to: placeOf(name, config) }))
      .filter(({ to }) => !existsSync(to)),
  );
}

function placeOf(name: (typeof NAMES)[number], config: Pick<Config, 'dataDir' | 'vaultKeysFile'>): string {
  switch (name) {
    case 'vault.keys':
      return config.vaultKeysFile;
    case 'backup.keys':
      return backupKeysOf(config);
    default:
      return path.join(config.dataDir, 'keys', name);
  }
}

/** Where a key is read from now: in its place, or where it is kept apart. */
export const readableAt = (place: string, kept: readonly KeptKey[]): string =>
  kept.find(({ to }) => to === place)?.from ?? place;

/** Copies keys to their places; never over one that is there. Gives what was copied, to be taken away again where the restore fails. */
export async function bringKeys(kept: readonly KeptKey[]): Promise<readonly string[]> {
  for (const { from, to } of kept) {
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
    await copyFile(from, to, constants.COPYFILE_EXCL);
    await chmod(to, 0o600);
  }
  return kept.map(({ to }) => to);
}

export async function takeAway(files: readonly string[]): Promise<void> {
  for (const file of files) await rm(file, { force: true });
}

const noKeysFolder = (folder: string): Refusal => ({
  code: 'KEYS_FIRST',
  message: { zh: `没有文件夹 ${folder}。`, en: `There is no folder ${folder}.` },
  remedy: {
    zh: '请用 --keys 指出另外存放的 keys 文件夹。',
    en: 'Name the keys/ folder that was kept apart with --keys.',
  },
  sources: [],
});

function notKeys(folder: string, there: readonly string[]): Refusal {
  const inside = there.includes('keys') ? path.join(folder, 'keys') : null;
  return {
    code: 'KEYS_FIRST',
    message: {
      zh: `文件夹 ${folder} 里一把钥匙也没有（应有 vault.keys、backup.keys 等文件）。什么都没有改动。`,
      en: `There is no key in the folder ${folder} (it should hold vault.keys, backup.keys and so on). Nothing was changed.`,
    },
    remedy:
      inside === null
        ? {
            zh: '请用 --keys 指出另外存放的那个 keys 文件夹本身。',
            en: 'Name the very folder keys/ that was kept apart with --keys.',
          }
        : { zh: `是不是 --keys ${inside}？`, en: `Perhaps --keys ${inside}?` },
    sources: [],
  };
}
