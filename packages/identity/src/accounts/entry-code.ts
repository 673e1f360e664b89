import type { AccountId } from '../can/index.ts';
import { recordAct } from './account-rows.ts';
import { hashCode, newFirstCode } from './codes.ts';
import type { Context } from './context.ts';
import type { Sql } from './sql.ts';

/** Long enough to read it to somebody over the telephone and for them to type it. */
const MINUTES = 60;

/**
 * Makes a code that leads its owner past the count of wrong passwords that strangers have used up. It is no password and no
 * second factor: both are asked all the same. The last one counts. Sixty random bits, good for an hour, once.
 */
export async function writeEntryCode(sql: Sql, context: Context, accountId: AccountId): Promise<string> {
  const code = newFirstCode(context.random);
  await sql.query(
    `INSERT INTO auth_entry_code (account_id, code_hash, expires_at) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at`,
    [accountId, hashCode(code), new Date(context.now().getTime() + MINUTES * 60_000)],
  );
  return code;
}

/** Whether this is the account's entry code; it is used up by the sign-in it leads to. */
export async function isEntryCode({ pool, now }: Context, accountId: AccountId, typed: string): Promise<boolean> {
  const found = await pool.query(
    'SELECT 1 FROM auth_entry_code WHERE account_id = $1 AND code_hash = $2 AND expires_at > $3',
    [accountId, hashCode(typed), now()],
  );
  return found.rowCount === 1;
}

export async function useEntryCode({ pool, now }: Context, accountId: AccountId): Promise<void> {
  await pool.query('DELETE FROM auth_entry_code WHERE account_id = $1', [accountId]);
  await recordAct(pool, 'ENTRY_CODE_USED', accountId, accountId, now());
}
