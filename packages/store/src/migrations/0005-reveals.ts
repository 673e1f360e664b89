import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Each time somebody is shown what is otherwise masked: who, when, whose, why. Added to and read, never changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`CREATE TABLE reveal (
      community_id text NOT NULL REFERENCES community,
      reveal_id    text NOT NULL,
      at           text NOT NULL,
      account      text NOT NULL,
      kind         text NOT NULL,
      voter_no     integer,
      reason       text NOT NULL,
      PRIMARY KEY (community_id, reveal_id)
    )`)
    .execute(db);
}
