import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../date.ts';
import type { Refusal } from '../reason.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads `YYYY-MM-DD` at the border. Refuses other spellings and days that do not exist, as 2026-02-30. */
export function parseIsoDate(written: string): Result<IsoDate, Refusal> {
  if (SHAPE.test(written)) {
    try {
      return ok(brand(Temporal.PlainDate.from(written, { overflow: 'reject' })));
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

function brand(date: Temporal.PlainDate): IsoDate {
  return date.toString() as IsoDate;
}

const plain = (date: IsoDate): Temporal.PlainDate => Temporal.PlainDate.from(date);

/** The day `days` after `date` (before it, when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return brand(plain(date).add({ days }));
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
  return plain(from).until(plain(to), { largestUnit: 'day' }).days;
}

/** Negative, zero or positive, as `a` is before, on or after `b`. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Monday = 1 … Sunday = 7. */
export function dayOfWeek(date: IsoDate): number {
  return plain(date).dayOfWeek;
}

export function yearOf(date: IsoDate): number {
  return plain(date).year;
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

/** A day as a clerk writes it: `12月5日（星期六）` / `2026-12-05 (Saturday)`. */
export function writtenDay(date: IsoDate): Text {
  const day = plain(date);
  const name = weekday(date);
  return text(`${day.year}年${day.month}月${day.day}日（${name.zh}）`, `${date} (${name.en})`);
}
