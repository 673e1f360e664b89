import type { IsoDate, Parameters, Reason, Rulebook, RuleId } from '../../src/index.ts';
import { flat } from '../outcome-fixture.ts';

/** One figure tried on a real function: what it should say, worked out in the test, and what it says. */
export interface Trial {
  readonly tried: string;
  readonly should: string;
  readonly is: string;
  /** The rules that the answer cites. */
  readonly cites: readonly RuleId[];
  /** The answer itself, where it is one reason, and the numbers it compares. */
  readonly said?: Reason | undefined;
  readonly numbers?: readonly number[];
}

/** A rule that compares a number: tried one below, at, and one above it, under any rulebook that sets the number. */
export interface Threshold {
  readonly name: string;
  /** The rules that the answers cite. */
  readonly rules: readonly RuleId[];
  /** Rules that say the same and are not cited by their own id. */
  readonly also?: readonly RuleId[];
  /** The figures it depends on: two rulebooks of one pack that agree in them are tried once. */
  readonly uses: readonly (keyof Parameters)[];
  readonly trials: (book: Rulebook) => readonly Trial[];
}

export const around = (n: number): readonly number[] => [n - 1, n, n + 1];

/** The least whole number for which something holds, found by counting, so that no formula is written twice. */
export function least(holds: (n: number) => boolean): number {
  let n = 0;
  while (!holds(n)) n += 1;
  return n;
}

/** `holds`, or by how many it falls short. */
export const verdictOf = (n: number, needed: number): string => (n >= needed ? 'holds' : `${needed - n} short`);

/** The same, read off an answer. */
export function saidBy(reason: Reason | undefined): string {
  if (reason === undefined) return 'nothing was said';
  if (reason.verdict === 'ok') return 'holds';
  return reason.short === undefined ? 'does not hold' : `${reason.short} short`;
}

export const holds = (yes: boolean): string => (yes ? 'holds' : 'does not hold');

export const cited = (...reasons: readonly (Reason | undefined)[]): readonly RuleId[] =>
  flat(reasons.filter((one) => one !== undefined)).map((one) => one.rule);

/** A trial of a function that answers with one reason. */
export function trial(tried: string, should: string, reason: Reason, ...numbers: readonly number[]): Trial {
  return { tried, should, is: saidBy(reason), cites: cited(reason), said: reason, numbers };
}

export const day = (written: string): IsoDate => written as IsoDate;

/** A day some days later, by the calendar of the language and not by ours. */
export function later(date: IsoDate, days: number): IsoDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return day(moved.toISOString().slice(0, 10));
}

/** The same day of the month, some years and months earlier; only for days that every month has. */
export function monthsEarlier(date: IsoDate, months: number): IsoDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCMonth(moved.getUTCMonth() - months);
  return day(moved.toISOString().slice(0, 10));
}
