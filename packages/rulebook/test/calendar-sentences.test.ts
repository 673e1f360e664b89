import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  checkMeetingNotice,
  compareDates,
  dayOfWeek,
  daysBetween,
  dayStatus,
  type HolidayCalendar,
  type IsoDate,
  NATIONAL_HOLIDAYS,
  nextWorkday,
  notOnHoliday,
  objectionWindow,
  parseIsoDate,
  recallVoteDeadline,
  rulingDeadline,
  voterCaseDays,
  weekday,
  withYear,
  writtenDay,
} from '../src/index.ts';
import { residents } from './outcome-fixture.ts';

const day = (written: string) => written as IsoDate;
const LAW = residents().parameters;

describe('days in words and numbers', () => {
  test.each([
    ['2026-12-05', '2026年12月5日（星期六）', '2026-12-05 (Saturday)'],
    ['2026-12-06', '2026年12月6日（星期日）', '2026-12-06 (Sunday)'],
    ['2026-12-07', '2026年12月7日（星期一）', '2026-12-07 (Monday)'],
  ])('%s is written %s', (date, zh, en) => {
    expect(writtenDay(day(date))).toEqual({ zh, en });
  });

  test('the week runs from Monday, 1, to Sunday, 7', () => {
    const week = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11', '2026-12-12', '2026-12-13'].map(
      day,
    );
    expect(week.map(dayOfWeek)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(week.map((one) => weekday(one).zh.slice(-1)).join('')).toBe('一二三四五六日');
    expect(dayOfWeek(day('1969-12-28'))).toBe(7);
  });

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2024-12-31', -365, '2024-01-01'],
    ['1969-12-31', 1, '1970-01-01'],
  ])('%s and %i day(s) is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(days);
  });

  test('months and years keep to the calendar', () => {
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29');
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
  });

  test('before, on, after', () => {
    expect(compareDates(day('2026-12-19'), day('2026-12-20'))).toBeLessThan(0);
    expect(compareDates(day('2026-12-20'), day('2026-12-20'))).toBe(0);
    expect(compareDates(day('2026-12-21'), day('2026-12-20'))).toBeGreaterThan(0);
  });

  test('what is no day is shown as it was written', () => {
    const parsed = parseIsoDate('2026-02-30');
    expect(parsed.ok ? undefined : parsed.error).toMatchObject({
      message: { zh: '“2026-02-30”不是一个日期。' },
      sources: [],
    });
    expect(parseIsoDate('2024-02-29')).toEqual({ ok: true, value: '2024-02-29' });
    for (const wrong of ['x2026-12-20', '2026-12-20x', '12026-12-20']) expect(parseIsoDate(wrong).ok).toBe(false);
  });
});

/** First day of the lunar year, Qingming, Dragon Boat, Mid-Autumn, as almanacs print them. */
const ALMANAC = [
  [2027, '2027-02-06', '2027-04-05', '2027-06-09', '2027-09-15'],
  [2028, '2028-01-26', '2028-04-04', '2028-05-28', '2028-10-03'],
  [2029, '2029-02-13', '2029-04-04', '2029-06-16', '2029-09-22'],
  [2030, '2030-02-03', '2030-04-05', '2030-06-05', '2030-09-12'],
] as const;

