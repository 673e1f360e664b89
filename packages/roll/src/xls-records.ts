import type { Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { FileFault } from './refuse-file.ts';

const BOF = 0x0809;
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const CONTINUE = 0x003c;
const FORMULA = 0x0006;
/** A record without meaning: what it carries is skipped by every reader. */
const SKIPPED = 0x00e2;

/** Records that say which sheets there are, what their cells hold, which formats are dates, and which cells are merged. */
const NEEDED: ReadonlySet<number> = new Set([
  BOF,
  EOF,
  CONTINUE,
  FORMULA,
  0x0022, // 1904 dates
  0x0042, // code page
  0x0085, // sheet
  0x00bd, // several numbers
  0x00be, // several blanks
  0x00d6, // text with runs
  0x00e0, // cell format
  0x00e5, // merged cells
  0x00fc, // shared texts
  0x00fd, // shared text
  0x0200, // used range
  0x0201, // blank
  0x0203, // number
  0x0204, // text
  0x0205, // truth value or error
  0x0207, // text a formula gave
  0x027e, // short number
  0x041e, // number format
]);

/** Where a formula's own instructions begin inside its record, after address, stored value and flags. */
const FORMULA_CODE = 20;
/** Constants with the length of their instructions before them, the longest first: 0, false, nothing. */
const CONSTANTS = [
  [3, 0, 0x1e, 0, 0],
  [2, 0, 0x1d, 0],
  [1, 0, 0x16],
] as const;

/**
 * Makes the record stream of an .xls harmless, in a copy of the same length (sheets are found by their offsets):
 * whatever holds no cell is blanked out, and every formula becomes a constant beside its stored value.
 * Corrupted formula instructions are what makes readers of this format loop without end.
 */
export function plainRecords(stream: Uint8Array): Result<Uint8Array, FileFault> {
  const bytes = Uint8Array.from(stream);
  const view = new DataView(bytes.buffer);
  if (bytes.length < 8 || view.getUint16(0, true) !== BOF) return err('FILE_DAMAGED');
  let kept = true;
  let ended = false;
  for (let at = 0; at + 4 <= bytes.length; ) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (ended && id !== BOF) break;
    if (at + 4 + length > bytes.length) return err('FILE_DAMAGED');
    if (id === FILE_PASS) return err('FILE_ENCRYPTED');
    if (id === FORMULA && !replaceFormula(bytes, at + 4, length)) return err('FILE_DAMAGED');
    // A continuation belongs to the record before it, and shares its fate.
    if (id !== CONTINUE) kept = NEEDED.has(id);
    if (!kept) view.setUint16(at, SKIPPED, true);
    ended = id === EOF;
    at += 4 + length;
  }
  return ok(bytes);
}

function replaceFormula(bytes: Uint8Array, start: number, length: number): boolean {
  const constant = CONSTANTS.find((one) => FORMULA_CODE + one.length <= length);
  if (constant === undefined) return false;
  bytes.set(constant, start + FORMULA_CODE);
  return true;
}
