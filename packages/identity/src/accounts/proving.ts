import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { AccountId } from '../can/index.ts';
import { recordAct } from './account-rows.ts';
import type { Tried, Whence } from './attempts.ts';
import { beginAttempt, budgetsOf, endAttempts } from './attempts.ts';
import type { Context } from './context.ts';
import { whenceOf } from './devices.ts';
import type { Spent } from './factor-rows.ts';
import { hasAuthenticator, hasPasskey, spendCode } from './factor-rows.ts';
import { verifyPassword } from './password.ts';
import { wrongPassword } from './refusals.ts';
import { idleSince } from './sessions.ts';
import type { Sql } from './sql.ts';
import { readDigits } from './totp.ts';

/** A session as its cookie and the server tell it; made by `createIdentity` from the headers of a request. */
export interface Held {
  readonly token: string;
  readonly device: string | null;
  readonly address: string;
}

/** The account behind a session, with what is needed to ask its owner once more. */
export interface SessionAccount {
  readonly id: AccountId;
  readonly username: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  /** An authenticator or a passkey. */
  readonly enrolled: boolean;
  readonly authenticator: boolean;
  readonly passkeys: boolean;
  readonly signedInAt: Date;
  readonly whence: Whence;
}

/** Null when the session has ended, lay idle, or the account was stopped. */
export async function sessionAccount(context: Context, held: Held): Promise<SessionAccount | null> {
  const found = await context.pool.query<{
    id: string;
    username: string;
    name: string;
    password: string;
    must_change_password: boolean;
    authenticator: boolean;
    passkeys: boolean;
    created_at: Date;
  }>(
    `SELECT u.id, u.username, u.name, c.password, u.must_change_password, s.created_at,
            ${hasAuthenticator('u.id')} AS authenticator, ${hasPasskey('u.id')} AS passkeys
       FROM auth_session s
       JOIN auth_user u ON u.id = s.user_id
       JOIN auth_credential c ON c.user_id = u.id AND c.provider_id = 'credential'
      WHERE s.token = $1 AND s.expires_at > $2 AND coalesce(s.last_seen_at, s.created_at) > $3
        AND u.disabled_at IS NULL AND c.password IS NOT NULL`,
    [held.token, context.now(), idleSince(context)],
  );
  const row = found.rows[0];
  if (row === undefined) return null;
  return {
    id: row.id,
    username: row.username,
    displayName: row.name,
    passwordHash: row.password,
    mustChangePassword: row.must_change_password,
    enrolled: row.authenticator || row.passkeys,
    authenticator: row.authenticator,
    passkeys: row.passkeys,
    signedInAt: row.created_at,
    whence: await whenceOf(context.pool, held.device, row.username, held.address),
  };
}

/** Asks the password once more, counted like a sign-in. Refusals: `TOO_MANY_TRIES`, `WRONG_PASSWORD`. */
export function provePassword(
  context: Context,
  account: SessionAccount,
  password: string,
): Promise<Result<true, Refusal>> {
  return counted(context, 'PASSWORD', account, async () =>
    (await verifyPassword(password, account.passwordHash)) ? ok(true) : err(wrongPassword()),
  );
}

/**
 * Asks the second factor once more. A recovery code is sixty random bits, which nobody guesses: it is under no count, so that
 * strangers' tries do not stand in its owner's way. Refusals: `TOO_MANY_TRIES`, `WRONG_SECOND_FACTOR`, `SECOND_FACTOR_USED`.
 */
export async function proveCode(
  context: Context,
  account: Pick<SessionAccount, 'id' | 'username' | 'whence'>,
  code: string,
): Promise<Result<Spent, Refusal>> {
  if (readDigits(code) === null) {
    const spent = await spendCode(context, account.id, code);
    if (spent.ok) {
      await recoveryCodeUsed(context.pool, account.id, context.now());
      return spent;
    }
  }
  return counted(context, 'CODE', account, () => spendCode(context, account.id, code));
}

/** A try under its counts: wrong ones are counted before they are looked at, right ones forgotten. */
export async function counted<T>(
  { pool, now, profile }: Context,
  tried: Tried,
  { username, whence }: Pick<SessionAccount, 'username' | 'whence'>,
  look: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const budgets = budgetsOf(tried, username, whence, profile.tries);
  const begun = await beginAttempt(pool, budgets, now(), profile.tries);
  if (!begun.ok) return begun;
  const seen = await look();
  if (seen.ok) await endAttempts(pool, budgets, now());
  return seen;
}

const recoveryCodeUsed = (sql: Sql, accountId: AccountId, now: Date): Promise<void> =>
  recordAct(sql, 'RECOVERY_CODE_USED', accountId, accountId, now);
