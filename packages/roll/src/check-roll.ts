import type { Lang, Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Book } from './book.ts';
import { bookOf } from './book.ts';
import type { Table } from './cell.ts';
import type { VoterRecord } from './check-row.ts';
import type { CheckedRow, RollEvent, RollOptions, RollTotals } from './check-rows.ts';
import { checkBookRows } from './check-rows.ts';
import type { TableMapping } from './header.ts';
import type { Limits } from './limits.ts';
import type { Skipped } from './plan-sheets.ts';
import type { Problem } from './problem.ts';
import { openBook } from './read-tables.ts';

/** What became of every row; `rows = accepted + corrected + needsHuman + rejected`. */
export interface RollReport extends RollTotals {
  readonly problems: readonly Problem[];
  /** Accepted and corrected rows, in file order; empty where they were not asked for. */
  readonly voters: readonly VoterRecord[];
  readonly skipped: readonly Skipped[];
  /** How each sheet with people was read. */
  readonly mapping: readonly TableMapping[];
}

/** How far a check has come. */
export interface Progress {
  readonly rows: number;
  readonly bytesRead: number;
  readonly bytes: number;
}

export interface Watching {
  /** Called after each piece of the file. */
  readonly onProgress?: (progress: Progress) => void;
  /** Leaves the voters out of the report, which then stays small however many they are. */
  readonly withoutVoters?: boolean;
  readonly limits?: Limits;
}

/**
 * Checks every row of a roll by itself and against the others. Refuses the file only where columns cannot be made out,
 * or where a sheet that holds people would have to be left out; everything else is told row by row.
 */
export const checkRoll = (tables: readonly Table[], options: RollOptions): Promise<Result<RollReport, Refusal>> =>
  checkBook(bookOf(tables), options);

/** Opens a file and checks it. For a report in pieces, of a roll of any length, see `checkRollRows`. */
export async function checkRollFile(
  bytes: Uint8Array,
  fileName: string,
  options: RollOptions,
  watching: Watching = {},
): Promise<Result<RollReport, Refusal>> {
  const book = await openBook(bytes, fileName, watching.limits);
  return book.ok ? checkBook(book.value, options, watching) : book;
}

/** Checks an open book and gathers what became of its rows. */
export async function checkBook(
  book: Book,
  options: RollOptions,
  watching: Watching = {},
): Promise<Result<RollReport, Refusal>> {
  const gathered = new Gathered(watching.withoutVoters === true);
  for await (const event of checkBookRows(book, options)) {
    switch (event.kind) {
      case 'ROWS':
        gathered.take(event);
        watching.onProgress?.({ rows: gathered.rows, bytesRead: event.bytesRead, bytes: event.bytes });
        break;
      case 'END':
        return ok({ ...event.totals, ...gathered.ended(), mapping: event.mapping });
      case 'REFUSED':
        return err(event.refusal);
    }
  }
  // The generator's last event is one of the two above.
  return ok({ rows: 0, accepted: 0, corrected: 0, needsHuman: 0, rejected: 0, ...gathered.ended(), mapping: [] });
}

class Gathered {
  rows = 0;
  readonly #problems: { readonly ordinal: number; readonly problem: Problem }[] = [];
  readonly #voters: { readonly ordinal: number; readonly voter: VoterRecord }[] = [];
  readonly #withdrawn = new Set<number>();
  readonly #skipped: Skipped[] = [];
  readonly #withoutVoters: boolean;

  constructor(withoutVoters: boolean) {
    this.#withoutVoters = withoutVoters;
  }

  take({ rows, withdrawn, skipped, noted }: Extract<RollEvent, { kind: 'ROWS' }>): void {
    for (const row of rows) this.#row(row);
    for (const { ordinal, problem } of withdrawn) {
      this.#withdrawn.add(ordinal);
      this.#problems.push({ ordinal, problem });
    }
    for (const problem of noted) this.#problems.push({ ordinal: -1, problem });
    for (const one of skipped) this.#skipped.push(one);
  }

  #row({ ordinal, problems, voter }: CheckedRow): void {
    this.rows += 1;
    for (const problem of problems) this.#problems.push({ ordinal, problem });
    if (voter && !this.#withoutVoters) this.#voters.push({ ordinal, voter });
  }

  /** In the order of the file, what later rows brought up beside the row it concerns. */
  ended(): { problems: readonly Problem[]; voters: readonly VoterRecord[]; skipped: readonly Skipped[] } {
    const problems = this.#problems.sort((a, b) => a.ordinal - b.ordinal).map(({ problem }) => problem);
    const voters = this.#voters.filter(({ ordinal }) => !this.#withdrawn.has(ordinal)).map(({ voter }) => voter);
    return { problems, voters, skipped: this.#skipped };
  }
}

/** Whether a sheet that may hold people was left out unasked: then not every row can be said to be in order. */
export const sheetsLost = ({ problems }: Pick<RollReport, 'problems'>): boolean =>
  problems.some(({ code }) => code === 'SHEET_HIDDEN' || code === 'SHEET_EXAMPLE');

/** The report as `mingxuan roll check --json` prints it: no voters, no values, messages in one language. */
export interface CheckJson extends RollTotals {
  readonly problems: readonly { sheet: string; row: number; column: string; code: string; message: string }[];
  /** Rows and whole sheets (without a row) that are nobody, and why. */
  readonly skipped: readonly Skipped[];
}

export function toCheckJson(checked: RollReport, lang: Lang = 'zh'): CheckJson {
  const { rows, accepted, corrected, needsHuman, rejected, skipped } = checked;
  const problems = checked.problems.map(({ sheet, row, column, code, message }) => ({
    sheet,
    row,
    column,
    code,
    message: message[lang],
  }));
  return { rows, accepted, corrected, needsHuman, rejected, problems, skipped };
}
