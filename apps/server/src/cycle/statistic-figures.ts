import type { StatisticsRow } from '@mingxuan/documents';
import type { StatisticRow, TogetherRow } from '@mingxuan/election';
import { answersYesNo } from '@mingxuan/election';

/** A rate stays its two whole numbers: nothing is rounded on the way up. */
const rateOf = (ratio: StatisticRow['ratio']): string | null =>
  ratio === undefined || ratio === null ? null : `${ratio.of} / ${ratio.base}`;

const noteOf = (below: number | undefined) => (below === undefined ? {} : { note: `少于${below}，不对外公布` });

/** A figure of one community as its table has it. */
export function asFigure({ group, field, name, value, ratio, said, below }: StatisticRow): StatisticsRow {
  const told = value === null ? rateOf(ratio) : answersYesNo({ field }) ? (value === 1 ? '是' : '否') : value;
  return { group, code: field, label: name, value: said?.zh ?? told, unit: '', ...noteOf(below) };
}

/** A figure of several communities together: of a question, how many answered yes; of a manner, how many did it so. */
export function asSum(row: TogetherRow): StatisticsRow & { readonly held: number } {
  const { group, field, name, value, ratio, said, below, held } = row;
  const manners = said?.map(({ how, count }) => `${how.zh} ${count}`).join('；');
  const yes = answersYesNo({ field }) && value !== null;
  return {
    group,
    code: field,
    label: name,
    value: manners ?? value ?? rateOf(ratio),
    unit: yes ? '个社区' : '',
    held,
    ...(yes ? { note: '回答“是”的社区数' } : noteOf(below)),
  };
}
