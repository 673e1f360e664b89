import type { Entry, SealedEntry, SealedRecord } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Database } from './database.ts';
import { readItems } from './ledger-rows.ts';
import { within } from './scope.ts';
import { ledgerDamaged } from './store-refusal.ts';

/** Entries of a community from `fromSeq` on with their sealed records, oldest first: for bundles, proofs, verification. */
export async function readLedger(
  { pool, vault }: Pick<Database, 'pool' | 'vault'>,
  communityId: string,
  fromSeq = 1,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<Result<readonly SealedEntry[], Refusal>> {
  const entries: SealedEntry[] = [];
  for (const item of await readItems(within(pool, communityId), vault, communityId, fromSeq, limit)) {
    if (!item.ok) return err(ledgerDamaged(communityId, item.error));
    const { entry, hash, sealed } = item.value;
    entries.push({ entry, hash, sealed });
  }
  return ok(entries);
}

/** The sealed records of one entry, open or erased, in their order. Empty when there is no such entry. */
export async function readSealed(
  database: Pick<Database, 'pool' | 'vault'>,
  communityId: string,
  seq: number,
): Promise<Result<readonly SealedRecord[], Refusal>> {
  const found = await readLedger(database, communityId, seq, 1);
  if (!found.ok) return found;
  const item = found.value[0];
  return ok(item !== undefined && item.entry.seq === seq ? item.sealed : []);
}

/** The first entry of a community that records a paper with this digest (SHA-256, hex); null if there is none. */
export async function findPaperEntry(
  database: Pick<Database, 'pool' | 'vault'>,
  communityId: string,
  sha256: string,
): Promise<Entry | null> {
  const { rows } = await within(database.pool, communityId).query<{ seq: number }>(
    `SELECT seq FROM ledger_entry WHERE community_id = $1 AND type IN ('PAPER_ISSUED', 'NOTICE_ISSUED')
        AND strpos(body, $2) > 0 ORDER BY seq LIMIT 1`,
    [communityId, `"sha256":"${sha256}"`],
  );
  const [found] = rows;
  const read = found === undefined ? null : await readLedger(database, communityId, found.seq, 1);
  return read?.ok === true ? (read.value[0]?.entry ?? null) : null;
}
