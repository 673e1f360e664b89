import type { IsoDate } from '@mingxuan/rulebook';
import type { AgeOptions, Sex } from './birth-and-sex.ts';
import { checkAge, readBirthAlone, readBirthDay, readSex } from './birth-and-sex.ts';
import type { Row } from './cell.ts';
import { Desk } from './desk.ts';
import type { Ground } from './ground.ts';
import type { TableMapping } from './header.ts';
import type { PinyinKeys } from './pinyin-keys.ts';
import { pinyinKeys } from './pinyin-keys.ts';
import type { Problem } from './problem.ts';
import { readId } from './read-id.ts';
import { readName } from './read-name.ts';
import { readGroundOf, readGroup, readHousehold, readPhone, readPlain } from './read-plain.ts';
import { checkRemark } from './read-remark.ts';
import type { Section } from './section.ts';

/** A person who may go onto the roll, as read from one row. */
export interface VoterRecord {
  readonly name: string;
  readonly sex: Sex;
  /** 18 characters, X in upper case; or the number of another paper that a person has seen. Whole: mask it before it is shown anywhere. */
  readonly idNumber: string;
  readonly birth: IsoDate;
  /** Empty when the office left it out. */
  readonly group: string;
  /** Empty when the office left it out. */
  readonly household: string;
  readonly ground: Ground;
  readonly address?: string;
  readonly phone?: string;
  readonly pinyin: PinyinKeys;
  readonly at: { readonly sheet: string; readonly row: number };
}

/** What was learned from one row: its problems, and whatever of the person could be read. */
export interface RowReading {
  readonly sheet: string;
  readonly row: number;
  readonly problems: Problem[];
  readonly group: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly birth?: IsoDate;
  readonly voter?: VoterRecord;
}

export interface RowOptions extends AgeOptions {
  /** Ground of everybody whose row gives none, when the office says so for the whole file. */
  readonly defaultGround?: Ground;
  readonly section?: Section;
  /** Characters of a name that no font of the installation can print; absent: nobody knows the fonts. */
  readonly unprintable?: (name: string) => readonly string[];
  /** The ground as a person decided it for this row. */
  readonly decidedGround?: Ground;
}

/** Checks one person's row by itself; what only the whole file can tell (duplicates) comes later. */
export function checkRow(row: Row, mapping: TableMapping, options: RowOptions): RowReading {
  const desk = new Desk(row, mapping);
  if (row.hidden === true) desk.find('ROW_HIDDEN');
  const name = readName(desk, options.unprintable);
  const id = readId(desk);
  const citizen = id?.kind === 'CITIZEN' ? id : undefined;
  const sex = readSex(desk, citizen?.sex);
  const birth = id?.kind === 'OTHER_PAPER' ? readBirthAlone(desk) : readBirthDay(desk, citizen?.birth);
  if (id?.kind === 'OTHER_PAPER' && (birth === undefined || sex === undefined)) desk.find('BIRTH_NEEDED');
  if (birth !== undefined) checkAge(desk, birth, options);
  const ground = readGroundOf(desk, options.defaultGround, options.decidedGround);
  const group = readGroup(desk, options.section);
  const household = readHousehold(desk);
  if (group === '' && desk.has('group')) desk.find('GROUP_MISSING');
  if (household === '' && desk.has('household')) desk.find('HOUSEHOLD_MISSING');
  const address = readPlain(desk, 'address');
  const phone = readPhone(desk);
  checkRemark(desk);
  const at = { sheet: mapping.sheet, row: row.row };
  const reading: Mutable<RowReading> = { ...at, problems: desk.problems, group };
  if (name !== undefined) reading.name = name;
  if (id === undefined) return reading;
  reading.idNumber = id.idNumber;
  if (birth !== undefined) reading.birth = birth;
  if (name === undefined || sex === undefined || birth === undefined || ground === undefined) return reading;
  const voter: Mutable<VoterRecord> = {
    name,
    sex,
    idNumber: id.idNumber,
    birth,
    group,
    household,
    ground,
    pinyin: pinyinKeys(name),
    at,
  };
  if (address !== '') voter.address = address;
  if (phone !== '') voter.phone = phone;
  reading.voter = voter;
  return reading;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
