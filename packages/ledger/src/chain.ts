import type { CanonicalCode } from './canonical.ts';
import type { Entry, EntryCode, Head } from './entry.ts';
import { entryHash, GENESIS } from './entry.ts';
import type { Fault, Place } from './fault.ts';
import { broken, noted } from './fault.ts';
import { compareInstants } from './instant.ts';
import { ok } from './result.ts';
import type { SealedRecord } from './sealed.ts';
import { rootOf, sealedRoot } from './sealed.ts';

export type ChainCode =
  | CanonicalCode
  | EntryCode
  | 'WRONG_COMMUNITY'
  | 'GAP'
  | 'DUPLICATE_SEQ'
  | 'OUT_OF_ORDER'
  | 'BROKEN_LINK'
  | 'HEAD_MISMATCH'
  | 'SEALED_MISSING'
  | 'SEALED_EXTRA'
  | 'SEALED_ALTERED'
  | 'TIME_BACKWARDS';
export type ChainFault = Fault<ChainCode>;

export interface ChainOptions {
  /** Where the chain is known to end (from a checkpoint or a paper). Without it a cut-off or altered tail goes unseen. */
  readonly head?: Head;
  /** Tells where an entry stands, for the faults; for instance its line in a file. */
  readonly placeOf?: (index: number) => Place;
  /** Tells where the records of an entry stand that is not in the chain; asked only when there are some. */
  readonly placeOfRecords?: (seq: number) => Place;
  /**
   * `entryHash` of each entry, where the caller has just taken it over the canonical text that the entry was read from: to
   * spell the entry again would give that text. Never hashes that were stored.
   */
  readonly hashes?: readonly string[];
  /** Likewise the commitments of each entry's records, taken over the text that they were read from. */
  readonly commitments?: ReadonlyMap<number, readonly string[]>;
}

/**
 * Checks one community's chain and the records sealed beside it. Lists every fault, in the order of the entries; an
 * empty list means that nothing was changed, left out, added or reordered since sealing.
 * `sealed` holds each entry's records by seq; an entry without records may be absent from it.
 */
export function verifyChain(
  entries: readonly Entry[],
  sealed: ReadonlyMap<number, readonly SealedRecord[]>,
  options: ChainOptions = {},
): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  const seen = new Set<number>();
  let last: Head = GENESIS;
  let lastAt: string | null = null;
  let lastPlace: Place = {};
  for (const [index, entry] of entries.entries()) {
    const place = options.placeOf?.(index) ?? {};
    const taken = options.hashes?.[index];
    const hash = taken === undefined ? entryHash(entry) : ok(taken);
    if (!hash.ok) {
      faults.push({ ...hash.error, seq: entry.seq, place: { ...place, ...hash.error.place } });
    }
    checkCommunity(entry, entries[0], place, faults);
    if (entry.seq > last.seq) {
      checkLink(entry, last, place, faults);
      if (lastAt !== null) checkTime(entry, lastAt, place, faults);
      last = { seq: entry.seq, hash: hash.ok ? hash.value : '' };
      lastAt = entry.at;
      lastPlace = place;
    } else {
      faults.push(seen.has(entry.seq) ? duplicate(entry.seq, place) : outOfOrder(entry.seq, place));
    }
    if (!seen.has(entry.seq)) {
      checkSealed(entry, sealed.get(entry.seq) ?? [], options.commitments?.get(entry.seq), place, faults);
    }
    seen.add(entry.seq);
  }
  for (const [seq, records] of sealed) {
    if (!seen.has(seq) && records.length > 0) faults.push(orphaned(seq, options.placeOfRecords?.(seq) ?? {}));
  }
  if (options.head !== undefined) checkHead(last, options.head, lastPlace, faults);
  return faults;
}

function checkCommunity(entry: Entry, first: Entry | undefined, place: Place, faults: ChainFault[]): void {
  if (first === undefined || entry.community === first.community) return;
  faults.push(
    broken(
      'WRONG_COMMUNITY',
      entry.seq,
      place,
      `第 ${entry.seq} 号账目属于另一个社区（${entry.community}）`,
      `entry ${entry.seq} belongs to another community (${entry.community})`,
    ),
  );
}

