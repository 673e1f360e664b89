import type { IsoDate } from '@mingxuan/rulebook';

/**
 * What one cell of an office's file holds, before anybody has guessed what it means.
 * The kind is kept because it is evidence: an identity number in a `number` cell has already lost digits.
 */
export type PlainCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'error'; readonly shown: string };

export type Cell = (PlainCell | { readonly kind: 'formula'; readonly result: PlainCell }) & {
  /** Set on every cell of a merged block but its first: it repeats that first cell. */
  readonly merged?: true;
};

/** One row; `row` counts from 1 as the spreadsheet shows it, `cells[0]` is column A. */
export interface Row {
  readonly row: number;
  readonly cells: readonly Cell[];
  /** Set when the spreadsheet does not show the row: filtered away or hidden by hand. */
  readonly hidden?: true;
}

/** One sheet. Rows without any content may be absent. */
export interface Table {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly rows: readonly Row[];
}

export const BLANK: Cell = { kind: 'blank' };

/** The cell at a zero-based column, blank beyond the end of the row. */
export const cellAt = (row: Row, column: number): Cell => row.cells[column] ?? BLANK;

/** What a person sees in the cell; a formula shows its stored result. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'blank':
      return '';
    case 'text':
      return cell.text;
    case 'number':
      return String(cell.value);
    case 'date':
      return cell.date;
    case 'error':
      return cell.shown;
    case 'formula':
      return cellText(cell.result);
  }
}

/** `0` → `A`, `26` → `AA`: the letters a spreadsheet shows above a column. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
