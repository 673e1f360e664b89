import { cellText } from './cell.ts';
import type { Desk } from './desk.ts';
import type { Field } from './fields.ts';
import type { Ground } from './ground.ts';
import { readGround } from './ground.ts';
import { maskPhone, shown } from './mask.ts';
import { compact, tidy } from './normalise.ts';

export function readGroundOf(desk: Desk, fallback: Ground | undefined): Ground | undefined {
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
export function readHousehold(desk: Desk): string {
  const tidied = readPlain(desk, 'household');
  if (!/[^!-~\u4e00-\u9fa5]/u.test(tidied)) return tidied;
  const household = compact(tidied);
  if (household !== tidied)
    desk.find('HOUSEHOLD_WIDTH', { value: shown(tidied), corrected: shown(household) }, 'household');
  return household;
}

/** A field without meaning of its own: tidied, the correction shown. */
export function readPlain(desk: Desk, field: Field): string {
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

export function readPhone(desk: Desk): string {
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
