import type { Font, PathCommand } from 'fontkit';
import { bundledFonts } from '../render/fonts.ts';
import { facesOf } from '../render/glyphs.ts';

let bold: Font | undefined;

/** The bold sans face that comes with the program; it is read once, when the first draft is marked. */
function face(): Font {
  const path = bundledFonts().find((file) => file.endsWith('NotoSansSC_700Bold.ttf'));
  bold ??= path === undefined ? undefined : facesOf(path)[0];
  if (bold === undefined) throw new Error('the font that comes with the program is not there');
  return bold;
}

/** Words as a path of PDF, one letter after the other from the origin, `size` points high; no font is needed to draw it. */
export function outlinesOf(words: string, size: number): { readonly path: string; readonly width: number } {
  const { unitsPerEm, layout } = wordsIn(words);
  const scale = size / unitsPerEm;
  let x = 0;
  const parts = layout.glyphs.map(({ path, advanceWidth }) => {
    const from = x;
    x += advanceWidth * scale;
    return drawn(path.commands, (px, py) => [from + px * scale, py * scale]);
  });
  return { path: parts.join(' '), width: x };
}

const wordsIn = (words: string) => {
  const font = face();
  return { unitsPerEm: font.unitsPerEm, layout: font.layout(words) };
};

type Place = (x: number, y: number) => readonly [number, number];
export const rounded = (value: number): string => String(Number(value.toFixed(2)));

function drawn(commands: readonly PathCommand[], place: Place): string {
  let at: readonly [number, number] = [0, 0];
  return commands
    .map(({ command, args }) => {
      const points = Array.from({ length: args.length / 2 }, (_, i) => place(args[2 * i] ?? 0, args[2 * i + 1] ?? 0));
      const last = points.at(-1) ?? at;
      const said = (of: readonly (readonly [number, number])[], word: string): string =>
        `${of.flat().map(rounded).join(' ')} ${word}`;
      const [first = last] = points;
      const before = at;
      at = last;
      switch (command) {
        case 'moveTo':
          return said(points, 'm');
        case 'lineTo':
          return said(points, 'l');
        case 'bezierCurveTo':
          return said(points, 'c');
        case 'quadraticCurveTo':
          // PDF has cubic curves only: their handles lie two thirds of the way to the one of the quadratic curve.
          return said([between(before, first), between(last, first), last], 'c');
        case 'closePath':
          return 'h';
      }
    })
    .join(' ');
}

const between = (
  [x, y]: readonly [number, number],
  [to, down]: readonly [number, number],
): readonly [number, number] => [x + ((to - x) * 2) / 3, y + ((down - y) * 2) / 3];
