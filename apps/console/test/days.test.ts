import type { IsoDate } from '@mingxuan/rulebook';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysFromTo, shiftDay, weekday } from '../src/day.ts';
import { monthOf, nextMonth, previousMonth, weeksOf } from '../src/screens/plan/weeks.ts';

const day = (written: string): IsoDate => written as IsoDate;
const anyDay = fc.integer({ min: 0, max: 36_500 }).map((days) => shiftDay(day('2000-01-01'), days));

describe('days as screens show them', () => {
  it.each([
    ['2026-11-24', '2026-12-20', 26],
    ['2026-12-20', '2026-11-24', -26],
    ['2028-02-28', '2028-03-01', 2],
    ['2026-12-31', '2027-01-01', 1],
  ])('%s → %s is %i days', (from, to, days) => {
    expect(daysFromTo(day(from), day(to))).toBe(days);
  });

  it('knows that election day 2026-12-20 is a Sunday and 2027-01-01 a Friday', () => {
    expect(weekday(day('2026-12-20'))).toBe(0);
    expect(weekday(day('2027-01-01'))).toBe(5);
  });

  it('moves back as far as it moved', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (start, days) => {
        const moved = shiftDay(start, days);
        expect(daysFromTo(start, moved)).toBe(days);
        expect(shiftDay(moved, -days)).toBe(start);
      }),
    );
  });
});

describe('the calendar', () => {
  it('shows December 2026 in five weeks from Monday 30 November to Sunday 3 January', () => {
    const weeks = weeksOf('2026-12');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.[0]).toBe('2026-11-30');
    expect(weeks.at(-1)?.at(-1)).toBe('2027-01-03');
  });

  it('shows February 2027, which begins on a Monday and ends on a Sunday, in four', () => {
    expect(weeksOf('2027-02')).toHaveLength(4);
  });

  it('holds every day of its month once, in whole weeks that begin on Mondays', () => {
    fc.assert(
      fc.property(anyDay.map(monthOf), (month) => {
        const weeks = weeksOf(month);
        for (const week of weeks) expect(week[0] === undefined ? -1 : weekday(week[0])).toBe(1);
        const inside = weeks.flat().filter((one) => monthOf(one) === month);
        expect(new Set(inside).size).toBe(inside.length);
        expect(inside[0]).toBe(`${month}-01`);
        const last = inside.at(-1);
        expect(last === undefined ? '' : monthOf(shiftDay(last, 1))).toBe(nextMonth(month));
        expect(previousMonth(nextMonth(month))).toBe(month);
      }),
    );
  });
});
