import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';

const KINDS: readonly (readonly [RegExp, Text])[] = [
  [/(?<!\d)\d{17}[\dX](?!\d)/iu, text('身份证号', 'an identity number')],
  [/(?<!\d)(?:1[3-9]\d{9}|0\d{9,11})(?!\d)/u, text('电话号码', 'a telephone number')],
  [
    /\d+(?:号楼|号|栋|幢|座|单元)\d{2,4}室|\d+单元\d{2,4}(?!\d)|\d+(?:号楼|栋|幢)\d+单元/u,
    text('住址门牌', 'a home address'),
  ],
  [/[\w.+-]+@[\w-]+\.\w+/u, text('电子邮箱', 'an e-mail address')],
];

/**
 * What in a text that goes on the wall belongs to nobody's eyes (identity number, telephone, home address, e-mail), or `null`.
 * Digits are read as people write them: full width, and with spaces or dashes between.
 */
export function privateDataIn(said: string): Text | null {
  const read = said.normalize('NFKC').replaceAll(/(?<=\d)[\s-]+(?=\d)/gu, '');
  return KINDS.find(([pattern]) => pattern.test(read))?.[1] ?? null;
}
