import type { Hash } from '../merkle.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import type { LogFault } from './fault.ts';
import { logFault, refuse } from './fault.ts';
import { wholeRoot } from './subtree.ts';

// The files of a log, after C2SP tlog-tiles: hash tiles `tile/<L>/<N>[.p/<W>]`, entry bundles `tile/entries/<N>[.p/<W>]`.

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;
const HASH_BYTES = 32;
const LONGEST_LEAF = 0xffff;

/** One file of a log: hashes of a level (leaf hashes are level 0), or the leaves themselves. `width` is 1 to 256. */
export interface TileId {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** Gives a file of the log by its path (`tilePath`), or undefined where there is none. */
export type TileReader = (path: string) => Uint8Array | undefined;

/** Where the tile is published, below the log's prefix: index 1234067 of level 0 is `tile/0/x001/x234/067`. */
export function tilePath({ level, index, width }: TileId): string {
  const groups: string[] = [];
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(String(rest % 1000).padStart(3, '0'));
  }
  const last = groups.pop() ?? '000';
  const partial = width < TILE_WIDTH ? `.p/${width}` : '';
  return `tile/${level}/${groups.map((group) => `x${group}/`).join('')}${last}${partial}`;
}

/** Reads a path in its one spelling; null for anything else. */
export function parseTilePath(path: string): TileId | null {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*)(\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (match === null) return null;
  const [, name, groups, last, width] = match;
  const index = Number(`${(groups ?? '').replace(/[x/]/g, '')}${last}`);
  const level = name === 'entries' ? name : Number(name);
  const id: TileId = { level, index, width: width === undefined ? TILE_WIDTH : Number(width) };
  const fits = Number.isSafeInteger(index) && id.width >= 1 && (level === 'entries' || level <= 63);
  return fits && tilePath(id) === path ? id : null;
}

/** How many hashes level `level` holds in a tree of `size` leaves: floor(size / 256^level). */
export function hashesAt(level: number, size: number): number {
  let count = size;
  for (let at = 0; at < level; at += 1) count = Math.floor(count / TILE_WIDTH);
  return count;
}

/** The tile `index` of a level as it stands in a tree of `size` leaves; null if the tree has none there. */
export function tileAt(level: TileId['level'], index: number, size: number): TileId | null {
  const width = Math.min(TILE_WIDTH, hashesAt(level === 'entries' ? 0 : level, size) - index * TILE_WIDTH);
  return width >= 1 ? { level, index, width } : null;
}

/** Levels that a tree of `size` leaves has hashes at. */
export function levelsOf(size: number): number {
  let levels = 0;
  for (let count = size; count > 0; count = Math.floor(count / TILE_WIDTH)) levels += 1;
  return levels;
}

export const encodeTile = (hashes: readonly Hash[]): Uint8Array => Buffer.concat(hashes);

/** Cuts a tile into its hashes. */
export function decodeTile(bytes: Uint8Array): Result<readonly Hash[], 'BAD_TILE'> {
  const width = bytes.length / HASH_BYTES;
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) return err('BAD_TILE');
  return ok(Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)));
}

/** Leaves, each behind its length in two bytes, big-endian. A leaf of ours is never as long as that can say. */
export function encodeBundle(leaves: readonly Uint8Array[]): Result<Uint8Array, LogFault> {
  const parts: Uint8Array[] = [];
  for (const leaf of leaves) {
    if (leaf.length > LONGEST_LEAF) return refuse('BAD_LEAF', '日志中的一项太长', 'a leaf is too long');
    parts.push(Uint8Array.of(leaf.length >> 8, leaf.length & 0xff), leaf);
  }
  return ok(Buffer.concat(parts));
}

export function decodeBundle(bytes: Uint8Array): Result<readonly Uint8Array[], 'BAD_TILE'> {
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    if (at + 2 > bytes.length || end > bytes.length || leaves.length === TILE_WIDTH) return err('BAD_TILE');
    leaves.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return leaves.length === 0 ? err('BAD_TILE') : ok(leaves);
}

/** The hash that a full tile has in the level above it; null where these bytes are no full tile. */
export function fullTileRoot(bytes: Uint8Array): Hash | null {
  const hashes = decodeTile(bytes);
  return hashes.ok && hashes.value.length === TILE_WIDTH ? wholeRoot(hashes.value) : null;
}

/**
 * The hashes of a tile, or why they cannot be had. Where the partial tile is gone the full one serves: a log may delete
 * partial tiles once the full one is there.
 */
export function readHashes(id: TileId, read: TileReader): Result<readonly Hash[], LogFault> {
  return readFile(id, read, decodeTile);
}

/** The leaves of an entry bundle, likewise. */
export function readLeaves(index: number, width: number, read: TileReader): Result<readonly Uint8Array[], LogFault> {
  return readFile({ level: 'entries', index, width }, read, decodeBundle);
}

function readFile<T>(
  id: TileId,
  read: TileReader,
  decode: (bytes: Uint8Array) => Result<readonly T[], 'BAD_TILE'>,
): Result<readonly T[], LogFault> {
  const file = tilePath(id);
  const bytes = read(file);
  const larger =
    bytes === undefined && id.width < TILE_WIDTH ? read(tilePath({ ...id, width: TILE_WIDTH })) : undefined;
  const found = bytes ?? larger;
  if (found === undefined)
    return err(logFault('TILE_MISSING', `缺少文件 ${file}`, `file ${file} is missing`, { file }));
  const decoded = decode(found);
  const width = larger === undefined ? id.width : TILE_WIDTH;
  if (decoded.ok && decoded.value.length === width) return ok(decoded.value.slice(0, id.width));
  return refuse('BAD_TILE', `文件 ${file} 读不懂`, `file ${file} cannot be read`, { file });
}
