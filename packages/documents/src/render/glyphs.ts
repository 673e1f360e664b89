import { type Font, openSync } from 'fontkit';
import type { HandMark, Json, MissingGlyph } from './protocol.ts';

/** Every code point that at least one of the font files can draw. A collection counts with all its faces. */
export function coverage(fontPaths: readonly string[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const path of fontPaths)
    for (const face of facesOf(path)) for (const code of face.characterSet) covered.add(code);
  return covered;
}

/** The faces of a font file: one, or those of a collection. Throws for what is no font. */
export function facesOf(path: string): readonly Font[] {
  const opened = openSync(path);
  return 'fonts' in opened ? opened.fonts : [opened];
}

/** A report names enough places to act on; a wrongly encoded roll would otherwise name thousands. */
const MOST_REPORTED = 50;

/** Line breaks are no characters: nothing has to draw them. */
const undrawn = (char: string, drawn: (code: number) => boolean): boolean =>
  char !== '\n' && !drawn(char.codePointAt(0) ?? 0);

/**
 * Characters in the facts that no font can draw. The typesetter stays silent about them and leaves a hole,
 * which in a name is an error nobody would see before the paper hangs on the wall.
 */
export function missingGlyphs(data: Json, drawn: (code: number) => boolean): readonly MissingGlyph[] {
  const missing: MissingGlyph[] = [];
  const visit = (value: Json, path: string): void => {
    if (missing.length >= MOST_REPORTED || value === null) return;
    if (typeof value === 'string') {
      for (const char of value) if (undrawn(char, drawn)) missing.push({ char, path });
    } else if (Array.isArray(value)) {
      value.forEach((item: Json, index) => visit(item, `${path}[${index}]`));
    } else if (typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) visit(item, path === '' ? key : `${path}.${key}`);
    }
  };
  visit(data, '');
  return missing;
}

/** Stands in the facts for a character to be written by hand: private use, so that no fact means anything by it. */
export const BLANK = '\u{E000}';

/** The facts with a blank for every character that no font can draw, and which characters are to be written where. */
export function leftBlank(
  data: Json,
  drawn: (code: number) => boolean,
): { readonly data: Json; readonly marks: readonly HandMark[] } {
  const marks: HandMark[] = [];
  const blankIn = (text: string, path: string): string =>
    Array.from(text, (char, index) => {
      if (!undrawn(char, drawn)) return char;
      marks.push({ char, path, at: index + 1, text });
      return BLANK;
    }).join('');
  const blank = (value: Json, path: string): Json => {
    if (typeof value === 'string') return blankIn(value, path);
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((item: Json, index) => blank(item, `${path}[${index}]`));
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, blank(item, path === '' ? key : `${path}.${key}`)]),
    );
  };
  return { data: blank(data, ''), marks };
}
