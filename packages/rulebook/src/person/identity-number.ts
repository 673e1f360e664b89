import type { IsoDate } from '../date.ts';
import { compact } from './tidy.ts';

/** A calendar day that exists, from 1880 on; otherwise undefined. */
export function dateOf(year: number, month: number, day: number): IsoDate | undefined {
  if (year < 1880 || year > 2200 || month < 1 || month > 12 || day < 1) return undefined;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day > length ? undefined : (`${year}-${two(month)}-${two(day)}` as IsoDate);
}

const two = (value: number): string => String(value).padStart(2, '0');

export type IdFault = 'ID_FIFTEEN' | 'ID_LENGTH' | 'ID_CHARACTERS' | 'ID_DATE' | 'ID_CHECK_DIGIT';

export type IdReading =
  | { readonly ok: true; readonly birth: IsoDate; readonly sex: 'M' | 'F'; readonly areaKnown: boolean }
  | { readonly ok: false; readonly fault: IdFault };

/** Province codes of GB/T 2260, the residence permits 81–83, the permanent residence card 91, and 99 as the made-up samples use it. */
const AREAS = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91|99)/u;

/** Check of a citizen's identity number by GB 11643 (18 characters, X in upper case). The area only warns: divisions come and go. */
export function readIdNumber(id: string): IdReading {
  if (/^\d{15}$/u.test(id)) return { ok: false, fault: 'ID_FIFTEEN' };
  if (id.length !== 18) return { ok: false, fault: /^[\dX]*$/u.test(id) ? 'ID_LENGTH' : 'ID_CHARACTERS' };
  if (!/^\d{17}[\dX]$/u.test(id)) return { ok: false, fault: 'ID_CHARACTERS' };
  const birth = dateOf(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)));
  if (!birth) return { ok: false, fault: 'ID_DATE' };
  if (checkCharacter(id.slice(0, 17)) !== id[17]) return { ok: false, fault: 'ID_CHECK_DIGIT' };
  return { ok: true, birth, sex: Number(id[16]) % 2 === 1 ? 'M' : 'F', areaKnown: AREAS.test(id) };
}

/** ISO 7064 MOD 11-2 over 17 digits: each place weighs 2^(17−i) mod 11. */
export function checkCharacter(seventeen: string): string {
  let sum = 0;
  for (let at = 0; at < seventeen.length; at++) sum = (sum * 2 + (seventeen.charCodeAt(at) - ZERO) * 2) % 11;
  return '10X98765432'[sum] ?? '';
}

const ZERO = 48;

/** Neither narrow nor wide, a space or a quotation mark: ⁸ and ⑧ are no digits of a number, though they would fold into one. */
const STRANGE = /[^\s\p{Cf}!-~！-～‘’“”–—]/u;

export interface FoldedId {
  /** Without the apostrophe, quotes or ="…" with which offices guard its digits, without hyphens; as typed in width and case otherwise. */
  readonly bare: string;
  /** As it is kept and compared: narrow, without spaces, X in upper case. */
  readonly idNumber: string;
  /** Whether it holds a character that belongs to no number. */
  readonly strange: boolean;
}

/** A number as it was typed, in its one spelling: the same person is the same number, however wide or spaced it was written. */
export function foldIdNumber(written: string): FoldedId {
  const bare = compact(written)
    .replace(/^[='"‘’“”`]+|['"‘’“”`]+$/gu, '')
    .replace(/[-–—]/gu, '');
  return { bare, idNumber: bare.toUpperCase(), strange: STRANGE.test(written) };
}
