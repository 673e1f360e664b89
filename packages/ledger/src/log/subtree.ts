import type { Hash } from '../merkle.ts';
import { nodeHash } from '../merkle.ts';
import { sha256 } from '../digest.ts';

/** A whole subtree of 2^height leaves: leaves index × 2^height up to (index + 1) × 2^height. */
export interface Subtree {
  readonly height: number;
  readonly index: number;
}

/**
 * The whole subtrees that leaves `from` up to `to` consist of, from the left. `from` must be a multiple of the first one's
 * size, as it is wherever RFC 6962 splits a tree.
 */
export function subtreesOf(from: number, to: number): readonly Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < to; ) {
    let [height, leaves] = [0, 1];
    while (leaves * 2 <= to - at) [height, leaves] = [height + 1, leaves * 2];
    found.push({ height, index: at / leaves });
    at += leaves;
  }
  return found;
}

/** The hash over neighbouring subtrees, largest first: RFC 6962 section 2.1. SHA-256 of nothing for none. */
export const foldSubtrees = (hashes: readonly Hash[]): Hash =>
  hashes.length === 0 ? sha256() : hashes.reduceRight((right, left) => nodeHash(left, right));

/** The hash over a power of two of hashes of one height. */
export function wholeRoot(hashes: readonly Hash[]): Hash {
  let level = hashes;
  while (level.length > 1) {
    const above: Hash[] = [];
    for (let i = 0; i + 1 < level.length; i += 2) above.push(nodeHash(level[i] ?? sha256(), level[i + 1] ?? sha256()));
    level = above;
  }
  return level[0] ?? sha256();
}

/** The hashes of a row of one height, put together into the subtrees that it consists of, from the left. */
export const rootsOf = (hashes: readonly Hash[]): readonly Hash[] =>
  subtreesOf(0, hashes.length).map(({ height, index }) =>
    wholeRoot(hashes.slice(index * 2 ** height, (index + 1) * 2 ** height)),
  );
