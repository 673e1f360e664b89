import type { Vault } from '@mingxuan/vault';
import type { CheckIn, Voter } from './domain.ts';
import type { Queryable } from './ledger-rows.ts';
import { idHash, openVoter } from './private-values.ts';
import type { CheckInRow, VoterRow } from './schema.ts';

/** The few rows a decision may ask for, as they are at the chain's end that it was given. */
export interface Lookups {
  readonly voters: (voterNos: readonly number[]) => Promise<ReadonlyMap<number, Voter>>;
  readonly votersByIdNumber: (idNumbers: readonly string[]) => Promise<readonly Voter[]>;
  /** Listed voters born after this day (YYYY-MM-DD). */
  readonly votersBornAfter: (day: string) => Promise<readonly Voter[]>;
  readonly countVoters: () => Promise<number>;
  readonly checkIns: (pollId: string, voterNos: readonly number[]) => Promise<ReadonlyMap<number, CheckIn>>;
  readonly countCheckIns: (pollId: string) => Promise<number>;
}

export function lookupsIn(db: Queryable, vault: Vault, communityId: string): Lookups {
  const count = async (text: string, values: readonly unknown[]): Promise<number> =>
    (await db.query<{ n: number }>(text, [...values])).rows[0]?.n ?? 0;
  return {
    voters: async (voterNos) => {
      const { rows } = await db.query<VoterRow>(
        'SELECT * FROM voter WHERE community_id = $1 AND voter_no = ANY ($2::int[])',
        [communityId, [...voterNos]],
      );
      return new Map(rows.map((row) => [row.voter_no, openVoter(vault, row)]));
    },
    votersByIdNumber: async (idNumbers) => {
      const { rows } = await db.query<VoterRow>(
        'SELECT * FROM voter WHERE community_id = $1 AND id_hash = ANY ($2::bytea[]) ORDER BY voter_no',
        [communityId, idNumbers.map((id) => idHash(vault, communityId, id))],
      );
      return rows.map((row) => openVoter(vault, row));
    },
    votersBornAfter: async (day) => {
      const { rows } = await db.query<VoterRow>(
        'SELECT * FROM voter WHERE community_id = $1 AND NOT removed AND birth > $2 ORDER BY voter_no',
        [communityId, day],
      );
      return rows.map((row) => openVoter(vault, row));
    },
    countVoters: () =>
      count('SELECT count(*)::int AS n FROM voter WHERE community_id = $1 AND NOT removed', [communityId]),
    checkIns: async (pollId, voterNos) => {
      const { rows } = await db.query<CheckInRow>(
        'SELECT * FROM check_in WHERE community_id = $1 AND poll_id = $2 AND voter_no = ANY ($3::int[])',
        [communityId, pollId, [...voterNos]],
      );
      return new Map(rows.map((row) => [row.voter_no, asCheckIn(row)]));
    },
    countCheckIns: (pollId) =>
      count('SELECT count(*)::int AS n FROM check_in WHERE community_id = $1 AND poll_id = $2', [communityId, pollId]),
  };
}

export const asCheckIn = (row: CheckInRow): CheckIn => ({
  pollId: row.poll_id,
  voterNo: row.voter_no,
  channel: row.channel,
  place: row.place,
  device: row.device,
  deviceSeq: row.device_seq,
  trusteeNo: row.trustee_no,
  at: row.at,
});
