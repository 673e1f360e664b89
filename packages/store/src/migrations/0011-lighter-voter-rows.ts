import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Two things that cost more at an import than all the rest of a row's writing together. Foreign keys are asked for row by row: a
 * record without its entry, or a voter without a community, is named by `rebuild`, and the act's
 * one transaction writes both or neither. And most communities are small: their first 3,000 voters are found quickly by
 * reading them, so the indexes people are found by hold only who stands further down a roll (`voter-search.ts`).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  const keys = await sql<{ relation: string; name: string }>`
    SELECT conrelid::regclass::text AS relation, quote_ident(conname) AS name FROM pg_constraint
     WHERE contype = 'f' AND conrelid IN ('ledger_sealed'::regclass, 'voter'::regclass)`.execute(db);
  for (const { relation, name } of keys.rows) await run(`ALTER TABLE ${relation} DROP CONSTRAINT ${name}`);
  for (const [name, columns] of Object.entries(INDEXES)) {
    await run(`DROP INDEX ${name}`);
    await run(`CREATE INDEX ${name} ON voter ${columns} AND voter_no > 3000`);
  }
}

const INDEXES: Readonly<Record<string, string>> = {
  voter_id_hash: `(community_id, id_hash) WHERE id_hash IS NOT NULL`,
  voter_id_tail: `(community_id, id_tail, voter_no) WHERE NOT removed`,
  voter_name: `(community_id, name text_pattern_ops, voter_no) WHERE NOT removed`,
  voter_name_2: `(community_id, substr(name, 2) text_pattern_ops) INCLUDE (name, voter_no) WHERE NOT removed`,
  voter_name_3: `(community_id, substr(name, 3) text_pattern_ops) INCLUDE (name, voter_no)
     WHERE NOT removed AND char_length(name) > 2`,
  voter_name_long: `(community_id, name, voter_no) WHERE NOT removed AND char_length(name) > 3`,
  voter_pinyin: `(community_id, replace(pinyin, ' ', '') text_pattern_ops) INCLUDE (pinyin, voter_no) WHERE NOT removed`,
  voter_initials: `(community_id, initials text_pattern_ops, voter_no) WHERE NOT removed`,
  voter_household: `(community_id, household text_pattern_ops, voter_no) WHERE NOT removed`,
};
