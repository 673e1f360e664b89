import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';
import type { Cell, Row, Table } from './cell.ts';
import { cellAt, cellText, columnLetters } from './cell.ts';
import type { Field } from './fields.ts';
import { FIELD_NAMES, fieldOf, REQUIRED_FIELDS } from './fields.ts';
import { shown } from './mask.ts';

/** Zero-based column of each field that the sheet has. */
export type Columns = Readonly<Partial<Record<Field, number>>>;

/** How one sheet is to be read. Guessed by `findHeader`; a person may correct it and hand it back. */
export interface TableMapping {
  readonly sheet: string;
  /** Sheet row (from 1) of the last header row; people begin below it. */
  readonly headerRow: number;
  readonly columns: Columns;
  /** The heading found for each field, as the office wrote it. */
  readonly headings: Readonly<Partial<Record<Field, string>>>;
}

interface Candidate {
  readonly row: number;
  readonly columns: Partial<Record<Field, number>>;
  readonly headings: Partial<Record<Field, string>>;
  readonly twice: readonly Field[];
  readonly score: number;
}

/** Titles, signatures and blank rows above a header never run longer than this. */
export const HEADER_WITHIN = 60;

/** Finds the header row of a sheet and what each column means; otherwise says which columns are missing. */
export function findHeader(table: Table): Result<TableMapping, Refusal> {
  const rows = table.rows.slice(0, HEADER_WITHIN);
  let best: Candidate | undefined;
  for (const [index, row] of rows.entries()) {
    const candidate = bestOf(row, rows[index + 1]);
    if (!best || candidate.score > best.score) best = candidate;
    if (best.score >= 4 && hasRequired(best)) break;
  }
  if (!best || best.score === 0) return err(refuseHeader(table.sheet, [...REQUIRED_FIELDS], undefined));
  const missing = REQUIRED_FIELDS.filter((field) => best.columns[field] === undefined);
  if (missing.length > 0) return err(refuseHeader(table.sheet, missing, best.score >= 2 ? best.row : undefined));
  const twice = best.twice.filter((field) => (REQUIRED_FIELDS as readonly Field[]).includes(field));
  if (twice.length > 0) return err(refuseTwice(table.sheet, best.row, twice));
  return ok({ sheet: table.sheet, headerRow: best.row, columns: best.columns, headings: best.headings });
}

/**
 * A header further down that puts the columns elsewhere: two tables under one another. What follows is read by it.
 * Not where a person said what the columns mean: then only they say otherwise.
 */
export function headerAgain(row: Row, mapping: TableMapping): TableMapping | undefined {
  const { name, idNumber } = mapping.columns;
  if (mapping.headings.name === undefined || holdsNumber(row, idNumber) || !looksLikeHeader(row)) return undefined;
  const { columns, headings, twice } = candidateOf(row.row, row.cells);
  if (columns.name === undefined || columns.idNumber === undefined || twice.length > 0) return undefined;
  if (columns.name === name && columns.idNumber === idNumber) return undefined;
  return { sheet: mapping.sheet, headerRow: row.row, columns, headings };
}

/** Nearly every row does, and is then no header: the cheapest look comes first. */
function holdsNumber({ cells }: Row, column: number | undefined): boolean {
  const cell = column === undefined ? undefined : cells[column];
  return cell?.kind === 'text' && cell.text.length === 18;
}

/** Headings are short texts without long numbers in them. */
const looksLikeHeader = ({ cells }: Row): boolean =>
  cells.some((cell) => cell.kind === 'text' && cell.text.length < 24 && /证件|身份/u.test(cell.text)) &&
  !cells.some((cell) => cell.kind === 'text' && /\d{6}/u.test(cell.text));

const hasRequired = (candidate: Candidate): boolean =>
  REQUIRED_FIELDS.every((field) => candidate.columns[field] !== undefined);

