import type { Refusal, Result } from '@mingxuan/rulebook';
import type { Row, Table } from './cell.ts';

/** Some rows of a sheet in their order, and how many of the file's bytes have been used up to here. */
export interface RowBatch {
  readonly rows: readonly Row[];
  readonly bytesRead: number;
}

/** One sheet whose rows are read again from the start each time they are asked for; a refusal ends them. */
export interface Sheet {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly rows: () => AsyncGenerator<Result<RowBatch, Refusal>>;
}

/** A file that may be read. Nothing of it but the bytes it came as is held in memory. */
export interface Book {
  /** As the file was called, for sentences; absent where there is no file. */
  readonly name?: string;
  readonly bytes: number;
  readonly sheets: readonly Sheet[];
}

/** A book of tables that are in memory already. */
export function bookOf(tables: readonly Table[], bytes = 0): Book {
  const sheets = tables.map(({ sheet, hidden, rows }) => ({
    sheet,
    hidden,
    rows: async function* (): AsyncGenerator<Result<RowBatch, Refusal>> {
      yield { ok: true, value: { rows, bytesRead: bytes } };
    },
  }));
  return { bytes, sheets };
}
