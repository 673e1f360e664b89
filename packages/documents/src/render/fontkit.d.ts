declare module 'fontkit' {
  export interface Font {
    readonly familyName: string;
    readonly characterSet: readonly number[];
  }
  export function openSync(path: string): Font;
}
