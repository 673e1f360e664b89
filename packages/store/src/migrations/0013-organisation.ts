import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * The tree that communities stand in, as an office imports it: the names of the places above, what kind of community it is, when
 * its term began and ends, and who does what there. A register to begin from; what an election decides lies in the ledger.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`CREATE TABLE organisation (
      community_id text PRIMARY KEY REFERENCES community,
      city         text NOT NULL,
      district     text NOT NULL,
      street       text NOT NULL,
      name         text NOT NULL,
      regime       text NOT NULL CHECK (regime IN ('RESIDENTS', 'VILLAGERS')),
      elected_on   text,
      term_ends    text,
      -- Names, duties and telephones, encrypted together.
      people       bytea NOT NULL,
      imported_at  text NOT NULL,
      imported_by  text NOT NULL
    )`)
    .execute(db);
}
