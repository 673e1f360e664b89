import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Database } from './database.ts';
import { placeOf } from './private-values.ts';
import { acrossCommunities, within } from './scope.ts';

/** What was worked out of a community's ledger up to an entry: derived, and thrown away whenever it does not fit. */
export interface StandingRow {
  readonly communityId: string;
  readonly seq: number;
  /** Of that entry: a chain that ended elsewhere meanwhile, as after a restore, is another one. */
  readonly hash: string;
  readonly kept: string;
}

export interface HeadRow {
  readonly communityId: string;
  readonly seq: number;
  readonly hash: string;
}

type About = Pick<Database, 'pool' | 'vault'>;

/** Where every chain ends, by one query. */
export async function headsOf({ pool }: Pick<About, 'pool'>): Promise<readonly HeadRow[]> {
  const { rows } = await acrossCommunities(pool).query<HeadRow>(
    'SELECT community_id AS "communityId", seq, hash FROM community_head',
  );
  return rows;
}

/** So many are opened before anything else has its turn. */
const PAGE = 100;

/** Every summary that this version of the program made, page by page. One that does not open is left out: it is made anew. */
export async function* readStandings(about: About, version: string): AsyncGenerator<readonly StandingRow[]> {
  for (let after = ''; ; ) {
    const { rows, last } = await readPage(about, version, after);
    yield rows;
    if (last === null) return;
    after = last;
  }
}

async function readPage(
  { pool, vault }: About,
  version: string,
  after: string,
): Promise<{ readonly rows: readonly StandingRow[]; readonly last: string | null }> {
  const { rows } = await acrossCommunities(pool).query<Omit<StandingRow, 'kept'> & { readonly kept: Buffer }>(
    `SELECT community_id AS "communityId", seq, hash, kept FROM standing
      WHERE version = $1 AND community_id > $2 ORDER BY community_id LIMIT $3`,
    [version, after, PAGE],
  );
  const read = rows.flatMap(({ kept, ...row }) => {
    const opened = vault.open(placeOf.standing(row.communityId), kept);
    return opened.ok ? [{ ...row, kept: inflateRawSync(opened.value).toString('utf8') }] : [];
  });
  return { rows: read, last: rows.length < PAGE ? null : (rows.at(-1)?.communityId ?? null) };
}

/**
 * Keeps summaries in place of those before them. Where the chain has gone on meanwhile it is the older one that is kept, which whoever
 * reads it sees by its number; where records were emptied meanwhile nothing is kept, for it would hold what is gone.
 */
export async function keepStandings(
  { pool, vault }: About,
  version: string,
  rows: readonly StandingRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.communityId);
  await within(pool, ...ids).query(
    `INSERT INTO standing (community_id, version, seq, hash, kept)
       SELECT g.community_id, $2, g.seq, g.hash, g.kept
         FROM unnest($1::text[], $3::bigint[], $4::text[], $5::bytea[]) AS g (community_id, seq, hash, kept)
        WHERE NOT EXISTS (SELECT 1 FROM ledger_entry e
                           WHERE e.community_id = g.community_id AND e.seq > g.seq AND e.type = 'RECORDS_ERASED')
       ON CONFLICT (community_id) DO UPDATE
         SET version = EXCLUDED.version, seq = EXCLUDED.seq, hash = EXCLUDED.hash, kept = EXCLUDED.kept`,
    [
      ids,
      version,
      rows.map((row) => row.seq),
      rows.map((row) => row.hash),
      rows.map((row) => vault.seal(placeOf.standing(row.communityId), packed(row.kept))),
    ],
  );
}

/** Summaries of thousands of communities are read at one time: nine parts in ten of each are words that repeat. */
const packed = (kept: string): Buffer => deflateRawSync(kept, { level: 1 });
