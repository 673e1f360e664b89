import type { Text } from '@mingxuan/rulebook';
import type { Queryable } from './ledger-rows.ts';

/** A row that belongs to nothing: no act writes one, and no foreign key keeps a hand from doing it (migration 0011). */
export interface Stray {
  readonly communityId: string;
  readonly table: string;
  readonly key: Readonly<Record<string, number>>;
  readonly kind: 'EXTRA';
  readonly columns: readonly [];
  readonly message: Text;
}

/** More than these nobody reads one by one. */
const MOST = 1000;

const SEALED = `SELECT community_id AS id, seq, idx FROM ledger_sealed s
  WHERE ($1::text IS NULL OR community_id = $1)
    AND NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.community_id = s.community_id AND e.seq = s.seq)
  ORDER BY 1, 2, 3 LIMIT ${MOST}`;

const VOTERS = `SELECT community_id AS id, voter_no FROM voter v
  WHERE ($1::text IS NULL OR community_id = $1)
    AND NOT EXISTS (SELECT 1 FROM community c WHERE c.community_id = v.community_id)
  ORDER BY 1, 2 LIMIT ${MOST}`;

/** Sealed records without an entry and voters without a community, in one community or in all. */
export async function findStrays(db: Queryable, communityId: string | null): Promise<readonly Stray[]> {
  const sealed = await db.query<{ id: string; seq: number; idx: number }>(SEALED, [communityId]);
  const voters = await db.query<{ id: string; voter_no: number }>(VOTERS, [communityId]);
  return [
    ...sealed.rows.map(({ id, seq, idx }) =>
      stray(id, 'ledger_sealed', { seq, idx }, '这条密封记录没有对应的账目', 'a sealed record without its entry'),
    ),
    ...voters.rows.map(({ id, voter_no }) =>
      stray(id, 'voter', { voter_no }, '这名选民不属于任何登记的社区', 'a voter of no registered community'),
    ),
  ];
}

function stray(communityId: string, table: string, key: Stray['key'], zh: string, en: string): Stray {
  const named = Object.entries(key)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  const message = { zh: `表 ${table} 多出一行：${named}，${zh}`, en: `${table} has a row too many, ${named}: ${en}` };
  return { communityId, table, key, kind: 'EXTRA', columns: [], message };
}
