import type { Entry, Head, JsonValue, SealedRecord } from '@mingxuan/ledger';
import { isErased, isSalt, parseCanonical, parseEntry } from '@mingxuan/ledger';
import type { Result, Text } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Vault } from '@mingxuan/vault';
import type pg from 'pg';
import type { RecordedAct } from './domain.ts';
import { placeOf, SALT_INSIDE } from './private-values.ts';
import type { EntryRow, ReceiptRow, SealedRow } from './schema.ts';

/** Anything that runs a query: the pool, or one connection inside a transaction. */
export interface Queryable {
  readonly query: <Row extends pg.QueryResultRow>(
    statement: string | pg.QueryConfig,
    values?: unknown[],
  ) => Promise<pg.QueryResult<Row>>;
}

/** A row of the ledger that cannot be what was written: someone changed it by hand, or the disk did. */
export interface RowFault {
  readonly seq: number;
  readonly idx: number | null;
  readonly message: Text;
}

/** One entry with its records as they lie in the tables. */
export interface LedgerItem {
  readonly entry: Entry;
  /** As stored beside the entry; whether it is the entry's true hash is for a verifier to say. */
  readonly hash: string;
  readonly sealed: readonly SealedRecord[];
  readonly rows: readonly SealedRow[];
}

/** Entries `from`, `from + 1`, … (at most `limit`) in order, each decoded or named as damaged. */
export async function readItems(
  db: Queryable,
  vault: Vault,
  communityId: string,
  from: number,
  limit: number,
): Promise<readonly Result<LedgerItem, RowFault>[]> {
  const entries = await db.query<EntryRow>(
    'SELECT * FROM ledger_entry WHERE community_id = $1 AND seq >= $2 ORDER BY seq LIMIT $3',
    [communityId, from, limit],
  );
  const last = entries.rows.at(-1);
  if (last === undefined) return [];
  const sealed = await db.query<SealedRow>(
    'SELECT * FROM ledger_sealed WHERE community_id = $1 AND seq >= $2 AND seq <= $3 ORDER BY seq, idx',
    [communityId, from, last.seq],
  );
  const bySeq = Map.groupBy(sealed.rows, (row) => row.seq);
  return entries.rows.map((row) => decode(vault, row, bySeq.get(row.seq) ?? []));
}

function decode(vault: Vault, row: EntryRow, sealedRows: readonly SealedRow[]): Result<LedgerItem, RowFault> {
  const body = parseCanonical(row.body);
  if (!body.ok) return err({ seq: row.seq, idx: null, message: body.error.message });
  const entry = parseEntry(
    {
      v: 1,
      community: row.community_id,
      seq: row.seq,
      stream: row.stream,
      type: row.type,
      at: row.at,
      on: row.on_day,
      actor: { account: row.actor_account, role: row.actor_role },
      body: body.value,
      sealed: { count: row.sealed_count, root: row.sealed_root },
      prev: row.prev,
    },
    {},
  );
  if (!entry.ok) return err({ seq: row.seq, idx: null, message: entry.error[0]?.message ?? UNREADABLE });
  const sealed: SealedRecord[] = [];
  for (const [position, record] of sealedRows.entries()) {
    const decoded = record.idx === position ? decodeSealed(vault, record) : err(UNREADABLE);
    if (!decoded.ok) return err({ seq: row.seq, idx: record.idx, message: decoded.error });
    sealed.push(decoded.value);
  }
  return ok({ entry: entry.value, hash: row.hash, sealed, rows: sealedRows });
}

const UNREADABLE: Text = { zh: '这条记录已不是当初写下的样子', en: 'this row is not as it was written' };

const HASH = /^[0-9a-f]{64}$/;

