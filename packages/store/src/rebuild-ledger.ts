import type { Head } from '@mingxuan/ledger';
import { commitment, entryHash, isErased, verifyChain } from '@mingxuan/ledger';
import type { Result, Text } from '@mingxuan/rulebook';
import type { Vault } from '@mingxuan/vault';
import type { LedgerItem, Queryable, RowFault } from './ledger-rows.ts';
import { readHead, readItems } from './ledger-rows.ts';
import type { RebuildFault } from './rebuild-fault.ts';

/** The one connection a rebuild works on, with the keys to what it reads. */
export interface Source {
  readonly db: Queryable;
  readonly vault: Vault;
}

/** A community's entries in order; null where one cannot be read: then it is named, and what can be read is held against itself. */
export async function readWhole(
  { db, vault }: Source,
  id: string,
  faults: RebuildFault[],
): Promise<readonly LedgerItem[] | null> {
  const read = await readItems(db, vault, id, 1, Number.MAX_SAFE_INTEGER);
  const items = read.flatMap((item) => (item.ok ? [item.value] : []));
  const unread = read.flatMap((item) => (item.ok ? [] : [item.error]));
  if (unread.length === 0) return items;
  for (const [at, fault] of unread.entries())
    faults.push(ledgerFault(id, fault.seq, fault.idx, unreadWords(fault, at === 0)));
  // It cannot be replayed; what can be read of it is held against itself all the same.
  await checkPieces(db, id, read, faults);
  return null;
}

function unreadWords({ seq, idx, message }: RowFault, first: boolean): Text {
  const [zh, en] = idx === null ? ['', ''] : [`的第 ${idx + 1} 条密封记录`, `sealed record ${idx + 1} of `];
  const rest = first
    ? [
        '；这个社区因此没有重放，选民和发票等表没有核对',
        '; so this community is not replayed, and voters and check-ins are not compared',
      ]
    : ['', ''];
  return {
    zh: `第 ${seq} 号账目${zh}读不出来：${message.zh}${rest[0]}`,
    en: `${en}entry ${seq} cannot be read: ${message.en}${rest[1]}`,
  };
}

/** Entries between ones that cannot be read: each by its own digests, by the one before where that can be read, and the end. */
async function checkPieces(
  db: Queryable,
  id: string,
  read: readonly Result<LedgerItem, RowFault>[],
  faults: RebuildFault[],
): Promise<void> {
  let before: Head | null = null;
  let [last, whole] = [0, true];
  for (const item of read) {
    const seq: number = item.ok ? item.value.entry.seq : item.error.seq;
    if (seq !== last + 1)
      faults.push(
        ledgerFault(id, seq, null, {
          zh: `第 ${seq} 号账目之前缺少第 ${last + 1} 号`,
          en: `before entry ${seq}, entry ${last + 1} is missing`,
        }),
      );
    whole = item.ok && checkStoredDigests(id, item.value, faults);
    if (item.ok && before !== null && before.seq === seq - 1 && item.value.entry.prev !== before.hash)
      faults.push(
        ledgerFault(id, seq, null, {
          zh: `第 ${seq} 号账目接不上第 ${seq - 1} 号：两者之一被改动过`,
          en: `entry ${seq} does not continue entry ${seq - 1}: one of the two was changed`,
        }),
      );
    before = item.ok ? { seq, hash: item.value.hash } : null;
    last = seq;
  }
  const head = await readHead(db, id, false);
  const apart = head === null || head.seq !== last || (before !== null && whole && head.hash !== before.hash);
  if (apart) faults.push({ ...ledgerFault(id, last, null, headApart(last)), table: 'community_head', key: {} });
}

/** A fault of the ledger's own rows: of an entry, or of one of its sealed records. */
export const ledgerFault = (id: string, seq: number | null, idx: number | null, message: Text): RebuildFault => ({
  communityId: id,
  table: idx === null ? 'ledger_entry' : 'ledger_sealed',
  key: idx === null ? { seq } : { seq, idx },
  kind: 'ALTERED',
  columns: [],
  message,
});

