import type { IsoDate } from '@mingxuan/rulebook';
import { dateOf } from '@mingxuan/rulebook';
import type { Cell } from './cell.ts';
import { serialDate } from './excel-date.ts';

/**
 * What a birth-date cell says.
 * `day`: one reading only. `maybe`: several readings, or digits whose format was lost; good only where the identity number agrees.
 */
export type BirthReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'day'; readonly date: IsoDate }
  | { readonly kind: 'month'; readonly months: readonly string[] }
  | { readonly kind: 'maybe'; readonly dates: readonly IsoDate[] }
  | { readonly kind: 'unreadable' };

const UNREADABLE: BirthReading = { kind: 'unreadable' };
const two = (value: number): string => String(value).padStart(2, '0');

/** A day as one whole number below a million that no other day has, for comparing. */
export const dayNumber = (date: IsoDate): number =>
  (Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))) * 32 + Number(date.slice(8));

const day = (year: number, month: number, dayOfMonth: number): BirthReading => {
  const date = dateOf(year, month, dayOfMonth);
  return date ? { kind: 'day', date } : UNREADABLE;
};

const maybe = (dates: readonly (IsoDate | undefined)[]): BirthReading => {
  const real = dates.filter((date) => date !== undefined);
  return real.length > 0 ? { kind: 'maybe', dates: real } : UNREADABLE;
};

/** Reads a birth date in whatever shape the office typed or stored it. */
export function readBirth(cell: Cell): BirthReading {
  switch (cell.kind) {
    case 'blank':
      return { kind: 'blank' };
    case 'date':
      return { kind: 'day', date: cell.date };
    case 'number':
      return readNumber(cell.value);
    case 'error':
      return UNREADABLE;
    case 'formula':
      return readBirth(cell.result);
    case 'text':
      return readBirthText(cell.text);
  }
}

const YEAR_FIRST = /^(\d{4})[-/.年\\,、—–](\d{1,2})[-/.月\\,、—–](\d{1,2})[日号]?(?:T?\d{1,2}[:时]\d{1,2}.*)?$/u;
const YEAR_MONTH = /^(\d{4})[-/.年\\,、](\d{1,2})月?$/u;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/u;
const SHORT_YEAR = /^(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/u;
const SHORT_YEAR_MONTH = /^(\d{2})年(\d{1,2})月?$/u;
const DAY_NAMED = /^(\d{1,2})[-/]?([a-z]{3})[a-z]*[-/,]?(\d{4}|\d{2})$/u;
const MONTH_NAMED = /^([a-z]{3})[a-z]*[-/.]?(\d{1,2}),?(\d{4})$/u;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function readBirthText(raw: string): BirthReading {
  const compact = chineseDigits(
    raw
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(/^'/u, ''),
  )
    .trim()
    .toLowerCase()
    // "1966-09-17 00:00:00": keep the day apart from the hour, then drop all other spaces.
    .replace(/(\d)\s+(\d{1,2}:\d)/u, '$1T$2')
    .replace(/\s/gu, '')
    .replace(/t(?=\d{1,2}:)/u, 'T');
  if (compact === '') return { kind: 'blank' };
  const first = YEAR_FIRST.exec(compact);
  if (first) return day(Number(first[1]), Number(first[2]), Number(first[3]));
  const month = YEAR_MONTH.exec(compact);
  if (month) return readMonth(Number(month[1]), Number(month[2]));
  if (/^\d+(\.0+)?$/u.test(compact)) return readDigits(compact.replace(/\.0+$/u, ''));
  return readOtherOrders(compact);
}

function readMonth(year: number, month: number): BirthReading {
  return dateOf(year, month, 1) ? { kind: 'month', months: [`${year}-${two(month)}`] } : UNREADABLE;
}

/** "1966.10" typed into a number cell has become 1966.1: January or October, only the identity number can tell. */
function readNumber(value: number): BirthReading {
  const yearMonth = /^((?:18|19|20)\d{2})\.(\d{1,2})$/u.exec(String(value));
  if (!yearMonth) return readDigits(String(value));
  const [year, tail] = [Number(yearMonth[1]), yearMonth[2] ?? ''];
  const months = [Number(tail), tail === '1' ? 10 : 0].filter((month) => dateOf(year, month, 1) !== undefined);
  return months.length > 0 ? { kind: 'month', months: months.map((month) => `${year}-${two(month)}`) } : UNREADABLE;
}

function readDigits(digits: string): BirthReading {
  if (/^\d{8}$/u.test(digits))
    return day(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
  // Six digits are a year and month or a short date; four or five are a spreadsheet's day number that lost its format.
  if (/^\d{6}$/u.test(digits)) {
    const pairs = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4))] as const;
    const short = [dateOf(1900 + pairs[0], pairs[1], pairs[2]), dateOf(2000 + pairs[0], pairs[1], pairs[2])];
    const month = readMonth(Number(digits.slice(0, 4)), pairs[2]);
    return month.kind === 'month' ? month : maybe(short);
  }
  if (/^\d{1,5}(\.\d+)?$/u.test(digits))
    return maybe([serialDate(Number(digits), false), serialDate(Number(digits), true)]);
  return UNREADABLE;
}

function readOtherOrders(compact: string): BirthReading {
  const last = YEAR_LAST.exec(compact);
  const short = SHORT_YEAR.exec(compact);
  const dates: (IsoDate | undefined)[] = [];
  if (last) {
    for (const year of years(last[3] ?? '')) {
      dates.push(dateOf(year, Number(last[1]), Number(last[2])), dateOf(year, Number(last[2]), Number(last[1])));
    }
  }
  if (short) for (const year of years(short[1] ?? '')) dates.push(dateOf(year, Number(short[2]), Number(short[3])));
  const shortMonth = SHORT_YEAR_MONTH.exec(compact);
  if (shortMonth && Number(shortMonth[2]) >= 1 && Number(shortMonth[2]) <= 12) {
    const months = years(shortMonth[1] ?? '').map((year) => `${year}-${two(Number(shortMonth[2]))}`);
    return { kind: 'month', months };
  }
  const named = DAY_NAMED.exec(compact);
  if (named)
    for (const year of years(named[3] ?? ''))
      dates.push(dateOf(year, MONTHS.indexOf(named[2] ?? '') + 1, Number(named[1])));
  const monthFirst = MONTH_NAMED.exec(compact);
  if (monthFirst)
    dates.push(dateOf(Number(monthFirst[3]), MONTHS.indexOf(monthFirst[1] ?? '') + 1, Number(monthFirst[2])));
  return maybe(dates);
}

const years = (written: string): readonly number[] =>
  written.length === 4 ? [Number(written)] : [1900 + Number(written), 2000 + Number(written)];

const DIGITS = '〇一二三四五六七八九';

/** 一九六六年九月十七日 → 1966年9月17日; text without Chinese numerals is returned as it is. */
function chineseDigits(written: string): string {
  if (!/[一二三四五六七八九十〇零○]/u.test(written)) return written;
  return written
    .replace(/[零○]/gu, '〇')
    .replace(/廿/gu, '二十')
    .replace(
      /([一二三四五六七八九])?十([一二三四五六七八九])?/gu,
      (_, tens: string | undefined, units: string | undefined) =>
        String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (units ? DIGITS.indexOf(units) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/gu, (digit) => String(DIGITS.indexOf(digit)));
}
