import { openSync } from 'fontkit';
import type { Json, MissingGlyph } from './protocol.ts';

/** Every code point that at least one of the fonts can draw. */
export function coverage(fontPaths: readonly string[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const path of fontPaths) for (const code of openSync(path).characterSet) covered.add(code);
  return covered;
}

/** A report names enough places to act on; a wrongly encoded roll would otherwise name thousands. */
const MOST_REPORTED = 50;

/**
 * Characters in the facts that no font can draw. The typesetter stays silent about them and leaves a hole,
 * which in a name is an error nobody would see before the paper hangs on the wall.
 */
export function missingGlyphs(data: Json, covered: ReadonlySet<number>): readonly MissingGlyph[] {
  const missing: MissingGlyph[] = [];
  const visit = (value: Json, path: string): void => {
    if (missing.length >= MOST_REPORTED || value === null) return;
    if (typeof value === 'string') {
      for (const char of value) {
        const code = char.codePointAt(0) ?? 0;
        if (code !== 0x0a && !covered.has(code)) missing.push({ char, path });
      }
    } else if (Array.isArray(value)) {
      value.forEach((item: Json, index) => visit(item, `${path}[${index}]`));
    } else if (typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) visit(item, path === '' ? key : `${path}.${key}`);
    }
  };
  visit(data, '');
  return missing;
}