function checkLink(entry: Entry, last: Head, place: Place, faults: ChainFault[]): void {
  const { seq } = entry;
  if (seq > last.seq + 1) {
    const [zh, en] =
      seq === last.seq + 2
        ? [`${last.seq + 1}`, `${last.seq + 1}`]
        : [`${last.seq + 1} 至 ${seq - 1}`, `${last.seq + 1} to ${seq - 1}`];
    faults.push(
      broken(
        'GAP',
        seq,
        place,
        `第 ${seq} 号账目之前缺少第 ${zh} 号`,
        `before entry ${seq}, entries are missing: ${en}`,
      ),
    );
    return;
  }
  if (entry.prev === last.hash) return;
  faults.push(
    last.seq === 0
      ? broken('BROKEN_LINK', seq, place, '第 1 号账目不是账本的开头', 'entry 1 is not the beginning of a chain')
      : broken(
          'BROKEN_LINK',
          seq,
          place,
          `第 ${seq} 号账目接不上第 ${last.seq} 号：两者之一被改动过`,
          `entry ${seq} does not continue entry ${last.seq}: one of the two was changed`,
        ),
  );
}

// A clock set wrong is common in an office and proves nothing by itself, so it is only pointed out.
function checkTime(entry: Entry, lastAt: string, place: Place, faults: ChainFault[]): void {
  if (compareInstants(entry.at, lastAt) >= 0) return;
  faults.push(
    noted(
      'TIME_BACKWARDS',
      entry.seq,
      place,
      `第 ${entry.seq} 号账目的记录时间（${entry.at}）早于前一号（${lastAt}），请核对电脑时钟`,
      `entry ${entry.seq} was recorded at ${entry.at}, before its predecessor (${lastAt}); check the clock`,
    ),
  );
}

function checkSealed(
  entry: Entry,
  records: readonly SealedRecord[],
  taken: readonly string[] | undefined,
  place: Place,
  faults: ChainFault[],
): void {
  const { seq } = entry;
  const { count, root } = entry.sealed;
  if (records.length < count) {
    faults.push(
      broken(
        'SEALED_MISSING',
        seq,
        place,
        `第 ${seq} 号账目应有 ${count} 条密封记录，只有 ${records.length} 条`,
        `entry ${seq} should have ${count} sealed records but has ${records.length}`,
      ),
    );
    return;
  }
  if (records.length > count) {
    faults.push(
      broken(
        'SEALED_EXTRA',
        seq,
        place,
        `第 ${seq} 号账目应有 ${count} 条密封记录，却有 ${records.length} 条`,
        `entry ${seq} should have ${count} sealed records but has ${records.length}`,
      ),
    );
    return;
  }
  const computed = taken?.length === records.length ? ok(rootOf(taken)) : sealedRoot(records);
  if (!computed.ok) {
    faults.push({ ...computed.error, seq, place: { ...place, ...computed.error.place } });
  } else if (computed.value !== root) {
    faults.push(
      broken(
        'SEALED_ALTERED',
        seq,
        count === 1 ? { ...place, record: 0 } : place,
        `第 ${seq} 号账目的密封记录与账目中的根值不符：内容或次序被改动过`,
        `the sealed records of entry ${seq} do not match its root: content or order was changed`,
      ),
    );
  }
}

function checkHead(last: Head, head: Head, place: Place, faults: ChainFault[]): void {
  if (last.seq === head.seq && last.hash === head.hash) return;
  const [zh, en] =
    last.seq === head.seq
      ? [`最后一号账目（第 ${last.seq} 号）被改动过`, `the last entry (${last.seq}) was changed`]
      : [
          `账本应止于第 ${head.seq} 号，实际止于第 ${last.seq} 号`,
          `the chain should end at ${head.seq} but ends at ${last.seq}`,
        ];
  faults.push(broken('HEAD_MISMATCH', last.seq, place, zh, en));
}

const duplicate = (seq: number, place: Place): ChainFault =>
  broken('DUPLICATE_SEQ', seq, place, `第 ${seq} 号账目重复出现`, `entry ${seq} appears more than once`);

const outOfOrder = (seq: number, place: Place): ChainFault =>
  broken('OUT_OF_ORDER', seq, place, `第 ${seq} 号账目的位置不对`, `entry ${seq} stands out of order`);

const orphaned = (seq: number, place: Place): ChainFault =>
  broken(
    'SEALED_EXTRA',
    seq,
    place,
    `有属于第 ${seq} 号账目的密封记录，但账本里没有这一号`,
    `there are sealed records for entry ${seq}, which is not in the chain`,
  );
