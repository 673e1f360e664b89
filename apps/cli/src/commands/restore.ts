import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Lang, Refusal, Result } from '@mingxuan/rulebook';
import { err } from '@mingxuan/rulebook';
import type { Config } from '@mingxuan/server';
import { migrateIdentity, RESTORED } from '@mingxuan/server';
import type { BackupContents } from '@mingxuan/store';
import { inspectBackup, keysLacking, openDatabase, restoreBackup } from '@mingxuan/store';
import type { Vault } from '@mingxuan/vault';
import { openVault } from '@mingxuan/vault';
import type { Answer } from '../answer.ts';
import { fine, refused } from '../answer.ts';
import { configured } from '../data.ts';
import { writeDurably } from '../witness/durable-file.ts';
import { backupKeysOf, keysThere, NEEDED_KEYS, POLICY_FILE } from './backup-place.ts';
import { contentsJson, rowsIn } from './backup.ts';
import type { KeptKey } from './kept-keys.ts';
import { bringKeys, keptKeys, readableAt, takeAway } from './kept-keys.ts';

export interface RestoreWish {
  readonly data?: string;
  /** A folder with the keys that were kept apart; what is missing in `keys/` is copied from there. */
  readonly keys?: string;
}

/** `mingxuan restore`: puts a backup into an installation that holds nothing. Nothing is written before all of it was read. */
export async function restoreCommand(file: string, { data, keys }: RestoreWish, lang: Lang): Promise<Answer> {
  const config = configured(data);
  if (!config.ok) return refused(config.error, lang);
  const kept = await keptKeys(keys, config.value);
  if (!kept.ok) return refused(kept.error, lang);
  const done = await restore(path.resolve(file), config.value, kept.value);
  if (!done.ok) return refused(done.error, lang);
  const missing = NEEDED_KEYS.filter((name) => !existsSync(path.join(config.value.dataDir, 'keys', name)));
  const json = { ok: true, ...contentsJson(done.value), missingKeys: missing };
  return fine(json, restoreText(json, await ownedBy(config.value.dataDir), config.value.dataDir, lang));
}

/** Reads the backup with the keys where they are, then opens an empty database and fills it. A key that opens nothing is brought nowhere. */
async function restore(
  file: string,
  config: Config,
  kept: readonly KeptKey[],
): Promise<Result<BackupContents, Refusal>> {
  const dataKeys = await keysThere(readableAt(config.vaultKeysFile, kept));
  if (!dataKeys.ok) return dataKeys;
  const own = await keysThere(readableAt(backupKeysOf(config), kept));
  if (!own.ok) return own;
  const [vault, data] = [openVault(own.value), openVault(dataKeys.value)];
  const contents = await inspectBackup(file, vault);
  if (!contents.ok) return contents;
  const lacking = keysLacking(contents.value, data.keyIds);
  if (lacking !== null) return err(lacking);
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
    ...(await bringKeys(kept)),
  ].filter((name) => name !== null);
  const filled = await fillNew(config, contents.value, vault, data);
  if (!filled.ok) {
    await takeAway(written);
    return filled;
  }
  // Once more: a server that already ran on the empty database has taken the first mark for settled.
  await writeDurably(path.join(config.dataDir, RESTORED), mark);
  return contents;
}

/** Whom the service's files should be given to, where root has restored them; null where whoever runs the service did. */
async function ownedBy(dataDir: string): Promise<string | null> {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = await stat(dataDir);
  return uid === 0 ? 'mingxuan:' : `${uid}:${gid}`;
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

function restoreText(
  json: ReturnType<typeof contentsJson> & { readonly missingKeys: readonly string[] },
  owner: string | null,
  dataDir: string,
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
    ...(owner === null
      ? []
      : [
          zh
            ? `! 恢复出来的文件属于 root，服务读不了：启动以前请运行 chown -R ${owner} ${dataDir}（服务用别的账号的，换成那个账号）。`
            : `! What was restored belongs to root, and the service cannot read it: run chown -R ${owner} ${dataDir} before the start (or another account, if the service has one).`,
        ]),
    zh
      ? '接着请运行 mingxuan rebuild 和 mingxuan keys drill，再启动。启动后公开日志先与公布过的对照：备份以后如果还公布过，日志会停下来说明缺哪几项，不会另起一支。'
      : 'Now run mingxuan rebuild and mingxuan keys drill, and start. The log is then held against what was published: where more was published after this backup it stops and says what is missing, and never forks.',
  ].join('\n');
}
