import type { CheckIn, Voter } from './domain.ts';
import type { Queryable } from './ledger-rows.ts';
import { asCheckIn, asVoter } from './lookups.ts';
import type { CheckInRow, VoterRow } from './schema.ts';

/** A listed voter, with the check-in of the poll that was asked about. */
export interface FoundVoter {
  readonly voter: Voter;
  readonly checkIn: CheckIn | null;
}

export interface VoterSearch {
  /** Number on the card, part of the name, pinyin or its initials; empty lists from the first number on. */
  readonly query: string;
  readonly pollId: string | null;
  readonly limit: number;
}

/** A `LIKE` pattern that finds the words as they are. */
const literal = (words: string): string => words.replaceAll(/[\\%_]/g, (c) => `\\${c}`);

/** Finds voters who stand on the roll; removed ones are not found. `total` counts all that match. */
export async function searchVoters(
  db: Queryable,
  communityId: string,
  { query, pollId, limit }: VoterSearch,
): Promise<{ readonly total: number; readonly found: readonly FoundVoter[] }> {
  const words = query.trim();
  const byNumber = /^\d{1,7}$/.test(words) ? Number(words) : null;
  const pattern = words === '' ? null : literal(words.toLowerCase());
  const { rows } = await db.query<VoterRow & { total: number; checked: CheckInRow | null }>(
    `SELECT v.*, count(*) OVER ()::int AS total, to_jsonb(c) AS checked
       FROM voter v
       LEFT JOIN check_in c ON c.community_id = v.community_id AND c.poll_id = $2 AND c.voter_no = v.voter_no
      WHERE v.community_id = $1 AND NOT v.removed
        AND (v.voter_no = $3 OR ($3::int IS NULL AND ($4::text IS NULL OR v.name LIKE '%' || $4 || '%'
             OR replace(v.pinyin, ' ', '') LIKE replace($4, ' ', '') || '%' OR v.initials LIKE $4 || '%')))
      ORDER BY v.voter_no LIMIT $5`,
    [communityId, pollId, byNumber, pattern, limit],
  );
  return {
    total: rows[0]?.total ?? 0,
    found: rows.map((row) => ({ voter: asVoter(row), checkIn: row.checked === null ? null : asCheckIn(row.checked) })),
  };
}

/** Numbers of listed voters who have not been checked in for a poll, lowest first, leaving out those named. */
export async function uncheckedVoters(
  db: Queryable,
  communityId: string,
  pollId: string,
  leaveOut: readonly number[],
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await db.query<{ no: number }>(
    `SELECT v.voter_no AS no FROM voter v
      WHERE v.community_id = $1 AND NOT v.removed AND v.voter_no <> ALL ($3::int[])
        AND NOT EXISTS (SELECT 1 FROM check_in c
                         WHERE c.community_id = v.community_id AND c.poll_id = $2 AND c.voter_no = v.voter_no)
      ORDER BY v.voter_no LIMIT $4`,
    [communityId, pollId, [...leaveOut], limit],
  );
  return rows.map((row) => row.no);
}
