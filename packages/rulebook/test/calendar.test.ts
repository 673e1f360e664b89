import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  checkMeetingNotice,
  dayOfWeek,
  dayStatus,
  daysBetween,
  NATIONAL_HOLIDAYS,
  nextWorkday,
  objectionWindow,
  parseIsoDate,
  recallVoteDeadline,
  resolveRulebook,
  rulingDeadline,
  voterCaseDays,
  weekday,
  withYear,
} from '../src/index.ts';
import type { IsoDate, Parameters } from '../src/index.ts';
import { propertyRuns } from './property-runs.ts';

const day = (written: string): IsoDate => {
  const parsed = parseIsoDate(written);
  if (!parsed.ok) throw new Error(`test data: ${written}`);
  return parsed.value;
};
const national = (): Parameters => {
  const resolved = resolveRulebook('residents-2026');
  if (!resolved.ok) throw new Error('residents-2026 must resolve');
  return resolved.value.parameters;
};

describe('days', () => {
  it.each(['2026-2-3', '2026-02-30', '2025-02-29', '20261220', '', '2026-13-01', '2026-12-20T00:00'])(
    'refuses %j with a sentence that says what to write',
    (written) => {
      const parsed = parseIsoDate(written);
      expect(parsed.ok ? '' : parsed.error.code).toBe('DATE_INVALID');
      expect(parsed.ok ? '' : parsed.error.remedy.zh).toContain('2026-12-20');
    },
  );

  it('counts as Temporal does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        const start = Temporal.PlainDate.from('1970-01-01').add({ days: from });
        const written = start.toString() as IsoDate;
        const end = addDays(written, days);
        expect(end).toBe(start.add({ days }).toString());
        expect(daysBetween(written, end)).toBe(days);
        expect(dayOfWeek(written)).toBe(start.dayOfWeek);
      }),
      { numRuns: propertyRuns(2000) },
    );
  });

  it('keeps the day of the month where it exists, else takes the last', () => {
    expect(addMonths(day('2026-08-31'), -6)).toBe('2026-02-28');
    expect(addMonths(day('2027-01-10'), 6)).toBe('2027-07-10');
  });

  it('names the day of the week', () => {
    expect(weekday(day('2026-12-20')).zh).toBe('星期日');
    expect(weekday(day('2026-09-28')).en).toBe('Monday');
  });
});

describe('holidays', () => {
  it.each([
    ['2026-10-01', 'HOLIDAY'],
    ['2026-10-07', 'HOLIDAY'],
    ['2026-10-08', 'WORKDAY'],
    ['2026-10-10', 'WORKDAY'],
    ['2026-10-11', 'WEEKEND'],
    ['2026-09-25', 'HOLIDAY'],
    ['2026-09-28', 'WORKDAY'],
  ])('%s is a %s', (written, kind) => {
    expect(dayStatus(day(written), NATIONAL_HOLIDAYS)).toMatchObject({ kind, provisional: false });
  });

  it('knows only the statutory days of a year not yet published, and says so', () => {
    expect(dayStatus(day('2027-02-05'), NATIONAL_HOLIDAYS)).toEqual({
      kind: 'HOLIDAY',
      name: '春节',
      provisional: true,
    });
    expect(dayStatus(day('2027-02-08'), NATIONAL_HOLIDAYS).kind).toBe('HOLIDAY');
    expect(dayStatus(day('2027-02-09'), NATIONAL_HOLIDAYS)).toEqual({ kind: 'WORKDAY', provisional: true });
    expect(nextWorkday(day('2027-01-01'), NATIONAL_HOLIDAYS)).toEqual({ day: '2027-01-04', provisional: true });
  });

  it('takes a year an operator enters from its notice', () => {
    const calendar = withYear(NATIONAL_HOLIDAYS, 2027, new Map([[day('2027-01-04'), '元旦']]), [day('2027-01-09')]);
    expect(dayStatus(day('2027-01-04'), calendar)).toEqual({ kind: 'HOLIDAY', name: '元旦', provisional: false });
    expect(dayStatus(day('2027-01-09'), calendar)).toEqual({ kind: 'WORKDAY', provisional: false });
    expect(dayStatus(day('2026-10-01'), calendar).kind).toBe('HOLIDAY');
  });
});

