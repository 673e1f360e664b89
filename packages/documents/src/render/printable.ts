import { RARE, USUAL } from './printable-table.ts';

const PLANES = 0x40000;

/** One bit a character, read from a table of gaps and lengths. */
function bitsOf(tables: readonly string[]): Uint8Array {
  const bits = new Uint8Array(PLANES / 8);
  for (const table of tables) {
    let last = 0;
    for (const run of table.split(' ')) {
      const [gap = '0', more = '0'] = run.split('-');
      const first = last + Number.parseInt(gap, 36);
      last = first + Number.parseInt(more, 36);
      for (let code = first; code <= last; code += 1) bits[code >> 3] = (bits[code >> 3] ?? 0) | (1 << (code & 7));
    }
  }
  return bits;
}

const has = (bits: Uint8Array, code: number): boolean => ((bits[code >> 3] ?? 0) & (1 << (code & 7))) !== 0;

const usual = bitsOf([USUAL]);
const all = bitsOf([USUAL, RARE]);

/** Whether the fonts every paper is set in can draw this code point. */
export const isUsual = (code: number): boolean => has(usual, code);

/** Whether one of the program's own fonts can, the one for rare characters among them. */
export const isPrintable = (code: number): boolean => has(all, code);

/**
 * Characters of a text that none of the program's own fonts can draw, each once, in the order of the text; empty for
 * nearly every name. A hundred thousand names take some milliseconds, so that a roll can be looked through when it comes in.
 * `also` holds the code points of the installation's own fonts. Line breaks are no characters.
 */
export function unprintable(text: string, also?: ReadonlySet<number>): readonly string[] {
  let found: string[] | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    if (code === 0x0a || isPrintable(code) || also?.has(code) === true) continue;
    const char = String.fromCodePoint(code);
    found ??= [];
    if (!found.includes(char)) found.push(char);
  }
  return found ?? [];
}
