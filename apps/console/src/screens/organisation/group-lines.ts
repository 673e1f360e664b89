import type { GroupCall, GroupLeaders, ScribesAt } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { parseIsoDate } from '@mingxuan/rulebook';
import { type ReadLines, readLines } from '../party/lines.ts';

const isNumber = (cell: string): boolean => /^[1-9]\d{0,6}$/.test(cell);

/** `HH:MM` however the hour was written. */
function clockOf(written: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:：](\d{2})$/.exec(written) ?? [];
  return hour === '' || Number(hour) > 23 || Number(minute) > 59 ? null : `${hour.padStart(2, '0')}:${minute}`;
}

const dayOf = (written: string): IsoDate | null => {
  const parsed = parseIsoDate(written);
  return parsed.ok ? parsed.value : null;
};

/** 小组、户数、名额、日期、时间、地点, one group a line. */
export const readCalls = (pasted: string): ReadLines<GroupCall> =>
  readLines(pasted, ([group = '', households = '', seats = '', day = '', hour = '', place = '']) => {
    const [on, openAt] = [dayOf(day), clockOf(hour)];
    if (group === '' || place === '' || !isNumber(households) || !isNumber(seats) || on === null || openAt === null)
      return null;
    return { group, households: Number(households), seats: Number(seats), on, openAt, place };
  });

/** 小组、组长的选民号、副组长的选民号, one group a line; a deputy may be left out. */
export const readLeaders = (pasted: string): ReadLines<GroupLeaders> =>
  readLines(pasted, ([group = '', leader = '', deputy = '']) => {
    if (group === '' || !isNumber(leader) || (deputy !== '' && !isNumber(deputy))) return null;
    return { group, leader: Number(leader), ...(deputy === '' ? {} : { deputy: Number(deputy) }) };
  });

/** 投票处、代写人、代写人…, one station a line. */
export const readScribes = (pasted: string): ReadLines<ScribesAt> =>
  readLines(pasted, ([station = '', ...people]) => {
    const named = people.filter((name) => name !== '');
    return station === '' || named.length === 0 ? null : { station, people: named };
  });
