import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What is derived from the ledger and can be thrown away: `rebuild` must give the same rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `CREATE TABLE snapshot (
     community_id text PRIMARY KEY REFERENCES community,
     seq          bigint NOT NULL,
     version      text NOT NULL,
     state        text NOT NULL
   )`,
  `CREATE TABLE voter (
     community_id text NOT NULL REFERENCES community,
     voter_no     integer NOT NULL,
     name         text,
     sex          text,
     birth        date,
     id_number    text,
     group_name   text,
     household    text,
     ground       text NOT NULL,
     phone        text,
     address      text,
     pinyin       text,
     initials     text,
     removed      boolean NOT NULL,
     seq          bigint NOT NULL,
     PRIMARY KEY (community_id, voter_no)
   )`,
  `CREATE INDEX voter_id_number ON voter (community_id, id_number)`,
  `CREATE INDEX voter_household ON voter (community_id, household)`,
  `CREATE TABLE check_in (
     community_id text NOT NULL REFERENCES community,
     poll_id      text NOT NULL,
     voter_no     integer NOT NULL,
     channel      text NOT NULL,
     place        text NOT NULL,
     device       text NOT NULL,
     device_seq   integer NOT NULL,
     trustee_no   integer,
     at           text NOT NULL,
     seq          bigint NOT NULL,
     PRIMARY KEY (community_id, poll_id, voter_no)
   )`,
];
