import * as XLSX from '@e965/xlsx';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Cell, PlainCell, Row, Table } from './cell.ts';
import { BLANK } from './cell.ts';
import { serialDate } from './excel-date.ts';
import type { Limits } from './limits.ts';
import type { FileFault } from './refuse-file.ts';
import { refuseFile } from './refuse-file.ts';
import { plainRecords } from './xls-records.ts';
import { listZip, storeZip, unpack } from './zip.ts';

const MACROS = /^xl\/(vbaProject\.bin|macrosheets\/|dialogsheets\/)/iu;
const OUTSIDE = /^xl\/(externalLinks\/|connections\.xml)/iu;
/** The parts that hold cells; pictures, comments, printer settings and links are never opened. */
const NEEDED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/_rels\/[^/]+\.rels|xl\/[^/]+\.xml|xl\/worksheets\/[^/]+\.xml)$/iu;

/** Reads an .xlsx: looks at its table of contents, refuses what is unsafe, unpacks within limits, then reads cells. */
export function readXlsx(bytes: Uint8Array, fileName: string, limits: Limits): Result<Table[], Refusal> {
  const listed = listZip(bytes, limits);
  if (!listed.ok) return err(refuseFile(listed.error, fileName));
  const names = listed.value.map((entry) => entry.name);
  if (names.some((name) => MACROS.test(name))) return err(refuseFile('FILE_HAS_MACROS', fileName));
  if (names.some((name) => OUTSIDE.test(name))) return err(refuseFile('FILE_HAS_EXTERNAL_LINKS', fileName));
  if (!names.some((name) => /^xl\/workbook\d*\.xml$/iu.test(name)))
    return err(refuseFile('FILE_NOT_A_TABLE', fileName));
  const unpacked = unpack(
    bytes,
    listed.value.filter((entry) => NEEDED.test(entry.name)),
    limits,
  );
  if (!unpacked.ok) return err(refuseFile(unpacked.error, fileName));
  return readWorkbook(storeZip(unpacked.value), fileName, limits);
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
    repeatMerged(rows, book.Sheets[sheet]?.['!merges'] ?? [], limits);
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    tables.push({
      sheet,
      hidden,
      rows: [...rows].sort(([a], [b]) => a - b).map(([row, cells]): Row => ({ row: row + 1, cells })),
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

/** A merged block says once what holds for all its rows (one household, one address): repeat it, marked as repeated. */
function repeatMerged(rows: Map<number, Cell[]>, merges: readonly XLSX.Range[], limits: Limits): void {
  for (const { s, e } of merges) {
    const first = rows.get(s.r)?.[s.c];
    if (!first || first.kind === 'blank') continue;
    const lastColumn = Math.min(e.c, limits.columns - 1);
    for (let row = s.r; row <= Math.min(e.r, s.r + 10_000); row++) {
      const cells = rows.get(row);
      if (!cells) continue;
      for (let column = s.c; column <= lastColumn; column++) {
        if (row === s.r && column === s.c) continue;
        while (cells.length <= column) cells.push(BLANK);
        cells[column] = { ...first, merged: true };
      }
    }
  }
}
