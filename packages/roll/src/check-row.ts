import type { IsoDate, Reason, SourceRef } from '@mingxuan/rulebook';
import { blocks } from '@mingxuan/rulebook';
import { ageOn } from './age.ts';
import { readBirth } from './birth-date.ts';
import type { Cell, Row } from './cell.ts';
import { BLANK, cellAt, cellText, columnLetters } from './cell.ts';
import type { Field } from './fields.ts';
import type { Ground } from './ground.ts';
import { readGround } from './ground.ts';
import type { TableMapping } from './header.ts';
import { readIdNumber } from './identity-number.ts';
import { maskId, maskPhone, shown } from './mask.ts';
import { nameFaults } from './name.ts';
import { compact, tidy, tidyName } from './normalise.ts';
import type { PinyinKeys } from './pinyin-keys.ts';
import { pinyinKeys } from './pinyin-keys.ts';
import type { Problem, ProblemCode, Severity, Words } from './problem.ts';
import { problemKind } from './problem.ts';

export type Sex = 'M' | 'F';

/** A person who may go onto the roll, as read from one row. */
export interface VoterRecord {
  readonly name: string;
  readonly sex: Sex;
  /** 18 characters, X in upper case. Whole: mask it before it is shown anywhere. */
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
  readonly name?: string;
  readonly idNumber?: string;
  readonly birth?: IsoDate;
  readonly voter?: VoterRecord;
}

export interface RowOptions {
  readonly electionDay: IsoDate;
  /** The rulebook's answer on voting age, by birth date. */
  readonly votingAge: (birth: IsoDate) => Reason;
  /** Ground of everybody whose row gives none, when the office says so for the whole file. */
  readonly defaultGround?: Ground;
}

const RANK: Readonly<Record<Severity, number>> = { rejected: 3, needsHuman: 2, corrected: 1, warning: 0 };

/** The worst of a row's problems decides the row; warnings alone leave it accepted. */
export function worst(problems: readonly Problem[]): Severity | undefined {
  let gravest: Severity | undefined;
  for (const { severity } of problems) if (gravest === undefined || RANK[severity] > RANK[gravest]) gravest = severity;
  return gravest;
}

/** One row under examination: gives its cells by field and collects what is found. */
class Desk {
  readonly problems: Problem[] = [];
  readonly #row: Row;
  readonly #mapping: TableMapping;

  constructor(row: Row, mapping: TableMapping) {
    this.#row = row;
    this.#mapping = mapping;
  }

  has(field: Field): boolean {
    return this.#mapping.columns[field] !== undefined;
  }

