import type { IsoDate } from '@mingxuan/rulebook';
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';

const utc = (day: IsoDate): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysFromTo = (from: IsoDate, to: IsoDate): number => Math.round((utc(to) - utc(from)) / 86_400_000);

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (day: IsoDate): number => new Date(utc(day)).getUTCDay();

/** The day `days` later (earlier, when negative). */
export const shiftDay = (day: IsoDate, days: number): IsoDate =>
  new Date(utc(day) + days * 86_400_000).toISOString().slice(0, 10) as IsoDate;

export const toDayjs = (day: IsoDate): Dayjs => dayjs(day, 'YYYY-MM-DD');
export const fromDayjs = (day: Dayjs): IsoDate => day.format('YYYY-MM-DD') as IsoDate;
