import { constants, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Lang, Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Config } from '@mingxuan/server';
import { migrateIdentity, RESTORED } from '@mingxuan/server';
import type { BackupContents } from '@mingxuan/store';
import { inspectBackup, keysLacking, openDatabase, restoreBackup } from '@mingxuan/store';
import type { Vault } from '@mingxuan/vault';
import { openVault } from '@mingxuan/vault';
import type { Answer } from '../answer.ts';
import { fine, refused } from '../answer.ts';
import { configured } from '../data.ts';
import { backupKeysOf, keysThere, NEEDED_KEYS, POLICY_FILE } from './backup-place.ts';
import { writeDurably } from '../witness/durable-file.ts';
import { contentsJson, rowsIn } from './backup.ts';

export interface RestoreWish {
  readonly data?: string;
  /** A folder with the keys that were kept apart; what is missing in `keys/` is copied from there. */
  readonly keys?: string;
}

/** `mingxuan restore`: puts a backup into an installation that holds nothing. Nothing is written before all of it was read. */
export async function restoreCommand(file: string, { data, keys }: RestoreWish, lang: Lang): Promise<Answer> {
  const config = configured(data);
  if (!config.ok) return refused(config.error, lang);
  const there = keys === undefined ? ok(true) : await bringKeys(keys, path.join(config.value.dataDir, 'keys'));
  if (!there.ok) return refused(there.error, lang);
  const done = await restore(path.resolve(file), config.value);
  if (!done.ok) return refused(done.error, lang);
  const missing = NEEDED_KEYS.filter((name) => !existsSync(path.join(config.value.dataDir, 'keys', name)));
  const json = { ok: true, ...contentsJson(done.value), missingKeys: missing };
  return fine(json, restoreText(json, lang));
}

/** Reads the backup, then opens an empty database and fills it. */
async function restore(file: string, config: Config): Promise<Result<BackupContents, Refusal>> {
  const dataKeys = await keysThere(config.vaultKeysFile);
  if (!dataKeys.ok) return dataKeys;
  const own = await keysThere(backupKeysOf(config));
  if (!own.ok) return own;
  const [vault, data] = [openVault(own.value), openVault(dataKeys.value)];
  const contents = await inspectBackup(file, vault);
  if (!contents.ok) return contents;
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const mark = `${JSON.stringify({ made: contents.value.header.made })}\n`;
  const policy = contents.value.files.get(POLICY_FILE);
  // On the disk before the first row: rows without the mark would be gone on from as if nothing newer had been published. A policy that is
  // there already is somebody's newer will.
  const written = [
    await writeNew(path.join(config.dataDir, RESTORED), mark),
    policy === undefined
      ? null
      : await writeNew(path.join(config.dataDir, POLICY_FILE), Buffer.from(policy).toString()),
  ].filter((name) => name !== null);
  const filled = await fillNew(config, contents.value, vault, data);
  if (!filled.ok) {
    for (const name of written) await rm(name, { force: true });
    return filled;
  }
  // Once more: a server that already ran on the empty database has taken the first mark for settled.
  await writeDurably(path.join(config.dataDir, RESTORED), mark);
  return contents;
}

/** Writes a file that is not there yet; its name, or null where one stands. */
async function writeNew(file: string, text: string): Promise<string | null> {
  if (existsSync(file)) return null;
  await writeDurably(file, text);
  return file;
}

/** Opens the database of `config`, which must hold nothing, and fills it. */
export async function fillNew(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'databaseOwnerUrl'>,
  contents: BackupContents,
  vault: Vault,
  data: Vault,
): Promise<Result<true, Refusal>> {
  const lacking = keysLacking(contents, data.keyIds);
  if (lacking !== null) return err(lacking);
  const { databaseUrl, databaseOwnerUrl, dataDir } = config;
  if (databaseUrl === null) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const database = await openDatabase({
    vault: data,
    prepare: migrateIdentity,
    ...(databaseUrl === null
      ? { dataDir: path.join(dataDir, 'postgres') }
      : { url: databaseUrl, ...(databaseOwnerUrl === null ? {} : { ownerUrl: databaseOwnerUrl }) }),
  });
  if (!database.ok) return database;
  try {
    return await restoreBackup({ contents, vault, ownerUrl: database.value.ownerUrl });
  } finally {
    await database.value.close();
  }
}

/** Copies keys that are not there yet; never over one that is. */
export async function bringKeys(from: string, to: string): Promise<Result<true, Refusal>> {
  const names = await readdir(from).catch(() => null);
  if (names === null) return err(noKeysFolder(from));
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const name of names.filter((one) => /\.(keys|pem|secret|txt)$/.test(one))) {
    const target = path.join(to, name);
    if (existsSync(target)) continue;
    await copyFile(path.join(from, name), target, constants.COPYFILE_EXCL);
    await chmod(target, 0o600);
  }
  return ok(true);
}

function restoreText(
  json: ReturnType<typeof contentsJson> & { readonly missingKeys: readonly string[] },
  lang: Lang,
): string {
  const zh = lang === 'zh';
  const day = json.made.slice(0, 16).replace('T', ' ');
  return [
    zh
      ? `✓ 已恢复到 ${day}（UTC）：${rowsIn(json)} 行，公开日志 ${json.log?.size ?? 0} 项。没有人还处于登录状态。`
      : `✓ Restored as of ${day} UTC: ${rowsIn(json)} rows, ${json.log?.size ?? 0} leaves of the log. Nobody is signed in any more.`,
    ...json.missingKeys.map((name) =>
      zh
        ? `! keys/${name} 还没有放回：启动以前请放回，否则会另生成一把，公开日志和证据包就接不上了。`
        : `! keys/${name} is not back yet. Put it back before the start: a new one would not continue the log and the bundles.`,
    ),
    zh
      ? '接着请运行 mingxuan rebuild 和 mingxuan keys drill，再启动。启动后公开日志先与公布过的对照：备份以后如果还公布过，日志会停下来说明缺哪几项，不会另起一支。'
      : 'Now run mingxuan rebuild and mingxuan keys drill, and start. The log is then held against what was published: where more was published after this backup it stops and says what is missing, and never forks.',
  ].join('\n');
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
