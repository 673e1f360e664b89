import type { StatisticRow } from '@mingxuan/election';
import { answersYesNo } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';

const yes: Text = { zh: '是', en: 'yes' };
const no: Text = { zh: '否', en: 'no' };

const plain = (figure: string): Text => ({ zh: figure, en: figure });

/** A figure as it is written: a count, an answer, a manner, a rate as its two whole numbers, or nothing where the ledger holds none. */
export function statisticText({
  field,
  value,
  ratio,
  said,
}: Pick<StatisticRow, 'field' | 'value' | 'ratio' | 'said'>): Text {
  if (ratio !== undefined && ratio !== null) return plain(`${ratio.of} / ${ratio.base}`);
  if (said !== undefined) return said;
  if (value === null) return plain('');
  if (answersYesNo({ field })) return value === 1 ? yes : no;
  return plain(String(value));
}
