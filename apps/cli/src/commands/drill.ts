import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Lang, Refusal, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import { cycleDomain } from '@mingxuan/server';
import type { BackupContents, RebuildReport } from '@mingxuan/store';
import { inspectBackup, openDatabase, rebuild, tryAllValues } from '@mingxuan/store';
import type { Vault } from '@mingxuan/vault';
import { makeKeyRing, openVault } from '@mingxuan/vault';
import type { Answer } from '../answer.ts';
import { faulty, fine, refused } from '../answer.ts';
import { configured } from '../data.ts';
import { backupKeysOf, keysThere } from './backup-place.ts';
import { contentsJson, rowsIn } from './backup.ts';
import { ownLogKeys } from './log-keys.ts';
import { newDrillFolder, sweepDrills } from './drill-place.ts';
import { fillNew } from './restore.ts';

export interface DrillWish {
  readonly data?: string;
  /** The folder with the keys that are kept apart: the drill then shows that these suffice. */
  readonly keys?: string;
}

/** `mingxuan drill`: restores a backup into a database of its own, checks all of it, says what it found, and takes the database away. */
export async function drillCommand(file: string, wish: DrillWish, lang: Lang): Promise<Answer> {
  const config = configured(wish.data);
  if (!config.ok) return refused(config.error, lang);
  const of = (name: string, usual: string): string => (wish.keys === undefined ? usual : path.join(wish.keys, name));
  const dataKeys = await keysThere(of('vault.keys', config.value.vaultKeysFile));
  if (!dataKeys.ok) return refused(dataKeys.error, lang);
  const own = await keysThere(of('backup.keys', backupKeysOf(config.value)));
  if (!own.ok) return refused(own.error, lang);
  const began = performance.now();
  const keys = wish.keys ?? path.join(config.value.dataDir, 'keys');
  const done = await rehearse(path.resolve(file), openVault(own.value), openVault(dataKeys.value), keys);
  if (!done.ok) return refused(done.error, lang);
  const { contents, report, opened, unopened } = done.value;
  const json = {
    ok: report.faults.length === 0 && unopened === 0,
    ...contentsJson(contents),
    communities: report.communities,
    entries: report.entries,
    opened,
    unopened,
    faults: report.faults.map(({ message, ...fault }) => ({ ...fault, message: message[lang] })),
    seconds: Math.round((performance.now() - began) / 100) / 10,
  };
  return (json.ok ? fine : faulty)(json, drillText(json, lang));
}

interface Rehearsed {
  readonly contents: BackupContents;
  readonly report: RebuildReport;
  readonly opened: number;
  readonly unopened: number;
}

async function rehearse(file: string, vault: Vault, data: Vault, keys: string): Promise<Result<Rehearsed, Refusal>> {
  const contents = await inspectBackup(file, vault);
  if (!contents.ok) return contents;
  // It holds the roll in plain words: what a drill that was killed left behind goes before another is begun.
  await sweepDrills(tmpdir());
  const folder = await newDrillFolder(tmpdir());
  try {
    // A server of its own, whatever the installation uses: nothing of the real one is touched.
    const place = { dataDir: folder, databaseUrl: null, databaseOwnerUrl: null };
    const filled = await fillNew(place, contents.value, vault, data);
    if (!filled.ok) return filled;
    const database = await openDatabase({ dataDir: path.join(folder, 'postgres'), vault: data, durable: false });
    if (!database.ok) return database;
    try {
      const report = await rebuild(database.value, cycleDomain, {
        logKeys: await ownLogKeys(keys, database.value.pool),
      });
      const throwaway = openVault(makeKeyRing(randomBytes, contents.value.header.made));
      const tried = await tryAllValues(database.value.pool, data, throwaway);
      const opened = Object.values(tried.opened).reduce((sum, n) => sum + n, 0);
      return ok({ contents: contents.value, report, opened, unopened: tried.unopened.length });
    } finally {
      await database.value.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function drillText(
  json: ReturnType<typeof contentsJson> & {
    readonly ok: boolean;
    readonly communities: number;
    readonly entries: number;
    readonly opened: number;
    readonly unopened: number;
    readonly faults: readonly { readonly communityId: string; readonly message: string }[];
    readonly seconds: number;
  },
  lang: Lang,
): string {
  const zh = lang === 'zh';
  return [
    json.ok
      ? zh
        ? `✓ 这份备份能恢复：${rowsIn(json)} 行，${json.communities} 个社区的 ${json.entries} 条账目逐条重放无误，${json.opened} 项加密数据都打得开，公开日志 ${json.log?.size ?? 0} 项。用时 ${json.seconds} 秒，演练用的数据库已删除。`
        : `✓ This backup restores: ${rowsIn(json)} rows; ${json.entries} entries of ${json.communities} communities replayed; ${json.opened} encrypted values open; ${json.log?.size ?? 0} leaves of the log. ${json.seconds} s; the database of the drill is gone.`
      : zh
        ? '✗ 这份备份恢复后与账本不符：'
        : '✗ Restored, this backup does not agree with its ledger:',
    ...json.faults.map((fault) => `  ✗ ${fault.communityId === '' ? '' : `${fault.communityId}：`}${fault.message}`),
    ...(json.unopened > 0
      ? [zh ? `  ✗ ${json.unopened} 项数据打不开` : `  ✗ ${json.unopened} values do not open`]
      : []),
  ].join('\n');
}
