import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Config } from '@mingxuan/server';
import { readConfig } from '@mingxuan/server';
import { openDatabase, openPool } from '@mingxuan/store';
import type { Vault } from '@mingxuan/vault';
import { loadKeyRing, openVault } from '@mingxuan/vault';

type Pool = ReturnType<typeof openPool>;

/** The project's folder, where `data/` lies unless told otherwise. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The configuration of the server, so that the command line looks where the server looks. */
export const configured = (dataDir: string | undefined): Result<Config, Refusal> =>
  readConfig(dataDir === undefined ? process.env : { ...process.env, MINGXUAN_DATA: path.resolve(dataDir) }, root);

export interface OpenData {
  readonly pool: Pool;
  readonly vault: Vault;
  readonly close: () => Promise<void>;
}

/** Why there is nothing to open; null when there is something. Looking must never create a database. */
export const lacksData = ({ databaseUrl, dataDir }: Config): Refusal | null =>
  databaseUrl === null && !existsSync(path.join(dataDir, 'postgres', 'postgres')) ? noData(dataDir) : null;

/** The database of an installation, running or not; never creates one. */
export async function openData(config: Config): Promise<Result<OpenData, Refusal>> {
  const folder = path.join(config.dataDir, 'postgres');
  const lacking = lacksData(config);
  if (lacking !== null) return err(lacking);
  const keys = await loadKeyRing(config.vaultKeysFile, new Date().toISOString());
  if (!keys.ok) return keys;
  const vault = openVault(keys.value);
  if (config.databaseUrl !== null) {
    const external = await openDatabase({
      vault,
      url: config.databaseUrl,
      ...(config.databaseOwnerUrl === null ? {} : { ownerUrl: config.databaseOwnerUrl }),
    });
    return external.ok ? ok({ pool: external.value.pool, vault, close: external.value.close }) : external;
  }
  const opened = await openDatabase({ dataDir: folder, vault });
  if (opened.ok) return ok({ pool: opened.value.pool, vault, close: opened.value.close });
  return opened.error.code === 'DATA_IN_USE' ? joinRunning(folder, vault, opened.error) : opened;
}

/** The server is running: its port and the application's password lie in the folder (packages/store, README). */
async function joinRunning(folder: string, vault: Vault, inUse: Refusal): Promise<Result<OpenData, Refusal>> {
  try {
    const port =
      readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8')
        .split('\n')[3]
        ?.trim() ?? '';
    const password = readFileSync(path.join(folder, 'app.password'), 'utf8').trim();
    const pool = openPool(`postgres://mingxuan_app:${password}@127.0.0.1:${port}/mingxuan`, 2);
    await pool.query('SELECT 1');
    return ok({ pool, vault, close: () => pool.end() });
  } catch {
    return err(inUse);
  }
}

const noData = (dataDir: string): Refusal => ({
  code: 'NO_DATA',
  message: { zh: `${dataDir} 里还没有数据。`, en: `There is no data in ${dataDir} yet.` },
  remedy: {
    zh: '请用 --data 指出数据文件夹，或先运行 npm start。',
    en: 'Name the data folder with --data, or run npm start first.',
  },
  sources: [],
});
