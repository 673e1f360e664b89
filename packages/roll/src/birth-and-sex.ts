import type { IsoDate, Reason } from '@mingxuan/rulebook';
import { blocks } from '@mingxuan/rulebook';
import { ageOn } from './age.ts';
import { readBirth } from './birth-date.ts';
import { cellText } from './cell.ts';
import type { Desk } from './desk.ts';
import { shown } from './mask.ts';
import { compact } from './normalise.ts';

export type Sex = 'M' | 'F';

export interface AgeOptions {
  readonly electionDay: IsoDate;
  /** The rulebook's answer on voting age, by birth date. */
  readonly votingAge: (birth: IsoDate) => Reason;
}

const SEXES: Readonly<Record<string, Sex>> = {
  男: 'M',
  女: 'F',
  男性: 'M',
  女性: 'F',
  M: 'M',
  F: 'F',
  MALE: 'M',
  FEMALE: 'F',
  '1': 'M',
  '2': 'F',
};
const SEX_WORDS: Readonly<Record<Sex, string>> = { M: '男', F: '女' };

export function readSex(desk: Desk, byId: Sex | undefined): Sex | undefined {
  const cell = desk.cell('sex');
  if (cell.kind === 'text' && byId !== undefined && cell.text === SEX_WORDS[byId]) return byId;
  const written = compact(cellText(cell));
  if (written === '' || cell.kind === 'error') {
    if (byId !== undefined && desk.has('sex')) desk.find('SEX_FILLED', { corrected: SEX_WORDS[byId] });
    return byId;
  }
  const sex = SEXES[written.toUpperCase()];
  if (sex === undefined) {
    desk.find('SEX_UNREADABLE', { value: shown(written) });
    return byId;
  }
  if (byId !== undefined && sex !== byId) {
    desk.find('SEX_DISAGREES', { value: shown(written), corrected: SEX_WORDS[byId] });
    return byId;
  } else if (cellText(cell) !== SEX_WORDS[sex]) {
    desk.find('SEX_SPELLING', { value: shown(cellText(cell)), corrected: SEX_WORDS[sex] });
  }
  return sex;
}

/** Where another paper stands instead of the number, only the cell tells the birthday, and only in full. */
export function readBirthAlone(desk: Desk): IsoDate | undefined {
  const reading = readBirth(desk.cell('birth'));
  return reading.kind === 'day' ? reading.date : undefined;
}

/** The identity number decides the birth date (REG-2); the cell must agree with it. Without a valid number nothing is compared. */
export function readBirthDay(desk: Desk, byId: IsoDate | undefined): IsoDate | undefined {
  if (byId === undefined) return undefined;
  const cell = desk.cell('birth');
  if (cell.kind === 'text' && cell.text === byId) return byId;
  const reading = readBirth(cell);
  const value = shown(cellText(cell));
  switch (reading.kind) {
    case 'blank':
      if (desk.has('birth')) desk.find('BIRTH_FILLED', { corrected: byId });
      return byId;
    case 'day':
      if (reading.date !== byId) desk.find('BIRTH_DISAGREES', { value: reading.date, corrected: byId });
      return byId;
    case 'month':
      if (reading.months.some((month) => byId.startsWith(month)))
        desk.find('BIRTH_COMPLETED', { value, corrected: byId });
      else desk.find('BIRTH_DISAGREES', { value, corrected: byId });
      return byId;
    case 'maybe':
      if (reading.dates.includes(byId)) desk.find('BIRTH_COMPLETED', { value, corrected: byId });
      else desk.find('BIRTH_DISAGREES', { value, corrected: byId });
      return byId;
    case 'unreadable':
      desk.find('BIRTH_UNREADABLE', { value });
      return byId;
  }
}

export function checkAge(desk: Desk, birth: IsoDate, options: AgeOptions): void {
  const field = desk.has('birth') ? 'birth' : 'idNumber';
  if (birth > options.electionDay) return desk.find('BIRTH_FUTURE', { value: birth }, field);
  const reason = options.votingAge(birth);
  if (blocks(reason)) desk.find('AGE_UNDER', { reason }, field);
  else if (reason.verdict === 'unknown') desk.find('AGE_UNKNOWN', { reason }, field);
  else if (reason.verdict === 'warning') desk.find('AGE_ON_THE_DAY', { reason }, field);
  const age = ageOn(birth, options.electionDay);
  if (age >= 115) desk.find('AGE_HIGH', { other: String(age) }, field);
}
