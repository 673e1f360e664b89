import arrangement from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { IsoDate } from '../date.ts';
import { addDays, dayOfWeek, yearOf } from './iso-date.ts';
import { statutoryDays } from './statutory.ts';

/**
 * Which days are rest days, as plain data. A year absent from `published` has no State Council notice yet:
 * answers about it are provisional (weekends and the statutory days only).
 */
export interface HolidayCalendar {
  /** Where the data come from, with the pinned version. */
  readonly source: string;
  readonly published: ReadonlySet<number>;
  /** Holidays and rest days moved to a weekday, with the holiday's Chinese name. */
  readonly holidays: ReadonlyMap<IsoDate, string>;
  /** Saturdays and Sundays worked in exchange. */
  readonly makeUpWorkdays: ReadonlySet<IsoDate>;
}

export type DayKind = 'WORKDAY' | 'WEEKEND' | 'HOLIDAY';

export interface DayStatus {
  readonly kind: DayKind;
  /** Name of the holiday. */
  readonly name?: string;
  /** The year's arrangement is not published, or lies outside the data. */
  readonly provisional: boolean;
}

const day = (written: string): IsoDate => written as IsoDate;

/** The pinned calendar: `chinese-days` for the years it holds, statutory days for those it does not. */
export const NATIONAL_HOLIDAYS: HolidayCalendar = fromArrangement();

function fromArrangement(): HolidayCalendar {
  const published = new Set<number>();
  const holidays = new Map<IsoDate, string>();
  for (const [date, label] of Object.entries(arrangement.holidays)) {
    published.add(yearOf(day(date)));
    holidays.set(day(date), label.split(',')[1] ?? label);
  }
  return {
    source: 'chinese-days 1.5.7',
    published,
    holidays,
    makeUpWorkdays: new Set(Object.keys(arrangement.workdays).map(day)),
  };
}

/** A calendar to which an operator has added a year from its State Council notice; that year stops being provisional. */
export function withYear(
  calendar: HolidayCalendar,
  year: number,
  holidays: ReadonlyMap<IsoDate, string>,
  makeUpWorkdays: readonly IsoDate[],
): HolidayCalendar {
  const other = ([date]: readonly [IsoDate, string]): boolean => yearOf(date) !== year;
  return {
    source: `${calendar.source} + ${year}`,
    published: new Set([...calendar.published, year]),
    holidays: new Map([...[...calendar.holidays].filter(other), ...holidays]),
    makeUpWorkdays: new Set([
      ...[...calendar.makeUpWorkdays].filter((date) => yearOf(date) !== year),
      ...makeUpWorkdays,
    ]),
  };
}

/** What kind of day it is, and whether that can still change. */
export function dayStatus(date: IsoDate, calendar: HolidayCalendar): DayStatus {
  const year = yearOf(date);
  const provisional = !calendar.published.has(year);
  const name = provisional ? statutoryName(date, year) : calendar.holidays.get(date);
  if (name !== undefined) return { kind: 'HOLIDAY', name, provisional };
  const weekend = dayOfWeek(date) >= 6 && !calendar.makeUpWorkdays.has(date);
  return { kind: weekend ? 'WEEKEND' : 'WORKDAY', provisional };
}

function statutoryName(date: IsoDate, year: number): string | undefined {
  const { newLunarYear, single } = statutoryDays(year);
  const named = single.find(([written]) => written === date);
  if (named !== undefined) return named[1];
  if (newLunarYear === undefined) return undefined;
  const first = day(newLunarYear);
  return date >= addDays(first, -1) && date <= addDays(first, 2) ? '春节' : undefined;
}

export interface WorkdayFound {
  readonly day: IsoDate;
  /** A day without published data was looked at on the way. */
  readonly provisional: boolean;
}

/** The day itself if it is a workday, otherwise the first workday after it. */
export function nextWorkday(date: IsoDate, calendar: HolidayCalendar): WorkdayFound {
  return seek(date, 1, calendar, (kind) => kind === 'WORKDAY');
}

/** The day itself if it is no statutory holiday, otherwise the last such day before it. */
export function notOnHoliday(date: IsoDate, calendar: HolidayCalendar): WorkdayFound {
  return seek(date, -1, calendar, (kind) => kind !== 'HOLIDAY');
}

function seek(
  from: IsoDate,
  step: 1 | -1,
  calendar: HolidayCalendar,
  wanted: (kind: DayKind) => boolean,
): WorkdayFound {
  let date = from;
  let status = dayStatus(date, calendar);
  let provisional = status.provisional;
  while (!wanted(status.kind)) {
    date = addDays(date, step);
    status = dayStatus(date, calendar);
    provisional ||= status.provisional;
  }
  return { day: date, provisional };
}