/** A header may stand in one row, or in two where a heading is split over sub-headings. */
function bestOf(row: Row, next: Row | undefined): Candidate {
  const alone = candidateOf(row.row, row.cells);
  if (!next || next.row !== row.row + 1) return alone;
  const width = Math.max(row.cells.length, next.cells.length);
  const joined = Array.from({ length: width }, (_, column): Cell => {
    const below = cellAt(next, column);
    return fieldOf(cellText(below)) ? below : cellAt(row, column);
  });
  const both = candidateOf(next.row, joined);
  const below = candidateOf(next.row, next.cells);
  // The second row belongs to the header only if it names columns itself and holds no person.
  return below.score > 0 && both.score > alone.score
    ? both
    : below.score >= alone.score && below.score >= 2
      ? below
      : alone;
}

function candidateOf(row: number, cells: readonly Cell[]): Candidate {
  const found = new Map<Field, { column: number; rank: number; heading: string; twice: boolean }>();
  for (const [column, cell] of cells.entries()) {
    if (cell.kind !== 'text') continue;
    const guess = fieldOf(cell.text);
    if (!guess) continue;
    const before = found.get(guess.field);
    if (!before || guess.rank < before.rank) {
      found.set(guess.field, { column, rank: guess.rank, heading: cell.text.trim(), twice: false });
    } else if (guess.rank === before.rank && cell.merged !== true) {
      found.set(guess.field, { ...before, twice: true });
    }
  }
  const columns: Partial<Record<Field, number>> = {};
  const headings: Partial<Record<Field, string>> = {};
  const twice: Field[] = [];
  for (const [field, hit] of found) {
    columns[field] = hit.column;
    headings[field] = hit.heading;
    if (hit.twice) twice.push(field);
  }
  return { row, columns, headings, twice, score: found.size };
}

function refuseHeader(sheet: string, missing: readonly Field[], row: number | undefined): Refusal {
  const zhColumns = missing.map((field) => `“${FIELD_NAMES[field].zh}”`).join('、');
  const enColumns = missing.map((field) => FIELD_NAMES[field].en).join(', ');
  const where = row === undefined ? ['', ''] : [`第 ${row} 行的表头`, ` (header in row ${row})`];
  return {
    code: 'ROLL_COLUMNS_MISSING',
    message: text(
      `工作表“${shown(sheet)}”${where[0]}缺少${zhColumns}列。`,
      `Sheet “${shown(sheet)}”${where[1]} lacks the column: ${enColumns}.`,
    ),
    remedy: text(
      `请在表头行写明${zhColumns}，或在导入时手工指定哪一列是什么。`,
      `Name the column in the header row, or say by hand which column is which: ${enColumns}.`,
    ),
    sources: [],
  };
}

function refuseTwice(sheet: string, row: number, fields: readonly Field[]): Refusal {
  const zhColumns = fields.map((field) => `“${FIELD_NAMES[field].zh}”`).join('、');
  const enColumns = fields.map((field) => FIELD_NAMES[field].en).join(', ');
  return {
    code: 'ROLL_COLUMNS_TWICE',
    message: text(
      `工作表“${shown(sheet)}”第 ${row} 行的表头里，${zhColumns}出现了不止一列。`,
      `In sheet “${shown(sheet)}”, row ${row}, more than one column is headed: ${enColumns}.`,
    ),
    remedy: text(
      '请改成一人一行、每项一列；如果是左右分栏的表，请接成上下一栏。',
      'Put one person per row and one column per item; join side-by-side halves into one.',
    ),
    sources: [],
  };
}

/** Refuses a mapping corrected by hand that lacks a column nobody can do without, or gives one column two meanings. */
export function checkMapping(mapping: TableMapping): Refusal | undefined {
  const missing = REQUIRED_FIELDS.filter((field) => mapping.columns[field] === undefined);
  if (missing.length > 0) return refuseHeader(mapping.sheet, missing, mapping.headerRow);
  const used = Object.values(mapping.columns);
  const double = used.find((column, index) => used.indexOf(column) !== index);
  if (double === undefined) return undefined;
  const letters = columnLetters(double);
  return {
    code: 'ROLL_COLUMN_USED_TWICE',
    message: text(`${letters} 列被指定了两种含义。`, `Column ${letters} was given two meanings.`),
    remedy: text('请为每一列只选一种含义。', 'Give each column one meaning.'),
    sources: [],
  };
}
