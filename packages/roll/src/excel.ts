import * as XLSX from '@e965/xlsx';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Book, Sheet } from './book.ts';
import type { Cell, PlainCell, Row, Table } from './cell.ts';
import { BLANK } from './cell.ts';
import { serialDate } from './excel-date.ts';
import type { Limits } from './limits.ts';
import type { FileFault } from './refuse-file.ts';
import { MergedCells } from './merged.ts';
import { refuseFile } from './refuse-file.ts';
import { plainRecords } from './xls-records.ts';
import { readWorkbookParts } from './xlsx-parts.ts';
import { readSheetRows } from './xlsx-sheet.ts';
import { listZip } from './zip.ts';

const MACROS = /^xl\/(vbaProject\.bin|macrosheets\/|dialogsheets\/)/iu;
const OUTSIDE = /^xl\/(externalLinks\/|connections\.xml)/iu;
/** Opens an .xlsx: looks at its table of contents, refuses what is unsafe, and unpacks within limits what cells refer to. */
export async function openXlsx(bytes: Uint8Array, fileName: string, limits: Limits): Promise<Result<Book, Refusal>> {
  const listed = listZip(bytes, limits);
  if (!listed.ok) return err(refuseFile(listed.error, fileName));
  const names = listed.value.map((entry) => entry.name);
  if (names.some((name) => MACROS.test(name))) return err(refuseFile('FILE_HAS_MACROS', fileName));
  if (names.some((name) => OUTSIDE.test(name))) return err(refuseFile('FILE_HAS_EXTERNAL_LINKS', fileName));
  if (!names.some((name) => /^xl\/workbook\d*\.xml$/iu.test(name)))
    return err(refuseFile('FILE_NOT_A_TABLE', fileName));
  const parts = await readWorkbookParts(bytes, listed.value, limits);
  if (!parts.ok) return err(refuseFile(parts.error, fileName));
  const { sheets, shared } = parts.value;
  const packed = sheets.reduce((sum, { entry }) => sum + entry.packed, 0);
  let before = 0;
  const opened = sheets.map(({ sheet, hidden, entry }): Sheet => {
    const offset = before;
    before += entry.packed;
    return {
      sheet,
      hidden,
      rows: async function* () {
        for await (const batch of readSheetRows(bytes, entry, shared, limits)) {
          if (!batch.ok) return yield err(refuseFile(batch.error, fileName));
          yield ok({ rows: batch.value.rows, bytesRead: offset + batch.value.packedRead });
        }
      },
    };
  });
  return ok({ bytes: packed, sheets: opened });
}

/** The part of the library's container reader that is used here; its own types leave it out. */
interface Containers {
  readonly read: (bytes: Uint8Array, options: { type: 'buffer' }) => Container;
  readonly find: (container: Container, path: string) => { readonly content?: ArrayLike<number> } | null;
}
interface Container {
  readonly FullPaths: readonly string[];
}
const containers: Containers = XLSX.CFB;

/** The record stream of a workbook inside an old Office container, found by the names of its streams. */
function workbookStream(bytes: Uint8Array): Result<Uint8Array, FileFault> {
  try {
    const container = containers.read(bytes, { type: 'buffer' });
    const has = (pattern: RegExp): boolean => container.FullPaths.some((path) => pattern.test(path));
    if (has(/\/(EncryptionInfo|EncryptedPackage)$/iu)) return err('FILE_ENCRYPTED');
    if (has(/\/(_VBA_PROJECT|VBA|Macros)/iu)) return err('FILE_HAS_MACROS');
    if (!has(/\/(Workbook|Book)$/iu)) return err('FILE_NOT_A_TABLE');
    const content = (containers.find(container, '/Workbook') ?? containers.find(container, '/Book'))?.content;
    return content ? plainRecords(Uint8Array.from(content)) : err('FILE_DAMAGED');
  } catch {
    return err('FILE_DAMAGED');
  }
}

