import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * What columns mean on a form of roll that a community has used: found again by a keyed digest of its headings, so that the
 * table tells nothing of any person. Written anew whenever somebody sets the columns otherwise.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`CREATE TABLE roll_mapping (
      community_id text NOT NULL REFERENCES community,
      form         text NOT NULL,
      mapping      text NOT NULL,
      at           text NOT NULL,
      PRIMARY KEY (community_id, form)
    )`)
    .execute(db);
}
