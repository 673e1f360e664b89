import type { Cell } from './cell.ts';
import { BLANK } from './cell.ts';
import type { Limits } from './limits.ts';

/** A merged block; rows from 1, columns from 0, both ends included. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A household's block is a few rows long; one longer than this is a border drawn around a page. */
const LONGEST = 10_000;

/** A merged block says once what holds for all its rows (one household, one address): repeats it, marked as repeated. */
export class MergedCells {
  readonly #merges: readonly Merge[];
  readonly #columns: number;
  #next = 0;
  #open: { readonly merge: Merge; readonly cell: Cell }[] = [];

  constructor(merges: readonly Merge[], limits: Limits) {
    this.#merges = merges.toSorted((a, b) => a.top - b.top);
    this.#columns = limits.columns;
  }

  /** The row's cells with what blocks say of them. Rows must come in their order. */
  fill(row: number, cells: Cell[]): Cell[] {
    this.#start(row, cells);
    if (this.#open.length === 0) return cells;
    for (const { merge, cell } of this.#open) {
      const last = Math.min(merge.right, this.#columns - 1);
      for (let column = merge.left; column <= last; column++) {
        if (row === merge.top && column === merge.left) continue;
        while (cells.length <= column) cells.push(BLANK);
        cells[column] = { ...cell, merged: true };
      }
    }
    this.#open = this.#open.filter(({ merge }) => merge.bottom > row);
    return cells;
  }

  #start(row: number, cells: readonly Cell[]): void {
    for (; ; this.#next++) {
      const merge = this.#merges[this.#next];
      if (!merge || merge.top > row) return;
      const cell = cells[merge.left];
      if (merge.top !== row || !cell || cell.kind === 'blank') continue;
      // No program writes blocks that cover one another; thousands of them would be repeated into every row.
      if (this.#open.some(({ merge: { left, right } }) => left <= merge.right && merge.left <= right)) continue;
      this.#open.push({ merge: { ...merge, bottom: Math.min(merge.bottom, merge.top + LONGEST) }, cell });
    }
  }
}
