import type { Fault, Place } from '@mingxuan/ledger';
import type { Lang } from '@mingxuan/rulebook';
import { causesFirst, ranksOf } from '../told.ts';

/** One line each: a name with a line end in it must not pass for a line of ours. */
export const onLines = (lines: readonly string[]): string =>
  lines.map((line) => line.replaceAll(/[\r\n\u2028\u2029]+/gu, ' ')).join('\n');

/** Every fault as a line, causes first; what is alike is counted unless `all` are wanted. */
export function faultLines(faults: readonly Fault[], lang: Lang, all: boolean): readonly string[] {
  const ranks = ranksOf(faults);
  const told = faults.map((fault, at) => ({
    kind: `${fault.code} ${fault.place.file ?? ''}`,
    rank: ranks[at] ?? 'CAUSE',
    line: faultLine(fault, lang),
    where: whereIn(fault, lang),
  }));
  return causesFirst(told, all, lang);
}

/** The shortest that leads there. */
function whereIn({ seq, place: { line, path } }: Fault, lang: Lang): string {
  if (seq !== null) return lang === 'zh' ? `第 ${seq} 号` : `entry ${seq}`;
  if (line !== undefined) return lang === 'zh' ? `第 ${line} 行` : `line ${line}`;
  return path ?? '';
}

export function faultLine({ severity, message, place }: Fault, lang: Lang): string {
  const at = placeText(place, lang);
  return `  ${severity === 'error' ? '✗' : '!'} ${message[lang]}${at === '' ? '' : lang === 'zh' ? `（${at}）` : ` (${at})`}`;
}

function placeText({ file, line, record, path, offset, length }: Place, lang: Lang): string {
  const zh = lang === 'zh';
  return [
    file,
    line === undefined ? undefined : zh ? `第 ${line} 行` : `line ${line}`,
    record === undefined ? undefined : zh ? `第 ${record + 1} 条记录` : `record ${record + 1}`,
    path,
    offset === undefined
      ? undefined
      : zh
        ? `第 ${offset} 字节起，${length ?? 0} 字节`
        : `${length ?? 0} bytes at ${offset}`,
  ]
    .filter((part) => part !== undefined)
    .join(zh ? '，' : ', ');
}
