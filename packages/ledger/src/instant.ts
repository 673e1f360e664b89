const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.(\d{1,9}))?Z$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day that exists in the calendar, as `2026-02-28`. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const match = DAY.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}

/** A moment in UTC as `2026-02-28T08:30:00Z`, with up to nine digits of a second's fraction. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const match = INSTANT.exec(value);
  return match !== null && isDay(match[1]);
}

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
