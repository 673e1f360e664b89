import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { recordAct, writePassword } from './account-rows.ts';
import type { Context } from './context.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { checkPassword } from './password-policy.ts';
import type { AccountId } from '../can/index.ts';
import type { Held, SessionAccount } from './proving.ts';
import { provePassword, sessionAccount } from './proving.ts';
import { notSignedIn, weakPassword } from './refusals.ts';
import { endSessions } from './sessions.ts';
import type { Sql } from './sql.ts';
import { inTransaction } from './sql.ts';

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** The hashes of the last ones before the present, the latest first. */
async function formerPasswords(sql: Sql, accountId: AccountId, most: number): Promise<readonly string[]> {
  if (most <= 0) return [];
  const found = await sql.query<{ password: string }>(
    'SELECT password FROM auth_password_history WHERE account_id = $1 ORDER BY id DESC LIMIT $2',
    [accountId, most],
  );
  return found.rows.map((row) => row.password);
}

/** Keeps the hash of the password that goes, and no more of them than the policy asks for. */
async function rememberPassword(sql: Sql, account: SessionAccount, most: number): Promise<void> {
  // A one-time password was never its owner's choice.
  if (most > 0 && !account.mustChangePassword)
    await sql.query('INSERT INTO auth_password_history (account_id, password) VALUES ($1, $2)', [
      account.id,
      account.passwordHash,
    ]);
  await sql.query(
    `DELETE FROM auth_password_history WHERE account_id = $1 AND id NOT IN
       (SELECT id FROM auth_password_history WHERE account_id = $1 ORDER BY id DESC LIMIT $2)`,
    [account.id, Math.max(0, most)],
  );
}

/**
 * Changes the password of whoever holds this session, and ends all their other sessions. Wrong current passwords are
 * counted like wrong sign-ins. Refusals: `NOT_SIGNED_IN`, `TOO_MANY_TRIES`, `WRONG_PASSWORD`, `WEAK_PASSWORD`.
 */
export async function changeOwnPassword(
  context: Context,
  held: Held,
  change: PasswordChange,
): Promise<Result<true, Refusal>> {
  const { pool, now, random, profile } = context;
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  const proven = await provePassword(context, account, change.currentPassword);
  if (!proven.ok) return proven;
  const strong = checkPassword(change.newPassword, [account.username, account.displayName], profile.password);
  if (!strong.ok) return strong;
  const { minLength, remembered } = profile.password;
  if (await verifyPassword(change.newPassword, account.passwordHash)) return err(weakPassword('UNCHANGED', minLength));
  for (const former of await formerPasswords(pool, account.id, remembered - 1))
    if (await verifyPassword(change.newPassword, former)) return err(weakPassword('TAKEN_BEFORE', minLength));
  const hash = await hashPassword(change.newPassword, random);
  await inTransaction(pool, async (client) => {
    await rememberPassword(client, account, remembered - 1);
    await writePassword(client, account.id, hash, false, now());
    await endSessions(client, account.id, held.token);
    await recordAct(client, 'PASSWORD_CHANGED', account.id, account.id, now());
  });
  return ok(true);
}
