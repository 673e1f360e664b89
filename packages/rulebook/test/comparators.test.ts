import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as c from '../src/comparators.ts';
import { propertyRuns } from './property-runs.ts';

const RUNS = propertyRuns(2000);

/** name, comparator, needed, and by hand: a whole, the least count that passes. */
const TABLE = [
  ['过半数 of 3000', c.moreThanHalf, c.neededMoreThanHalf, 3000, 1501],
  ['过半数 of 41', c.moreThanHalf, c.neededMoreThanHalf, 41, 21],
  ['过半数 of 0', c.moreThanHalf, c.neededMoreThanHalf, 0, 1],
  ['半数以上 of 40', c.atLeastHalf, c.neededAtLeastHalf, 40, 20],
  ['半数以上 of 41', c.atLeastHalf, c.neededAtLeastHalf, 41, 21],
  ['超过三分之二 of 60', c.moreThanTwoThirds, c.neededMoreThanTwoThirds, 60, 41],
  ['超过三分之二 of 61', c.moreThanTwoThirds, c.neededMoreThanTwoThirds, 61, 41],
  ['三分之二以上 of 60', c.atLeastTwoThirds, c.neededAtLeastTwoThirds, 60, 40],
  ['三分之二以上 of 61', c.atLeastTwoThirds, c.neededAtLeastTwoThirds, 61, 41],
  ['五分之四 of 40', c.atLeastFourFifths, c.neededAtLeastFourFifths, 40, 32],
  ['五分之四 of 23', c.atLeastFourFifths, c.neededAtLeastFourFifths, 23, 19],
  ['三分之一 of 1600', c.atLeastOneThird, c.neededAtLeastOneThird, 1600, 534],
  ['三分之一 of 60', c.atLeastOneThird, c.neededAtLeastOneThird, 60, 20],
  ['五分之一 of 301', c.atLeastOneFifth, c.neededAtLeastOneFifth, 301, 61],
  ['十分之一 of 3000', c.atLeastOneTenth, c.neededAtLeastOneTenth, 3000, 300],
  ['十分之一 of 3001', c.atLeastOneTenth, c.neededAtLeastOneTenth, 3001, 301],
] as const;

describe.each(TABLE)('%s', (_name, holds, needed, of, least) => {
  test('one below fails, the needed count and one more hold', () => {
    expect(needed(of)).toBe(least);
    expect(holds(least - 1, of)).toBe(false);
    expect(holds(least, of)).toBe(true);
    expect(holds(least + 1, of)).toBe(true);
  });

  test('needed is the least count that holds, for every whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (whole) => {
        const n = needed(whole);
        expect(holds(Math.min(n, 1_000_000_000_000), whole) || n > 1_000_000_000_000).toBe(true);
        if (n > 0) expect(holds(n - 1, whole)).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  test('rejects what is no count', () => {
    for (const bad of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e13]) {
      expect(() => holds(bad, of)).toThrow(RangeError);
      expect(() => holds(1, bad)).toThrow(RangeError);
      expect(() => needed(bad)).toThrow(RangeError);
    }
  });
});

test.each([
  [3, 4],
  [5, 6],
  [7, 9],
  [9, 11],
  [10, 12],
  [11, 14],
])('%i seats need %i candidates with a surplus of 20 per cent', (seats, candidates) => {
  expect(c.neededWithSurplusPercent(seats, 20)).toBe(candidates);
});

test.each([
  [299, 300, 1],
  [300, 300, 0],
  [301, 300, 0],
])('%i of %i needed is %i short', (n, needed, short) => {
  expect(c.shortBy(n, needed)).toBe(short);
});

test('a count is a whole number that is not negative', () => {
  expect([0, 1, 3000].every(c.isCount)).toBe(true);
  expect([-1, 0.5, '3', null, undefined, Number.NaN, 2e12].some(c.isCount)).toBe(false);
});
