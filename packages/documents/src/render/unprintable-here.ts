import { fontsIn } from './fonts.ts';
import { unprintable } from './printable.ts';

/**
 * `unprintable` for an installation with fonts of its own in `fontFolder`. It loads no typesetter, so that a roll can be looked
 * through where none runs; the fonts are read only where there are any.
 */
export async function unprintableHere(fontFolder?: string): Promise<(text: string) => readonly string[]> {
  const files = fontFolder === undefined ? [] : fontsIn(fontFolder);
  if (files.length === 0) return (text) => unprintable(text);
  const { coverage } = await import('./glyphs.ts');
  const drawn = new Set(files.flatMap((file) => drawnBy(coverage, file)));
  return (text) => unprintable(text, drawn);
}

/** A file that is no font draws nothing; the typesetter passes it over too. */
function drawnBy(coverage: (files: readonly string[]) => ReadonlySet<number>, file: string): readonly number[] {
  try {
    return [...coverage([file])];
  } catch {
    return [];
  }
}
