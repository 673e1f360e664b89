import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { SEEN, SEEN_VOTER } from '../scope.ts';

/**
 * A second wall between communities. The policies themselves are put up after every migration (`raiseWalls` in `migrate.ts`), so
 * that a table of a later step has its own as well. Here: the view that voters are searched in, and an erasure that keeps to the wall.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `CREATE VIEW ${SEEN_VOTER} AS SELECT * FROM voter WHERE ${SEEN}`,
  // As in 0001. It has the owner's rights, whom no policy holds, so it asks itself.
  `CREATE OR REPLACE FUNCTION erase_sealed(community text, ordered_by bigint, entry_seq bigint, record integer) RETURNS void
     LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS
   $$ UPDATE public.ledger_sealed SET salt = NULL, value = NULL
        WHERE community_id = community AND seq = entry_seq AND idx = record AND ${SEEN}
          AND EXISTS (SELECT 1 FROM public.ledger_entry e WHERE e.community_id = community AND e.seq = ordered_by)
          AND entry_seq < ordered_by $$`,
];
