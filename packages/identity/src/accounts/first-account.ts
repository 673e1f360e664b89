import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { AccountId, Grant, Role } from '../can/index.ts';
import { EVERYWHERE } from '../can/index.ts';
import { insertAccount, recordAct } from './account-rows.ts';
import { hashCode, isCode, newFirstCode } from './codes.ts';
import type { Context } from './context.ts';
import { readDisplayName, readUsername } from './names.ts';
import { hashPassword } from './password.ts';
import { checkPassword } from './password-policy.ts';
import { alreadyClaimed, expiredCode, wrongCode } from './refusals.ts';
import type { Sql } from './sql.ts';
import { inTransaction } from './sql.ts';

const CODE_HOURS = 24;

/**
 * What one person needs to begin alone, before anyone else has an account. Deliberately without scrutineer and teller:
 * from the poll on, the separation of duties asks for more people.
 */
const FIRST_ROLES: readonly Role[] = [
  'SYSTEM_ADMIN',
  'CITY_ADMIN',
  'STREET_ADMIN',
  'CLERK',
  'PARTY_ORG',
  'REC_CHAIR',
  'REGISTRAR',
];

export const FIRST_GRANTS: readonly Grant[] = FIRST_ROLES.map((role) => ({ role, scope: EVERYWHERE }));

/** Makes the code that lets the first person in, valid for 24 hours; null once any account exists. The last code counts. */
export async function firstCode({ pool, now, random }: Context): Promise<string | null> {
  const code = newFirstCode(random);
  const expires = new Date(now().getTime() + CODE_HOURS * 3600 * 1000);
  const made = await pool.query(
    `INSERT INTO auth_first_code (code_hash, expires_at)
     SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM auth_user)
     ON CONFLICT (only_one) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at`,
    [hashCode(code), expires],
  );
  return made.rowCount === 1 ? code : null;
}

/** Whether nobody has an account yet: the console then asks for the first one instead of a sign-in. */
export async function isEmpty({ pool }: Context): Promise<boolean> {
  const found = await pool.query('SELECT 1 FROM auth_user LIMIT 1');
  return found.rowCount === 0;
}

export interface ClaimedAccount {
  readonly accountId: AccountId;
}

export interface FirstClaim {
  readonly code: string;
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

/**
 * Makes the first account. Of two claims at once one wins: both need the row of the code, which the winner removes.
 * Refusals: `ALREADY_CLAIMED`, `WRONG_CODE`, `CODE_EXPIRED`, `BAD_USERNAME`, `BAD_NAME`, `WEAK_PASSWORD`.
 */
export async function claimFirstAccount(context: Context, claim: FirstClaim): Promise<Result<ClaimedAccount, Refusal>> {
  const { pool, now, random, profile } = context;
  // First without a lock: whoever has no code learns nothing else and costs no hash.
  const early = await codeAccepted(context, pool, claim.code, '');
  if (!early.ok) return early;
  const username = readUsername(claim.username);
  if (!username.ok) return username;
  const displayName = readDisplayName(claim.displayName);
  if (!displayName.ok) return displayName;
  const strong = checkPassword(claim.password, [username.value, displayName.value], profile.password);
  if (!strong.ok) return strong;
  const passwordHash = await hashPassword(claim.password, random);
  return inTransaction(pool, async (client) => {
    const accepted = await codeAccepted(context, client, claim.code, 'FOR UPDATE');
    if (!accepted.ok) return accepted;
    const account = {
      username: username.value,
      displayName: displayName.value,
      passwordHash,
      mustChangePassword: false,
      grants: FIRST_GRANTS,
    };
    const id = await insertAccount(client, account, now(), random);
    await client.query('DELETE FROM auth_first_code');
    await recordAct(client, 'CLAIMED_FIRST', id, id, now(), { grants: FIRST_GRANTS });
    return ok({ accountId: id });
  });
}

async function codeAccepted(
  { now }: Context,
  sql: Sql,
  typed: string,
  lock: '' | 'FOR UPDATE',
): Promise<Result<true, Refusal>> {
  const found = await sql.query<{ code_hash: string; expires_at: Date }>(
    `SELECT code_hash, expires_at FROM auth_first_code ${lock}`,
  );
  const row = found.rows[0];
  if (row === undefined) return err(alreadyClaimed());
  if (!isCode(typed, row.code_hash)) return err(wrongCode());
  return row.expires_at > now() ? ok(true) : err(expiredCode());
}
