import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Vault } from '@mingxuan/vault';
import type { Database } from './database.ts';
import type { CheckIn, Voter } from './domain.ts';
import type { Queryable } from './ledger-rows.ts';
import { asCheckIn } from './lookups.ts';
import { idHash, idTailHash, openVoter, publicVoter, TAIL, UnreadableValue } from './private-values.ts';
import type { CheckInRow, VoterRow } from './schema.ts';

/** A listed voter, with the check-in of the poll that was asked about. */
export interface FoundVoter {
  readonly voter: Voter;
  readonly checkIn: CheckIn | null;
}

export interface VoterSearch {
  /**
   * Number on the card, any part of the name, the beginning of its pinyin or initials or of the household, the last
   * four characters of the identity number, or all of it; empty lists from the first number on.
   */
  readonly query: string;
  readonly pollId: string | null;
  readonly limit: number;
  /** Whether identity number, telephone and address are opened; otherwise they are null, whatever is on record. */
  readonly open: boolean;
}

/** Finds voters who stand on the roll; removed ones are not found. `total` counts all that match. */
export async function searchVoters(
  { pool, vault }: Pick<Database, 'pool' | 'vault'>,
  communityId: string,
  { query, pollId, limit, open }: VoterSearch,
): Promise<Result<{ readonly total: number; readonly found: readonly FoundVoter[] }, Refusal>> {
  const values: unknown[] = [communityId, pollId, limit];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const { rows } = await pool.query<VoterRow & { total: number; checked: CheckInRow | null }>(
    `WITH hit AS MATERIALIZED (${hitsOf(vault, communityId, query.trim(), p)}),
          page AS (SELECT voter_no FROM hit ORDER BY voter_no LIMIT $3)
     SELECT v.*, (SELECT count(*)::int FROM hit) AS total, to_jsonb(c) AS checked
       FROM page JOIN voter v ON v.community_id = $1 AND v.voter_no = page.voter_no
       LEFT JOIN check_in c ON c.community_id = $1 AND c.poll_id = $2 AND c.voter_no = page.voter_no
      ORDER BY v.voter_no`,
    values,
  );
  try {
    return ok({
      total: rows[0]?.total ?? 0,
      found: rows.map((row) => ({
        voter: open ? openVoter(vault, row) : publicVoter(row),
        checkIn: row.checked === null ? null : asCheckIn(row.checked),
      })),
    });
  } catch (cause) {
    if (cause instanceof UnreadableValue) return err(cause.refusal);
    throw cause;
  }
}

type Parameter = (value: unknown) => string;

const NUMBER = /^\d{1,7}$/;
const WHOLE_ID = /^\d{17}[\dXx]$/;
const ID_TAIL = new RegExp(`^\\d{${TAIL - 1}}[\\dXx]$`);
/** Letters of pinyin, which stand nowhere but at the beginning of a name; whatever has none can only be a name or a household. */
const LATIN = /^[\p{Script=Latin}\d\s'-]+$/u;

/** The numbers of all voters that the words may mean, each once: a union of look-ups that an index answers alone. */
function hitsOf(vault: Vault, communityId: string, words: string, p: Parameter): string {
  const where = (condition: string): string =>
    `SELECT voter_no FROM voter WHERE community_id = $1 AND NOT removed AND ${condition}`;
  if (words === '') return where('true');
  const beginning = (expression: string, text: string): string => where(`${expression} LIKE ${p(`${literal(text)}%`)}`);
  const ways: string[] = [beginning('household', words)];
  if (words.toUpperCase() !== words) ways.push(beginning('household', words.toUpperCase()));
  if (NUMBER.test(words)) ways.push(where(`voter_no = ${p(Number(words))}`));
  if (ID_TAIL.test(words)) ways.push(where(`id_tail = ${p(idTailHash(vault, communityId, words))}`));
  if (WHOLE_ID.test(words)) ways.push(where(`id_hash = ${p(idHash(vault, communityId, words))}`));
  const letters = words.toLowerCase();
  if (/\d/.test(words)) return union(ways);
  ways.push(beginning('name', words));
  if (LATIN.test(words)) {
    ways.push(beginning(`replace(pinyin, ' ', '')`, letters.replaceAll(' ', '')), beginning('initials', letters));
    return union(ways);
  }
  ways.push(
    beginning('substr(name, 2)', words),
    beginning('char_length(name) > 2 AND substr(name, 3)', words),
    // Further back only long names have anything.
    where(`char_length(name) > 3 AND name LIKE ${p(`___%${literal(words)}%`)}`),
  );
  return union(ways);
}

const union = (ways: readonly string[]): string => ways.join('\nUNION\n');

/** A `LIKE` pattern that finds the words as they are. */
const literal = (words: string): string => words.replaceAll(/[\\%_]/g, (c) => `\\${c}`);

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
