import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';
import type { Book, Sheet } from './book.ts';
import type { Row, Table } from './cell.ts';
import { problemAt } from './desk.ts';
import type { TableMapping } from './header.ts';
import { checkMapping, findHeader, HEADER_WITHIN } from './header.ts';
import { shown } from './mask.ts';
import type { Problem } from './problem.ts';
import type { NotAPerson } from './row-kind.ts';
import { numbersIn } from './row-kind.ts';

/** Something in the file that is no person and was left out. `row` is absent when a whole sheet was left out. */
export interface Skipped {
  readonly sheet: string;
  readonly row?: number;
  readonly why: NotAPerson | 'SHEET_WITHOUT_PEOPLE' | 'SHEET_HIDDEN' | 'SHEET_EXAMPLE' | 'SHEET_LEFT_OUT';
}

/** A sheet that a person says is not to be read. */
export interface SheetLeftOut {
  readonly sheet: string;
  readonly skip: true;
}

/** How a sheet is to be read, as a person said it, or that it is not. */
export type SheetWish = TableMapping | SheetLeftOut;

export const isLeftOut = (wish: SheetWish): wish is SheetLeftOut => 'skip' in wish;

export interface SheetPlan {
  readonly sheet: Sheet;
  readonly mapping: TableMapping;
}

export interface Plan {
  readonly sheets: readonly SheetPlan[];
  readonly skipped: readonly Skipped[];
  /** What is to be said of sheets that were not read though somebody may stand in them. */
  readonly noted: readonly Problem[];
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

/** Decides which sheets hold people, and how each is read. None that may hold somebody is left out without a word. */
export async function planSheets(book: Book, given: readonly SheetWish[] | undefined): Promise<Result<Plan, Refusal>> {
  const plan = { sheets: [] as SheetPlan[], skipped: [] as Skipped[], noted: [] as Problem[] };
  const unread: Unread[] = [];
  for (const sheet of book.sheets) {
    const wish = given?.find((one) => one.sheet === sheet.sheet);
    if (wish !== undefined && isLeftOut(wish)) {
      plan.skipped.push({ sheet: sheet.sheet, why: 'SHEET_LEFT_OUT' });
      continue;
    }
    const fault = wish && checkMapping(wish);
    if (fault) return err(fault);
    const head = await headOf(sheet);
    if (!head.ok) return head;
    const found = wish ? ok(wish) : findHeader(head.value);
    if (found.ok && (wish || !sheet.hidden) && !(wish === undefined && INSTRUCTIONS.test(sheet.sheet))) {
      plan.sheets.push({ sheet, mapping: found.value });
      continue;
    }
    const numbers = await numbersOf(sheet);
    if (!numbers.ok) return numbers;
    if (sheet.hidden) {
      plan.skipped.push({ sheet: sheet.sheet, why: 'SHEET_HIDDEN' });
      if (numbers.value > 0) plan.noted.push(sheetProblem(sheet.sheet, 'SHEET_HIDDEN'));
    } else if (found.ok && numbers.value > EXAMPLES) plan.sheets.push({ sheet, mapping: found.value });
    else {
      unread.push({ sheet, found, numbers: numbers.value, filled: head.value.rows.length });
    }
  }
  return settled(book, plan, unread);
}

/** A sheet that is no list by its header or its name. */
interface Unread {
  readonly sheet: Sheet;
  readonly found: Result<TableMapping, Refusal>;
  readonly numbers: number;
  readonly filled: number;
}

/** Says of every sheet that was not taken why, or refuses the file where a list would be lost. */
function settled(
  book: Book,
  plan: { readonly sheets: SheetPlan[]; readonly skipped: Skipped[]; readonly noted: Problem[] },
  unread: readonly Unread[],
): Result<Plan, Refusal> {
  const only = unread.find(({ found, numbers }) => plan.sheets.length === 0 && found.ok && numbers > 0);
  if (only?.found.ok) return ok({ ...plan, sheets: [{ sheet: only.sheet, mapping: only.found.value }] });
  for (const one of unread)
    if (!one.found.ok && one.numbers > 0 && !(plan.sheets.length > 0 && isExample(one))) return one.found;
  for (const { sheet, numbers } of unread) {
    plan.skipped.push({ sheet: sheet.sheet, why: numbers > 0 ? 'SHEET_EXAMPLE' : 'SHEET_WITHOUT_PEOPLE' });
    if (numbers > 0) plan.noted.push(sheetProblem(sheet.sheet, 'SHEET_EXAMPLE'));
  }
  if (plan.sheets.length > 0) return ok(plan);
  // The sheet whose header came closest explains best what is missing.
  let first: Refusal | undefined;
  for (const { filled, found } of unread)
    if (!found.ok && filled > 0 && (!first || (filled > 1 && first.message.zh.length > found.error.message.zh.length)))
      first = found.error;
  return err(first ?? refuseNobody(book.sheets.map(({ sheet }) => sheet)));
}

/** A sheet called so explains how to fill the others in. */
const INSTRUCTIONS = /^(填表|填写|填报|使用|登记)?(说明|须知|示例|样例|样表|范例|范表)$/u;

/** Instructions show one or two made-up people. */
const EXAMPLES = 2;

/** Whether a sheet is left out unless a person says otherwise, though its header is understood. */
export async function leftOutUnasked(book: Book, sheet: Sheet): Promise<Result<boolean, Refusal>> {
  if (sheet.hidden) return ok(true);
  if (book.sheets.length === 1 || !INSTRUCTIONS.test(sheet.sheet)) return ok(false);
  const numbers = await numbersOf(sheet);
  return numbers.ok ? ok(numbers.value <= EXAMPLES) : numbers;
}

/** Beside a sheet that is read: one or two numbers among many lines without any, or under a name that says so. */
const isExample = ({ sheet, numbers, filled }: Unread): boolean =>
  numbers <= EXAMPLES && (INSTRUCTIONS.test(sheet.sheet) || numbers * 4 <= filled);

function sheetProblem(sheet: string, code: 'SHEET_HIDDEN' | 'SHEET_EXAMPLE'): Problem {
  return problemAt({ sheet, headerRow: 1, columns: {}, headings: {} }, 1, code, { value: shown(sheet) });
}

export async function numbersOf(sheet: Sheet): Promise<Result<number, Refusal>> {
  let numbers = 0;
  for await (const batch of sheet.rows()) {
    if (!batch.ok) return batch;
    numbers += numbersIn(batch.value.rows);
    // A real list: how many more there are does not matter.
    if (numbers > EXAMPLES) break;
  }
  return ok(numbers);
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
