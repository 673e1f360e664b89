import type { IsoDate } from '../date.ts';

const AHEAD_OF_UTC = 8 * 3_600_000;

/** An instant (ISO 8601) as it is told in China, which keeps one time all year: the legal day, and the clock on the wall as `HH:MM`. */
export function chinaTime(at: string): { readonly day: IsoDate; readonly clock: string } {
  const there = new Date(Date.parse(at) + AHEAD_OF_UTC).toISOString();
  return { day: there.slice(0, 10) as IsoDate, clock: there.slice(11, 16) };
}
