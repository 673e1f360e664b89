import type { IsoDate } from '@mingxuan/rulebook';
import { foldIdNumber } from '@mingxuan/rulebook';
import type { Sex } from './birth-and-sex.ts';
import type { Desk } from './desk.ts';
import { contentOf } from './desk.ts';
import { readIdNumber } from './identity-number.ts';
import { maskId, shown } from './mask.ts';
import { compact } from './normalise.ts';

/** A citizen's number tells birthday and sex; the number of another paper tells nothing. */
export type IdFound =
  | { readonly kind: 'CITIZEN'; readonly idNumber: string; readonly birth: IsoDate; readonly sex: Sex }
  | { readonly kind: 'OTHER_PAPER'; readonly idNumber: string };

/** Passports, permits for people of Hong Kong, Macao and Taiwan, officers' cards: letters or 字第 before some digits. */
const OTHER_PAPER = /^([A-Z]{1,3}\d{6,10}|[\p{Script=Han}]{1,6}(字第?)?\d{5,10}号?)$/u;

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

const PLAIN_ID = /^\d{17}[\dX]$/u;

function readIdText(desk: Desk, raw: string): IdFound | undefined {
  if (PLAIN_ID.test(raw)) return judgeId(desk, raw);
  const plain = compact(raw);
  const { bare, idNumber, strange } = foldIdNumber(raw);
  if (OTHER_PAPER.test(plain.toUpperCase())) return judgeId(desk, plain.toUpperCase());
  if (strange) {
    desk.find('ID_CHARACTERS', { value: maskId(plain) });
    return undefined;
  }
  if (/^\d(\.\d+)?E\+?\d+$/iu.test(plain)) {
    desk.find('ID_SCIENTIFIC', { value: shown(raw) });
    return undefined;
  }
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
  if (!reading.ok && OTHER_PAPER.test(idNumber)) {
    desk.find('ID_OTHER_PAPER', { value: maskId(idNumber) });
    return { kind: 'OTHER_PAPER', idNumber };
  }
  if (!reading.ok && /\d\*{2,}/u.test(idNumber)) {
    desk.find('ID_MASKED', { value: maskId(idNumber) });
    return undefined;
  }
  if (!reading.ok) {
    desk.find(reading.fault, { value: maskId(idNumber), other: String(Array.from(idNumber).length) });
    return undefined;
  }
  if (!reading.areaKnown) desk.find('ID_AREA', { value: maskId(idNumber) });
  return { kind: 'CITIZEN', idNumber, birth: reading.birth, sex: reading.sex };
}
