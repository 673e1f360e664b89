import type { StatisticRow } from '@mingxuan/election';
import { answersYesNo } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';

const yes: Text = { zh: '是', en: 'yes' };
const no: Text = { zh: '否', en: 'no' };

const plain = (figure: string): Text => ({ zh: figure, en: figure });

/** A figure as it is written: a count, an answer, a rate as its two whole numbers, or nothing where the ledger holds none. */
export function statisticText({ field, value, ratio }: Pick<StatisticRow, 'field' | 'value' | 'ratio'>): Text {
  if (ratio !== undefined && ratio !== null) return plain(`${ratio.of} / ${ratio.base}`);
  if (value === null) return plain('');
  if (answersYesNo({ field })) return value === 1 ? yes : no;
  return plain(String(value));
}
