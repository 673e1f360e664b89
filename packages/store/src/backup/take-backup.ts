import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Vault } from '@mingxuan/vault';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import { openPool } from '../database.ts';
import { newestCheckpoint } from '../log-reader.ts';
import { alreadyRunning, notWritten } from './backup-refusal.ts';
import { closePieces } from './container.ts';
import type { BackupHeader } from './frames.ts';
import { dataFrames, encodeFrame } from './frames.ts';
import type { BackupContents } from './read-backup.ts';
import { inspectBackup } from './read-backup.ts';
import { copyTarget, isKept, leftOutOf, sequencesOf, stepsOf, tablesOf } from './tables.ts';

export interface BackupWish {
  /** The owner's address: the application does not see every table. */
  readonly ownerUrl: string;
  /** Opened with the backup's own keys, which are none of the database's. */
  readonly vault: Vault;
  readonly file: string;
  readonly made: string;
  readonly program: string;
  /** Small files that go with it, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Any number, the same for every program that backs this database up. */
const ONE_AT_A_TIME = 727_008;

/**
 * Writes all that the database holds at one moment into one encrypted file, beside whoever is working, in little memory. The file takes its
 * name only after it was read back whole.
 */
export async function takeBackup(wish: BackupWish): Promise<Result<BackupContents, Refusal>> {
  const owner = openPool(wish.ownerUrl, 1);
  try {
    const client = await owner.connect();
    let broken: Error | undefined;
    let pid = 0;
    try {
      // Held until it is written: two at once could write into one another's file.
      const lock = await client.query<{ pid: number; held: boolean }>(
        'SELECT pg_backend_pid() AS pid, pg_try_advisory_lock($1) AS held',
        [ONE_AT_A_TIME],
      );
      pid = lock.rows[0]?.pid ?? 0;
      if (lock.rows[0]?.held !== true) return err(alreadyRunning);
      const made = await writeAndRead(client, wish);
      await client.query('SELECT pg_advisory_unlock($1)', [ONE_AT_A_TIME]);
      return made;
    } catch (cause) {
      // A table may be half read: the connection ends, and its transaction with it.
      broken = cause instanceof Error ? cause : new Error(String(cause));
      if (isFileFault(cause)) return err(notWritten(wish.file, cause.code));
      throw cause;
    } finally {
      client.release(broken);
      // The server sees an end a moment later; whoever tries again at once is not to be told that this one still runs.
      if (broken !== undefined)
        await owner.query('SELECT pg_terminate_backend($1, 5000)', [pid]).catch(() => undefined);
    }
  } finally {
    await owner.end();
  }
}

async function writeAndRead(client: pg.PoolClient, wish: BackupWish): Promise<Result<BackupContents, Refusal>> {
  const unfinished = `${wish.file}.part`;
  try {
    await writeWhole(unfinished, closePieces(compressed(framesOf(client, wish)), wish.vault, wish.made));
    const read = await inspectBackup(unfinished, wish.vault);
    if (!read.ok) return read;
    await rename(unfinished, wish.file);
    await syncFolder(wish.file);
    return ok({ ...read.value, file: wish.file });
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Everything as frames, read in one transaction that sees one moment and holds nobody up. */
async function* framesOf(client: pg.PoolClient, wish: BackupWish): AsyncGenerator<Uint8Array> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    // Rows that a rule would hide must stop the backup, not be missing from it.
    await client.query('SET LOCAL row_security = off');
    await client.query('SET LOCAL statement_timeout = 0');
    const tables = await tablesOf(client);
    yield encodeFrame({ kind: 'HEADER', header: await headerOf(client, wish) });
    for (const { name, columns } of tables.filter(isKept)) {
      yield encodeFrame({ kind: 'TABLE', name, columns });
      const rows = client.query(to(`COPY ${copyTarget(name, columns)} TO STDOUT WITH (FORMAT binary)`));
      for await (const bytes of rows as AsyncIterable<Uint8Array>) yield* dataFrames(bytes);
      yield encodeFrame({ kind: 'END', rows: rows.rowCount });
    }
    for (const [name, bytes] of wish.files) {
      yield encodeFrame({ kind: 'FILE', name });
      yield* dataFrames(bytes);
      yield encodeFrame({ kind: 'END', rows: 0 });
    }
    yield encodeFrame({ kind: 'CLOSE' });
  } finally {
    // Where the writing failed, the connection is gone already.
    await client.query('ROLLBACK').catch(() => undefined);
  }
}

async function headerOf(client: pg.PoolClient, { made, program }: BackupWish): Promise<BackupHeader> {
  const tables = await tablesOf(client);
  const keys = await client.query<{ id: string }>('SELECT key_id AS id FROM vault_key ORDER BY key_id');
  return {
    v: 1,
    made,
    program,
    steps: await stepsOf(client),
    tables: Object.fromEntries(tables.map(({ name, columns }) => [name, columns])),
    leftOut: leftOutOf(tables),
    vaultKeys: keys.rows.map(({ id }) => id),
    checkpoint: (await newestCheckpoint(client))?.note ?? null,
    sequences: await sequencesOf(client),
  };
}

/** Compressed, a little: what is encrypted does not shrink, the ledger does by half. */
const compressed = (source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => {
  const gzip = createGzip({ level: 1 });
  void pipeline(Readable.from(source), gzip).catch((cause: Error) => gzip.destroy(cause));
  return gzip;
};

async function writeWhole(file: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    // Not `write`, which may write a part and say so.
    for await (const bytes of source) await handle.appendFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(file: string): Promise<void> {
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** What a disk has to say, and no database. */
const DISK = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EISDIR'];

const isFileFault = (cause: unknown): cause is Error & { readonly code: string } =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && DISK.includes(cause.code);
