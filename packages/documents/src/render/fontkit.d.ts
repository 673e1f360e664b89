declare module 'fontkit' {
  export interface Font {
    readonly familyName: string;
    readonly characterSet: readonly number[];
    readonly unitsPerEm: number;
    layout(words: string): { readonly glyphs: readonly Glyph[] };
  }
  export interface Glyph {
    readonly advanceWidth: number;
    readonly path: { readonly commands: readonly PathCommand[] };
  }
  /** Coordinates in units of the font, upwards. */
  export interface PathCommand {
    readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
    readonly args: readonly number[];
  }
  /** Several faces in one file. */
  export interface Collection {
    readonly fonts: readonly Font[];
  }
  export function openSync(path: string): Font | Collection;
}
