import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Config } from '@mingxuan/server';
import { startEmbedded } from '@mingxuan/store';
import type { KeyRing } from '@mingxuan/vault';
import { loadKeyRing } from '@mingxuan/vault';
import { lacksData } from '../data.ts';

/** Where the keys to the backups lie unless told otherwise; a copy of them is kept apart from the backups. */
export const backupKeysOf = ({ dataDir }: Pick<Config, 'dataDir'>): string =>
  path.resolve(process.env['MINGXUAN_BACKUP_KEYS_FILE'] ?? path.join(dataDir, 'keys', 'backup.keys'));

/** The one file that lies in a backup beside the tables: who is asked to witness the log. */
export const POLICY_FILE = 'witness-policy.txt';

/** Everything secret that an installation has, none of which is in a backup: `keys/` first, then the cluster's own passwords. */
export const NOT_IN_BACKUP = [
  'keys/vault.keys',
  'keys/backup.keys',
  'keys/ledger-signing.pem',
  'keys/log-signing.pem',
  'keys/log-signing-sm2.pem',
  'keys/session.secret',
  'postgres/owner.password',
  'postgres/app.password',
] as const;

/** What an installation cannot go on without; the rest of the keys is made anew. */
export const NEEDED_KEYS = ['ledger-signing.pem', 'log-signing.pem', 'log-signing-sm2.pem'] as const;

/** Reads keys that must be there: new ones would open nothing. */
export function keysThere(file: string): Promise<Result<KeyRing, Refusal>> {
  return existsSync(file) ? loadKeyRing(file, new Date().toISOString()) : Promise.resolve(err(keysFirst(file)));
}

/** The owner's address of an installation that runs or does not; never creates one. */
export async function ownerOf(
  config: Config,
): Promise<Result<{ readonly ownerUrl: string; readonly close: () => Promise<void> }, Refusal>> {
  const { databaseUrl, databaseOwnerUrl, dataDir } = config;
  if (databaseUrl !== null) return ok({ ownerUrl: databaseOwnerUrl ?? databaseUrl, close: () => Promise.resolve() });
  const lacking = lacksData(config);
  if (lacking !== null) return err(lacking);
  const folder = path.join(dataDir, 'postgres');
  const started = await startEmbedded({ dataDir: folder });
  if (started.ok) return ok({ ownerUrl: started.value.url, close: started.value.stop });
  return started.error.code === 'DATA_IN_USE' ? running(folder, started.error) : started;
}

/** The server is running: its port and the owner's password lie in the folder (packages/store, README). */
function running(
  folder: string,
  inUse: Refusal,
): Result<{ readonly ownerUrl: string; readonly close: () => Promise<void> }, Refusal> {
  try {
    const port =
      readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8')
        .split('\n')[3]
        ?.trim() ?? '';
    const password = readFileSync(path.join(folder, 'owner.password'), 'utf8').trim();
    return ok({
      ownerUrl: `postgres://mingxuan_owner:${password}@127.0.0.1:${port}/mingxuan`,
      close: () => Promise.resolve(),
    });
  } catch {
    return err(inUse);
  }
}

const keysFirst = (file: string): Refusal => ({
  code: 'KEYS_FIRST',
  message: {
    zh: `没有钥匙文件 ${file}。备份里不含任何钥匙，没有它什么也打不开。`,
    en: `There is no key file ${file}. A backup holds no key, and nothing opens without it.`,
  },
  remedy: {
    zh: '请先把另外存放的 keys 文件夹放回数据文件夹，或者用 --keys 指出它在哪里。',
    en: 'Put the keys/ folder that was kept apart back into the data folder, or say with --keys where it is.',
  },
  sources: [],
});
