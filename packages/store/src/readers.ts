import type { SealedEntry, SealedRecord } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Database } from './database.ts';
import { readItems } from './ledger-rows.ts';
import { ledgerDamaged } from './store-refusal.ts';

/** Entries of a community from `fromSeq` on with their sealed records, oldest first: for bundles, proofs, verification. */
export async function readLedger(
  { pool, vault }: Pick<Database, 'pool' | 'vault'>,
  communityId: string,
  fromSeq = 1,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<Result<readonly SealedEntry[], Refusal>> {
  const entries: SealedEntry[] = [];
  for (const item of await readItems(pool, vault, communityId, fromSeq, limit)) {
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