describe('objections and rulings', () => {
  it('SC01: published 11-30, objections to 12-05, last ruling 12-08', () => {
    const window = objectionWindow(day('2026-11-30'), national(), NATIONAL_HOLIDAYS);
    expect(window).toMatchObject({ firstDay: '2026-12-01', lastDay: '2026-12-05', provisional: false });
    expect(rulingDeadline(window.lastDay, national()).day).toBe('2026-12-08');
  });

  it('SC01: in doubt about an ordinary weekend, objections are still taken on Monday', () => {
    const window = objectionWindow(day('2026-11-30'), national(), NATIONAL_HOLIDAYS);
    expect(window.acceptUntil).toBe('2026-12-07');
    expect(window.reasons.at(-1)).toMatchObject({ verdict: 'unknown', sources: ['MFD-203'] });
  });

  it('SC08: an end on National Day moves to 10-08; the ruling is due by 10-11', () => {
    const window = objectionWindow(day('2026-09-28'), national(), NATIONAL_HOLIDAYS);
    expect(window.lastDay).toBe('2026-10-08');
    expect(window.acceptUntil).toBe('2026-10-08');
    expect(rulingDeadline(window.lastDay, national()).day).toBe('2026-10-11');
  });

  it('SC09: an end on Mid-Autumn moves to 09-28', () => {
    expect(objectionWindow(day('2026-09-20'), national(), NATIONAL_HOLIDAYS).lastDay).toBe('2026-09-28');
  });

  it('SC05: a court case is only pointed out, with its days', () => {
    const days = voterCaseDays(day('2026-12-20'));
    expect(days).toMatchObject({ sueBy: '2026-12-15', judgedBy: '2026-12-19' });
    expect(days.reason.verdict).toBe('unknown');
  });

  it('never ends sooner than the law counts, and always on a workday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (offset) => {
        const published = addDays(day('2025-06-01'), offset);
        const { lastDay, acceptUntil, firstDay } = objectionWindow(published, national(), NATIONAL_HOLIDAYS);
        expect(daysBetween(published, firstDay)).toBe(1);
        expect(daysBetween(published, lastDay)).toBeGreaterThanOrEqual(5);
        expect(acceptUntil >= lastDay).toBe(true);
        expect(dayStatus(acceptUntil, NATIONAL_HOLIDAYS).kind).toBe('WORKDAY');
      }),
    );
  });
});

describe('meetings and recalls', () => {
  it.each([
    ['2026-11-09', false, 'NOTICE_TOO_SHORT'],
    ['2026-11-07', false, 'NOTICE_TOO_SHORT'],
    ['2026-11-06', false, 'ok'],
    ['2026-11-09', true, 'warning'],
  ])('SC15: announced %s (special: %s) for 11-16 gives %s', (notice, special, expected) => {
    const checked = checkMeetingNotice(day(notice), day('2026-11-16'), special);
    expect(checked.ok ? checked.value.verdict : checked.error.code).toBe(expected);
    if (!checked.ok) expect(checked.error.sources).toEqual(['JWH25-26']);
  });

  it('SC15: says how many days are missing', () => {
    const checked = checkMeetingNotice(day('2026-11-09'), day('2026-11-16'), false);
    expect(checked.ok ? '' : checked.error.message.zh).toContain('差 3 天');
  });

  it('SC16: asked for on 2026-03-01, voted by 2026-03-31', () => {
    expect(recallVoteDeadline(day('2026-03-01'), 30, 'ZJ20V-35').day).toBe('2026-03-31');
  });
});