describe('statutory days of years not yet published', () => {
  const kinds = (date: string, ...offsets: readonly number[]) =>
    offsets.map((n) => dayStatus(addDays(day(date), n), NATIONAL_HOLIDAYS).kind === 'HOLIDAY');

  test.each(ALMANAC)('%i', (year, newYear, qingming, dragonBoat, midAutumn) => {
    // The eve and three days; neither the day before nor the day after.
    expect(kinds(newYear, -2, -1, 0, 1, 2, 3)).toEqual([false, true, true, true, true, false]);
    const named = (date: string) => dayStatus(day(date), NATIONAL_HOLIDAYS).name;
    expect([qingming, dragonBoat, midAutumn, newYear].map(named)).toEqual([
      '清明',
      '端午',
      // Mid-Autumn of 2028 falls on the third day of National Day.
      midAutumn === '2028-10-03' ? '国庆节' : '中秋',
      '春节',
    ]);
    expect(kinds(`${year}-01-01`, -1, 0, 1)).toEqual([false, true, false]);
    expect(kinds(`${year}-05-01`, -1, 0, 1, 2)).toEqual([false, true, true, false]);
    expect(kinds(`${year}-10-01`, -1, 0, 1, 2, 3)).toEqual([false, true, true, true, false]);
    expect(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((one) => named(`${year}-${one}`))).toEqual([
      '元旦',
      '劳动节',
      '劳动节',
      '国庆节',
      '国庆节',
      '国庆节',
    ]);
  });

  test('beyond the almanac only the solar ones are known', () => {
    expect(dayStatus(day('2045-10-01'), NATIONAL_HOLIDAYS)).toMatchObject({ kind: 'HOLIDAY', provisional: true });
    expect(dayStatus(day('2045-02-17'), NATIONAL_HOLIDAYS)).toMatchObject({ kind: 'WORKDAY', provisional: true });
  });
});

describe('looking for a workday', () => {
  test('the day itself where it is one', () => {
    expect(nextWorkday(day('2026-12-04'), NATIONAL_HOLIDAYS)).toEqual({ day: '2026-12-04', provisional: false });
    expect(nextWorkday(day('2026-12-05'), NATIONAL_HOLIDAYS)).toEqual({ day: '2026-12-07', provisional: false });
    expect(notOnHoliday(day('2026-10-07'), NATIONAL_HOLIDAYS)).toEqual({ day: '2026-09-30', provisional: false });
    expect(notOnHoliday(day('2026-12-05'), NATIONAL_HOLIDAYS)).toEqual({ day: '2026-12-05', provisional: false });
  });

  test('is provisional when a day not yet published was looked at', () => {
    expect(nextWorkday(day('2026-12-31'), NATIONAL_HOLIDAYS)).toEqual({ day: '2026-12-31', provisional: false });
    expect(notOnHoliday(day('2027-01-01'), NATIONAL_HOLIDAYS)).toEqual({ day: '2026-12-31', provisional: true });
  });

  test('an operator’s year replaces what was there for it, and nothing else', () => {
    const first = withYear(NATIONAL_HOLIDAYS, 2027, new Map([[day('2027-01-04'), '元旦']]), [day('2027-01-09')]);
    const again = withYear(first, 2027, new Map([[day('2027-01-05'), '元旦']]), [day('2027-01-10')]);
    const kind = (date: string, calendar: HolidayCalendar) => dayStatus(day(date), calendar).kind;
    expect(['2027-01-04', '2027-01-05', '2027-01-09', '2027-01-10'].map((one) => kind(one, again))).toEqual([
      'WORKDAY',
      'HOLIDAY',
      'WEEKEND',
      'WORKDAY',
    ]);
    expect(kind('2026-10-10', again)).toBe('WORKDAY');
    expect(kind('2026-10-07', again)).toBe('HOLIDAY');
    expect(again.source).toBe(`${NATIONAL_HOLIDAYS.source} + 2027 + 2027`);
    expect(again.published.has(2026) && again.published.has(2027)).toBe(true);
  });
});

