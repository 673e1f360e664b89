import { createHash, createHmac } from 'node:crypto';
import { sm3Hex } from '@mingxuan/guomi';
import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonValue, SealedRecord } from '../src/index.ts';
import {
  appendLeaves,
  canonicalize,
  EMPTY_TREE,
  encodeLeaf,
  erase,
  leafOf,
  proveInclusion,
  verifyChain,
  verifyInclusion,
} from '../src/index.ts';
import type { Published } from './log-sample.ts';
import { given, hex, publish } from './log-sample.ts';
import type { Chain } from './sample.ts';
import { chainOf, draft } from './sample.ts';

const PEOPLE = 1000;
/** Names that anybody could list, with numbers that anybody could count through. */
const personNo = (n: number): JsonValue => ({ name: `王${n}`, door: `${Math.floor(n / 100)}-${n % 100}` });

// Unpredictable to the attacker below, who does not have this file; fixed here, so that the test is the same each time.
const salts = (): (() => string) => {
  let n = 0;
  return () =>
    createHash('sha256')
      .update(`salt ${(n += 1)}`)
      .digest('hex')
      .slice(0, 32);
};

const leavesOf = (chain: Chain): Uint8Array[] => chain.entries.map((entry) => encodeLeaf(given(leafOf(entry))));

describe('after the salts of a thousand people were deleted', () => {
  let chain: Chain;
  let log: Published;
  let erased: Map<number, readonly SealedRecord[]>;

  beforeAll(() => {
    chain = chainOf(
      Array.from({ length: PEOPLE }, (_, n) => draft({ records: [{ disclosure: 'RESTRICTED', value: personNo(n) }] })),
      salts(),
    );
    log = publish([leavesOf(chain)]);
    erased = new Map([...chain.sealed].map(([seq, records]) => [seq, records.map((record) => given(erase(record)))]));
  });

  test('the chain holds, every leaf is what it was, and every proof verifies', () => {
    expect(verifyChain(chain.entries, erased, { head: chain.head })).toEqual([]);
    const leaves = leavesOf(chain);
    expect(hex(given(appendLeaves(EMPTY_TREE, leaves)).root)).toBe(hex(log.root));
    for (const [index, leaf] of leaves.entries()) {
      const proof = given(proveInclusion(index, PEOPLE, log.read));
      expect(verifyInclusion(leaf, index, PEOPLE, proof, log.root)).toBe(true);
    }
  });

  test('who knows every name and door finds none of them in leaves, entries and what is left of the records', () => {
    // Every digest that can be had, in hex: those that are written out, and the hashes in the tiles.
    const text = JSON.stringify([
      leavesOf(chain).map((leaf) => Buffer.from(leaf).toString()),
      chain.entries,
      [...erased],
    ]);
    const tiles = [...log.files].filter(([file]) => !file.includes('entries')).map(([, bytes]) => hex(bytes));
    const left = new Set([...(text.match(/[0-9a-f]{64}/g) ?? []), ...(tiles.join('').match(/.{64}/g) ?? [])]);
    // The commitments are what an attacker would have to meet; the real salt meets them, so the search itself can.
    const [record] = chain.sealed.get(1) ?? [];
    if (record === undefined || 'erased' in record) throw new Error('no record');
    const keyed = (salt: Buffer, text: string): string =>
      createHmac('sha256', salt).update(`mingxuan/v1/record\0${text}`).digest('hex');
    const spelledNo = (n: number): string => given(canonicalize({ disclosure: 'RESTRICTED', value: personNo(n) }));
    expect(left.has(keyed(Buffer.from(record.salt, 'hex'), spelledNo(0)))).toBe(true);
    for (let n = 0; n < PEOPLE; n += 1) {
      const [full, value, name] = [spelledNo(n), given(canonicalize(personNo(n))), `王${n}`];
      const guesses = [full, value, name, `mingxuan/v1/record\0${full}`, `\0${full}`].flatMap((guess) => [
        createHash('sha256').update(guess).digest('hex'),
        sm3Hex(guess),
      ]);
      guesses.push(keyed(Buffer.alloc(16), full), keyed(Buffer.alloc(0), full));
      expect(guesses.filter((guess) => left.has(guess))).toEqual([]);
    }
    expect(text.includes('王')).toBe(false);
  });
});
