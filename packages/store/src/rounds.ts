import type { Database } from './database.ts';

/** A round as it was opened: whose place, what was said of it (JSON that `contract` checked), when and by whom. Only ever added. */
export interface RoundRow {
  readonly id: string;
  /** With dots, as in a community's id. */
  readonly scope: string;
  readonly body: string;
  readonly at: string;
  readonly account: string;
}

type About = Pick<Database, 'pool'>;

/** Every round, the newest first. */
export async function roundsOf({ pool }: About): Promise<readonly RoundRow[]> {
  const { rows } = await pool.query<RoundRow>(
    'SELECT round_id AS id, scope, body, at, account FROM election_round ORDER BY at DESC, round_id',
  );
  return rows;
}

/** Adds a round; `false` where there is one of this id. */
export async function addRound({ pool }: About, { id, scope, body, at, account }: RoundRow): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO election_round (round_id, scope, body, at, account) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (round_id) DO NOTHING`,
    [id, scope, body, at, account],
  );
  return rowCount === 1;
}
