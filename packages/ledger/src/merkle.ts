import { sha256 } from './digest.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** A node of the tree: 32 bytes. */
export type Hash = Uint8Array;
export type MerkleCode = 'INDEX_OUTSIDE_TREE';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Leaf hash of RFC 6962 section 2.1: SHA-256(0x00 ‖ data). */
export const leafHash = (data: Uint8Array): Hash => sha256(LEAF, data);

/** Inner node of RFC 6962 section 2.1: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(NODE, left, right);

/** Merkle tree hash over leaf data; SHA-256 of nothing for the empty tree. */
export const merkleRoot = (leaves: readonly Uint8Array[]): Hash => rootOfRange(leaves.map(leafHash), 0, leaves.length);

/** Audit path of leaf `index` (from 0), lowest sibling first: RFC 6962 section 2.1.1. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Result<readonly Hash[], MerkleCode> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leaves.length) return err('INDEX_OUTSIDE_TREE');
  const hashes = leaves.map(leafHash);
  const path: Hash[] = [];
  let [from, to] = [0, hashes.length];
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      path.push(rootOfRange(hashes, middle, to));
      to = middle;
    } else {
      path.push(rootOfRange(hashes, from, middle));
      from = middle;
    }
  }
  return ok(path.reverse());
}

/** Proof that the tree of the first `oldSize` leaves is a prefix of the whole: RFC 6962 section 2.1.2. */
export function consistencyProof(leaves: readonly Uint8Array[], oldSize: number): Result<readonly Hash[], MerkleCode> {
  if (!Number.isSafeInteger(oldSize) || oldSize < 0 || oldSize > leaves.length) return err('INDEX_OUTSIDE_TREE');
  if (oldSize === 0 || oldSize === leaves.length) return ok([]);
  const hashes = leaves.map(leafHash);
  const path: Hash[] = [];
  let [from, to, whole] = [0, hashes.length, true];
  while (oldSize !== to) {
    const middle = from + splitPoint(to - from);
    if (oldSize <= middle) {
      path.push(rootOfRange(hashes, middle, to));
      to = middle;
    } else {
      path.push(rootOfRange(hashes, from, middle));
      from = middle;
      whole = false;
    }
  }
  if (!whole) path.push(rootOfRange(hashes, from, to));
  return ok(path.reverse());
}

/** Does `leaf` (its data) stand at `index` in the tree of `size` leaves with this root? RFC 9162 section 2.1.3.2. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leafHash(leaf)];
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameHash(hash, root);
}

/** Is the tree (`oldSize`, `oldRoot`) a prefix of (`newSize`, `newRoot`)? RFC 9162 section 2.1.4.2. */
export function verifyConsistency(
  oldSize: number,
  newSize: number,
  oldRoot: Hash,
  newRoot: Hash,
  proof: readonly Hash[],
): boolean {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && sameHash(oldRoot, newRoot);
  // Every tree continues the empty one; there is nothing to prove but that the old root is the empty tree's.
  if (oldSize === 0) return proof.length === 0 && sameHash(oldRoot, merkleRoot([]));
  let [fn, sn] = [oldSize - 1, newSize - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  // A power-of-two old tree is itself a node of the new one, so the proof leaves it out.
  const path = fn === 0 ? [oldRoot, ...proof] : proof;
  const [seed, ...rest] = path;
  if (seed === undefined) return false;
  let [oldHash, newHash] = [seed, seed];
  for (const sibling of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameHash(oldHash, oldRoot) && sameHash(newHash, newRoot);
}

function rootOfRange(hashes: readonly Hash[], from: number, to: number): Hash {
  // Bottom up: pair neighbours, carry an odd last one up. This gives the same tree as RFC 6962's top-down split.
  let level = hashes.slice(from, to);
  if (level.length === 0) return sha256();
  while (level.length > 1) {
    const above: Hash[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i], level[i + 1]];
      if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right));
    }
    level = above;
  }
  return level[0] ?? sha256();
}

/** Largest power of two smaller than `size`. */
function splitPoint(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

const half = (n: number): number => Math.floor(n / 2);
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const sameHash = (a: Hash, b: Hash): boolean => Buffer.from(a).equals(b);
