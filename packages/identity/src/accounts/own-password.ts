import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { recordAct, writePassword } from './account-rows.ts';
import type { Context } from './context.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { checkPassword } from './password-policy.ts';
import type { Held } from './proving.ts';
import { provePassword, sessionAccount } from './proving.ts';
import { notSignedIn, weakPassword } from './refusals.ts';
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
  held: Held,
  change: PasswordChange,
): Promise<Result<true, Refusal>> {
  const { pool, now, random } = context;
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  const proven = await provePassword(context, account, change.currentPassword);
  if (!proven.ok) return proven;
  const strong = checkPassword(change.newPassword, [account.username, account.displayName]);
  if (!strong.ok) return strong;
  if (await verifyPassword(change.newPassword, account.passwordHash)) return err(weakPassword('UNCHANGED'));
  const hash = await hashPassword(change.newPassword, random);
  await inTransaction(pool, async (client) => {
    await writePassword(client, account.id, hash, false, now());
    await endSessions(client, account.id, held.token);
    await recordAct(client, 'PASSWORD_CHANGED', account.id, account.id, now());
  });
  return ok(true);
}
