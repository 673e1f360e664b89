import { describe, expect, test } from 'vitest';
import { termEnd, termStanding } from '../src/index.ts';
import { day } from './world.ts';

describe('a term', () => {
  test.each([
    // Six months before 2027-01-10 is 2026-07-10.
    ['2026-07-09', 'RUNNING', 185],
    ['2026-07-10', 'REMIND', 184],
    ['2027-01-09', 'REMIND', 1],
    ['2027-01-10', 'REMIND', 0],
    ['2027-01-11', 'OVERDUE', -1],
  ] as const)('that ends on 2027-01-10 stands on %s as %s', (today, state, daysLeft) => {
    expect(termStanding(day('2027-01-10'), 'RESIDENTS', day(today))).toMatchObject({ state, daysLeft });
  });

  test('is five years by the law of its kind, unless its last day was stated', () => {
    expect(termEnd(day('2021-03-10'), null)).toBe('2026-03-10');
    expect(termEnd(day('2021-03-10'), day('2026-04-01'))).toBe('2026-04-01');
    expect(termEnd(null, null)).toBeNull();
    expect(termStanding(day('2026-03-10'), 'RESIDENTS', day('2026-11-25')).sources).toEqual(['JWH25-14']);
    expect(termStanding(day('2026-03-10'), 'VILLAGERS', day('2026-11-25')).sources).toEqual(['CWH25-14']);
  });
});
