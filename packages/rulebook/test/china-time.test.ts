import { expect, test } from 'vitest';
import { chinaTime } from '../src/index.ts';

// Eight hours ahead of UTC, also over midnight, over the end of a year and in summer.
test.each([
  ['2026-12-20T00:00:00.000Z', '2026-12-20', '08:00'],
  ['2026-12-19T15:59:59.999Z', '2026-12-19', '23:59'],
  ['2026-12-19T16:00:00Z', '2026-12-20', '00:00'],
  ['2026-12-31T20:30:00Z', '2027-01-01', '04:30'],
  ['2026-07-01T07:05:00+08:00', '2026-07-01', '07:05'],
])('%s is %s, %s', (at, day, clock) => {
  expect(chinaTime(at)).toEqual({ day, clock });
});
