import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../date.ts';
import type { Refusal } from '../reason.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Nobody on a roll was born before the first; counting forward or back from any day between them stays in four digits. */
const YEARS = { first: 1900, last: 2199 };

/** Reads `YYYY-MM-DD` at the border. Refuses other spellings, days that do not exist, as 2026-02-30, and years out of reach. */
export function parseIsoDate(written: string): Result<IsoDate, Refusal> {
  if (SHAPE.test(written)) {
    try {
      const day = brand(Temporal.PlainDate.from(written, { overflow: 'reject' }));
      const year = yearOf(day);
      return year >= YEARS.first && year <= YEARS.last ? ok(day) : err(outOfReach(written));
    } catch {
      // Temporal answers an impossible day by throwing; for us it is an expected refusal.
    }
  }
  return err({
    code: 'DATE_INVALID',
    message: text(`“${written}”不是一个日期。`, `"${written}" is not a day of the calendar.`),
    remedy: text('请按“年-月-日”填写，例如 2026-12-20。', 'Write year-month-day, for example 2026-12-20.'),
    sources: [],
  });
}

const outOfReach = (written: string): Refusal => ({
  code: 'DATE_INVALID',
  message: text(
    `“${written}”的年份不对，只能在${YEARS.first}到${YEARS.last}年之间。`,
    `The year of "${written}" must lie between ${YEARS.first} and ${YEARS.last}.`,
  ),
  remedy: text('请检查年份，例如 2026-12-20。', 'Check the year; a day is written as 2026-12-20.'),
  sources: [],
});

function brand(date: Temporal.PlainDate): IsoDate {
  return date.toString() as IsoDate;
}

const plain = (date: IsoDate): Temporal.PlainDate => Temporal.PlainDate.from(date);

/** The day `days` after `date` (before it, when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day `months` later (earlier, when negative); the last day of the month where that day does not exist. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return brand(plain(date).add({ months }));
}

/** The same day `years` later; 29 February becomes 28 February in a common year. */
export function addYears(date: IsoDate, years: number): IsoDate {
  return brand(plain(date).add({ years }));
}

/** Whole days from `from` to `to`: negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Negative, zero or positive, as `a` is before, on or after `b`. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Monday = 1 … Sunday = 7. */
export function dayOfWeek(date: IsoDate): number {
  // Day 0, 1970-01-01, was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** Days of the Gregorian calendar before the given year, counted from year 0. */
function daysBeforeYear(year: number): number {
  const last = year - 1;
  return year * 365 + Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400) + 1;
}

const EPOCH = daysBeforeYear(1970);
const DAYS_BEFORE_MONTH: readonly number[] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/**
 * Days since 1970-01-01. Counting days is done on whole numbers and not on Temporal objects, because a plan counts
 * thousands of them; a test holds both against each other.
 */
function dayNumber(date: IsoDate): number {
  const year = yearOf(date);
  const month = Number(date.slice(5, 7));
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return daysBeforeYear(year) - EPOCH + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + Number(date.slice(8, 10)) - 1;
}

function fromDayNumber(days: number): IsoDate {
  // No year has more than 366 days, so this is that year or an earlier one.
  let year = Math.floor((days + EPOCH) / 366);
  while (daysBeforeYear(year + 1) - EPOCH <= days) year += 1;
  const inYear = days - (daysBeforeYear(year) - EPOCH);
  const starts = (month: number): number => (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0);
  let month = 12;
  while (starts(month) > inYear) month -= 1;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(inYear - starts(month) + 1)}` as IsoDate;
}

const WEEKDAYS: readonly Text[] = [
  text('星期日', 'Sunday'),
  text('星期一', 'Monday'),
  text('星期二', 'Tuesday'),
  text('星期三', 'Wednesday'),
  text('星期四', 'Thursday'),
  text('星期五', 'Friday'),
  text('星期六', 'Saturday'),
];

/** The day of the week in words. */
export function weekday(date: IsoDate): Text {
  return WEEKDAYS[dayOfWeek(date) % 7] ?? text('', '');
}

/** A day as a clerk writes it: `2026年12月5日（星期六）` / `2026-12-05 (Saturday)`. */
export function writtenDay(date: IsoDate): Text {
  const [year, month, day] = date.split('-').map(Number);
  const name = weekday(date);
  return text(`${year}年${month}月${day}日（${name.zh}）`, `${date} (${name.en})`);
}
