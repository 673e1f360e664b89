/**
 * 以姓氏笔画为序, as lists of candidates and members are printed: fewer strokes first; with as many, by the kinds of strokes in
 * writing order, 横、竖、撇、点、折 (GF 3003-1999 for the order of characters). Among one surname, given names of one character
 * come first, then given names by the same rule, character by character.
 */
import { createRequire } from 'node:module';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';

/** The strokes of a character as digits: 横 1, 竖 2, 撇 3, 点 4, 折 5. 丁 is `12`. */
type Strokes = string;

/** The package is CommonJS and its types describe another way to load it; only its table is used. */
const { dict } = createRequire(import.meta.url)('cnchar-order') as {
  readonly dict: { readonly orders: Readonly<Record<string, string>> };
};

/** Letters of the table that stand for a flat stroke; every other letter is one with a turn. */
const FLAT: Readonly<Record<string, string>> = {
  j: '1', // 横
  i: '1', // 提
  f: '2', // 竖
  g: '2', // 竖钩
  s: '3', // 撇
  k: '4', // 点
  d: '4', // 点
  l: '4', // 捺
};

/** Characters that the table lacks or has wrong, and that people are named with. */
const OVERRIDES: ReadonlyMap<string, Strokes> = new Map([
  ['䶮', '135341134'],
  ['骉', '551551551'],
  ['淏', '44125111134'],
  ['渼', '441431121134'],
  ['玕', '1121112'],
  ['彣', '4134333'],
  ['忞', '41344544'],
  ['昪', '251154132'],
  ['沄', '4411154'],
  ['琤', '1121355112'],
  ['棽', '123412343445'],
  ['婼', '53112213251'],
  ['宬', '445135534'],
  ['𬱖', '25121132534'],
  ['𫖯', '341534132534'],
]);

/** Surnames of two characters; of any other name the first character is the surname. */
const COMPOUND = new Set(
  (
    '欧阳 上官 司马 诸葛 司徒 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司空 东方 独孤 南宫 端木 轩辕 百里 ' +
    '呼延 东郭 西门 太史 申屠 闻人 淳于 单于 濮阳 公冶 宗政 钟离 鲜于 闾丘 赫连 澹台 万俟 第五 公羊 仲孙'
  ).split(' '),
);

/** Strokes of one character; `undefined` where neither the table nor the overrides know it. */
export function strokesOf(character: string): Strokes | undefined {
  const known = OVERRIDES.get(character);
  if (known !== undefined) return known;
  const letters = Object.hasOwn(dict.orders, character) ? dict.orders[character] : undefined;
  return letters && Array.from(letters, (letter) => FLAT[letter] ?? '5').join('');
}

interface Written {
  readonly surname: readonly Strokes[];
  readonly given: readonly Strokes[];
}

/** A name in strokes, or the characters that nobody knows the strokes of. Dots between its parts are no characters. */
function written(name: string): Result<Written, readonly string[]> {
  const characters = Array.from(name.replace(/[·•・\s]/gu, ''));
  const strokes = characters.map(strokesOf);
  const unknown = characters.filter((_, index) => strokes[index] === undefined);
  if (unknown.length > 0) return err(unknown);
  const known = strokes.flatMap((each) => each ?? []);
  const length = known.length > 2 && COMPOUND.has(characters.slice(0, 2).join('')) ? 2 : 1;
  return ok({ surname: known.slice(0, length), given: known.slice(length) });
}

const compareStrokes = (a: Strokes, b: Strokes): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** Character by character; where one ends, it comes first. */
function compareAll(a: readonly Strokes[], b: readonly Strokes[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareStrokes(one, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareWritten(a: Written, b: Written): number {
  const surnames = compareAll(a.surname, b.surname);
  if (surnames !== 0) return surnames;
  const single = Number(a.given.length !== 1) - Number(b.given.length !== 1);
  return single || compareAll(a.given, b.given);
}

/**
 * Items in the order of their names’ strokes; alike names stay as they came. Refuses with `STROKES_UNKNOWN` and names the
 * characters it cannot place: a list in a guessed order would favour somebody.
 */
export function inStrokeOrder<T>(items: readonly T[], nameOf: (item: T) => string): Result<readonly T[], Refusal> {
  const placed: { readonly item: T; readonly name: Written }[] = [];
  const unknown: string[] = [];
  for (const item of items) {
    const name = written(nameOf(item));
    if (name.ok) placed.push({ item, name: name.value });
    else unknown.push(...name.error);
  }
  if (unknown.length > 0) return err(strokesUnknown([...new Set(unknown)]));
  return ok(placed.toSorted((a, b) => compareWritten(a.name, b.name)).map(({ item }) => item));
}

const strokesUnknown = (characters: readonly string[]): Refusal => ({
  code: 'STROKES_UNKNOWN',
  message: text(
    `系统不知道这些字的笔画：${characters.join('、')}，无法排出姓氏笔画顺序。`,
    `The strokes of these characters are unknown: ${characters.join(', ')}; the names cannot be put in order.`,
  ),
  remedy: text(
    '请查字典后由两人核对，手工排定顺序。',
    'Look them up in a dictionary and set the order by hand, checked by a second person.',
  ),
  sources: [],
});
