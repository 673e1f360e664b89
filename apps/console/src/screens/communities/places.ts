import type { CommunitySummary } from '@mingxuan/contract';

/** A district or street of which there are communities in the list, with the beginning of their ids. */
export interface Place {
  readonly id: string;
  readonly name: string;
}

type Named = Pick<CommunitySummary, 'id' | 'district' | 'subDistrict'>;

const above = (id: string, parts: number): string => id.split('.').slice(0, parts).join('.');

/** Whether a community lies in a place; everywhere where none is named. */
export const liesIn = (place: string | null, id: string): boolean => place === null || id.startsWith(`${place}.`);

function named(rows: readonly Named[], parts: number, nameOf: (row: Named) => string | null): readonly Place[] {
  const names = new Map<string, string>();
  for (const row of rows) {
    const id = above(row.id, parts);
    const name = nameOf(row);
    // Before a community is read its place is known by code alone.
    if (name !== null || !names.has(id)) names.set(id, name ?? id);
  }
  return [...names].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

/** The districts in a list. */
export const districtsOf = (rows: readonly Named[]): readonly Place[] => named(rows, 2, (row) => row.district);

/** The streets of a district, or of all. */
export const streetsOf = (rows: readonly Named[], district: string | null): readonly Place[] =>
  named(
    rows.filter((row) => liesIn(district, row.id)),
    3,
    (row) => row.subDistrict,
  );

/** Names that stand more than once in a list: their codes tell them apart. */
export function namesakes(rows: readonly { readonly name: string }[]): ReadonlySet<string> {
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const { name } of rows) (once.has(name) ? twice : once).add(name);
  return twice;
}