/** A new workbook saved with a password is an old container inside: it must not be called wrongly named. */
export function isEncrypted(bytes: Uint8Array): boolean {
  const stream = workbookStream(bytes);
  return !stream.ok && stream.error === 'FILE_ENCRYPTED';
}

/** Reads an .xls (BIFF in an OLE container); a Word file, an encrypted workbook or one with macros is refused first. */
export function readXls(bytes: Uint8Array, fileName: string, limits: Limits): Result<Table[], Refusal> {
  const stream = workbookStream(bytes);
  return stream.ok ? readWorkbook(stream.value, fileName, limits) : err(refuseFile(stream.error, fileName));
}

function readWorkbook(bytes: Uint8Array, fileName: string, limits: Limits): Result<Table[], Refusal> {
  let book: XLSX.WorkBook;
  try {
    // Values only: no HTML, no shown text, no re-calculation; number formats are kept, to tell dates from numbers.
    book = XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
      sheetRows: limits.rowsPerSheet + 1,
    });
    return tablesOf(book, fileName, limits);
  } catch (cause) {
    const encrypted = cause instanceof Error && /password|encrypt/iu.test(cause.message);
    return err(refuseFile(encrypted ? 'FILE_ENCRYPTED' : 'FILE_DAMAGED', fileName));
  }
}

function tablesOf(book: XLSX.WorkBook, fileName: string, limits: Limits): Result<Table[], Refusal> {
  if (book.SheetNames.length > limits.sheets) return err(refuseFile('FILE_TOO_MANY_ROWS', fileName));
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const tables: Table[] = [];
  for (const [index, sheet] of book.SheetNames.entries()) {
    const data = book.Sheets[sheet]?.['!data'];
    const rows = new Map<number, Cell[]>();
    // forEach skips the holes of a sparse sheet: a lone cell in the last row costs nothing.
    data?.forEach((cells, row) => {
      const read: Cell[] = [];
      cells?.forEach((cell, column) => {
        if (column < limits.columns) read[column] = cellOf(cell, date1904);
      });
      if (read.length > 0)
        rows.set(
          row,
          Array.from(read, (cell) => cell ?? BLANK),
        );
    });
    if (rows.size > limits.rowsPerSheet) return err(refuseFile('FILE_TOO_MANY_ROWS', fileName));
    const merged = new MergedCells(
      (book.Sheets[sheet]?.['!merges'] ?? []).map(({ s, e }) => ({
        top: s.r + 1,
        bottom: e.r + 1,
        left: s.c,
        right: e.c,
      })),
      limits,
    );
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    tables.push({
      sheet,
      hidden,
      rows: [...rows]
        .sort(([a], [b]) => a - b)
        .map(([row, cells]): Row => ({ row: row + 1, cells: merged.fill(row + 1, cells) })),
    });
  }
  return ok(tables);
}

function cellOf(cell: XLSX.CellObject | undefined, date1904: boolean): Cell {
  if (!cell) return BLANK;
  const plain = plainOf(cell, date1904);
  return typeof cell.f === 'string' ? { kind: 'formula', result: plain } : plain;
}

/** Excel's error values by their stored codes. */
const ERRORS = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

function plainOf(cell: XLSX.CellObject, date1904: boolean): PlainCell {
  const { t, v, z } = cell;
  if (t === 'e') return { kind: 'error', shown: ERRORS.get(Number(v)) ?? '#ERROR' };
  if (v === undefined || v === null || v === '') return { kind: 'blank' };
  if (typeof v === 'number') {
    const isDate = z !== undefined && XLSX.SSF.is_date(String(z));
    const date = isDate ? serialDate(v, date1904) : undefined;
    return date ? { kind: 'date', date } : { kind: 'number', value: v };
  }
  if (v instanceof Date) return { kind: 'date', date: v.toISOString().slice(0, 10) as IsoDate };
  return { kind: 'text', text: String(v) };
}
