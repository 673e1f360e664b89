import type { Vault } from '@mingxuan/vault';
import type { CheckIn, Voter } from './domain.ts';
import type { Queryable } from './ledger-rows.ts';
import type { PrivateColumns } from './private-values.ts';
import { idHash, openVoter, publicVoter } from './private-values.ts';
import { votersWhere } from './roll-rows.ts';
import type { CheckInRow, VoterRow } from './schema.ts';

/** The few rows a decision may ask for, as they are at the chain's end that it was given. */
export interface Lookups {
  readonly voters: (voterNos: readonly number[]) => Promise<ReadonlyMap<number, Voter>>;
  readonly votersByIdNumber: (idNumbers: readonly string[]) => Promise<readonly Voter[]>;
  /** Listed voters born after this day (YYYY-MM-DD). */
  readonly votersBornAfter: (day: string) => Promise<readonly Voter[]>;
  readonly countVoters: () => Promise<number>;
  /** One person at the desk, without what is encrypted, and whether they have been there in this poll: one question for both. */
  readonly atTheDesk: (pollId: string, voterNo: number) => Promise<AtTheDesk>;
  readonly checkIns: (pollId: string, voterNos: readonly number[]) => Promise<ReadonlyMap<number, CheckIn>>;
  readonly countCheckIns: (pollId: string) => Promise<number>;
}

export interface AtTheDesk {
  readonly voter: Voter | null;
  readonly checkIn: CheckIn | null;
}

/** Who is asked about, and where. */
export interface DeskQuestion {
  readonly communityId: string;
  readonly pollId: string;
  readonly voterNo: number;
}

/** One person at a desk, by any connection that is good for it. */
export type AskDesk = (question: DeskQuestion) => Promise<AtTheDesk>;

const AT_THE_DESK = `SELECT v.voter_no, v.name, v.sex, v.birth, v.group_name, v.household, v.ground, v.pinyin,
    v.initials, v.removed, c.poll_id, c.channel, c.place, c.device, c.device_seq, c.trustee_no, c.at
  FROM voter v
  LEFT JOIN check_in c ON c.community_id = v.community_id AND c.poll_id = $2 AND c.voter_no = v.voter_no
  WHERE v.community_id = $1 AND v.voter_no BETWEEN $3 AND $4`;

type DeskRow = Omit<VoterRow, keyof PrivateColumns> & (CheckInRow | { readonly poll_id: null });

/** The voters of these numbers, from the first to the last, as a desk sees them. */
export async function readDesk(
  db: Queryable,
  communityId: string,
  pollId: string,
  first: number,
  last: number,
): Promise<Map<number, AtTheDesk>> {
  const { rows } = await db.query<DeskRow>(AT_THE_DESK, [communityId, pollId, first, last]);
  return new Map(
    rows.map((row) => [
      row.voter_no,
      { voter: publicVoter(row), checkIn: row.poll_id === null ? null : asCheckIn(row) },
    ]),
  );
}

export const NOBODY: AtTheDesk = { voter: null, checkIn: null };

export function lookupsIn(
  db: Queryable,
  vault: Vault,
  communityId: string,
  askDesk: AskDesk = async ({ communityId: id, pollId, voterNo }) =>
    (await readDesk(db, id, pollId, voterNo, voterNo)).get(voterNo) ?? NOBODY,
): Lookups {
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
        `${votersWhere('*', 'id_hash = ANY ($2::bytea[])')} ORDER BY voter_no`,
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
    atTheDesk: (pollId, voterNo) => askDesk({ communityId, pollId, voterNo }),
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
