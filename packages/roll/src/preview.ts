import type { Refusal, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Book } from './book.ts';
import type { Row } from './cell.ts';
import { cellAt, cellText, columnLetters } from './cell.ts';
import type { Columns } from './header.ts';
import { findHeader } from './header.ts';
import { shown } from './mask.ts';
import type { SheetWish } from './plan-sheets.ts';
import { headOf, isLeftOut, leftOutUnasked } from './plan-sheets.ts';

/** One column of a sheet as a person sees it before saying what it means. */
export interface PreviewColumn {
  /** Zero-based. */
  readonly column: number;
  readonly letters: string;
  readonly heading: string;
  /** What the first rows below hold, long numbers masked. */
  readonly samples: readonly string[];
}

/** How one sheet would be read. `columns` is empty where no header was found: a person then says it. */
export interface SheetPreview {
  readonly sheet: string;
  readonly hidden: boolean;
  /** It is not read: hidden, or instructions, or a person said so. */
  readonly skip?: true;
  readonly headerRow: number;
  readonly columns: Columns;
  readonly found: readonly PreviewColumn[];
}

const SAMPLES = 3;
const MOST_COLUMNS = 60;

/** Looks at the first rows of every sheet: the columns there are, and what each was taken for, or is said to be. */
export async function previewBook(
  book: Book,
  given: readonly SheetWish[] | undefined,
): Promise<Result<readonly SheetPreview[], Refusal>> {
  const previews: SheetPreview[] = [];
  for (const sheet of book.sheets) {
    const head = await headOf(sheet);
    if (!head.ok) return head;
    if (head.value.rows.length === 0) continue;
    const wish = given?.find((one) => one.sheet === sheet.sheet);
    const mapping = wish === undefined || isLeftOut(wish) ? undefined : wish;
    const unasked = wish === undefined ? await leftOutUnasked(book, sheet) : ok(isLeftOut(wish));
    if (!unasked.ok) return unasked;
    const skip = unasked.value;
    const guess = findHeader(head.value);
    const read = mapping ?? (guess.ok ? guess.value : undefined);
    const headerRow = read?.headerRow ?? fullest(head.value.rows);
    previews.push({
      sheet: sheet.sheet,
      hidden: sheet.hidden,
      ...(skip ? { skip } : {}),
      headerRow,
      columns: read?.columns ?? {},
      found: columnsOf(head.value.rows, headerRow),
    });
  }
  return ok(previews);
}

/** Where no header is recognised, the fullest of the first ten rows is likeliest to be one. */
function fullest(rows: readonly Row[]): number {
  const width = ({ cells }: Row): number => cells.filter((cell) => cell.kind === 'text' && cell.merged !== true).length;
  const [first] = rows.slice(0, 10).toSorted((a, b) => width(b) - width(a) || a.row - b.row);
  return first?.row ?? 1;
}

function columnsOf(rows: readonly Row[], headerRow: number): readonly PreviewColumn[] {
  const headings = rows.filter(({ row }) => row <= headerRow && row > headerRow - 2).toReversed();
  const below = rows.filter(({ row }) => row > headerRow);
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...[...headings, ...below.slice(0, 20)].map((r) => r.cells.length)));
  return Array.from({ length: width }, (_, column) => ({
    column,
    letters: columnLetters(column),
    heading: shown(headings.map((row) => cellText(cellAt(row, column)).trim()).find((one) => one !== '') ?? ''),
    samples: below
      .map((row) => cellText(cellAt(row, column)).trim())
      .filter((one) => one !== '')
      .slice(0, SAMPLES)
      .map(shown),
  }));
}
