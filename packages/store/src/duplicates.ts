import { createHash } from 'node:crypto';
import type pg from 'pg';
import { acrossCommunities } from './scope.ts';

/** One person who stands on the rolls of several communities: where, and under which number there. Nothing else is told. */
export interface Double {
  readonly places: readonly { readonly communityId: string; readonly voterNo: number }[];
}

/**
 * Everybody of the installation who stands on two rolls, rehearsals apart: one pass over an index by the keyed hash, and
 * no comparison of anybody with anybody. For whoever answers for all communities; it names no person.
 */
export async function sweepDoubles(pool: pg.Pool): Promise<readonly Double[]> {
  const { rows } = await acrossCommunities(pool).query<{ communities: string[]; numbers: number[] }>(
    `SELECT array_agg(community_id ORDER BY community_id, voter_no) AS communities,
            array_agg(voter_no ORDER BY community_id, voter_no) AS numbers
       FROM voter
      WHERE NOT removed AND across_hash = ANY (ARRAY(${HASHES_OF_SEVERAL}))
      GROUP BY across_hash`,
  );
  return rows.map(({ communities, numbers }) => ({
    places: communities.map((communityId, i) => ({ communityId, voterNo: numbers[i] ?? 0 })),
  }));
}

// The smallest and the greatest differ where there are two: cheaper than counting different ones.
const HASHES_OF_SEVERAL = `SELECT across_hash FROM voter WHERE NOT removed AND across_hash IS NOT NULL
  GROUP BY across_hash HAVING min(community_id) <> max(community_id)`;

/** A voter of one community who is also registered in another: of that other one, only its name is known here. */
export interface AlsoRegistered {
  readonly voterNo: number;
  /** The same for the same person in both communities; from the keyed hash, and no way back to it. */
  readonly mark: string;
  readonly in: { readonly communityId: string; readonly name: string };
}

/** The doubles of one community, or of some of its voters. */
export async function alsoRegistered(
  pool: pg.Pool,
  communityId: string,
  voterNos?: readonly number[],
): Promise<readonly AlsoRegistered[]> {
  const { rows } = await acrossCommunities(pool).query<{
    voterNo: number;
    hash: Buffer;
    otherId: string;
    otherName: string;
  }>(
    `SELECT DISTINCT mine.voter_no AS "voterNo", mine.across_hash AS hash, other.community_id AS "otherId", c.name AS "otherName"
       FROM voter mine
       JOIN voter other ON other.across_hash = mine.across_hash AND other.community_id <> mine.community_id
       JOIN community c ON c.community_id = other.community_id
      WHERE mine.community_id = $1 AND NOT mine.removed AND NOT other.removed AND mine.across_hash IS NOT NULL
        AND other.across_hash IS NOT NULL AND ($2::int[] IS NULL OR mine.voter_no = ANY ($2::int[]))
      ORDER BY 1, 3`,
    [communityId, voterNos === undefined ? null : [...voterNos]],
  );
  return rows.map(({ voterNo, hash, otherId, otherName }) => ({
    voterNo,
    mark: createHash('sha256').update('double\0').update(hash).digest('hex').slice(0, 32),
    in: { communityId: otherId, name: otherName },
  }));
}
