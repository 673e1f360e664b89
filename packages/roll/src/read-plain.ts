import { cellText } from './cell.ts';
import type { Section } from './section.ts';
import type { Desk } from './desk.ts';
import type { Field } from './fields.ts';
import type { Ground } from './ground.ts';
import { readGround } from './ground.ts';
import { maskPhone, shown } from './mask.ts';
import { compact, tidy } from './normalise.ts';
import type { ProblemCode } from './problem.ts';

export function readGroundOf(
  desk: Desk,
  fallback: Ground | undefined,
  decided: Ground | undefined,
): Ground | undefined {
  const written = readPlain(desk, 'ground');
  if (written === '') {
    if (fallback === undefined) desk.find('GROUND_MISSING');
    return decided ?? fallback;
  }
  const ground = readGround(written);
  if (ground === undefined)
    desk.find(/剥夺政治权利|剥权/u.test(written) ? 'GROUND_DEPRIVED' : 'GROUND_UNKNOWN', { value: shown(written) });
  return decided ?? ground;
}

/** Spaces and invisible marks, or half of a character that might be one: what has none of these needs no tidying. */
const UNTIDY =
  /[\s\u00AD\u0600-\u0605\u061C\u06DD\u070F\u0890-\u08E2\u180E\u200B-\u206F\uD800-\uDFFF\uFEFF\uFFF9-\uFFFB]/;

const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** A household is told by its number alone: 3－101 and 3-101 are one, and send one representative (JWH25-14). */
export const readHousehold = (desk: Desk): string => readFolded(desk, 'household', 'HOUSEHOLD_WIDTH');

/** The posted list and the notice go by groups: 第１组 and 第1组 are one. */
export function readGroup(desk: Desk, section: Section | undefined): string {
  const own = readFolded(desk, 'group', 'GROUP_WIDTH');
  if (own !== '' || section === undefined) return own;
  const { group, from } = section;
  desk.find('GROUP_FROM_LINE', { corrected: shown(group), other: from.zh, otherEn: from.en }, 'group');
  return group;
}

function readFolded(desk: Desk, field: Field, code: ProblemCode): string {
  const tidied = readPlain(desk, field);
  if (!/[^!-~\u4e00-\u9fa5]/u.test(tidied)) return tidied;
  const folded = compact(tidied);
  if (folded !== tidied) desk.find(code, { value: shown(tidied), corrected: shown(folded) }, field);
  return folded;
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
