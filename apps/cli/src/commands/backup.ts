import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseTreeHead, readNote } from '@mingxuan/ledger';
import type { Lang, Refusal } from '@mingxuan/rulebook';
import type { Config } from '@mingxuan/server';
import { VERSION } from '@mingxuan/server';
import type { BackupContents } from '@mingxuan/store';
import { takeBackup } from '@mingxuan/store';
import { loadKeyRing, openVault } from '@mingxuan/vault';
import type { Answer } from '../answer.ts';
import { fine, refused } from '../answer.ts';
import { configured } from '../data.ts';
import { backupKeysOf, NOT_IN_BACKUP, ownerOf, POLICY_FILE } from './backup-place.ts';

export interface BackupWish {
  readonly data?: string;
  /** The folder that backups go to. */
  readonly to: string;
  /** Of the backups in that folder, so many of the newest stay. */
  readonly keep?: number;
}

/** `mingxuan backup`: everything the database holds at one moment, encrypted, into one file; the server goes on meanwhile. */
export async function backupCommand({ data, to, keep }: BackupWish, lang: Lang): Promise<Answer> {
  const config = configured(data);
  if (!config.ok) return refused(config.error, lang);
  const keysFile = backupKeysOf(config.value);
  const folder = path.resolve(to);
  if (folder === path.dirname(keysFile)) return refused(besideItsKey, lang);
  const source = await ownerOf(config.value);
  if (!source.ok) return refused(source.error, lang);
  try {
    const newKey = !existsSync(keysFile);
    const made = new Date().toISOString();
    const ring = await loadKeyRing(keysFile, made);
    if (!ring.ok) return refused(ring.error, lang);
    const ready = await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => cause);
    if (ready instanceof Error) return refused(noFolder(folder, ready.code ?? ''), lang);
    const taken = await takeBackup({
      ownerUrl: source.value.ownerUrl,
      vault: openVault(ring.value),
      file: path.join(folder, nameOf(made)),
      made,
      program: VERSION,
      files: await policyOf(config.value),
    });
    if (!taken.ok) return refused(taken.error, lang);
    await removeUnfinished(folder);
    const removed = keep === undefined ? [] : await removeOlder(folder, keep);
    const json = { ok: true, ...contentsJson(taken.value), newKey, keysFile, notIncluded: NOT_IN_BACKUP, removed };
    return fine(json, backupText(json, lang));
  } finally {
    await source.value.close();
  }
}

const nameOf = (made: string): string => `mingxuan-${made.slice(0, 19).replaceAll(':', '')}Z.mxb`;
const NAME = /^mingxuan-\d{4}-\d\d-\d\dT\d{6}Z\.mxb$/;
/** Nothing is written to it for so long only where whoever wrote it was killed. */
const ABANDONED_MS = 3_600_000;

/** Takes away what backups that were killed left behind; it opens for nobody. */
async function removeUnfinished(folder: string): Promise<void> {
  const parts = (await readdir(folder)).filter((name) => name.endsWith('.part') && NAME.test(name.slice(0, -5)));
  for (const name of parts) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(file, { force: true });
  }
}

/** Older backups go only after the new one was written and read back. */
async function removeOlder(folder: string, keep: number): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const older = names.slice(0, Math.max(0, names.length - keep));
  for (const name of older) await rm(path.join(folder, name));
  return older;
}

/** Who is asked to witness the log is the only file of the installation that neither follows from the database nor is a key. */
async function policyOf({ dataDir, witnessPolicyFile }: Config): Promise<ReadonlyMap<string, Uint8Array>> {
  const bytes = await readFile(witnessPolicyFile ?? path.join(dataDir, POLICY_FILE)).catch(() => null);
  return bytes === null ? new Map() : new Map([[POLICY_FILE, bytes]]);
}

export interface ContentsJson {
  readonly file: string;
  readonly bytes: number;
  readonly made: string;
  readonly program: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly files: readonly string[];
  readonly leftOut: readonly string[];
  readonly log: { readonly origin: string; readonly size: number } | null;
}

export function contentsJson({ file, bytes, header, rows, files }: BackupContents): ContentsJson {
  const note = header.checkpoint === null ? null : readNote(header.checkpoint);
  const head = note?.ok === true ? parseTreeHead(note.value.text) : null;
  return {
    file,
    bytes,
    made: header.made,
    program: header.program,
    rows,
    files: [...files.keys()],
    leftOut: header.leftOut,
    log: head?.ok === true ? { origin: head.value.origin, size: head.value.size } : null,
  };
}

export const rowsIn = ({ rows }: Pick<ContentsJson, 'rows'>): number =>
  Object.values(rows).reduce((sum, n) => sum + n, 0);
export const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);

function backupText(
  json: ContentsJson & { readonly newKey: boolean; readonly keysFile: string; readonly removed: readonly string[] },
  lang: Lang,
): string {
  const zh = lang === 'zh';
  const { file, bytes, log, newKey, keysFile, removed } = json;
  return [
    zh
      ? `✓ 备份好了：${file}（${megabytes(bytes)} MB，${rowsIn(json)} 行，公开日志 ${log?.size ?? 0} 项），已从头到尾读回核对。`
      : `✓ Backed up: ${file} (${megabytes(bytes)} MB, ${rowsIn(json)} rows, ${log?.size ?? 0} leaves of the log), and read back to its end.`,
    zh
      ? `  备份里不含任何钥匙：${NOT_IN_BACKUP.join('、')}。`
      : `  It holds none of the keys: ${NOT_IN_BACKUP.join(', ')}.`,
    ...(newKey
      ? [
          zh
            ? `! 备份钥匙刚刚生成：${keysFile}。请马上把整个 keys 文件夹另外存放一份，不要和备份放在一起；丢了它，备份打不开。`
            : `! The backup key was made just now: ${keysFile}. Keep a copy of the whole keys/ folder elsewhere, not beside the backups: without it they never open.`,
        ]
      : []),
    ...removed.map((name) => (zh ? `  已删去旧备份 ${name}` : `  older backup removed: ${name}`)),
  ].join('\n');
}

const besideItsKey: Refusal = {
  code: 'BESIDE_ITS_KEY',
  message: {
    zh: '备份不能放在钥匙所在的文件夹里：拿到一份就拿到了全部。',
    en: 'A backup must not lie beside its key: whoever takes one has both.',
  },
  remedy: {
    zh: '请用 --to 指定另一处，最好是另一台机器或 U 盘。',
    en: 'Name another place with --to, best on another machine or disk.',
  },
  sources: [],
};

const noFolder = (folder: string, code: string): Refusal => ({
  code: 'BACKUP_NOT_WRITTEN',
  message: { zh: `不能使用文件夹 ${folder}（${code}）。`, en: `The folder ${folder} cannot be used (${code}).` },
  remedy: { zh: '请检查它的权限，U 盘要插好。', en: 'Check its permissions, and that the disk is there.' },
  sources: [],
});
