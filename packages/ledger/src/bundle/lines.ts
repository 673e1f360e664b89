import type { JsonValue } from '../canonical.ts';
import { canonicalize, parseCanonical } from '../canonical.ts';
import type { Entry } from '../entry.ts';
import { parseEntry } from '../entry.ts';
import type { Fault, Place } from '../fault.ts';
import { broken } from '../fault.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import type { SealedRecord } from '../sealed.ts';
import { parseSealedRecord } from '../sealed.ts';

export interface Line {
  readonly place: Place;
  readonly value: JsonValue;
}

/** A file of the bundle and where its content begins. */
export interface PlacedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly offset: number;
}

const NEWLINE = 0x0a;

/** One canonical JSON value per line, each ended by a newline. */
export function writeLines(values: readonly unknown[]): Result<Uint8Array, Fault> {
  const lines: string[] = [];
  for (const value of values) {
    const spelled = canonicalize(value);
    if (!spelled.ok) return spelled;
    lines.push(`${spelled.value}\n`);
  }
  return ok(Buffer.from(lines.join(''), 'utf8'));
}

/** Reads `writeLines`' form; a line that cannot be read is reported with its place and left out. */
export function readLines(file: PlacedFile, faults: Fault[]): readonly Line[] {
  const lines: Line[] = [];
  let [start, number] = [0, 0];
  while (start < file.bytes.length) {
    const newline = file.bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? file.bytes.length : newline;
    number += 1;
    const place: Place = { file: file.name, line: number, offset: file.offset + start, length: end - start };
    if (newline < 0) faults.push(unreadable(place, '最后一行没有结束', 'the last line is not ended'));
    const text = decode(file.bytes.subarray(start, end));
    const parsed = text === null ? null : parseCanonical(text);
    if (parsed === null) faults.push(unreadable(place, '不是 UTF-8 文字', 'not UTF-8'));
    else if (!parsed.ok) faults.push(unreadable(place, parsed.error.message.zh, parsed.error.message.en));
    else lines.push({ place, value: parsed.value });
    start = end + 1;
  }
  return lines;
}

/** Reads the entries; `places` gives the place of each one returned. */
export function readEntries(lines: readonly Line[], faults: Fault[]): { entries: Entry[]; places: Place[] } {
  const entries: Entry[] = [];
  const places: Place[] = [];
  for (const { place, value } of lines) {
    const entry = parseEntry(value, place);
    if (entry.ok) {
      entries.push(entry.value);
      places.push(place);
    } else {
      for (const fault of entry.error) faults.push(fault);
    }
  }
  return { entries, places };
}

/** One line of `ledger/sealed.jsonl`: record number `index` (from 0) of entry `seq`. */
export const sealedLine = (seq: number, index: number, record: SealedRecord): unknown => ({ seq, index, record });

/** Reads the sealed records, each in its place: by seq, then from 0 without a gap. */
export function readSealed(lines: readonly Line[], faults: Fault[]): Map<number, SealedRecord[]> {
  const sealed = new Map<number, SealedRecord[]>();
  let last = 0;
  for (const { place, value } of lines) {
    const fields = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    const line = new Map(fields);
    const [seq, index] = [line.get('seq'), line.get('index')];
    if (line.size !== 3 || typeof seq !== 'number' || typeof index !== 'number' || !line.has('record')) {
      faults.push(unreadable(place, '应有 seq、index、record 三栏', 'must have seq, index and record'));
      continue;
    }
    const records = sealed.get(seq) ?? [];
    if (seq < last || index !== records.length) {
      faults.push(
        broken(
          'SEALED_ORDER',
          seq,
          { ...place, record: index },
          `第 ${seq} 号账目的密封记录缺少或次序不对`,
          `sealed records of entry ${seq} are missing or out of order`,
        ),
      );
    }
    const record = parseSealedRecord(line.get('record'), seq, { ...place, record: index });
    if (record.ok) records.push(record.value);
    else faults.push(record.error);
    sealed.set(seq, records);
    last = seq;
  }
  return sealed;
}

/** UTF-8 text, or null when the bytes are none. */
export function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const unreadable = (place: Place, zh: string, en: string): Fault =>
  broken(
    'LINE_UNREADABLE',
    null,
    place,
    `${place.file} 第 ${place.line} 行不能读取：${zh}`,
    `${place.file} line ${place.line} cannot be read: ${en}`,
  );