  cell(field: Field): Cell {
    const column = this.#mapping.columns[field];
    return column === undefined ? BLANK : cellAt(this.#row, column);
  }

  find(code: ProblemCode, words: Words = {}, field: Field = problemKind(code).field): void {
    this.problems.push(problemAt(this.#mapping, this.#row.row, code, words, field));
  }
}

/** A problem with its address; the value in `words` must be masked already. */
export function problemAt(
  mapping: TableMapping,
  row: number,
  code: ProblemCode,
  words: Words,
  field: Field = problemKind(code).field,
): Problem {
  const { severity, say, sources: standing } = problemKind(code);
  const sources: readonly SourceRef[] = words.reason?.sources ?? standing;
  const column = mapping.columns[field];
  return {
    sheet: mapping.sheet,
    row,
    column: column === undefined ? '' : columnLetters(column),
    code,
    severity,
    message: say(words),
    sources,
    ...(words.value === undefined ? {} : { value: words.value }),
  };
}

/** Checks one person's row by itself; what only the whole file can tell (duplicates) comes later. */
export function checkRow(row: Row, mapping: TableMapping, options: RowOptions): RowReading {
  const desk = new Desk(row, mapping);
  if (row.hidden === true) desk.find('ROW_HIDDEN');
  const name = readName(desk);
  const id = readId(desk);
  const sex = readSex(desk, id?.sex);
  const birth = readBirthDay(desk, id?.birth);
  if (birth !== undefined) checkAge(desk, birth, options);
  const ground = readGroundOf(desk, options.defaultGround);
  const group = readPlain(desk, 'group');
  const household = readHousehold(desk);
  if (group === '' && desk.has('group')) desk.find('GROUP_MISSING');
  if (household === '' && desk.has('household')) desk.find('HOUSEHOLD_MISSING');
  const address = readPlain(desk, 'address');
  const phone = readPhone(desk);
  checkRemark(desk);
  const at = { sheet: mapping.sheet, row: row.row };
  const reading: Mutable<RowReading> = { ...at, problems: desk.problems };
  if (name !== undefined) reading.name = name;
  if (id === undefined) return reading;
  reading.idNumber = id.idNumber;
  reading.birth = id.birth;
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

/** A formula that the program never worked out shows nothing: the sentence says so instead of quoting emptiness. */
const contentOf = (cell: Cell): string => shown(cellText(cell)) || '=…';

/** Twenty-five characters with all their marks are never as many UTF-16 units. */
const LONGEST_NAME = 500;

/** Two to four common characters need no tidying and have nothing odd about them. */
const PLAIN_NAME = /^[\u4e00-\u9fa5]{2,4}$/u;

function readName(desk: Desk): string | undefined {
  const cell = desk.cell('name');
  if (cell.kind === 'text' && cell.merged !== true && PLAIN_NAME.test(cell.text)) return cell.text;
  if (cell.kind === 'blank' || cell.merged === true || (cell.kind === 'text' && tidyName(cell.text) === '')) {
    desk.find('NAME_MISSING');
    return undefined;
  }
  if (cell.kind !== 'text') {
    desk.find('NAME_NOT_TEXT', { value: contentOf(cell) });
    return undefined;
  }
  const name = tidyName(cell.text);
  // Not a name at all; to look at each character of a megabyte would take seconds.
  if (name.length > LONGEST_NAME) {
    desk.find('NAME_TOO_LONG', { value: shown(name.slice(0, LONGEST_NAME)) });
    return undefined;
  }
  if (name !== cell.text) desk.find('NAME_SPACES', { value: shown(cell.text), corrected: shown(name) });
  for (const fault of nameFaults(name)) desk.find(fault, { value: shown(name) });
  return name;
}

interface IdFound {
  readonly idNumber: string;
  readonly birth: IsoDate;
  readonly sex: Sex;
}

function readId(desk: Desk): IdFound | undefined {
  const cell = desk.cell('idNumber');
  if (cell.kind === 'blank' || (cell.kind === 'text' && compact(cell.text) === '')) {
    desk.find('ID_MISSING');
    return undefined;
  }
  if (cell.kind !== 'text') {
    // A number has lost digits beyond the fifteenth; a date or formula is nobody's number. Never coerced.
    desk.find(cell.kind === 'number' ? 'ID_NUMBER_CELL' : 'ID_NOT_TEXT', { value: contentOf(cell) });
    return undefined;
  }
  if (cell.merged === true) {
    desk.find('ID_MERGED');
    return undefined;
  }
  return readIdText(desk, cell.text);
}

/** Neither narrow nor wide, a space or a quotation mark: ⁸ and ⑧ are no digits of a number, though they would fold into one. */
const STRANGE_IN_ID = /[^\s\p{Cf}!-~！-～‘’“”–—]/u;

const PLAIN_ID = /^\d{17}[\dX]$/u;

function readIdText(desk: Desk, raw: string): IdFound | undefined {
  if (PLAIN_ID.test(raw)) return judgeId(desk, raw);
  const plain = compact(raw);
  if (STRANGE_IN_ID.test(raw)) {
    desk.find('ID_CHARACTERS', { value: maskId(plain) });
    return undefined;
  }
  if (/^\d(\.\d+)?E\+?\d+$/iu.test(plain)) {
    desk.find('ID_SCIENTIFIC', { value: shown(raw) });
    return undefined;
  }
  // Offices guard the digits in CSV with an apostrophe, quotes or ="…"; none of these belongs to the number.
  const bare = plain.replace(/^[='"‘’“”`]+|['"‘’“”`]+$/gu, '').replace(/[-–—]/gu, '');
  const idNumber = bare.toUpperCase();
  const found = judgeId(desk, idNumber);
  if (found === undefined) return undefined;
  const corrected = maskId(idNumber);
  if (raw.normalize('NFKC').replace(/\s/gu, '') !== raw.replace(/\s/gu, ''))
    desk.find('ID_WIDTH', { value: corrected, corrected });
  if (bare !== plain || /[\s\p{Cf}]/u.test(raw)) desk.find('ID_SPACES', { value: corrected, corrected });
  if (bare !== idNumber) desk.find('ID_LOWER_X', { value: corrected, corrected });
  return found;
}

function judgeId(desk: Desk, idNumber: string): IdFound | undefined {
  const reading = readIdNumber(idNumber);
  if (!reading.ok) {
    desk.find(reading.fault, { value: maskId(idNumber), other: String(Array.from(idNumber).length) });
    return undefined;
  }
  if (!reading.areaKnown) desk.find('ID_AREA', { value: maskId(idNumber) });
  return { idNumber, birth: reading.birth, sex: reading.sex };
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

function readSex(desk: Desk, byId: Sex | undefined): Sex | undefined {
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
    return undefined;
  }
  if (byId !== undefined && sex !== byId) {
    desk.find('SEX_DISAGREES', { value: shown(written), corrected: SEX_WORDS[byId] });
  } else if (cellText(cell) !== SEX_WORDS[sex]) {
    desk.find('SEX_SPELLING', { value: shown(cellText(cell)), corrected: SEX_WORDS[sex] });
  }
  return sex;
}

/** The identity number decides the birth date (REG-2); the cell must agree with it. Without a valid number nothing is compared. */
function readBirthDay(desk: Desk, byId: IsoDate | undefined): IsoDate | undefined {
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

function checkAge(desk: Desk, birth: IsoDate, options: RowOptions): void {
  const field = desk.has('birth') ? 'birth' : 'idNumber';
  const reason = options.votingAge(birth);
  if (blocks(reason)) desk.find('AGE_UNDER', { reason }, field);
  else if (reason.verdict === 'unknown') desk.find('AGE_UNKNOWN', { reason }, field);
  else if (reason.verdict === 'warning') desk.find('AGE_ON_THE_DAY', { reason }, field);
  const age = ageOn(birth, options.electionDay);
  if (age >= 115) desk.find('AGE_HIGH', { other: String(age) }, field);
}

function readGroundOf(desk: Desk, fallback: Ground | undefined): Ground | undefined {
  const written = readPlain(desk, 'ground');
  if (written === '') {
    if (fallback === undefined) desk.find('GROUND_MISSING');
    return fallback;
  }
  const ground = readGround(written);
  if (ground === undefined) desk.find('GROUND_UNKNOWN', { value: shown(written) });
  return ground;
}

/** Spaces and invisible marks, or half of a character that might be one: what has none of these needs no tidying. */
const UNTIDY =
  /[\s\u00AD\u0600-\u0605\u061C\u06DD\u070F\u0890-\u08E2\u180E\u200B-\u206F\uD800-\uDFFF\uFEFF\uFFF9-\uFFFB]/;

const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** A household is told by its number alone: 3－101 and 3-101 are one, and send one representative (JWH25-14). */
function readHousehold(desk: Desk): string {
  const tidied = readPlain(desk, 'household');
  if (!/[^!-~\u4e00-\u9fa5]/u.test(tidied)) return tidied;
  const household = compact(tidied);
  if (household !== tidied)
    desk.find('HOUSEHOLD_WIDTH', { value: shown(tidied), corrected: shown(household) }, 'household');
  return household;
}

/** A field without meaning of its own: tidied, the correction shown. */
function readPlain(desk: Desk, field: Field): string {
  const cell = desk.cell(field);
  if (cell.kind === 'blank') return '';
  if (cell.kind === 'text' && !UNTIDY.test(cell.text) && !UNPRINTABLE.test(cell.text)) return cell.text;
  if (cell.kind === 'error' || (cell.kind === 'formula' && cell.result.kind === 'error')) {
    desk.find('VALUE_ERROR', { value: shown(cellText(cell)) }, field);
    return '';
  }
  const raw = cellText(cell);
  // What no screen shows and no database takes: control characters, halves of characters.
  const value = tidy(raw).replace(new RegExp(UNPRINTABLE, 'gu'), '');
  if (cell.kind === 'formula' && value !== '')
    desk.find('VALUE_FORMULA', { value: shown(raw), corrected: shown(value) }, field);
  else if (value !== raw && value !== '')
    desk.find('VALUE_TIDIED', { value: shown(raw), corrected: shown(value) }, field);
  return value;
}

const PHONE = /^(1[3-9]\d{9}|(0\d{2,3})?[2-9]\d{6,7}(转\d{1,5})?)$/u;

function readPhone(desk: Desk): string {
  const raw = readPlain(desk, 'phone');
  if (raw === '') return '';
  if (/^1[3-9]\d{9}$/u.test(raw)) return raw;
  const digits = compact(raw)
    .replace(/[-–—()]/gu, '')
    .replace(/^(\+|00)86/u, '');
  if (PHONE.test(digits)) return digits;
  desk.find('PHONE_ODD', { value: /^\d{7,}$/u.test(digits) ? maskPhone(digits) : shown(raw) });
  return raw;
}

const DEAD = /死亡|去世|已故|病故|身故|亡故|注销/u;
const RIGHTS = /剥夺政治权利|剥权|服刑|判刑|在押|羁押/u;
const MOVED = /迁出|迁走|搬走|搬离|搬迁|不在本社区|空挂|外迁|人户分离|失联|联系不上/u;

function checkRemark(desk: Desk): void {
  const cell = desk.cell('remark');
  if (cell.kind === 'blank') return;
  const remark = tidy(cellText(cell));
  const value = shown(remark);
  if (DEAD.test(remark)) desk.find('REMARK_DEAD', { value });
  else if (RIGHTS.test(remark)) desk.find('REMARK_RIGHTS', { value });
  else if (MOVED.test(remark)) desk.find('REMARK_MOVED', { value });
}
