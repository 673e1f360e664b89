import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { SEEN } from '../scope.ts';

/**
 * What people ask about their own data, what must not be emptied yet, and how a file is emptied. A request holds whose it is by
 * number alone: what is kept of that person stands where it always stood.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `CREATE TABLE data_request (
     community_id text NOT NULL REFERENCES community,
     no           integer NOT NULL CHECK (no >= 1),
     kind         text NOT NULL CHECK (kind IN ('ACCESS', 'CORRECTION', 'ERASURE')),
     voter_no     integer NOT NULL,
     identity     text NOT NULL CHECK (identity IN ('CARD_SHOWN', 'BY_TRUSTEE', 'KNOWN_IN_PERSON')),
     received_on  date NOT NULL,
     due_on       date NOT NULL,
     received_by  text NOT NULL,
     outcome      text CHECK (outcome IN ('DONE', 'PARTLY', 'REFUSED')),
     reason       text,
     answered_on  date,
     answered_by  text,
     PRIMARY KEY (community_id, no),
     CHECK ((outcome IS NULL) = (answered_on IS NULL))
   )`,
  `CREATE TABLE data_hold (
     community_id text NOT NULL REFERENCES community,
     hold_id      text NOT NULL,
     reason       text NOT NULL,
     set_at       text NOT NULL,
     set_by       text NOT NULL,
     lifted_at    text,
     lifted_by    text,
     PRIMARY KEY (community_id, hold_id)
   )`,
  // As erase_sealed: it can only empty, and only where a later entry orders it. The digest stays, and with it every proof.
  `CREATE FUNCTION erase_file(community text, ordered_by bigint, digest text) RETURNS void
     LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS
   $$ UPDATE public.file SET bytes = '\\x', name = ''
        WHERE community_id = community AND sha256 = digest AND ${SEEN}
          AND EXISTS (SELECT 1 FROM public.ledger_entry e
                       WHERE e.community_id = community AND e.seq = ordered_by AND e.type = 'RECORDS_ERASED') $$`,
  `REVOKE EXECUTE ON FUNCTION erase_file(text, bigint, text) FROM PUBLIC`,
];
