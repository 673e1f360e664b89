import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { AccountId } from '../can/index.ts';
import { hashCode, newFirstCode, newId } from './codes.ts';
import type { Context } from './context.ts';
import type { Random } from './password.ts';
import { usedFactor, wrongFactor } from './refusals.ts';
import type { Sql } from './sql.ts';
import { newSecret, readDigits, stepOfCode } from './totp.ts';

const RECOVERY_CODES = 10;
/** An enrolment that was not finished by then is begun again. */
const PENDING_MINUTES = 30;

interface FactorRow {
  readonly id: string;
  readonly secret: string;
}

/** A code that was accepted: the thirty seconds it belongs to, or one recovery code, now used. */
export type Spent = { readonly kind: 'TOTP'; readonly step: number } | { readonly kind: 'RECOVERY_CODE' };

/** As SQL, whether the account in this column has an authenticator, and whether it has a passkey. */
export const hasAuthenticator = (column: string): string =>
  `EXISTS (SELECT 1 FROM auth_totp f WHERE f.account_id = ${column} AND f.confirmed_at IS NOT NULL)`;
export const hasPasskey = (column: string): string =>
  `EXISTS (SELECT 1 FROM auth_passkey k WHERE k.account_id = ${column})`;
export const hasFactor = (column: string): string => `(${hasAuthenticator(column)} OR ${hasPasskey(column)})`;

/** Whether this account has a second factor: a confirmed authenticator, or a passkey. */
export async function isEnrolled(sql: Sql, accountId: AccountId): Promise<boolean> {
  const found = await sql.query<{ enrolled: boolean }>(`SELECT ${hasFactor('$1')} AS enrolled`, [accountId]);
  return found.rows[0]?.enrolled === true;
}

/**
 * Takes a code of the authenticator, once: neither it nor an older one is taken again (RFC 6238 §5.2), except for the same
 * `act`, so that whoever never got the answer may ask again. Refusals: `WRONG_SECOND_FACTOR`, `SECOND_FACTOR_USED`.
 */
export async function spendTotp(
  { pool, now, sealing }: Context,
  accountId: AccountId,
  typed: string,
  act: string | null,
): Promise<Result<{ readonly kind: 'TOTP'; readonly step: number }, Refusal>> {
  const found = await pool.query<FactorRow>(
    'SELECT id, secret FROM auth_totp WHERE account_id = $1 AND confirmed_at IS NOT NULL',
    [accountId],
  );
  const factor = found.rows[0];
  if (factor === undefined) return err(wrongFactor());
  const step = stepOfCode(Buffer.from(sealing.open(factor.id, factor.secret), 'base64'), typed, now());
  if (step === null) return err(wrongFactor());
  // One statement: of two people with the same code at the same moment one is let in.
  const taken = await pool.query(
    `UPDATE auth_totp SET last_step = $2, last_act = $3
      WHERE id = $1 AND (last_step IS NULL OR last_step < $2 OR (last_step = $2 AND last_act = $3))`,
    [factor.id, step, act],
  );
  return taken.rowCount === 1 ? ok({ kind: 'TOTP', step }) : err(usedFactor());
}

/** Takes a code of the authenticator or, written differently, a recovery code; each works once. Refusals as in `spendTotp`. */
export async function spendCode(
  context: Context,
  accountId: AccountId,
  typed: string,
): Promise<Result<Spent, Refusal>> {
  if (readDigits(typed) !== null) return spendTotp(context, accountId, typed, null);
  const used = await context.pool.query(
    'UPDATE auth_recovery_code SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL',
    [accountId, hashCode(typed), context.now()],
  );
  return used.rowCount === 1 ? ok({ kind: 'RECOVERY_CODE' }) : err(wrongFactor());
}

/** Writes a new secret that counts for nothing until one of its codes comes back; an older unfinished one goes. */
export async function writePending(sql: Sql, context: Context, accountId: AccountId): Promise<Uint8Array> {
  const secret = newSecret(context.random);
  const id = newId(context.random);
  await sql.query('DELETE FROM auth_totp WHERE account_id = $1 AND confirmed_at IS NULL', [accountId]);
  await sql.query('INSERT INTO auth_totp (id, account_id, secret, created_at) VALUES ($1, $2, $3, $4)', [
    id,
    accountId,
    context.sealing.seal(id, secret.toString('base64')),
    context.now(),
  ]);
  return secret;
}

/** The step of a code of the unfinished enrolment; null when there is none, `false` when the code is wrong. */
export async function stepOfPending(
  sql: Sql,
  { now, sealing }: Context,
  accountId: AccountId,
  typed: string,
): Promise<{ readonly id: string; readonly step: number } | false | null> {
  const oldest = new Date(now().getTime() - PENDING_MINUTES * 60_000);
  const found = await sql.query<FactorRow>(
    'SELECT id, secret FROM auth_totp WHERE account_id = $1 AND confirmed_at IS NULL AND created_at > $2 FOR UPDATE',
    [accountId, oldest],
  );
  const pending = found.rows[0];
  if (pending === undefined) return null;
  const step = stepOfCode(Buffer.from(sealing.open(pending.id, pending.secret), 'base64'), typed, now());
  return step === null ? false : { id: pending.id, step };
}

/** Puts the new factor in the place of the old; the code that proved it is used up. */
export async function confirmPending(
  sql: Sql,
  accountId: AccountId,
  { id, step }: { readonly id: string; readonly step: number },
  now: Date,
): Promise<void> {
  await sql.query('DELETE FROM auth_totp WHERE account_id = $1 AND confirmed_at IS NOT NULL', [accountId]);
  await sql.query('UPDATE auth_totp SET confirmed_at = $2, last_step = $3 WHERE id = $1', [id, now, step]);
}

/** Makes ten recovery codes in the place of the old ones. They are shown this once; the table keeps their hashes. */
export async function writeRecoveryCodes(sql: Sql, accountId: AccountId, random: Random): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newFirstCode(random));
  await sql.query('DELETE FROM auth_recovery_code WHERE account_id = $1', [accountId]);
  await sql.query('INSERT INTO auth_recovery_code (account_id, code_hash) SELECT $1, unnest($2::text[])', [
    accountId,
    codes.map(hashCode),
  ]);
  return codes;
}

/** Takes every factor off, finished or not, with the recovery codes; false when there was none. */
export async function dropFactors(sql: Sql, accountId: AccountId): Promise<boolean> {
  await sql.query('DELETE FROM auth_recovery_code WHERE account_id = $1', [accountId]);
  const passkeys = await sql.query('DELETE FROM auth_passkey WHERE account_id = $1', [accountId]);
  return (await dropAuthenticator(sql, accountId)) || (passkeys.rowCount ?? 0) > 0;
}

/** Whether this is a recovery code of the account that was not used yet; uses nothing up. */
export async function isRecoveryCode(sql: Sql, accountId: AccountId, typed: string): Promise<boolean> {
  const found = await sql.query(
    'SELECT 1 FROM auth_recovery_code WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL',
    [accountId, hashCode(typed)],
  );
  return found.rowCount === 1;
}

/** Takes the authenticator off, finished or not; false when there was none. */
export async function dropAuthenticator(sql: Sql, accountId: AccountId): Promise<boolean> {
  const gone = await sql.query<{ confirmed: boolean }>(
    'DELETE FROM auth_totp WHERE account_id = $1 RETURNING confirmed_at IS NOT NULL AS confirmed',
    [accountId],
  );
  return gone.rows.some((row) => row.confirmed);
}
