import { isUtf8 } from 'node:buffer';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { parse } from 'csv-parse';
import type { Book, RowBatch } from './book.ts';
import type { Cell, Row } from './cell.ts';
import { BLANK } from './cell.ts';
import type { Limits } from './limits.ts';
import { refuseFile } from './refuse-file.ts';

const PIECE = 64 * 1024;
/** A field longer than this is an opening quote that nobody closed. */
const LONGEST_RECORD = 1_000_000;

type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** UTF-16 and UTF-8 by their marks; then strict UTF-8; then strict GB18030, which Excel and WPS write in China. */
function encodingOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return fits(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return fits(bytes, 'utf-16be');
  return isUtf8(bytes) ? 'utf-8' : fits(bytes, 'gb18030');
}

function fits(bytes: Uint8Array, encoding: Encoding): Encoding | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    decoder.decode();
    return encoding;
  } catch {
    return undefined;
  }
}

/** The first line that neither encoding can read, where a file was put together from two. */
function unreadableFrom(bytes: Uint8Array): { readonly zh: string; readonly en: string } {
  const firstBad = (encoding: Encoding): number => {
    let line = 0;
    for (let at = 0; at < bytes.length; line += 1) {
      const end = bytes.indexOf(LINE_END, at);
      const next = end < 0 ? bytes.length : end + 1;
      if (fits(bytes.subarray(at, next), encoding) === undefined) break;
      at = next;
    }
    return line + 1;
  };
  const line = Math.max(firstBad('utf-8'), firstBad('gb18030'));
  return { zh: `从第 ${line} 行起读不出来`, en: `unreadable from row ${line} on` };
}

const LINE_END = 0x0a;

interface TextPiece {
  readonly text: string;
  readonly bytesRead: number;
}

function* piecesOf(bytes: Uint8Array, encoding: Encoding): Generator<TextPiece> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    yield { text, bytesRead: Math.min(at + PIECE, bytes.length) };
  }
  yield { text: decoder.decode(), bytesRead: bytes.length };
}

/** The separator that the first lines use most. */
function separatorOf(head: string): string {
  const count = (separator: string): number => head.split(separator).length - 1;
  const [best] = [',', '\t', ';', '，', '|'].sort((a, b) => count(b) - count(a));
  return best ?? ',';
}

/** Opens comma-, tab- or semicolon-separated text. Every cell is text: nothing is guessed into a number. */
export function openCsv(bytes: Uint8Array, fileName: string, limits: Limits): Result<Book, Refusal> {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return err(refuseFile('FILE_ENCODING', fileName, unreadableFrom(bytes)));
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, 60_000), { stream: true });
  if (head.trim() === '' && bytes.length <= 60_000) return err(refuseFile('FILE_EMPTY', fileName));
  const separator = separatorOf(head.slice(0, 20_000));
  // Where no value is quoted, a line is a row. Most files are so, and are read several times as fast.
  const records = bytes.includes(QUOTE) ? quoted : plain;
  const rows = async function* (): AsyncGenerator<Result<RowBatch, Refusal>> {
    let count = 0;
    for await (const batch of records(piecesOf(bytes, encoding), separator)) {
      if (batch === undefined) {
        const where = {
          zh: `第 ${count + 1} 行以后有一个引号没有成对`,
          en: `after row ${count}, a quotation mark has no second one`,
        };
        return yield err(refuseFile('FILE_DAMAGED', fileName, where));
      }
      const rowsHere = batch.records.map((record, index) => rowOf(record, count + index + 1, limits.columns));
      count += batch.records.length;
      if (count > limits.rowsPerSheet) return yield err(refuseFile('FILE_TOO_MANY_ROWS', fileName));
      yield ok({ rows: rowsHere, bytesRead: batch.bytesRead });
    }
  };
  return ok({ bytes: bytes.length, sheets: [{ sheet: 'CSV', hidden: false, rows }] });
}

const QUOTE = 0x22;

/** Some records; undefined when the text cannot be read any further. */
type Records = { readonly records: readonly (readonly string[])[]; readonly bytesRead: number } | undefined;

async function* plain(pieces: Iterable<TextPiece>, separator: string): AsyncGenerator<Records> {
  let rest = '';
  for (const { text, bytesRead } of pieces) {
    rest += text;
    // A lone carriage return may be the first half of a line end.
    const end = Math.max(rest.lastIndexOf('\n'), rest.lastIndexOf('\r', rest.length - 2)) + 1;
    if (end === 0 && rest.length > LONGEST_RECORD) return yield undefined;
    if (end === 0) continue;
    yield { records: linesOf(rest.slice(0, end), separator), bytesRead };
    rest = rest.slice(end);
    if (rest.length > LONGEST_RECORD) return yield undefined;
  }
  if (rest !== '') yield { records: linesOf(`${rest}\n`, separator), bytesRead: Number.POSITIVE_INFINITY };
}

function linesOf(text: string, separator: string): readonly (readonly string[])[] {
  const lines = text.includes('\r') ? text.split(/\r\n|\r|\n/u) : text.split('\n');
  lines.pop();
  return lines.map((line) => line.split(separator));
}

async function* quoted(pieces: Iterable<TextPiece>, delimiter: string): AsyncGenerator<Records> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
    skip_empty_lines: false,
  });
  const [queue, failure] = [[] as string[][], [] as Error[]];
  parser.on('data', (record: string[]) => queue.push(record));
  parser.on('error', (error) => failure.push(error));
  const closed = new Promise<void>((resolve) => parser.once('close', resolve));
  for (const { text, bytesRead } of pieces) {
    await new Promise<void>((resolve) => {
      parser.write(text, () => resolve());
    });
    if (failure.length > 0) return yield undefined;
    if (queue.length > 0) yield { records: queue.splice(0), bytesRead };
  }
  parser.end();
  await closed;
  if (failure.length > 0) return yield undefined;
  yield { records: queue.splice(0), bytesRead: Number.POSITIVE_INFINITY };
}

function rowOf(record: readonly string[], row: number, columns: number): Row {
  const cells: Cell[] = [];
  const width = Math.min(record.length, columns);
  for (let column = 0; column < width; column++) {
    const text = record[column] ?? '';
    cells.push(text === '' ? BLANK : { kind: 'text', text });
  }
  return { row, cells };
}
