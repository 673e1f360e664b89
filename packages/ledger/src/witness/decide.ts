import type { SigningKey } from '../keys.ts';
import { sameBytes } from '../log/base64.ts';
import type { LogFault } from '../log/fault.ts';
import { readNote } from '../log/note-lines.ts';
import type { TreeHead } from '../log/tree-head.ts';
import { cosign, openTreeHead, parseTreeHead } from '../log/tree-head.ts';
import type { LogKey, LogKeyFault } from '../log/vkey.ts';
import { verifyConsistency } from '../merkle.ts';
import type { AddCheckpoint } from './request.ts';

/** A log that a witness watches: its origin and the keys it may sign with. */
export interface WatchedLog {
  readonly origin: string;
  readonly keys: readonly LogKey[];
}

/** The last tree of a log that a witness cosigned, and the checkpoint it read that from: evidence, should the log fork. */
export interface WitnessRecord extends TreeHead {
  readonly checkpoint: string;
}

/**
 * Why a witness does not sign. Those with `held` and `shown` are two statements of the log that do not go together:
 * keep both.
 * `STALE`: the log did not know what was cosigned last; told, it may ask again.
 * `ROLLBACK`: the tree is smaller than one it signed before, as after a backup was put back.
 * `FORK`: two trees of one size.
 * `INCONSISTENT`: a larger tree that was not shown to continue the old one.
 */
export type Refused =
  | { readonly kind: 'MALFORMED' | 'BAD_SIGNATURE'; readonly fault: LogFault }
  | { readonly kind: 'UNKNOWN_LOG'; readonly origin: string }
  | { readonly kind: 'STALE'; readonly size: number }
  | {
      readonly kind: 'ROLLBACK' | 'FORK' | 'INCONSISTENT';
      readonly held: WitnessRecord;
      readonly shown: WitnessRecord;
      /** The size cosigned last. */
      readonly size: number;
      /** Does the request itself contradict itself: an old size beyond the new one? */
      readonly malformed: boolean;
    };

export type WitnessAnswer =
  | {
      readonly kind: 'COSIGNED';
      /** To be stored durably before `line` is given out: otherwise a crash lets the witness sign a fork. */
      readonly record: WitnessRecord;
      /** The cosignature, a line of a note. */
      readonly line: string;
    }
  | { readonly kind: 'REFUSED'; readonly why: Refused }
  | { readonly kind: 'BROKEN'; readonly fault: LogKeyFault };

/**
 * What a witness answers, after C2SP tlog-witness. `recordOf` gives the record of the log's origin, null if it has none yet;
 * reading it and storing the new one must be one transaction. `now` is in seconds since 1970.
 */
export function decideCosignature(
  request: AddCheckpoint,
  logs: readonly WatchedLog[],
  recordOf: (origin: string) => WitnessRecord | null,
  key: SigningKey,
  now: number,
): WitnessAnswer {
  const read = readNote(request.checkpoint);
  if (!read.ok) return refused({ kind: 'MALFORMED', fault: read.error });
  const head = parseTreeHead(read.value.text);
  if (!head.ok) return refused({ kind: 'MALFORMED', fault: head.error });
  const { origin } = head.value;
  const log = logs.find((each) => each.origin === origin);
  if (log === undefined) return refused({ kind: 'UNKNOWN_LOG', origin });
  const opened = openTreeHead(request.checkpoint, origin, log.keys);
  if (!opened.ok) return refused({ kind: 'BAD_SIGNATURE', fault: opened.error });
  const shown: WitnessRecord = { ...head.value, checkpoint: request.checkpoint };
  const why = contradiction(request, recordOf(origin), shown);
  if (why !== null) return refused(why);
  const line = cosign(request.checkpoint, key, now);
  return line.ok ? { kind: 'COSIGNED', record: shown, line: line.value } : { kind: 'BROKEN', fault: line.error };
}

/** Why `shown` may not be cosigned after `held`; null if it may. */
function contradiction(request: AddCheckpoint, held: WitnessRecord | null, shown: WitnessRecord): Refused | null {
  const size = held?.size ?? 0;
  const malformed = request.oldSize > shown.size;
  const conflict = (kind: 'ROLLBACK' | 'FORK' | 'INCONSISTENT'): Refused => ({
    kind,
    held: held ?? shown,
    shown,
    size,
    malformed,
  });
  // A fork is told as one even where the log pretends not to know what was cosigned.
  if (held !== null && shown.size === held.size && !sameBytes(shown.root, held.root)) return conflict('FORK');
  if (shown.size < size) return conflict('ROLLBACK');
  if (malformed) return conflict('INCONSISTENT');
  if (request.oldSize !== size) return { kind: 'STALE', size };
  if (held === null) {
    // Nothing to continue; an empty tree still has one root only.
    const grows = shown.size > 0 || verifyConsistency(0, 0, EMPTY_ROOT, shown.root, []);
    return grows && request.proof.length === 0 ? null : conflict('INCONSISTENT');
  }
  const holds = verifyConsistency(held.size, shown.size, held.root, shown.root, request.proof);
  return holds ? null : conflict('INCONSISTENT');
}

// SHA-256 of nothing: the tree of no leaves (RFC 6962 section 2.1).
const EMPTY_ROOT = Buffer.from('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex');

const refused = (why: Refused): WitnessAnswer => ({ kind: 'REFUSED', why });
