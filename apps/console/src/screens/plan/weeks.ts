import type { IsoDate } from '@mingxuan/rulebook';
import { shiftDay, weekday } from '../../day.ts';

/** `2026-12` of a day. */
export const monthOf = (day: IsoDate): string => day.slice(0, 7);
export const firstOf = (month: string): IsoDate => `${month}-01` as IsoDate;
export const nextMonth = (month: string): string => monthOf(shiftDay(firstOf(month), 31));
export const previousMonth = (month: string): string => monthOf(shiftDay(firstOf(month), -1));

/** The weeks of a month, Monday first, whole weeks at both ends. */
export function weeksOf(month: string): readonly (readonly IsoDate[])[] {
  const first = firstOf(month);
  const start = shiftDay(first, -((weekday(first) + 6) % 7));
  const weeks: IsoDate[][] = [];
  for (let day = start; monthOf(day) <= month; day = shiftDay(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => shiftDay(day, index)));
  return weeks;
}
