import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Vault } from '@mingxuan/vault';
import { BackupStopped, damaged, fileUnreadable } from './backup-refusal.ts';
import type { Progress } from './container.ts';
import { openPieces } from './container.ts';
import type { BackupHeader, Frame } from './frames.ts';
import { decodeFrames } from './frames.ts';

/** What lies in a backup, found by reading all of it. */
export interface BackupContents {
  readonly file: string;
  readonly bytes: number;
  readonly header: BackupHeader;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  /** The small files that lie in it, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Reads a backup from its first byte to its last, and says what is in it, or where it is not what was written. */
export async function inspectBackup(file: string, vault: Vault): Promise<Result<BackupContents, Refusal>> {
  const rows: Record<string, number> = {};
  const files = new Map<string, Uint8Array>();
  let header: BackupHeader | null = null;
  let table: string | null = null;
  let name: string | null = null;
  const read = await readFrames(file, vault, (frame) => {
    if (frame.kind === 'HEADER') header = frame.header;
    if (frame.kind === 'TABLE') [table, name] = [frame.name, null];
    if (frame.kind === 'FILE') {
      [table, name] = [null, frame.name];
      files.set(name, new Uint8Array());
    }
    if (frame.kind === 'DATA' && name !== null) {
      files.set(name, Buffer.concat([files.get(name) ?? new Uint8Array(), frame.bytes]));
    }
    if (frame.kind === 'END' && table !== null) rows[table] = frame.rows;
    return Promise.resolve();
  });
  if (!read.ok) return read;
  return header === null ? err(fileUnreadable(file, 'EMPTY')) : ok({ file, bytes: read.value, header, rows, files });
}

/** Hands every frame to `use`, one after the other; how many bytes the file has, or where it is damaged. What `use` throws is passed on. */
export async function readFrames(
  file: string,
  vault: Vault,
  use: (frame: Frame) => Promise<void>,
): Promise<Result<number, Refusal>> {
  const progress: Progress = { offset: 0, pieces: 0, reading: null };
  const gunzip = createGunzip();
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const pouring = pipeline(Readable.from(openPieces(source, vault, file, progress)), gunzip).catch((cause: Error) =>
    gunzip.destroy(cause),
  );
  try {
    for await (const frame of decodeFrames(gunzip, progress)) await use(frame);
    await pouring;
    return ok(progress.offset);
  } catch (cause) {
    const why = refusalOf(cause, file, progress);
    if (why === null) throw cause;
    return err(why);
  } finally {
    gunzip.destroy();
    source.destroy();
  }
}

function refusalOf(cause: unknown, file: string, progress: Progress): Refusal | null {
  if (cause instanceof BackupStopped) return cause.refusal;
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return null;
  if (cause.code.startsWith('Z_')) return damaged(progress, { zh: '解不开', en: 'it does not unpack' });
  return 'syscall' in cause ? fileUnreadable(file, cause.code) : null;
}
