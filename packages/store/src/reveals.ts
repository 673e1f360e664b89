import type pg from 'pg';
import { within } from './scope.ts';

/** As earlier versions wrote it down beside the ledger: that somebody was shown one voter's numbers, or a bundle with everybody's. */
export interface Reveal {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly account: string;
  readonly kind: 'VOTER' | 'RESTRICTED_BUNDLE';
  readonly voterNo: number | null;
  readonly reason: string;
}

/** The newest first. Nothing is added any more: a reveal is an entry of the ledger (`NUMBERS_REVEALED`). */
export async function revealsOf(pool: pg.Pool, communityId: string, limit: number): Promise<readonly Reveal[]> {
  const { rows } = await within(pool, communityId).query<Reveal>(
    `SELECT reveal_id AS id, at, account, kind, voter_no AS "voterNo", reason FROM reveal
      WHERE community_id = $1 ORDER BY at DESC, reveal_id LIMIT $2`,
    [communityId, limit],
  );
  return rows;
}
