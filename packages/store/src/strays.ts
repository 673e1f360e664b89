import type { Text } from '@mingxuan/rulebook';
import type { Queryable } from './ledger-rows.ts';

/** A row that belongs to nothing: no act writes one, and no foreign key keeps a hand from doing it (migration 0011). */
export interface Stray {
  readonly communityId: string;
  readonly table: string;
  readonly key: Readonly<Record<string, string | number>>;
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

/** Tables whose rows belong to a registered community, with the rest of their keys and what a row of it is called. */
const OWNED = [
  { table: 'voter', key: ['voter_no'], zh: '这名选民', en: 'a voter' },
  { table: 'ledger_entry', key: ['seq'], zh: '这条账目', en: 'an entry' },
  { table: 'community_head', key: [], zh: '这个账本末尾', en: 'the end of a chain' },
  { table: 'check_in', key: ['poll_id', 'voter_no'], zh: '这条领票记录', en: 'a check-in' },
  { table: 'snapshot', key: ['seq'], zh: '这份状态快照', en: 'a snapshot' },
] as const;

const ownedBy = (table: string, key: readonly string[]): string => `
  SELECT ${['community_id AS id', ...key].join(', ')} FROM ${table} t WHERE ($1::text IS NULL OR community_id = $1)
    AND NOT EXISTS (SELECT 1 FROM community c WHERE c.community_id = t.community_id)
  ORDER BY ${['community_id', ...key].join(', ')} LIMIT ${MOST}`;

/** Sealed records without an entry, and whatever belongs to no registered community, in one community or in all. */
export async function findStrays(db: Queryable, communityId: string | null): Promise<readonly Stray[]> {
  const strays: Stray[] = [];
  const sealed = await db.query<{ id: string; seq: number; idx: number }>(SEALED, [communityId]);
  for (const { id, seq, idx } of sealed.rows)
    strays.push(
      stray(id, 'ledger_sealed', { seq, idx }, '这条密封记录没有对应的账目', 'a sealed record without its entry'),
    );
  for (const { table, key, zh, en } of OWNED) {
    const { rows } = await db.query<{ id: string } & Stray['key']>(ownedBy(table, key), [communityId]);
    for (const { id, ...rest } of rows)
      strays.push(stray(id, table, rest, `${zh}不属于任何登记的社区`, `${en} of no registered community`));
  }
  return strays;
}

function stray(communityId: string, table: string, key: Stray['key'], zh: string, en: string): Stray {
  const named = Object.entries(key)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  const message = { zh: `表 ${table} 多出一行：${named}，${zh}`, en: `${table} has a row too many, ${named}: ${en}` };
  return { communityId, table, key, kind: 'EXTRA', columns: [], message };
}
