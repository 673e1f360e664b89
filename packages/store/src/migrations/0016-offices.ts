import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * What offices with many communities keep beside the ledgers: summaries that are worked out from them and may be thrown away, terms
 * that were extended, rounds, and what stood in the tree before each import. All but the summaries is only ever added to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `CREATE TABLE standing (
     community_id text PRIMARY KEY REFERENCES community,
     -- Of the program that made it: another program may come to something else, and makes it anew.
     version      text NOT NULL,
     seq          bigint NOT NULL,
     hash         text NOT NULL,
     -- Names of those who answer for a step are in it, so it is encrypted as snapshots are.
     kept         bytea NOT NULL
   )`,
  `CREATE TABLE term_event (
     community_id text NOT NULL REFERENCES community,
     no           integer NOT NULL CHECK (no >= 1),
     kind         text NOT NULL CHECK (kind IN ('ASKED', 'GRANTED', 'DECLINED')),
     -- Which request an answer answers.
     about        integer,
     body         text NOT NULL,
     at           text NOT NULL,
     account      text NOT NULL,
     before       text NOT NULL,
     hash         text NOT NULL,
     PRIMARY KEY (community_id, no),
     CHECK ((kind = 'ASKED') = (about IS NULL))
   )`,
  // A request is answered once.
  `CREATE UNIQUE INDEX term_event_answer ON term_event (community_id, about) WHERE about IS NOT NULL`,
  `CREATE TABLE organisation_import (
     community_id text NOT NULL REFERENCES community,
     no           integer NOT NULL CHECK (no >= 1),
     at           text NOT NULL,
     account      text NOT NULL,
     -- Of the file it came from; empty for what was there before imports were kept.
     file         text NOT NULL,
     city         text NOT NULL,
     district     text NOT NULL,
     street       text NOT NULL,
     name         text NOT NULL,
     regime       text NOT NULL,
     elected_on   text,
     term_ends    text,
     people       bytea,
     PRIMARY KEY (community_id, no)
   )`,
  // People stand closed under another place here; of what was imported before, the rest is kept.
  `INSERT INTO organisation_import
     SELECT community_id, 1, imported_at, imported_by, '', city, district, street, name, regime, elected_on, term_ends, NULL
       FROM organisation`,
  `CREATE TABLE election_round (
     round_id text PRIMARY KEY,
     scope    text NOT NULL,
     body     text NOT NULL,
     at       text NOT NULL,
     account  text NOT NULL
   )`,
];
