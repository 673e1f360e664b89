import type { StatisticRow } from '@mingxuan/election';

/** A figure as it is written: a count, a rate as its two whole numbers, or nothing where the ledger holds none. */
export function statisticText({ value, ratio }: Pick<StatisticRow, 'value' | 'ratio'>): string {
  if (ratio !== undefined && ratio !== null) return `${ratio.of} / ${ratio.base}`;
  return value === null ? '' : String(value);
}
