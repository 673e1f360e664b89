import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * The log of the installation over all its communities (docs/ledger-format.md, section 8). Added to and read, never changed.
 * Only full tiles are kept: partial ones follow from the leaves and from the tiles below, and would be written anew at every checkpoint.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // A log has one name for life: under another it would be another log.
  `CREATE TABLE log_state (
     one        integer PRIMARY KEY CHECK (one = 1),
     origin     text NOT NULL,
     started_at text NOT NULL
   )`,
  `CREATE TABLE log_leaf (
     leaf_index   bigint PRIMARY KEY CHECK (leaf_index >= 0),
     community_id text NOT NULL,
     seq          bigint NOT NULL CHECK (seq >= 1),
     leaf         text NOT NULL,
     UNIQUE (community_id, seq)
   )`,
  `CREATE TABLE log_tile (
     level  integer NOT NULL CHECK (level >= 0),
     idx    bigint NOT NULL CHECK (idx >= 0),
     hashes bytea NOT NULL CHECK (octet_length(hashes) = 8192),
     root   bytea NOT NULL CHECK (octet_length(root) = 32),
     PRIMARY KEY (level, idx)
   )`,
  // The key is the size: two trees of one size, which would be a fork, cannot both be written.
  `CREATE TABLE log_checkpoint (
     size bigint PRIMARY KEY CHECK (size >= 0),
     root bytea NOT NULL CHECK (octet_length(root) = 32),
     note text NOT NULL,
     at   text NOT NULL
   )`,
  `CREATE TABLE log_cosignature (
     size    bigint NOT NULL REFERENCES log_checkpoint,
     witness text NOT NULL,
     line    text NOT NULL,
     at      text NOT NULL,
     PRIMARY KEY (size, witness)
   )`,
];
