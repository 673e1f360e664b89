/**
 * The thresholds of the law as exact integer comparisons, named as the law says them.
 * Each `needed…(of)` is the least count that satisfies its comparator, so "how many short" is exact.
 *
 * 以上、不少于 include the figure itself, 过半数、超过、多于 do not (民法典第1259条).
 */

/** Far above any electorate, and small enough that every product below stays an exact integer. */
export const LARGEST_COUNT = 1_000_000_000_000;

/** True for a head count or a ballot count that these comparators accept. */
export function isCount(n: unknown): n is number {
  return typeof n === 'number' && Number.isSafeInteger(n) && n >= 0 && n <= LARGEST_COUNT;
}

/** Callers parse figures at the border; anything else reaching a comparator is a bug, so it throws. */
function requireCount(n: number): void {
  if (!isCount(n)) throw new RangeError(`not a count of people or ballots: ${n}`);
}

/** Integer quotient without ever forming a fraction. */
function floorDiv(n: number, by: number): number {
  return (n - (n % by)) / by;
}

function ceilDiv(n: number, by: number): number {
  return floorDiv(n + by - 1, by);
}

function moreThan(n: number, of: number, num: number, den: number): boolean {
  requireCount(n);
  requireCount(of);
  return den * n > num * of;
}

function atLeast(n: number, of: number, num: number, den: number): boolean {
  requireCount(n);
  requireCount(of);
  return den * n >= num * of;
}

function neededMoreThan(of: number, num: number, den: number): number {
  requireCount(of);
  return floorDiv(num * of, den) + 1;
}

function neededAtLeast(of: number, num: number, den: number): number {
  requireCount(of);
  return ceilDiv(num * of, den);
}

/** 过半数 — exactly one half is not enough. */
export const moreThanHalf = (n: number, of: number): boolean => moreThan(n, of, 1, 2);
export const neededMoreThanHalf = (of: number): number => neededMoreThan(of, 1, 2);

/** 半数以上 — exactly one half is enough. */
export const atLeastHalf = (n: number, of: number): boolean => atLeast(n, of, 1, 2);
export const neededAtLeastHalf = (of: number): number => neededAtLeast(of, 1, 2);

/** 超过三分之二 — exactly two thirds is not enough. */
export const moreThanTwoThirds = (n: number, of: number): boolean => moreThan(n, of, 2, 3);
export const neededMoreThanTwoThirds = (of: number): number => neededMoreThan(of, 2, 3);

/** 三分之二以上 — exactly two thirds is enough. */
export const atLeastTwoThirds = (n: number, of: number): boolean => atLeast(n, of, 2, 3);
export const neededAtLeastTwoThirds = (of: number): number => neededAtLeast(of, 2, 3);

/** 不少于五分之四 — exactly four fifths is enough. */
export const atLeastFourFifths = (n: number, of: number): boolean => atLeast(n, of, 4, 5);
export const neededAtLeastFourFifths = (of: number): number => neededAtLeast(of, 4, 5);

/** 不少于三分之一、三分之一以上. */
export const atLeastOneThird = (n: number, of: number): boolean => atLeast(n, of, 1, 3);
export const neededAtLeastOneThird = (of: number): number => neededAtLeast(of, 1, 3);

/** 五分之一以上. */
export const atLeastOneFifth = (n: number, of: number): boolean => atLeast(n, of, 1, 5);
export const neededAtLeastOneFifth = (of: number): number => neededAtLeast(of, 1, 5);

/** 十分之一以上. */
export const atLeastOneTenth = (n: number, of: number): boolean => atLeast(n, of, 1, 10);
export const neededAtLeastOneTenth = (of: number): number => neededAtLeast(of, 1, 10);

/** Least number of candidates when the surplus is `percent` per cent of the seats, a part counting as one (进一法). */
export function neededWithSurplusPercent(seats: number, percent: number): number {
  requireCount(seats);
  requireCount(percent);
  return seats + ceilDiv(seats * percent, 100);
}

/** How many are missing; 0 when none. */
export function shortBy(n: number, needed: number): number {
  requireCount(n);
  requireCount(needed);
  return Math.max(0, needed - n);
}
