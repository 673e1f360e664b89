import type { Text } from '@mingxuan/rulebook';
import type { StatisticRow } from './statistic-row.ts';

/** One figure of several communities together (社区、街道、区、市逐级汇总), under the code it has in each. */
export interface TogetherRow {
  readonly group: StatisticRow['group'];
  readonly field: string;
  readonly name: string;
  /** In how many of them the ledger holds it: the sum is of these and of no others. */
  readonly held: number;
  /** `null` where none holds it, and for rates and manners. */
  readonly value: number | null;
  /** For a rate: numerators and denominators added up, never shares; `null` where nothing is to be divided by. */
  readonly ratio?: { readonly of: number; readonly base: number } | null;
  /** For a manner: in how many communities it was done so. */
  readonly said?: readonly { readonly how: Text; readonly count: number }[];
  /** The sum itself is fewer than the limit of one of the votes in it: not for publication. */
  readonly below?: number;
}

/** The figures of several communities added up, in the order each has them. Answers to yes-or-no questions count the yes. */
export function statisticsTogether(parts: readonly (readonly StatisticRow[])[]): readonly TogetherRow[] {
  const byCode = Map.groupBy(parts.flat(), ({ group, field }) => `${group}/${field}`);
  return [...byCode.values()].flatMap((rows) => {
    const [first] = rows;
    return first === undefined ? [] : [together(first, rows)];
  });
}

function together({ group, field, name }: StatisticRow, rows: readonly StatisticRow[]): TogetherRow {
  const named = { group, field, name };
  const manners = rows.flatMap(({ said }) => said ?? []);
  if (manners.length > 0) {
    const same = Map.groupBy(manners, ({ zh }) => zh);
    const said = [...same.values()].flatMap(([how, ...more]) =>
      how === undefined ? [] : [{ how, count: more.length + 1 }],
    );
    return { ...named, held: manners.length, value: null, said };
  }
  if (rows.some(({ ratio }) => ratio !== undefined)) {
    const ratios = rows.flatMap(({ ratio }) => ratio ?? []);
    const of = sum(ratios.map((one) => one.of));
    const base = sum(ratios.map((one) => one.base));
    const told = { ...named, held: ratios.length, value: null, ratio: base === 0 ? null : { of, base } };
    return few(told, of, rows);
  }
  const values = rows.flatMap(({ value }) => value ?? []);
  const value = values.length === 0 ? null : sum(values);
  return few({ ...named, held: values.length, value }, value ?? 0, rows);
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Of small cells enough may be added up to be told; and what is still too few is marked as each of them is. */
function few(told: TogetherRow, count: number, rows: readonly StatisticRow[]): TogetherRow {
  const limit = Math.max(0, ...rows.map(({ below }) => below ?? 0));
  return count > 0 && count < limit ? { ...told, below: limit } : told;
}
