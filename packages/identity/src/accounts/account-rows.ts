import type { AccountId, Grant } from '../can/index.ts';
import { newId } from './codes.ts';
import type { Random } from './password.ts';
import { readGrants } from './sessions.ts';
import type { Sql } from './sql.ts';

export interface NewAccount {
  readonly username: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly grants: readonly Grant[];
}

/** Writes an account with its password and grants. Run it in a transaction; a taken name throws a unique violation. */
export async function insertAccount(sql: Sql, account: NewAccount, now: Date, random: Random): Promise<AccountId> {
  const id = newId(random);
  await sql.query(
    `INSERT INTO auth_user (id, username, name, email, must_change_password, created_at, updated_at)
     VALUES ($1, $2, $3, $1 || '@local.invalid', $4, $5, $5)`,
    [id, account.username, account.displayName, account.mustChangePassword, now],
  );
  await sql.query(
    `INSERT INTO auth_credential (id, user_id, provider_id, account_id, password, created_at, updated_at)
     VALUES ($1, $2, 'credential', $2, $3, $4, $4)`,
    [newId(random), id, account.passwordHash, now],
  );
  await writeGrants(sql, id, account.grants);
  return id;
}

/** Replaces the grants of an account. */
export async function writeGrants(sql: Sql, accountId: AccountId, grants: readonly Grant[]): Promise<void> {
  await sql.query('DELETE FROM account_grant WHERE account_id = $1', [accountId]);
  await sql.query(
    `INSERT INTO account_grant (account_id, role, scope)
     SELECT DISTINCT $1, role, scope FROM unnest($2::text[], $3::text[]) AS given (role, scope)`,
    [accountId, grants.map((grant) => grant.role), grants.map((grant) => grant.scope)],
  );
}

/** Replaces the password; the credential's time is the day from which its age counts. */
export async function writePassword(
  sql: Sql,
  accountId: AccountId,
  passwordHash: string,
  mustChangePassword: boolean,
  now: Date,
): Promise<void> {
  await sql.query(
    `UPDATE auth_credential SET password = $2, updated_at = $3 WHERE user_id = $1 AND provider_id = 'credential'`,
    [accountId, passwordHash, now],
  );
  await sql.query('UPDATE auth_user SET must_change_password = $2, updated_at = $3 WHERE id = $1', [
    accountId,
    mustChangePassword,
    now,
  ]);
}

export interface HeldAccount {
  readonly id: AccountId;
  readonly username: string;
  readonly disabled: boolean;
  readonly grants: readonly Grant[];
}

/**
 * These accounts as they are now, locked until the transaction ends, always in the same order: two administrators who
 * stop each other at once must not both succeed, and must not wait for each other for ever.
 */
export async function lockAccounts(sql: Sql, ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, HeldAccount>> {
  const users = await sql.query<{ id: string; username: string; disabled: boolean }>(
    `SELECT id, username, disabled_at IS NOT NULL AS disabled FROM auth_user WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
    [ids],
  );
  const grants = await sql.query<{ account_id: string; role: string; scope: string }>(
    'SELECT account_id, role, scope FROM account_grant WHERE account_id = ANY($1)',
    [ids],
  );
  return new Map(
    users.rows.map((user) => [
      user.id,
      { ...user, grants: readGrants(grants.rows.filter((grant) => grant.account_id === user.id)) },
    ]),
  );
}

export type AccountAct =
  | 'CLAIMED_FIRST'
  | 'CREATED'
  | 'GRANTS_SET'
  | 'DISABLED'
  | 'ENABLED'
  | 'PASSWORD_RESET'
  | 'PASSWORD_CHANGED'
  | 'SESSIONS_REVOKED'
  | 'SESSION_ENDED'
  | 'FACTOR_ENROLLED'
  | 'FACTOR_REMOVED'
  | 'FACTOR_RESET'
  | 'RECOVERY_CODES_MADE'
  | 'RECOVERY_CODE_USED'
  | 'FACTOR_POLICY_SET'
  | 'SIGNATURE_PROVEN'
  | 'PASSKEY_ENROLLED'
  | 'PASSKEY_REMOVED'
  | 'PASSKEY_COPIED'
  | 'ENTRY_CODE_MADE'
  | 'ENTRY_CODE_USED';

/** Adds to the list that nobody can change: who did what to whose account. Never a password, never a hash. */
export async function recordAct(
  sql: Sql,
  act: AccountAct,
  actorId: AccountId,
  accountId: AccountId,
  now: Date,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await sql.query('INSERT INTO account_act (at, actor_id, account_id, act, detail) VALUES ($1, $2, $3, $4, $5)', [
    now,
    actorId,
    accountId,
    act,
    JSON.stringify(detail),
  ]);
}
