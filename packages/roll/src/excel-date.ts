import type { IsoDate } from '@mingxuan/rulebook';

const MS_PER_DAY = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A spreadsheet's day number → calendar day, in whole days and without time zones; undefined outside 1880–2200.
 * The 1900 system counts a 29 February 1900 that never was, so its first 60 numbers are shifted by one.
 */
export function serialDate(serial: number, date1904: boolean): IsoDate | undefined {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 1 || whole > 110_000) return undefined;
  const sinceEpoch = date1904 ? whole - 24_107 : whole - (whole > 60 ? 25_569 : 25_568);
  const day = new Date(sinceEpoch * MS_PER_DAY);
  return `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}` as IsoDate;
}