/** Verifies the chain as it lies in the tables, and names the row that was changed before what no longer fits it. */
export async function checkChain(
  db: Queryable,
  id: string,
  items: readonly LedgerItem[],
  faults: RebuildFault[],
): Promise<void> {
  const head: Head = (await readHead(db, id, false)) ?? { seq: 0, hash: '' };
  const sealed = new Map(items.map((item) => [item.entry.seq, item.sealed]));
  const found = verifyChain(
    items.map((item) => item.entry),
    sealed,
    { head },
  );
  // The row that was changed is told before what no longer fits it.
  const altered = new Set(items.filter((item) => !checkStoredDigests(id, item, faults)).map(({ entry }) => entry.seq));
  const bySeq = new Map(items.map((item) => [item.entry.seq, item]));
  for (const fault of found) {
    const { code, seq } = fault;
    if (fault.severity === 'warning') continue;
    const continued = code === 'BROKEN_LINK' && seq !== null && !altered.has(seq) ? seq - 1 : null;
    // It continues what the row before was: that row is what was changed, and has been named.
    if (continued !== null && altered.has(continued)) {
      if (bySeq.get(continued + 1)?.entry.prev === bySeq.get(continued)?.hash) continue;
    }
    const atHead = code === 'HEAD_MISMATCH';
    const inRecords = code.startsWith('SEALED');
    const apart = atHead && seq === head.seq && !altered.has(head.seq);
    faults.push({
      ...ledgerFault(id, seq, null, apart ? headApart(head.seq) : fault.message),
      ...(atHead ? { table: 'community_head', key: {} } : {}),
      ...(inRecords ? { table: 'ledger_sealed' } : {}),
    });
  }
}

/** The last entry has the hash that is stored with it: which of the two rows was changed, these two cannot tell. */
const headApart = (seq: number): Text => ({
  zh: `表 community_head 记的末尾与第 ${seq} 号账目的校验值不符：这一行被改动过，或者最后一号账目连同校验值被改动过`,
  en: `the end that community_head keeps is not the hash of entry ${seq}: that row was changed, or the last entry together with its hash`,
});

// The stored hash and commitments repeat what can be computed, which is exactly what tells the altered row by name.
// Says whether the entry itself has the hash that is stored with it.
function checkStoredDigests(id: string, item: LedgerItem, faults: RebuildFault[]): boolean {
  const { seq } = item.entry;
  const hash = entryHash(item.entry);
  const own = hash.ok && hash.value === item.hash;
  if (!own) {
    faults.push(
      ledgerFault(id, seq, null, {
        zh: `第 ${seq} 号账目与它自己的校验值不符：这一行被改动过`,
        en: `entry ${seq} does not match its own hash: the row was changed`,
      }),
    );
  }
  for (const [idx, record] of item.sealed.entries()) {
    const made = commitment(record);
    if (made.ok && made.value === item.rows[idx]?.commitment) continue;
    faults.push(
      ledgerFault(id, seq, idx, {
        zh: `第 ${seq} 号账目的第 ${idx + 1} 条密封记录被改动过`,
        en: `sealed record ${idx + 1} of entry ${seq} was changed`,
      }),
    );
  }
  return own;
}

/** A sealed record is empty exactly where an entry had it erased: an erasure leaves every commitment as it was, and so does a hand. */
export function checkErasures(
  id: string,
  items: readonly LedgerItem[],
  ordered: ReadonlySet<string>,
  faults: RebuildFault[],
): void {
  for (const { entry, sealed } of items) {
    for (const [idx, record] of sealed.entries()) {
      const erased = isErased(record);
      if (erased === ordered.has(`${entry.seq} ${idx}`)) continue;
      const [zh, en] = erased
        ? ['被清空了，却没有账目要求删除它', 'is empty, and no entry had it erased']
        : ['应当已经删除，却还在', 'should have been erased, and is still there'];
      const message = {
        zh: `第 ${entry.seq} 号账目的第 ${idx + 1} 条密封记录${zh}`,
        en: `sealed record ${idx + 1} of entry ${entry.seq} ${en}`,
      };
      faults.push(ledgerFault(id, entry.seq, idx, message));
    }
  }
}
