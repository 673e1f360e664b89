import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

export type Cell = string | number | boolean | Buffer | null;

/** The types of PostgreSQL that are written; a date is a text of the form YYYY-MM-DD. */
export type CellType = 'text' | 'integer' | 'bigint' | 'boolean' | 'date' | 'bytea';

/** A column's name and type, in the order of a row's cells. */
export type CopyColumns = readonly (readonly [name: string, type: CellType])[];

/** How many bytes go to the server at a time. */
const CHUNK = 256 * 1024;

/**
 * Streams rows into a table with COPY, on a connection whose transaction the caller holds. In the binary form: as text, encrypted
 * values are written as hex digits by us and read back by the server, which costs both more than all the rest of the row.
 */
export async function copyInto(
  client: pg.PoolClient,
  table: string,
  columns: CopyColumns,
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const names = columns.map(([name]) => name).join(', ');
  const writers = columns.map(([, type]) => WRITERS[type]);
  await pipeline(
    Readable.from(chunksOf(writers, rows)),
    client.query(from(`COPY ${table} (${names}) FROM STDIN WITH (FORMAT binary)`)),
  );
}

/** Bytes of a chunk that is being filled. */
interface Desk {
  bytes: Buffer;
  at: number;
}

/** Writes a cell after its length; the desk has room. */
type Writer = (desk: Desk, cell: Exclude<Cell, null>) => void;

/** Signature, no flags, no extension. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TRAILER = Buffer.from([0xff, 0xff]);

function* chunksOf(writers: readonly Writer[], rows: Iterable<readonly Cell[]>): Generator<Buffer> {
  yield HEADER;
  const desk: Desk = { bytes: Buffer.allocUnsafe(CHUNK), at: 0 };
  for (const row of rows) {
    const room = mostOf(row);
    if (desk.at + room > desk.bytes.length) {
      if (desk.at > 0) yield desk.bytes.subarray(0, desk.at);
      desk.bytes = Buffer.allocUnsafe(Math.max(CHUNK, room));
      desk.at = 0;
    }
    writeRow(desk, writers, row);
  }
  if (desk.at > 0) yield desk.bytes.subarray(0, desk.at);
  yield TRAILER;
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

/** Days since PostgreSQL's first. A day that no calendar has is refused here, as the server refuses it in words. */
function dayNumber(day: string): number {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) throw new RangeError(`no such day: ${day}`);
  return at.getTime() / DAY - FIRST_DAY;
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
