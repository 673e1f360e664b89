import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Hash } from '../src/index.ts';
import { consistencyProof, inclusionProof, merkleRoot, verifyConsistency, verifyInclusion } from '../src/index.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex');

// The eight leaves and the digests that the implementations of RFC 6962 test each other with.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  bytes,
);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the tree of RFC 6962', () => {
  test.each(ROOTS.map((root, size) => [size, root] as const))('root of the first %i leaves', (size, root) => {
    expect(hex(merkleRoot(LEAVES.slice(0, size)))).toBe(root);
  });

  test.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  ])('inclusion of leaf %i in %i', (index, size, expected) => {
    const proof = inclusionProof(LEAVES.slice(0, size), index);
    expect(proof.ok ? proof.value.map(hex) : proof.error).toEqual(expected);
  });

  test.each([
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('consistency of %i with %i', (oldSize, newSize, expected) => {
    const proof = consistencyProof(LEAVES.slice(0, newSize), oldSize);
    expect(proof.ok ? proof.value.map(hex) : proof.error).toEqual(expected);
  });

  test.each([-1, 3, 0.5])('leaf %d of three has no proof', (index) => {
    expect(inclusionProof(LEAVES.slice(0, 3), index).ok).toBe(false);
  });
  test.each([-1, 4, 0.5])('a tree of three has no prefix of %d', (size) => {
    expect(consistencyProof(LEAVES.slice(0, 3), size).ok).toBe(false);
  });

  test('every inclusion proof up to 40 leaves verifies, at its own place only', () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = numbered(size);
      const root = merkleRoot(leaves);
      for (let index = 0; index < size; index += 1) {
        const proof = given(inclusionProof(leaves, index));
        const leaf = leaves[index] ?? bytes('');
        expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true);
        expect(verifyInclusion(bytes('ff'), index, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, [...proof, root], root)).toBe(false);
        if (size > 1) expect(verifyInclusion(leaf, (index + 1) % size, size, proof, root)).toBe(false);
        if (size > 1) expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(false);
      }
    }
  });

  test('every consistency proof up to 40 leaves verifies, and only for its own roots', () => {
    for (let newSize = 1; newSize <= 40; newSize += 1) {
      const leaves = numbered(newSize);
      const newRoot = merkleRoot(leaves);
      for (let oldSize = 0; oldSize <= newSize; oldSize += 1) {
        const oldRoot = merkleRoot(leaves.slice(0, oldSize));
        const proof = given(consistencyProof(leaves, oldSize));
        expect(verifyConsistency(oldSize, newSize, oldRoot, newRoot, proof)).toBe(true);
        expect(verifyConsistency(oldSize, newSize, merkleRoot([bytes('ff')]), newRoot, proof)).toBe(false);
        expect(verifyConsistency(oldSize, newSize, oldRoot, newRoot, [...proof, newRoot])).toBe(false);
        if (oldSize > 0) {
          expect(verifyConsistency(oldSize, newSize, oldRoot, merkleRoot([bytes('ff')]), proof)).toBe(false);
        }
      }
    }
  });

  test('a proof with any bit turned fails', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        (size, i, at, bit) => {
          const leaves = numbered(size);
          const proof = given(inclusionProof(leaves, i % size)).map((node) => Uint8Array.from(node));
          const node = proof[at % proof.length];
          const spot = at % 32;
          if (node !== undefined) node[spot] = (node[spot] ?? 0) ^ (1 << bit);
          const leaf = leaves[i % size] ?? bytes('');
          expect(verifyInclusion(leaf, i % size, size, proof, merkleRoot(leaves))).toBe(false);
        },
      ),
    );
  });
});

const numbered = (size: number): Uint8Array[] => Array.from({ length: size }, (_, i) => Uint8Array.of(i));
const given = (proof: { ok: true; value: readonly Hash[] } | { ok: false }): readonly Hash[] =>
  proof.ok ? proof.value : [];
