import type { IsoDate } from '@mingxuan/rulebook';
import type { Sex } from './birth-and-sex.ts';
import type { Desk } from './desk.ts';
import { contentOf } from './desk.ts';
import { readIdNumber } from './identity-number.ts';
import { maskId, shown } from './mask.ts';
import { compact } from './normalise.ts';

export interface IdFound {
  readonly idNumber: string;
  readonly birth: IsoDate;
  readonly sex: Sex;
}

export function readId(desk: Desk): IdFound | undefined {
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