describe('what is said of periods', () => {
  test('the days to object', () => {
    const plain = objectionWindow(day('2026-11-25'), LAW, NATIONAL_HOLIDAYS);
    expect(plain).toMatchObject({
      publishedOn: '2026-11-25',
      firstDay: '2026-11-26',
      lastDay: '2026-11-30',
      acceptUntil: '2026-11-30',
    });
    expect(plain.reasons).toHaveLength(1);
    expect(plain.reasons[0]).toMatchObject({
      rule: 'ROLL-3',
      verdict: 'ok',
      sources: ['JWH25-17', 'MFD-201'],
      figures: { days: 5, counted: 5 },
      text: { zh: '公布当天不算，从第二天数起 5 天，数到2026年11月30日（星期一）。' },
    });
    const holiday = objectionWindow(day('2026-09-28'), LAW, NATIONAL_HOLIDAYS).reasons[1];
    expect(holiday).toMatchObject({ rule: 'ROLL-3', verdict: 'ok', sources: ['MFD-203'] });
    expect(holiday?.text.zh).toMatch(/^最后一天落在.+假期，顺延到2026年10月8日（星期四）。$/);
    const weekend = objectionWindow(day('2026-11-30'), LAW, NATIONAL_HOLIDAYS).reasons[1];
    expect(weekend?.text.zh).toContain('2026年12月7日（星期一）以前送来的申诉都请收下');
    expect(objectionWindow(day('2027-01-26'), LAW, NATIONAL_HOLIDAYS).provisional).toBe(true);
  });

  test('a holiday that ends in a weekend: taken until the first workday', () => {
    const calendar = withYear(NATIONAL_HOLIDAYS, 2027, new Map([[day('2027-03-05'), '假']]), []);
    const window = objectionWindow(day('2027-02-28'), LAW, calendar);
    expect(window).toMatchObject({ lastDay: '2027-03-08', acceptUntil: '2027-03-08', provisional: false });
  });

  test('figures that no text sets are the usual ones, and said to be open', () => {
    const window = objectionWindow(day('2026-11-25'), {}, NATIONAL_HOLIDAYS);
    expect(window.lastDay).toBe('2026-11-30');
    expect(window.reasons[0]).toMatchObject({ verdict: 'unknown', sources: ['MFD-201'] });
    const ruling = rulingDeadline(day('2026-11-25'), {});
    expect(ruling.day).toBe('2026-11-28');
    expect(ruling.reasons).toMatchObject([
      { rule: 'ROLL-4', verdict: 'unknown', sources: ['MFD-201'], figures: { days: 3 } },
    ]);
  });

  test('a ruling', () => {
    expect(rulingDeadline(day('2026-12-05'), LAW).reasons).toMatchObject([
      {
        rule: 'ROLL-4',
        verdict: 'ok',
        sources: ['JWH25-17', 'MFD-201'],
        figures: { days: 3 },
        text: { zh: expect.stringContaining('最迟2026年12月8日') },
      },
    ]);
  });

  test('a court case, a recall', () => {
    expect(voterCaseDays(day('2026-12-20')).reason).toMatchObject({
      rule: 'ROLL-6',
      sources: ['MSS-188', 'MSS-189'],
      text: { zh: expect.stringContaining('2026-12-15') },
    });
    expect(recallVoteDeadline(day('2026-03-01'), 30, 'ZJ20V-35').reasons).toMatchObject([
      {
        rule: 'RECALL-3',
        verdict: 'ok',
        sources: ['ZJ20V-35'],
        figures: { days: 30 },
        text: { zh: expect.stringContaining('最迟2026年3月31日') },
      },
    ]);
  });

  test('notice of a meeting', () => {
    const fine = checkMeetingNotice(day('2026-11-01'), day('2026-11-16'), false);
    expect(fine).toMatchObject({
      ok: true,
      value: {
        rule: 'MEET-3',
        verdict: 'ok',
        sources: ['JWH25-26'],
        figures: { given: 15, needed: 10 },
        text: { zh: '提前 15 天通知，够 10 天。' },
      },
    });
    if (fine.ok) expect(fine.value.short).toBeUndefined();
    expect(checkMeetingNotice(day('2026-11-09'), day('2026-11-16'), true)).toMatchObject({
      ok: true,
      value: { rule: 'MEET-3', sources: ['JWH25-26'], short: 3, figures: { given: 7, needed: 10 } },
    });
    expect(checkMeetingNotice(day('2026-11-09'), day('2026-11-16'), false)).toMatchObject({
      ok: false,
      error: {
        rule: 'MEET-3',
        message: {
          zh: expect.stringContaining('只提前了 7 天，差 3 天'),
          en: expect.stringContaining('this is 7, 3 short'),
        },
        remedy: { zh: expect.stringContaining('2026年11月19日') },
      },
    });
  });
});
