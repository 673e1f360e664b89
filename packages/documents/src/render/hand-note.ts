import { text, type Text } from '@mingxuan/rulebook';
import { placeName } from '../fields.ts';
import { BLANK } from './glyphs.ts';
import type { HandMark } from './protocol.ts';

/** Where one blank is and what belongs into it, as 选民第12项的“姓名”“𠮷田”第1字请手写. */
export function handMarkText({ char, path, at, text: whole }: HandMark): Text {
  const { zh, en } = placeName(path);
  return text(
    `${zh}：“${whole}”第${at}字“${char}”请手写`,
    `${en}: write character ${at} ("${char}") of "${whole}" by hand`,
  );
}

/** A foot holds no more; the answer to whoever prints lists all. */
const MOST_ON_FOOT = 3;

/** What the foot of the paper says: a blank is never left without a word. The characters themselves cannot be printed. */
export function handNote(marks: readonly HandMark[]): string {
  const chars = new Set(marks.map(({ char }) => char));
  const shown = marks.slice(0, MOST_ON_FOOT).map(({ path, at, text: whole, char }) => {
    const blanked = Array.from(whole, (one) => (chars.has(one) ? BLANK : one)).join('');
    const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `${placeName(path).zh}${blanked}第${at}字（U+${code}）`;
  });
  const more = marks.length > shown.length ? `等` : '';
  return `本件有${marks.length}个字留空手写：${shown.join('；')}${more}`;
}
