import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Vault } from '@mingxuan/vault';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { openPool } from '../database.ts';
import { BackupStopped, notEmpty, otherStructure, vaultKeysMissing } from './backup-refusal.ts';
import type { BackupHeader, Frame } from './frames.ts';
import type { BackupContents } from './read-backup.ts';
import { readFrames } from './read-backup.ts';
import { copyTarget, stepsOf, tableName, tablesOf } from './tables.ts';

export interface RestoreWish {
  /** As `inspectBackup` found it: nothing is begun with a backup that was not read to its end. */
  readonly contents: BackupContents;
  /** Opened with the backup's keys. */
  readonly vault: Vault;
  /** The owner's address of a migrated database that holds nothing. */
  readonly ownerUrl: string;
}

/** Puts a backup's rows into an empty database, whole or not at all. Its small files are the caller's to put in their places. */
export async function restoreBackup(wish: RestoreWish): Promise<Result<true, Refusal>> {
  const owner = openPool(wish.ownerUrl, 1);
  const client = await owner.connect();
  // Whatever ends it before the commit ends the connection as well: a table may be half written.
  let undone: Error | undefined = new Error('undone');
  try {
    await client.query('BEGIN');
    const done = await fill(client, wish);
    if (!done.ok) return done;
    await client.query('COMMIT');
    undone = undefined;
    return done;
  } finally {
    client.release(undone);
    await owner.end();
  }
}

/** Why these keys will not open what is encrypted in it; null when they will. */
export function keysLacking({ header }: BackupContents, keyIds: readonly string[]): Refusal | null {
  const lacking = header.vaultKeys.filter((id) => !keyIds.includes(id));
  return lacking.length === 0 ? null : vaultKeysMissing(lacking);
}

async function fill(client: pg.PoolClient, { contents, vault }: RestoreWish): Promise<Result<true, Refusal>> {
  const unfit = await objection(client, contents.header);
  if (unfit !== null) return err(unfit);
  await client.query('SET LOCAL row_security = off');
  await client.query('SET LOCAL statement_timeout = 0');
  const tables = await tablesOf(client);
  // What a new database holds by itself (its key's id, a policy) gives way to what was backed up.
  for (const { name } of tables.toReversed()) {
    const held = await client.query<{ any: boolean }>(`SELECT EXISTS (SELECT 1 FROM ${tableName(name)}) AS any`);
    if (held.rows[0]?.any === true) await client.query(`DELETE FROM ${tableName(name)}`);
  }
  const read = await readFrames(contents.file, vault, writing(client));
  if (!read.ok) return read;
  for (const [name, last] of contents.header.sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint)', [tableName(name), last]);
  }
  return ok(true);
}

/** Why this database cannot take it: it is of another version, or holds something. */
async function objection(client: pg.PoolClient, header: BackupHeader): Promise<Refusal | null> {
  const own = Object.fromEntries((await tablesOf(client)).map(({ name, columns }) => [name, columns]));
  const differs = firstDifference(header, own, await stepsOf(client));
  if (differs !== null) return otherStructure(differs, header.made);
  const used = await client.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM community) OR EXISTS (SELECT 1 FROM log_leaf) OR EXISTS (SELECT 1 FROM ledger_entry) AS used`,
  );
  const accounts =
    own['auth_user'] === undefined
      ? false
      : (await client.query<{ used: boolean }>('SELECT EXISTS (SELECT 1 FROM auth_user) AS used')).rows[0]?.used;
  return used.rows[0]?.used === false && accounts === false ? null : notEmpty;
}

function firstDifference(
  header: BackupHeader,
  own: Readonly<Record<string, readonly string[]>>,
  steps: readonly string[],
): string | null {
  const step = [...header.steps, ...steps].find((one) => !header.steps.includes(one) || !steps.includes(one));
  if (step !== undefined) return step;
  const table = [...Object.keys(header.tables), ...Object.keys(own)].find(
    (name) => header.tables[name]?.join(',') !== own[name]?.join(','),
  );
  return table ?? null;
}

/** Writes the rows that come straight into their table, and passes over the small files. */
function writing(client: pg.PoolClient): (frame: Frame) => Promise<void> {
  let part: OpenTable | null = null;
  return async (frame) => {
    switch (frame.kind) {
      case 'HEADER':
      case 'CLOSE':
        return;
      case 'TABLE': {
        const stream = client.query(
          from(`COPY ${copyTarget(frame.name, frame.columns)} FROM STDIN WITH (FORMAT binary)`),
        );
        part = { stream, ended: finished(stream), rows: () => stream.rowCount };
        // Heard where the table ends; until then a refusal of the database must not count as unheard.
        part.ended.catch(() => undefined);
        return;
      }
      case 'FILE':
        return;
      case 'DATA':
        if (part !== null && !part.stream.write(frame.bytes)) {
          await Promise.race([once(part.stream, 'drain'), part.ended]);
        }
        return;
      case 'END':
        if (part !== null) await endTable(part, frame.rows);
        part = null;
    }
  };
}

interface OpenTable {
  readonly stream: Writable;
  readonly ended: Promise<void>;
  readonly rows: () => number;
}

async function endTable({ stream, ended, rows }: OpenTable, expected: number): Promise<void> {
  stream.end();
  await ended;
  if (rows() === expected) return;
  throw new BackupStopped(otherStructure(`${rows()} ≠ ${expected}`, ''));
}
