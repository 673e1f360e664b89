export type Cell = string | number | boolean | Buffer | null;

/** The types of PostgreSQL that are written; a date is a text of the form YYYY-MM-DD. */
export type CellType = 'text' | 'integer' | 'bigint' | 'boolean' | 'date' | 'bytea';

/** A column's name and type, in the order of a row's cells. */
export type CopyColumns = readonly (readonly [name: string, type: CellType])[];

/** How many bytes go together. */
const CHUNK = 256 * 1024;

/** What stands before all rows: signature, no flags, no extension. */
export const COPY_HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** What stands after the last. */
export const COPY_TRAILER = Buffer.from([0xff, 0xff]);

/** Bytes of a chunk that is being filled. */
interface Desk {
  bytes: Buffer<ArrayBuffer>;
  at: number;
}

/** Writes a cell after its length; the desk has room. */
type Writer = (desk: Desk, cell: Exclude<Cell, null>) => void;

/**
 * Rows in COPY's binary form, some hundred kilobytes at a time, each chunk in memory of its own. As text, encrypted values would
 * be written as hex digits and read back by the server, which costs both more than all the rest of the row.
 */
export function* encodeRows(
  columns: CopyColumns,
  rows: Iterable<readonly Cell[]>,
): Generator<Buffer<ArrayBuffer>, void, undefined> {
  const writers = columns.map(([, type]) => WRITERS[type]);
  const desk: Desk = { bytes: Buffer.allocUnsafeSlow(CHUNK), at: 0 };
  for (const row of rows) {
    const room = mostOf(row);
    if (desk.at + room > desk.bytes.length) {
      if (desk.at > 0) yield desk.bytes.subarray(0, desk.at);
      desk.bytes = Buffer.allocUnsafeSlow(Math.max(CHUNK, room));
      desk.at = 0;
    }
    writeRow(desk, writers, row);
  }
  if (desk.at > 0) yield desk.bytes.subarray(0, desk.at);
}

/** No more bytes than these will be needed: no character takes more than three for each of its UTF-16 units. */
function mostOf(row: readonly Cell[]): number {
  let most = 2;
  for (const cell of row) {
    most += 12;
    if (typeof cell === 'string') most += 3 * cell.length;
    else if (Buffer.isBuffer(cell)) most += cell.length;
  }
  return most;
}

function writeRow(desk: Desk, writers: readonly Writer[], row: readonly Cell[]): void {
  desk.at = desk.bytes.writeInt16BE(writers.length, desk.at);
  for (const [i, write] of writers.entries()) {
    const cell = row[i] ?? null;
    if (cell === null) desk.at = desk.bytes.writeInt32BE(-1, desk.at);
    else write(desk, cell);
  }
}

function integer(desk: Desk, value: number): void {
  desk.at = desk.bytes.writeInt32BE(4, desk.at);
  desk.at = desk.bytes.writeInt32BE(value, desk.at);
}

const DAY = 86_400_000;
/** Where PostgreSQL counts its days from. */
const FIRST_DAY = Date.UTC(2000, 0, 1) / DAY;
const DAY_FORM = /^[1-9]\d{3}-\d\d-\d\d$/;

/** Days since PostgreSQL's first. A day that no calendar has is refused here, as the server refuses it in words. */
function dayNumber(day: string): number {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  const at = Date.UTC(year, month - 1, date);
  const fits = month >= 1 && month <= 12 && date >= 1 && at < Date.UTC(year, month, 1);
  if (!DAY_FORM.test(day) || !fits) throw new RangeError(`no such day: ${day}`);
  return at / DAY - FIRST_DAY;
}

const WRITERS: Readonly<Record<CellType, Writer>> = {
  text: (desk, cell) => {
    const bytes = desk.bytes.write(String(cell), desk.at + 4, 'utf8');
    desk.at = desk.bytes.writeInt32BE(bytes, desk.at) + bytes;
  },
  integer: (desk, cell) => integer(desk, Number(cell)),
  bigint: (desk, cell) => {
    desk.at = desk.bytes.writeInt32BE(8, desk.at);
    desk.at = desk.bytes.writeBigInt64BE(BigInt(Number(cell)), desk.at);
  },
  boolean: (desk, cell) => {
    desk.at = desk.bytes.writeInt32BE(1, desk.at);
    desk.at = desk.bytes.writeUInt8(cell === true ? 1 : 0, desk.at);
  },
  date: (desk, cell) => integer(desk, dayNumber(String(cell))),
  bytea: (desk, cell) => {
    if (!Buffer.isBuffer(cell)) throw new TypeError('bytes were expected');
    desk.at = desk.bytes.writeInt32BE(cell.length, desk.at);
    desk.bytes.set(cell, desk.at);
    desk.at += cell.length;
  },
};
