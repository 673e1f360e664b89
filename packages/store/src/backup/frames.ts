import type { Text } from '@mingxuan/rulebook';
import type { Progress } from './container.ts';
import { BackupStopped, damaged } from './backup-refusal.ts';

/** What a backup says of itself, before anything else. */
export interface BackupHeader {
  readonly v: 1;
  /** When it was begun: all it holds is as it was at that one moment. */
  readonly made: string;
  readonly program: string;
  /** Steps the schema had taken, by name. */
  readonly steps: readonly string[];
  /** Columns of every table, each with its type, both by name. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** Tables whose rows are left out. */
  readonly leftOut: readonly string[];
  /** Ids of the keys that its encrypted values need. */
  readonly vaultKeys: readonly string[];
  /** The newest checkpoint of the public log, as it was signed. */
  readonly checkpoint: string | null;
  readonly sequences: readonly (readonly [name: string, last: string])[];
}

/** A part of the backup: rows of one table in COPY's binary form, or one file. */
export type Frame =
  | { readonly kind: 'HEADER'; readonly header: BackupHeader }
  | { readonly kind: 'TABLE'; readonly name: string; readonly columns: readonly string[] }
  | { readonly kind: 'FILE'; readonly name: string }
  | { readonly kind: 'DATA'; readonly bytes: Uint8Array }
  /** Ends a table (`rows` of it) or a file (`rows` 0). */
  | { readonly kind: 'END'; readonly rows: number }
  | { readonly kind: 'CLOSE' };

const CODES = { HEADER: 1, TABLE: 2, FILE: 3, DATA: 4, END: 5, CLOSE: 6 } as const;
const KINDS = ['HEADER', 'TABLE', 'FILE', 'DATA', 'END', 'CLOSE'] as const;
/** Data is cut into frames of no more than this, so that no file has to be held whole. */
const LONGEST_DATA = 128 * 1024;
/** No frame is longer: the header names every table. */
const LONGEST = 16 * 1024 * 1024;

/** A frame as bytes: its kind, its length in four bytes, and what it holds. */
export function encodeFrame(frame: Frame): Uint8Array {
  const body = frame.kind === 'DATA' ? frame.bytes : Buffer.from(JSON.stringify(withoutKind(frame)), 'utf8');
  const head = Buffer.alloc(5);
  head.writeUInt8(CODES[frame.kind]);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

function withoutKind(frame: Exclude<Frame, { kind: 'DATA' }>): object {
  switch (frame.kind) {
    case 'HEADER':
      return { header: frame.header };
    case 'TABLE':
      return { name: frame.name, columns: frame.columns };
    case 'FILE':
      return { name: frame.name };
    case 'END':
      return { rows: frame.rows };
    case 'CLOSE':
      return {};
  }
}

/** Bytes of a table or a file as frames. */
export function* dataFrames(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += LONGEST_DATA) {
    yield encodeFrame({ kind: 'DATA', bytes: bytes.subarray(at, at + LONGEST_DATA) });
  }
}

/** Frames of a stream, in the one order they may have: header, then tables and files, each ended, then the close. */
export async function* decodeFrames(source: AsyncIterable<Uint8Array>, progress: Progress): AsyncGenerator<Frame> {
  const stop = (why: Text): never => {
    throw new BackupStopped(damaged(progress, why));
  };
  let held = Buffer.alloc(0);
  let inside: Standing = 'NOTHING';
  for await (const bytes of source) {
    held = Buffer.concat([held, bytes]);
    for (;;) {
      const kind = held.length < 5 ? undefined : KINDS[held.readUInt8() - 1];
      if (held.length >= 5 && (kind === undefined || held.readUInt32BE(1) > LONGEST)) stop(DISORDER);
      if (kind === undefined || held.length < 5 + held.readUInt32BE(1)) break;
      const body = held.subarray(5, 5 + held.readUInt32BE(1));
      held = held.subarray(5 + body.length);
      const next: Standing | undefined = AFTER[inside][kind];
      if (next === undefined) return stop(DISORDER);
      inside = next;
      const frame = kind === 'DATA' ? { kind, bytes: body } : ({ kind, ...parsed(body, stop) } as Frame);
      if (frame.kind === 'TABLE' || frame.kind === 'FILE') progress.reading = frame.name;
      yield frame;
    }
  }
  if (inside !== 'CLOSED' || held.length > 0) stop(DISORDER);
}

type Standing = 'NOTHING' | 'BEGUN' | 'PART' | 'CLOSED';

/** Which frame may come where, and where it leads. */
const AFTER: Readonly<Record<Standing, Partial<Readonly<Record<Frame['kind'], Standing>>>>> = {
  NOTHING: { HEADER: 'BEGUN' },
  BEGUN: { TABLE: 'PART', FILE: 'PART', CLOSE: 'CLOSED' },
  PART: { DATA: 'PART', END: 'BEGUN' },
  CLOSED: {},
};

function parsed(body: Uint8Array, stop: (why: Text) => never): object {
  try {
    // Opened with our key and bound to its place: only we can have written it.
    return JSON.parse(Buffer.from(body).toString('utf8')) as object;
  } catch {
    return stop(DISORDER);
  }
}

const DISORDER: Text = { zh: '内容的次序不对', en: 'its parts are not in order' };
