import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { attemptKey, beginAttempt, endAttempts } from './attempts.ts';
import type { Context } from './context.ts';
import { verifyPassword } from './password.ts';
import { notSignedIn, wrongPassword } from './refusals.ts';

/**
 * Whether whoever holds this session still knows its password: asked before an act that binds, so that a machine left
 * alone signs nothing. Wrong ones are counted like wrong sign-ins. Refusals: `NOT_SIGNED_IN`, `TOO_MANY_TRIES`, `WRONG_PASSWORD`.
 */
export async function confirmPassword(
  { pool, now }: Context,
  token: string,
  address: string,
  password: string,
): Promise<Result<true, Refusal>> {
  const found = await pool.query<{ username: string; password: string }>(
    `SELECT u.username, c.password
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
  if (!(await verifyPassword(password, account.password))) return err(wrongPassword());
  await endAttempts(pool, key, now());
  return ok(true);
}
