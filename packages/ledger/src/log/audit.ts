import type { Head } from '../entry.ts';
import type { Hash } from '../merkle.ts';
import { leafHash } from '../merkle.ts';
import { sameBytes } from './base64.ts';
import type { LogFault } from './fault.ts';
import { logFault } from './fault.ts';
import { parseLeaf } from './leaf.ts';
import { wholeRoot } from './subtree.ts';
import type { TileId, TileReader } from './tile.ts';
import { hashesAt, levelsOf, readHashes, readLeaves, TILE_WIDTH, tileAt, tilePath } from './tile.ts';
import type { TreeState } from './tree.ts';
import { rootOf } from './tree.ts';

export interface Audit {
  /** Every fault, by file; empty when the whole log is what its checkpoint says. */
  readonly faults: readonly LogFault[];
  /** Where each community's chain ends, by the leaves. Compare with the chains themselves. */
  readonly heads: ReadonlyMap<string, Head>;
}

/** Every file of a log of so many leaves, but its checkpoint: what `auditLog` will ask for. */
export function filePathsOf(size: number): readonly string[] {
  const paths: string[] = [];
  const add = (level: TileId['level'], hashes: number): void => {
    for (let index = 0; index * TILE_WIDTH < hashes; index += 1) {
      const id = tileAt(level, index, size);
      if (id !== null) paths.push(tilePath(id));
    }
  };
  add('entries', size);
  for (let level = 0; level < levelsOf(size); level += 1) add(level, hashesAt(level, size));
  return paths;
}

/** Reads the whole log and computes it anew: bundles, tiles of every level, root, and the order of each community's leaves. */
export function auditLog(size: number, root: Hash, read: TileReader): Audit {
  const faults: LogFault[] = [];
  const heads = new Map<string, Head>();
  let row: (Hash | null)[] = auditBundles(size, read, heads, faults);
  const edge: Hash[][] = [];
  for (let level = 0; level < levelsOf(size); level += 1) {
    const checked = auditLevel(level, size, row, read, faults);
    edge.push(checked.edge);
    row = checked.above;
  }
  const state: TreeState = { size, edge, tail: [] };
  // With a file missing or altered the root differs too, and says nothing more.
  if (faults.length === 0 && !sameBytes(rootOf(state), root)) {
    faults.push(
      logFault(
        'ROOT_MISMATCH',
        '日志文件彼此相符，但与检查点的根值不符：整个日志被换过',
        'the files agree with each other and not with the checkpoint: the whole log was exchanged',
      ),
    );
  }
  return { faults, heads };
}

/** The leaf hashes, recomputed; null where a leaf could not be had. */
function auditBundles(size: number, read: TileReader, heads: Map<string, Head>, faults: LogFault[]): (Hash | null)[] {
  const hashes: (Hash | null)[] = [];
  for (let at = 0; at < size; at += TILE_WIDTH) {
    const id = tileAt('entries', at / TILE_WIDTH, size);
    if (id === null) continue;
    const leaves = readLeaves(id.index, id.width, read);
    if (!leaves.ok) {
      faults.push(leaves.error);
      hashes.push(...Array.from({ length: id.width }, () => null));
      continue;
    }
    for (const [i, leaf] of leaves.value.entries()) {
      checkLeaf(leaf, at + i, tilePath(id), heads, faults);
      hashes.push(leafHash(leaf));
    }
  }
  return hashes;
}

function checkLeaf(bytes: Uint8Array, index: number, file: string, heads: Map<string, Head>, faults: LogFault[]): void {
  const place = { file, path: `leaf[${index}]` };
  const leaf = parseLeaf(bytes);
  if (!leaf.ok) {
    faults.push({ ...leaf.error, place });
    return;
  }
  const { community, seq, hash } = leaf.value;
  const before = heads.get(community)?.seq ?? 0;
  if (seq !== before + 1) {
    faults.push(
      logFault(
        'LEAF_OUT_OF_ORDER',
        `日志第 ${index} 项：社区“${community}”第 ${before} 号之后不应是第 ${seq} 号`,
        `leaf ${index}: entry ${seq} of ${community} does not follow entry ${before}`,
        place,
      ),
    );
  }
  heads.set(community, { seq, hash });
}

/** Compares one level's tiles with what they must be, and gives what the level above must be. */
function auditLevel(
  level: number,
  size: number,
  expected: readonly (Hash | null)[],
  read: TileReader,
  faults: LogFault[],
): { readonly above: (Hash | null)[]; readonly edge: Hash[] } {
  const above: (Hash | null)[] = [];
  let edge: Hash[] = [];
  for (let index = 0; index * TILE_WIDTH < hashesAt(level, size); index += 1) {
    const id = tileAt(level, index, size);
    if (id === null) continue;
    const wanted = expected.slice(index * TILE_WIDTH, index * TILE_WIDTH + id.width);
    const tile = readHashes(id, read);
    if (!tile.ok) faults.push(tile.error);
    const held = tile.ok ? tile.value : [];
    for (const [i, hash] of held.entries()) {
      const want = wanted[i] ?? null;
      if (want !== null && !sameBytes(want, hash)) faults.push(altered(level, index * TILE_WIDTH + i, tilePath(id)));
    }
    const known = wanted.map((want, i) => want ?? held[i] ?? null);
    const whole = known.filter((hash) => hash !== null);
    if (id.width < TILE_WIDTH) edge = whole;
    else above.push(whole.length === TILE_WIDTH ? wholeRoot(whole) : null);
  }
  return { above, edge };
}

const altered = (level: number, index: number, file: string): LogFault =>
  level === 0
    ? logFault('LEAF_ALTERED', `日志第 ${index} 项与树不符`, `leaf ${index} does not fit the tree`, {
        file,
        path: `leaf[${index}]`,
      })
    : logFault('TILE_ALTERED', `${file} 中的一个值与下层不符`, `a hash in ${file} does not follow from below`, {
        file,
        path: `hash[${index}]`,
      });
