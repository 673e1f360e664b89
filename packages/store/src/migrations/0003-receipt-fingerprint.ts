import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Who sent a command and what it said, so that its answer is given again to nobody else and for nothing else. Receipts
 * from before have neither; they answer no more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('ALTER TABLE command_receipt ADD COLUMN account text, ADD COLUMN digest text').execute(db);
}
