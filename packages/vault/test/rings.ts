import { createHash } from 'node:crypto';
import type { KeyRing, Random } from '../src/index.ts';
import { makeKeyRing } from '../src/index.ts';

/** Bytes that follow from a name: the same ring in every run, and in a process started by a test. */
export function sequence(name: string): Random {
  let drawn = 0;
  return (bytes) => {
    drawn += 1;
    return createHash('sha512').update(`${name} ${drawn}`).digest().subarray(0, bytes);
  };
}

export const ringOf = (name: string): KeyRing => makeKeyRing(sequence(name), '2026-01-01T00:00:00Z');
