import { harmless } from '@mingxuan/rulebook';
import { writeXlsx } from 'hucre/xlsx';
import { atTime } from '../word/zip-time.ts';

/** A table that offices work with: no paper of any community, so it bears no code. */
export interface PlainTable {
  readonly title: string;
  readonly columns: readonly { readonly label: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** One sheet as .xlsx, its head row frozen, no cell that a spreadsheet could take for a formula. `createdAt` in Unix seconds; same input, same bytes. */
export async function tableWorkbook(table: PlainTable, createdAt: number): Promise<Uint8Array> {
  const at = new Date(createdAt * 1000);
  const { title, columns, rows } = table;
  const sheet = {
    name: title.slice(0, 31),
    columns: columns.map(({ width }) => ({ width })),
    rows: [
      columns.map(({ label }) => label),
      ...rows.map((row) => row.map((value) => (typeof value === 'string' ? harmless(value) : value))),
    ],
    freezePane: { rows: 1 },
  };
  const properties = { title, created: at, modified: at };
  return atTime(new Uint8Array(await writeXlsx({ sheets: [sheet], properties })), at);
}
