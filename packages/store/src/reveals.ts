import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Database } from './database.ts';
import type { Voter } from './domain.ts';
import type { Queryable } from './ledger-rows.ts';
import { openVoter, UnreadableValue } from './private-values.ts';
import type { VoterRow } from './schema.ts';

/** That somebody was shown what is otherwise masked: one voter's numbers, or a bundle with everybody's. */
export interface Reveal {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly account: string;
  readonly kind: 'VOTER' | 'RESTRICTED_BUNDLE';
  readonly voterNo: number | null;
  readonly reason: string;
}

/** Writes it down. Call it before the answer goes out: what cannot be written down is not shown. */
export async function noteReveal(db: Queryable, communityId: string, reveal: Reveal): Promise<void> {
  await db.query(
    `INSERT INTO reveal (community_id, reveal_id, at, account, kind, voter_no, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [communityId, reveal.id, reveal.at, reveal.account, reveal.kind, reveal.voterNo, reveal.reason],
  );
}

/** The newest first. */
export async function revealsOf(db: Queryable, communityId: string, limit: number): Promise<readonly Reveal[]> {
  const { rows } = await db.query<Reveal>(
    `SELECT reveal_id AS id, at, account, kind, voter_no AS "voterNo", reason FROM reveal
      WHERE community_id = $1 ORDER BY at DESC, reveal_id LIMIT $2`,
    [communityId, limit],
  );
  return rows;
}

/** One voter with everything opened, written down first; null when no such number was ever on the roll. */
export async function revealVoter(
  { pool, vault }: Pick<Database, 'pool' | 'vault'>,
  communityId: string,
  reveal: Reveal & { readonly voterNo: number },
): Promise<Result<Voter | null, Refusal>> {
  const { rows } = await pool.query<VoterRow>('SELECT * FROM voter WHERE community_id = $1 AND voter_no = $2', [
    communityId,
    reveal.voterNo,
  ]);
  const row = rows[0];
  if (row === undefined) return ok(null);
  await noteReveal(pool, communityId, reveal);
  try {
    return ok(openVoter(vault, row));
  } catch (cause) {
    if (cause instanceof UnreadableValue) return err(cause.refusal);
    throw cause;
  }
}
