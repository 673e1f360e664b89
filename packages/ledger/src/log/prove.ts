import type { Hash } from '../merkle.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import type { LogFault } from './fault.ts';
import { refuse } from './fault.ts';
import type { Subtree } from './subtree.ts';
import { foldSubtrees, subtreesOf, wholeRoot } from './subtree.ts';
import type { TileId, TileReader } from './tile.ts';
import { readHashes, TILE_WIDTH, tileAt, tilePath } from './tile.ts';

/** A stretch of leaves whose hash is one line of a proof. */
type Stretch = readonly [from: number, to: number];

const TILE_HEIGHT = 8;

/** Proof that leaf `index` stands in the tree of `size` leaves: RFC 6962 section 2.1.1, made from tiles. */
export const proveInclusion = (index: number, size: number, read: TileReader): Result<readonly Hash[], LogFault> =>
  hashesOf(inclusionStretches(index, size), size, read);

/** Proof that the first `oldSize` leaves of the tree are what they were: RFC 6962 section 2.1.2, made from tiles. */
export const proveConsistency = (oldSize: number, size: number, read: TileReader): Result<readonly Hash[], LogFault> =>
  hashesOf(consistencyStretches(oldSize, size), size, read);

/** The files that `proveInclusion` will ask for, so that they can be fetched first. */
export const inclusionPaths = (index: number, size: number): readonly string[] =>
  pathsOf(inclusionStretches(index, size), size);

/** The files that `proveConsistency` will ask for. */
export const consistencyPaths = (oldSize: number, size: number): readonly string[] =>
  pathsOf(consistencyStretches(oldSize, size), size);

function inclusionStretches(index: number, size: number): readonly Stretch[] | null {
  if (!isCount(index) || !isCount(size) || index >= size) return null;
  const path: Stretch[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      path.push([middle, to]);
      to = middle;
    } else {
      path.push([from, middle]);
      from = middle;
    }
  }
  return path.reverse();
}

function consistencyStretches(oldSize: number, size: number): readonly Stretch[] | null {
  if (!isCount(oldSize) || !isCount(size) || oldSize > size) return null;
  if (oldSize === 0 || oldSize === size) return [];
  const path: Stretch[] = [];
  let [from, to, whole] = [0, size, true];
  while (oldSize !== to) {
    const middle = from + splitPoint(to - from);
    if (oldSize <= middle) {
      path.push([middle, to]);
      to = middle;
    } else {
      path.push([from, middle]);
      from = middle;
      whole = false;
    }
  }
  // The old tree's own root is known to whoever asks, and stands in the proof only where the old tree is no subtree.
  if (!whole) path.push([from, to]);
  return path.reverse();
}

function hashesOf(
  stretches: readonly Stretch[] | null,
  size: number,
  read: TileReader,
): Result<readonly Hash[], LogFault> {
  if (stretches === null) return refuse('OUTSIDE_TREE', '树里没有这一项', 'there is no such leaf or size in the tree');
  const known = new Map<string, Result<readonly Hash[], LogFault>>();
  const proof: Hash[] = [];
  for (const [from, to] of stretches) {
    const parts: Hash[] = [];
    for (const subtree of subtreesOf(from, to)) {
      const { id, at, width } = placeOf(subtree, size);
      const path = tilePath(id);
      const hashes = known.get(path) ?? readHashes(id, read);
      known.set(path, hashes);
      if (!hashes.ok) return hashes;
      parts.push(wholeRoot(hashes.value.slice(at, at + width)));
    }
    proof.push(foldSubtrees(parts));
  }
  return ok(proof);
}

const pathsOf = (stretches: readonly Stretch[] | null, size: number): readonly string[] => [
  ...new Set(
    (stretches ?? []).flatMap(([from, to]) => subtreesOf(from, to).map((each) => tilePath(placeOf(each, size).id))),
  ),
];

/** In which tile of a tree of `size` leaves the subtree's hash is found: over hashes `at` up to `at + width` of it. */
function placeOf(
  { height, index }: Subtree,
  size: number,
): { readonly id: TileId; readonly at: number; readonly width: number } {
  const level = Math.floor(height / TILE_HEIGHT);
  const width = 2 ** (height - level * TILE_HEIGHT);
  const first = index * width;
  const tile = Math.floor(first / TILE_WIDTH);
  return { id: tileAt(level, tile, size) ?? { level, index: tile, width: 1 }, at: first % TILE_WIDTH, width };
}

/** Largest power of two smaller than `size`. */
function splitPoint(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
