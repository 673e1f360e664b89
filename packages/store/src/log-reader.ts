import type { TileId } from '@mingxuan/ledger';
import { encodeBundle, encodeTile, leafHash, parseTilePath, TILE_WIDTH } from '@mingxuan/ledger';
import type { Queryable } from './ledger-rows.ts';

/** A checkpoint as it was signed, without cosignatures. */
export interface LogCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
}

/** A checkpoint and the lines that witnesses put under it. */
export interface CosignedCheckpoint extends LogCheckpoint {
  readonly lines: readonly string[];
}

/** The newest checkpoint; null before the log was begun. */
export async function newestCheckpoint(db: Queryable): Promise<LogCheckpoint | null> {
  const { rows } = await db.query<{ size: number; root: Buffer; note: string }>(
    'SELECT size, root, note FROM log_checkpoint ORDER BY size DESC LIMIT 1',
  );
  return rows[0] ?? null;
}

/** The checkpoint over exactly so many leaves. */
export async function checkpointAt(db: Queryable, size: number): Promise<LogCheckpoint | null> {
  const { rows } = await db.query<{ size: number; root: Buffer; note: string }>(
    'SELECT size, root, note FROM log_checkpoint WHERE size = $1',
    [size],
  );
  return rows[0] ?? null;
}

/** The lines under one checkpoint, by the witness's key. */
export async function cosignaturesOf(db: Queryable, size: number): Promise<readonly string[]> {
  const { rows } = await db.query<{ line: string }>(
    'SELECT line FROM log_cosignature WHERE size = $1 ORDER BY witness',
    [size],
  );
  return rows.map(({ line }) => line);
}

/** The newest checkpoints that any witness has cosigned, newest first. */
export async function cosignedCheckpoints(db: Queryable, most: number): Promise<readonly CosignedCheckpoint[]> {
  const { rows } = await db.query<{ size: number; root: Buffer; note: string; lines: string[] }>(
    `SELECT c.size, c.root, c.note, array_agg(s.line ORDER BY s.witness) AS lines
       FROM (SELECT DISTINCT size FROM log_cosignature ORDER BY size DESC LIMIT $1) AS newest
       JOIN log_checkpoint c USING (size) JOIN log_cosignature s USING (size)
      GROUP BY c.size ORDER BY c.size DESC`,
    [most],
  );
  return rows;
}

/** How far a witness got: the largest size that it cosigned, 0 if none. */
export async function lastCosigned(db: Queryable, witness: string): Promise<number> {
  const { rows } = await db.query<{ size: number | null }>(
    'SELECT max(size) AS size FROM log_cosignature WHERE witness = $1',
    [witness],
  );
  return rows[0]?.size ?? 0;
}

/** Keeps a line that has been found to hold. The first one of a witness for a size stays. */
export async function keepCosignature(
  db: Queryable,
  cosignature: { readonly size: number; readonly witness: string; readonly line: string; readonly at: string },
): Promise<void> {
  const { size, witness, line, at } = cosignature;
  await db.query(
    'INSERT INTO log_cosignature (size, witness, line, at) VALUES ($1, $2, $3, $4) ON CONFLICT (size, witness) DO NOTHING',
    [size, witness, line, at],
  );
}

/** Where an entry stands in the log; null while it is not in it. */
export async function leafIndexOf(db: Queryable, communityId: string, seq: number): Promise<number | null> {
  const { rows } = await db.query<{ leaf_index: number }>(
    'SELECT leaf_index FROM log_leaf WHERE community_id = $1 AND seq = $2',
    [communityId, seq],
  );
  return rows[0]?.leaf_index ?? null;
}

/** The last entry of a community that stands in the log; 0 before the first. */
export async function lastLogged(db: Queryable, communityId: string): Promise<number> {
  const { rows } = await db.query<{ seq: number | null }>(
    'SELECT max(seq) AS seq FROM log_leaf WHERE community_id = $1',
    [communityId],
  );
  return rows[0]?.seq ?? 0;
}

/** A file of the log by its path (C2SP tlog-tiles), full or partial; null where there is none, or not yet so many hashes. */
export async function readLogFile(db: Queryable, path: string): Promise<Uint8Array | null> {
  const id = parseTilePath(path);
  return id === null ? null : readTile(db, id);
}

/** Several files at once, for a proof or to resume; those that are missing are left out. */
export async function readLogFiles(db: Queryable, paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const path of paths) {
    const bytes = await readLogFile(db, path);
    if (bytes !== null) files.set(path, bytes);
  }
  return files;
}

async function readTile(db: Queryable, id: TileId): Promise<Uint8Array | null> {
  if (id.level === 'entries') return bundleOf(await leavesOf(db, id), id.width);
  if (id.width === TILE_WIDTH) {
    const { rows } = await db.query<{ hashes: Buffer }>('SELECT hashes FROM log_tile WHERE level = $1 AND idx = $2', [
      id.level,
      id.index,
    ]);
    return rows[0]?.hashes ?? null;
  }
  const hashes = id.level === 0 ? (await leavesOf(db, id)).map(leafHash) : await rootsBelow(db, id.level, id);
  return hashes.length === id.width ? encodeTile(hashes) : null;
}

function bundleOf(leaves: readonly Uint8Array[], width: number): Uint8Array | null {
  const bundle = leaves.length === width ? encodeBundle(leaves) : null;
  return bundle?.ok === true ? bundle.value : null;
}

async function leavesOf(db: Queryable, { index, width }: TileId): Promise<readonly Uint8Array[]> {
  const { rows } = await db.query<{ leaf: string }>(
    'SELECT leaf FROM log_leaf WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index',
    [index * TILE_WIDTH, index * TILE_WIDTH + width],
  );
  return rows.map(({ leaf }) => Buffer.from(leaf, 'utf8'));
}

/** The hashes of a level are the roots of the full tiles below. */
async function rootsBelow(db: Queryable, level: number, { index, width }: TileId): Promise<readonly Uint8Array[]> {
  const { rows } = await db.query<{ root: Buffer }>(
    'SELECT root FROM log_tile WHERE level = $1 AND idx >= $2 AND idx < $3 ORDER BY idx',
    [level - 1, index * TILE_WIDTH, index * TILE_WIDTH + width],
  );
  return rows.map(({ root }) => root);
}

/** The log's name, written down when it was begun; null before that. */
export async function logOrigin(db: Queryable): Promise<string | null> {
  const { rows } = await db.query<{ origin: string }>('SELECT origin FROM log_state');
  return rows[0]?.origin ?? null;
}
