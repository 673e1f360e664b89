import type { Hash } from '../merkle.ts';
import { leafHash } from '../merkle.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import { sameBytes } from './base64.ts';
import type { LogFault } from './fault.ts';
import { refuse } from './fault.ts';
import { foldSubtrees, rootsOf, wholeRoot } from './subtree.ts';
import type { TileReader } from './tile.ts';
import {
  encodeBundle,
  encodeTile,
  hashesAt,
  levelsOf,
  readHashes,
  readLeaves,
  TILE_WIDTH,
  tileAt,
  tilePath,
} from './tile.ts';

/** All that must be kept to go on appending: the right edge of the tree, never more than 255 hashes a level. */
export interface TreeState {
  readonly size: number;
  /** The hashes of each level's partial tile, lowest level first. */
  readonly edge: readonly (readonly Hash[])[];
  /** The leaves of the partial entry bundle. */
  readonly tail: readonly Uint8Array[];
}

export interface TileFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Growth {
  readonly state: TreeState;
  readonly root: Hash;
  /** Every file that is new: tiles and bundles that became full, and the partial ones of this size. None is ever changed. */
  readonly files: readonly TileFile[];
}

export const EMPTY_TREE: TreeState = { size: 0, edge: [], tail: [] };

/** Root of the tree, after RFC 6962. */
export const rootOf = (state: TreeState): Hash =>
  foldSubtrees([...state.edge].reverse().flatMap((hashes) => rootsOf(hashes)));

/**
 * Appends leaves. The cost is that of the leaves alone, whatever the size of the tree. Publish `files` first, then the
 * checkpoint: whoever sees the checkpoint must find the files (C2SP tlog-tiles).
 */
export function appendLeaves(state: TreeState, leaves: readonly Uint8Array[]): Result<Growth, LogFault> {
  const files: TileFile[] = [];
  const bundles = appendBundles(state, leaves, files);
  if (!bundles.ok) return bundles;
  const edge = state.edge.map((hashes) => [...hashes]);
  const size = state.size + leaves.length;
  let arriving: readonly Hash[] = leaves.map(leafHash);
  for (let level = 0; arriving.length > 0; level += 1) {
    const first = Math.floor(hashesAt(level, state.size) / TILE_WIDTH);
    const row = [...(edge[level] ?? []), ...arriving];
    const full = Math.floor(row.length / TILE_WIDTH);
    const above: Hash[] = [];
    for (let i = 0; i < full; i += 1) {
      const hashes = row.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH);
      files.push({ path: tilePath({ level, index: first + i, width: TILE_WIDTH }), bytes: encodeTile(hashes) });
      above.push(wholeRoot(hashes));
    }
    const rest = row.slice(full * TILE_WIDTH);
    if (rest.length > 0) {
      files.push({ path: tilePath({ level, index: first + full, width: rest.length }), bytes: encodeTile(rest) });
    }
    edge[level] = rest;
    arriving = above;
  }
  const grown: TreeState = { size, edge, tail: bundles.value };
  return ok({ state: grown, root: rootOf(grown), files });
}

/** Adds the entry bundles to `files` and gives the new tail. */
function appendBundles(
  state: TreeState,
  leaves: readonly Uint8Array[],
  files: TileFile[],
): Result<readonly Uint8Array[], LogFault> {
  if (leaves.length === 0) return ok(state.tail);
  const first = Math.floor(state.size / TILE_WIDTH);
  const row = [...state.tail, ...leaves];
  for (let i = 0; i * TILE_WIDTH < row.length; i += 1) {
    const held = row.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH);
    const bytes = encodeBundle(held);
    if (!bytes.ok) return bytes;
    files.push({ path: tilePath({ level: 'entries', index: first + i, width: held.length }), bytes: bytes.value });
  }
  return ok(row.slice(row.length - (row.length % TILE_WIDTH)));
}

/** The files that `resumeTree` will ask for. */
export function edgePaths(size: number): readonly string[] {
  const levels = Array.from({ length: levelsOf(size) }, (_, level) =>
    tileAt(level, Math.floor(hashesAt(level, size) / TILE_WIDTH), size),
  );
  const tail = tileAt('entries', Math.floor(size / TILE_WIDTH), size);
  return [...levels, tail].filter((id) => id !== null).map(tilePath);
}

/**
 * Takes the log up again from its files, and only if they lead to the root that the last checkpoint states: to go on from
 * anything else would be a fork.
 */
export function resumeTree(size: number, root: Hash, read: TileReader): Result<TreeState, LogFault> {
  const edge: (readonly Hash[])[] = [];
  for (let level = 0; level < levelsOf(size); level += 1) {
    const id = tileAt(level, Math.floor(hashesAt(level, size) / TILE_WIDTH), size);
    const hashes = id === null ? ok([]) : readHashes(id, read);
    if (!hashes.ok) return hashes;
    edge.push(hashes.value);
  }
  const last = tileAt('entries', Math.floor(size / TILE_WIDTH), size);
  const tail = last === null ? ok([]) : readLeaves(last.index, last.width, read);
  if (!tail.ok) return tail;
  const state: TreeState = { size, edge, tail: tail.value };
  const fits = tail.value.every((leaf, i) => sameBytes(leafHash(leaf), edge[0]?.[i] ?? Uint8Array.of()));
  if (fits && sameBytes(rootOf(state), root)) return ok(state);
  return refuse(
    'ROOT_MISMATCH',
    '日志文件与最后一个检查点不符，不能接着写',
    'the files of the log do not lead to its last checkpoint; it must not be continued from them',
  );
}
