import type { Text } from '@mingxuan/rulebook';

/** One figure of the statistics for higher levels (forms.md §5): its field, its name, its number; `null` where the ledger does not hold it. */
export interface StatisticRow {
  readonly group:
    | '选举准备'
    | '选举程序'
    | '投票'
    | '罢免'
    | '当选班子'
    | '下设委员会'
    | '代表和小组'
    | '候选人'
    | '党组织'
    | '派生率';
  readonly field: string;
  readonly name: string;
  readonly value: number | null;
  /** For a figure that is no number but a manner: how it was done. `value` is then left `null`. */
  readonly said?: Text;
  /** Fewer than the limit of that vote: exact for the levels above, and not for publication. */
  readonly below?: number;
  /** For a rate: its two whole numbers; nothing is rounded here. `value` is then left `null`. */
  readonly ratio?: { readonly of: number; readonly base: number } | null;
}

export const row = (group: StatisticRow['group'], field: string, name: string, value: number | null): StatisticRow => ({
  group,
  field,
  name,
  value,
});

/** What the ledger never holds: it stays in the table, to be filled in by whoever passes it on. */
export const unheld = (group: StatisticRow['group'], field: string, name: string): StatisticRow =>
  row(group, field, name, null);

export const said = (group: StatisticRow['group'], field: string, name: string, how: Text | null): StatisticRow => ({
  ...row(group, field, name, null),
  ...(how === null ? {} : { said: how }),
});

/** Yes and no as 1 and 0. */
export const flag = (yes: boolean): number => (yes ? 1 : 0);