function decodeSealed(vault: Vault, row: SealedRow): Result<SealedRecord, Text> {
  if (row.salt === null || row.value === null) {
    // Node reads some signs that are no hex digits as if they were: the text itself must be one.
    return HASH.test(row.commitment) ? ok({ erased: true, commitment: row.commitment }) : err(UNREADABLE);
  }
  if (row.disclosure !== 'PUBLIC' && row.salt !== SALT_INSIDE) return err(UNREADABLE);
  const open =
    row.disclosure === 'PUBLIC' ? ok({ salt: row.salt, value: row.value }) : openRecord(vault, row, row.value);
  if (!open.ok) return open;
  // An HMAC fills a short key up with zeros: without its last zeros a salt would still make the same commitment.
  if (!isSalt(open.value.salt)) return err(UNREADABLE);
  const value = parseCanonical(open.value.value);
  return value.ok ? ok({ salt: open.value.salt, disclosure: row.disclosure, value: value.value }) : err(UNREADABLE);
}

/** Salt and value of an encrypted record, as `sealRecord` put them together. */
function openRecord(
  vault: Vault,
  { community_id, seq, idx }: SealedRow,
  sealed: string,
): Result<{ readonly salt: string; readonly value: string }, Text> {
  const opened = vault.openText(placeOf.sealed(community_id, seq, idx), sealed);
  if (!opened.ok) return err(opened.error.message);
  if (!isSpelledOnce(sealed)) return err(UNREADABLE);
  const cut = opened.value.indexOf('.');
  return cut < 0 ? err(UNREADABLE) : ok({ salt: opened.value.slice(0, cut), value: opened.value.slice(cut + 1) });
}

/** Whether an encrypted text is spelled as it was written: the last sign of base64 has bits that say nothing. */
export function isSpelledOnce(sealed: string): boolean {
  const bytes = sealed.slice(sealed.lastIndexOf('.') + 1);
  return Buffer.from(bytes, 'base64url').toString('base64url') === bytes;
}

/** The item as the domain reads it. */
export const asAct = (item: LedgerItem): RecordedAct => ({
  entry: item.entry,
  hash: item.hash,
  records: item.sealed.map((record, idx) =>
    isErased(record)
      ? { disclosure: item.rows[idx]?.disclosure ?? 'RESTRICTED', value: null }
      : { disclosure: record.disclosure, value: record.value },
  ),
});

/** Where a community's chain ends; null when there is no such community. `lock` makes other writers wait. */
export async function readHead(db: Queryable, communityId: string, lock: boolean): Promise<Head | null> {
  const { rows } = await db.query<Head>(
    `SELECT seq, hash FROM community_head WHERE community_id = $1 ${lock ? 'FOR UPDATE' : ''}`,
    [communityId],
  );
  return rows[0] ?? null;
}

/** A command as it was sent: sending it again means the same id, from the same account, saying the same. */
export interface SentCommand {
  readonly commandId: string;
  readonly account: string;
  /** Of what the caller asked for. A keyed digest, where the asking holds personal data: receipts outlive an erasure. */
  readonly digest: string;
}

/** What a command answered. */
export interface Receipt {
  readonly commandId: string;
  /** `lastSeq` is one less than `firstSeq` when the command recorded nothing. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly answer: JsonValue;
  /** True when this is the recorded answer of an earlier run of the same command. */
  readonly repeated: boolean;
}

/** The recorded answer; null when the id is new, `OTHER_COMMAND` when somebody has used it for something else. */
export async function readReceipt(
  db: Queryable,
  communityId: string,
  { commandId, account, digest }: SentCommand,
): Promise<Receipt | 'OTHER_COMMAND' | null> {
  const { rows } = await db.query<Omit<ReceiptRow, 'community_id' | 'command_id'>>(
    'SELECT first_seq, last_seq, answer, account, digest FROM command_receipt WHERE community_id = $1 AND command_id = $2',
    [communityId, commandId],
  );
  const row = rows[0];
  if (row === undefined) return null;
  if (row.account !== account || row.digest !== digest) return 'OTHER_COMMAND';
  // The store itself wrote it with JSON.stringify.
  const answer = JSON.parse(row.answer) as JsonValue;
  return { commandId, firstSeq: row.first_seq, lastSeq: row.last_seq, answer, repeated: true };
}
