import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { parse } from 'csv-parse/sync';
import type { Cell, Table } from './cell.ts';
import { BLANK } from './cell.ts';
import type { Limits } from './limits.ts';
import { refuseFile } from './refuse-file.ts';

/** UTF-16 and UTF-8 by their marks; then strict UTF-8; then strict GB18030, which Excel and WPS write in China. */
function decode(bytes: Uint8Array): string | undefined {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: try the next one.
    }
  }
  return undefined;
}

/** The separator that the first lines use most. */
function separatorOf(content: string): string {
  const head = content.slice(0, 20_000);
  const count = (separator: string): number => head.split(separator).length - 1;
  const [best] = [',', '\t', ';', '，'].sort((a, b) => count(b) - count(a));
  return best ?? ',';
}

/** Reads comma-, tab- or semicolon-separated text. Every cell is text: nothing is guessed into a number. */
export function readCsv(bytes: Uint8Array, fileName: string, limits: Limits): Result<Table[], Refusal> {
  const content = decode(bytes);
  if (content === undefined) return err(refuseFile('FILE_ENCODING', fileName));
  if (content.trim() === '') return err(refuseFile('FILE_EMPTY', fileName));
  const delimiter = separatorOf(content);
  let records: string[][];
  try {
    records = parse(content, { delimiter, relax_column_count: true, relax_quotes: true, max_record_size: 1_000_000 });
  } catch {
    return err(refuseFile('FILE_DAMAGED', fileName));
  }
  if (records.length > limits.rowsPerSheet) return err(refuseFile('FILE_TOO_MANY_ROWS', fileName));
  const rows = records.map((record, index) => ({
    row: index + 1,
    cells: record.slice(0, limits.columns).map((value): Cell => (value === '' ? BLANK : { kind: 'text', text: value })),
  }));
  return ok([{ sheet: 'CSV', hidden: false, rows }]);
}
