import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';
import type { Book, Sheet } from './book.ts';
import type { Row, Table } from './cell.ts';
import type { TableMapping } from './header.ts';
import { checkMapping, findHeader, HEADER_WITHIN } from './header.ts';
import { shown } from './mask.ts';
import type { NotAPerson } from './row-kind.ts';
import { holdsPeople } from './row-kind.ts';

/** Something in the file that is no person and was left out. `row` is absent when a whole sheet was left out. */
export interface Skipped {
  readonly sheet: string;
  readonly row?: number;
  readonly why: NotAPerson | 'SHEET_WITHOUT_PEOPLE' | 'SHEET_HIDDEN';
}

export interface SheetPlan {
  readonly sheet: Sheet;
  readonly mapping: TableMapping;
}

export interface Plan {
  readonly sheets: readonly SheetPlan[];
  readonly skipped: readonly Skipped[];
}

/** The first rows of a sheet, where its header stands. */
export async function headOf(sheet: Sheet): Promise<Result<Table, Refusal>> {
  const rows: Row[] = [];
  for await (const batch of sheet.rows()) {
    if (!batch.ok) return batch;
    rows.push(...batch.value.rows.slice(0, HEADER_WITHIN + 1 - rows.length));
    if (rows.length > HEADER_WITHIN) break;
  }
  return ok({ sheet: sheet.sheet, hidden: sheet.hidden, rows });
}

/** Decides which sheets hold people, and how each is read. A sheet is left out only if it is hidden or visibly holds none. */
export async function planSheets(
  book: Book,
  given: readonly TableMapping[] | undefined,
): Promise<Result<Plan, Refusal>> {
  const [sheets, skipped]: [SheetPlan[], Skipped[]] = [[], []];
  let first: Refusal | undefined;
  for (const sheet of book.sheets) {
    const mapping = given?.find((one) => one.sheet === sheet.sheet);
    const fault = mapping && checkMapping(mapping);
    if (fault) return err(fault);
    if (!mapping && sheet.hidden) {
      skipped.push({ sheet: sheet.sheet, why: 'SHEET_HIDDEN' });
      continue;
    }
    const head = await headOf(sheet);
    if (!head.ok) return head;
    const found = mapping ? ok(mapping) : findHeader(head.value);
    if (found.ok) {
      sheets.push({ sheet, mapping: found.value });
      continue;
    }
    const people = await anybody(sheet);
    if (!people.ok) return people;
    if (people.value) return found;
    // The sheet whose header came closest explains best what is missing.
    const filled = head.value.rows.length;
    if (filled > 0 && (!first || (filled > 1 && first.message.zh.length > found.error.message.zh.length)))
      first = found.error;
    skipped.push({ sheet: sheet.sheet, why: 'SHEET_WITHOUT_PEOPLE' });
  }
  if (sheets.length > 0) return ok({ sheets, skipped });
  return err(first ?? refuseNobody(book.sheets.map(({ sheet }) => sheet)));
}

async function anybody(sheet: Sheet): Promise<Result<boolean, Refusal>> {
  for await (const batch of sheet.rows()) {
    if (!batch.ok) return batch;
    if (holdsPeople(batch.value.rows)) return ok(true);
  }
  return ok(false);
}

export function refuseNobody(sheets: readonly string[]): Refusal {
  const names = sheets.map((sheet) => `“${shown(sheet)}”`).join('、');
  return {
    code: 'ROLL_NOBODY',
    message: text(`工作表${names}里没有一行是居民。`, `There is no row with a person in sheet ${names}.`),
    remedy: text(
      '请检查是否选错了文件或工作表，换上填好的花名册。',
      'Check that the right file was chosen, and choose the filled-in roll.',
    ),
    sources: [],
  };
}
