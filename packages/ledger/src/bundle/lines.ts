import { isUtf8 } from 'node:buffer';
import type { JsonObject, JsonValue } from '../canonical.ts';
import { canonicalize, parseCanonical } from '../canonical.ts';
import { digest, keyedDigest } from '../digest.ts';
import type { Entry } from '../entry.ts';
import { parseEntry } from '../entry.ts';
import type { Fault, Place } from '../fault.ts';
import { broken } from '../fault.ts';
import { standAs } from '../field-names.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import type { SealedRecord } from '../sealed.ts';
import { isErased, parseSealedRecord } from '../sealed.ts';

export interface Line {
  readonly place: Place;
  readonly value: JsonValue;
  /** The line as it stands: the canonical spelling of `value`. */
  readonly text: string;
}

/** A file of the bundle and where its content begins. */
export interface PlacedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly offset: number;
}

const NEWLINE = 0x0a;
/** No honest ledger has so many; a file of nothing but faults would fill the memory. What is left unread then is counted. */
const MOST_FAULTS = 20_000;

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

/**
 * Reads `writeLines`' form, line by line; one that cannot be read is reported with its place and left out. A line is given out
 * before the next is read, so that a ledger of millions is never held twice.
 */
export function* readLines(file: PlacedFile, faults: Fault[]): Generator<Line> {
  // A Buffer over the same bytes: it finds the next newline much faster.
  const content = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.length);
  // Asked once for all lines; where one is none, each is asked.
  const sound = isUtf8(content);
  let [start, number] = [0, 0];
  while (start < content.length) {
    const newline = content.indexOf(NEWLINE, start);
    const end = newline < 0 ? content.length : newline;
    number += 1;
    const place: Place = { file: file.name, line: number, offset: file.offset + start, length: end - start };
    if (faults.length >= MOST_FAULTS) {
      faults.push(notReadOn(file.name, content, start, place));
      return;
    }
    if (newline < 0) faults.push(unreadable(place, '最后一行没有结束', 'the last line is not ended'));
    const text = sound ? content.toString('utf8', start, end) : decode(content.subarray(start, end));
    const parsed = text === null ? null : parseCanonical(text);
    if (parsed === null || text === null) faults.push(unreadable(place, '不是 UTF-8 文字', 'not UTF-8'));
    else if (!parsed.ok) faults.push(unreadable(place, parsed.error.message.zh, parsed.error.message.en));
    else yield { place, value: parsed.value, text };
    start = end + 1;
  }
}

/** The entries of a file, with the place of each and its hash, taken over its line. */
export interface ReadEntries {
  readonly entries: Entry[];
  readonly places: Place[];
  readonly hashes: string[];
}

export function readEntries(lines: Iterable<Line>, faults: Fault[]): ReadEntries {
  const entries: Entry[] = [];
  const places: Place[] = [];
  const hashes: string[] = [];
  for (const { place, value, text } of lines) {
    const entry = parseEntry(value, place);
    if (entry.ok) {
      entries.push(entry.value);
      places.push(place);
      hashes.push(digest('entry', text));
    } else {
      for (const fault of entry.error) faults.push(fault);
    }
  }
  return { entries, places, hashes };
}

/** One line of `ledger/sealed.jsonl`: record number `index` (from 0) of entry `seq`. */
export const sealedLine = (seq: number, index: number, record: SealedRecord): unknown => ({ seq, index, record });

/** The sealed records of a file by entry, and the commitment of each, taken over its line. */
export interface ReadSealed {
  readonly sealed: Map<number, SealedRecord[]>;
  readonly commitments: Map<number, string[]>;
}

const LINE_FIELDS = ['index', 'record', 'seq'];

/** Reads the sealed records, each in its place: by seq, then from 0 without a gap. */
export function readSealed(lines: Iterable<Line>, faults: Fault[]): ReadSealed {
  const sealed = new Map<number, SealedRecord[]>();
  const commitments = new Map<number, string[]>();
  let last = 0;
  for (const { place, value, text } of lines) {
    const isLine = typeof value === 'object' && value !== null && !Array.isArray(value);
    const line: { readonly [key: string]: JsonValue } = isLine ? (value as JsonObject) : {};
    const { seq, index } = line;
    // In canonical spelling the fields stand in this order.
    if (!standAs(line, LINE_FIELDS) || typeof seq !== 'number' || typeof index !== 'number') {
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
    const record = parseSealedRecord(line['record'], seq, place);
    if (record.ok) {
      records.push(record.value);
      const own = commitments.get(seq) ?? [];
      own.push(commitmentIn(text, index, record.value, seq));
      commitments.set(seq, own);
    } else {
      faults.push({ ...record.error, place: { ...place, record: index } });
    }
    sealed.set(seq, records);
    last = seq;
  }
  return { sealed, commitments };
}

/** Finds the line of an entry's first record. The file is read for it only once somebody asks: of a whole ledger nobody does. */
export function recordPlaces(file: PlacedFile): (seq: number) => Place {
  let places: Map<number, Place> | null = null;
  return (seq) => {
    places ??= firstPlaces(file);
    return places.get(seq) ?? { file: file.name };
  };
}

function firstPlaces(file: PlacedFile): Map<number, Place> {
  const places = new Map<number, Place>();
  // What cannot be read was told of when the file was read for good.
  for (const { place, value } of readLines(file, [])) {
    const isLine = typeof value === 'object' && value !== null && !Array.isArray(value);
    const seq = isLine ? (value as JsonObject)['seq'] : null;
    if (typeof seq === 'number' && !places.has(seq)) places.set(seq, place);
  }
  return places;
}

/** What surrounds a record's value in its line, without the fields that change. */
const FIXED_BEFORE = '{"index":,"record":{"disclosure":"","salt":"","value":'.length;
const FIXED_AFTER = '},"seq":}'.length;

/**
 * The commitment of a record, over the value as it is spelled in its line: between two parts that follow from the other fields.
 * To spell the value again would give that text, and take longer than hashing it.
 */
function commitmentIn(text: string, index: number, record: SealedRecord, seq: number): string {
  if (isErased(record)) return record.commitment;
  const { disclosure, salt } = record;
  const before = FIXED_BEFORE + String(index).length + disclosure.length + salt.length;
  const spelled = text.slice(before, -(FIXED_AFTER + String(seq).length));
  return keyedDigest('record', salt, `{"disclosure":"${disclosure}","value":${spelled}}`);
}

/** UTF-8 text, or null when the bytes are none. */
export function decode(bytes: Uint8Array): string | null {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return isUtf8(content) ? content.toString('utf8') : null;
}

/** Says how much was left unread, so that what is told never passes for all there is. */
function notReadOn(name: string, content: Buffer, start: number, place: Place): Fault {
  let left = content.at(-1) === NEWLINE ? 0 : 1;
  for (let at = content.indexOf(NEWLINE, start); at >= 0; at = content.indexOf(NEWLINE, at + 1)) left += 1;
  return broken(
    'NOT_READ_ON',
    null,
    { ...place, length: content.length - start },
    `问题已有 ${MOST_FAULTS} 处，${name} 从第 ${place.line} 行起还有 ${left} 行没有再读`,
    `there are ${MOST_FAULTS} faults already; ${left} more lines of ${name}, from line ${place.line} on, were not read`,
  );
}

const unreadable = (place: Place, zh: string, en: string): Fault =>
  broken(
    'LINE_UNREADABLE',
    null,
    place,
    `${place.file} 第 ${place.line} 行不能读取：${zh}`,
    `${place.file} line ${place.line} cannot be read: ${en}`,
  );
