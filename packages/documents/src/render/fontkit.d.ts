declare module 'fontkit' {
  export interface Font {
    readonly familyName: string;
    readonly characterSet: readonly number[];
  }
  /** Several faces in one file. */
  export interface Collection {
    readonly fonts: readonly Font[];
  }
  export function openSync(path: string): Font | Collection;
}
