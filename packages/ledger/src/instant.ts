const INSTANT = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that exists in the calendar, as `2026-02-28`. */
export const isDay = (value: unknown): value is string => typeof value === 'string' && DAY.test(value) && exists(value);

/** A moment in UTC as `2026-02-28T08:30:00Z`, with up to nine digits of a second's fraction. */
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && INSTANT.test(value) && exists(value);

/** Whether the day with which the text begins is in the calendar. Millions are read: nothing is taken apart that need not be. */
function exists(text: string): boolean {
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const length = month === 2 && isLeap(Number(text.slice(0, 4))) ? 29 : (LENGTHS[month - 1] ?? 0);
  return day >= 1 && day <= length;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Below zero when `a` is earlier than `b`. Both must satisfy `isInstant`. */
export function compareInstants(a: string, b: string): number {
  // Most instants have as many digits as the one before, and then the text itself sorts.
  const alike = a.length === b.length;
  const [x, y] = alike ? [a, b] : [sortable(a), sortable(b)];
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

// Fractions of different lengths would sort wrongly against the closing Z.
const sortable = (instant: string): string => `${instant.slice(0, 19)}.${instant.slice(20, -1).padEnd(9, '0')}`;
