import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The ledger itself: communities, chains, sealed records, receipts, files. Plain types only, no extension, no trigger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const HASH = `CHECK (length(hash) = 64)`;

const STATEMENTS: readonly string[] = [
  `CREATE TABLE community (
     community_id text PRIMARY KEY,
     name         text NOT NULL,
     created_at   text NOT NULL
   )`,
  `CREATE TABLE community_head (
     community_id text PRIMARY KEY REFERENCES community,
     seq          bigint NOT NULL CHECK (seq >= 0),
     hash         text NOT NULL ${HASH}
   )`,
  `CREATE TABLE ledger_entry (
     community_id  text NOT NULL REFERENCES community,
     seq           bigint NOT NULL CHECK (seq >= 1),
     hash          text NOT NULL ${HASH},
     prev          text NOT NULL,
     stream        text NOT NULL,
     type          text NOT NULL,
     at            text NOT NULL,
     on_day        date NOT NULL,
     actor_account text NOT NULL,
     actor_role    text NOT NULL,
     body          text NOT NULL,
     sealed_count  integer NOT NULL,
     sealed_root   text NOT NULL,
     PRIMARY KEY (community_id, seq)
   )`,
  `CREATE TABLE ledger_sealed (
     community_id text NOT NULL,
     seq          bigint NOT NULL,
     idx          integer NOT NULL,
     commitment   text NOT NULL,
     disclosure   text NOT NULL,
     salt         text,
     value        text,
     PRIMARY KEY (community_id, seq, idx),
     FOREIGN KEY (community_id, seq) REFERENCES ledger_entry,
     CHECK ((salt IS NULL) = (value IS NULL))
   )`,
  `CREATE TABLE command_receipt (
     community_id text NOT NULL REFERENCES community,
     command_id   text NOT NULL,
     first_seq    bigint NOT NULL,
     last_seq     bigint NOT NULL,
     answer       text NOT NULL,
     PRIMARY KEY (community_id, command_id)
   )`,
  `CREATE TABLE file (
     community_id text NOT NULL REFERENCES community,
     sha256       text NOT NULL CHECK (length(sha256) = 64),
     name         text NOT NULL,
     mime         text NOT NULL,
     size         integer NOT NULL,
     bytes        bytea NOT NULL,
     PRIMARY KEY (community_id, sha256)
   )`,
  // The one change that a sealed record allows, with the owner's rights because the application itself may change
  // none: PIPL art. 47 erasure. It can only empty, and only where an entry at or before `ordered_by` exists.
  `CREATE FUNCTION erase_sealed(community text, ordered_by bigint, entry_seq bigint, record integer) RETURNS void
     LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS
   $$ UPDATE public.ledger_sealed SET salt = NULL, value = NULL
        WHERE community_id = community AND seq = entry_seq AND idx = record
          AND EXISTS (SELECT 1 FROM public.ledger_entry e WHERE e.community_id = community AND e.seq = ordered_by)
          AND entry_seq < ordered_by $$`,
  `REVOKE EXECUTE ON FUNCTION erase_sealed(text, bigint, bigint, integer) FROM PUBLIC`,
];
