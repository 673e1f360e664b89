import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

export type Cell = string | number | boolean | Buffer | null;

/** How much text goes to the server at a time. */
const CHUNK = 256 * 1024;

/** Streams rows into a table with COPY, on a connection whose transaction the caller holds. */
export async function copyInto(
  client: pg.PoolClient,
  table: string,
  columns: string,
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  await pipeline(Readable.from(chunksOf(rows)), client.query(from(`COPY ${table} (${columns}) FROM STDIN`)));
}

function* chunksOf(rows: Iterable<readonly Cell[]>): Generator<Buffer> {
  let text = '';
  for (const row of rows) {
    text += lineOf(row);
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

function lineOf(row: readonly Cell[]): string {
  let line = '';
  for (const [i, cell] of row.entries()) line += `${i === 0 ? '' : '\t'}${spelled(cell)}`;
  return `${line}\n`;
}

const SPECIAL = /[\\\b\f\n\r\t\v]/;
const ALL_SPECIAL = /[\\\b\f\n\r\t\v]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** A cell in COPY's text format. */
function spelled(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') {
    return SPECIAL.test(cell) ? cell.replaceAll(ALL_SPECIAL, (c) => ESCAPES[c] ?? c) : cell;
  }
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  return `\\\\x${cell.toString('hex')}`;
}
