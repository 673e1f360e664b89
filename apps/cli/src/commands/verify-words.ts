import type { Fault, Place } from '@mingxuan/ledger';
import type { Lang } from '@mingxuan/rulebook';

/** One line each: a name with a line end in it must not pass for a line of ours. */
export const onLines = (lines: readonly string[]): string =>
  lines.map((line) => line.replaceAll(/[\r\n\u2028\u2029]+/gu, ' ')).join('\n');

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
