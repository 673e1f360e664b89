const DIGITS = '零一二三四五六七八九';

/** 第三居民小组, 3组 and 3 mean the same: what is left without the words every group carries, its numeral as digits. */
function keyOf(group: string): string {
  const bare = group.replace(/^第/u, '').replace(/(号|居民)?小?组$|号$/u, '');
  return bare.replace(/[〇零一二两三四五六七八九十]+/gu, numeral);
}

/** 二十三 → 23. What is no numeral below a hundred stays as it is. */
function numeral(written: string): string {
  const parts = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(written.replace(/[〇零]/gu, ''));
  if (parts === null) return written;
  const value = (digit: string | undefined): number => (digit === '两' ? 2 : DIGITS.indexOf(digit ?? '零'));
  if (parts[2] === undefined) return parts[3] === undefined ? String(value(parts[1])) : written;
  return String((parts[1] === undefined ? 1 : value(parts[1])) * 10 + value(parts[3]));
}

/** More groups than any community has: from here on spellings are not compared. */
const MOST = 2000;

/** The groups of a file as they were spelt, to find one group under two names. */
export class GroupNames {
  readonly #first = new Map<string, string>();
  readonly #seen = new Set<string>();

  /** The earlier spelling where this one, met for the first time, seems to be the same group. */
  add(group: string): string | undefined {
    if (group === '' || this.#seen.has(group) || this.#seen.size > MOST) return undefined;
    this.#seen.add(group);
    const key = keyOf(group);
    const first = this.#first.get(key);
    if (first === undefined) this.#first.set(key, group);
    return first;
  }
}

const GROUP_LINE =
  /^[【[]?(第?[(（]?[\dA-Za-z〇一二三四五六七八九十甲乙丙丁戊己庚辛东南西北中]{1,4}[)）]?号?(?:居民小组|小组|组))[】\]]?(?:[(（].{1,20}[)）])?[:：]?$/u;

/** The group that is named alone in a line of its own (第二居民小组, 5组：) or by a sheet, and so holds for what stands below. */
export const groupOfLine = (content: string): string | undefined => GROUP_LINE.exec(content)?.[1];
