import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { recordAct, writePassword } from './account-rows.ts';
import { attemptKey, beginAttempt, endAttempts } from './attempts.ts';
import type { Context } from './context.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { checkPassword } from './password-policy.ts';
import { notSignedIn, weakPassword, wrongPassword } from './refusals.ts';
import { endSessions } from './sessions.ts';
import { inTransaction } from './sql.ts';

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/**
 * Changes the password of whoever holds this session, and ends all their other sessions. Wrong current passwords are
 * counted like wrong sign-ins. Refusals: `NOT_SIGNED_IN`, `TOO_MANY_TRIES`, `WRONG_PASSWORD`, `WEAK_PASSWORD`.
 */
export async function changeOwnPassword(
  context: Context,
  token: string,
  address: string,
  change: PasswordChange,
): Promise<Result<true, Refusal>> {
  const { pool, now, random } = context;
  const found = await pool.query<{ id: string; username: string; password: string }>(
    `SELECT u.id, u.username, c.password
       FROM auth_session s
       JOIN auth_user u ON u.id = s.user_id
       JOIN auth_credential c ON c.user_id = u.id AND c.provider_id = 'credential'
      WHERE s.token = $1 AND s.expires_at > $2 AND u.disabled_at IS NULL AND c.password IS NOT NULL`,
    [token, now()],
  );
  const account = found.rows[0];
  if (account === undefined) return err(notSignedIn());
  const key = attemptKey(account.username, address);
  const counted = await beginAttempt(pool, key, now());
  if (!counted.ok) return counted;
  if (!(await verifyPassword(change.currentPassword, account.password))) return err(wrongPassword());
  await endAttempts(pool, key, now());
  const strong = checkPassword(change.newPassword, account.username);
  if (!strong.ok) return strong;
  if (await verifyPassword(change.newPassword, account.password)) return err(weakPassword('UNCHANGED'));
  const hash = await hashPassword(change.newPassword, random);
  await inTransaction(pool, async (client) => {
    await writePassword(client, account.id, hash, false, now());
    await endSessions(client, account.id, token);
    await recordAct(client, 'PASSWORD_CHANGED', account.id, account.id, now());
  });
  return ok(true);
}
