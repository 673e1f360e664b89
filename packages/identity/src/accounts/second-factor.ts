import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Actor, Grant, Role } from '../can/index.ts';
import { ACTION_TABLE, EVERYWHERE } from '../can/index.ts';
import { recordAct } from './account-rows.ts';
import type { Asked } from './challenges.ts';
import { boundTo } from './challenges.ts';
import type { Context } from './context.ts';
import type { FactorPolicy } from './factor-policy.ts';
import { isStaff } from './factor-policy.ts';
import {
  confirmPending,
  dropAuthenticator,
  isEnrolled,
  stepOfPending,
  writePending,
  writeRecoveryCodes,
} from './factor-rows.ts';
import { spendPasskey } from './passkey-proof.ts';
import type { PasskeySummary } from './passkey-rows.ts';
import { passkeySummaries } from './passkey-rows.ts';
import { keeperNow } from './keeper.ts';
import type { Held, SessionAccount } from './proving.ts';
import { counted, proveCode, provePassword, sessionAccount } from './proving.ts';
import {
  changePasswordFirst,
  codeNeeded,
  enrolmentNotBegun,
  factorCompulsory,
  notEnrolled,
  notForThisPolicy,
  notSignedIn,
  passwordNeeded,
  policyFixed,
  wrongFactor,
} from './refusals.ts';
import { endSessions, policyInForce, readGrants } from './sessions.ts';
import type { Sql } from './sql.ts';
import { inTransaction } from './sql.ts';
import { base32, otpauthUri } from './totp.ts';

/** What an authenticator shows above its codes. */
const ISSUER = '明选';

/** Whoever signed in less than this ago has just said the password; it is not asked again. */
const FRESH_MINUTES = 10;

/** How somebody's own second factor stands. */
export interface FactorStatus {
  readonly enrolledAt: Date | null;
  readonly recoveryCodesLeft: number;
  readonly policy: FactorPolicy;
  /** The policy is set where the program is started. */
  readonly policyFixed: boolean;
  /** Whether the policy speaks to this account at all. */
  readonly compulsory: boolean;
  /** Whether this account says what the installation asks. */
  readonly decides: boolean;
  readonly passkeys: readonly PasskeySummary[];
  /** The origin of the pages on which passkeys are made and taken; null where this installation can have none. */
  readonly passkeyOrigin: string | null;
}

/** Refusal: `NOT_SIGNED_IN`. */
export async function factorStatus(context: Context, held: Held): Promise<Result<FactorStatus, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  const found = await context.pool.query<{ confirmed_at: Date | null; codes: number }>(
    `SELECT (SELECT confirmed_at FROM auth_totp WHERE account_id = $1 AND confirmed_at IS NOT NULL) AS confirmed_at,
            (SELECT count(*)::int FROM auth_recovery_code WHERE account_id = $1 AND used_at IS NULL) AS codes`,
    [account.id],
  );
  const policy = await policyNow(context);
  return ok({
    enrolledAt: found.rows[0]?.confirmed_at ?? null,
    recoveryCodesLeft: found.rows[0]?.codes ?? 0,
    policy,
    policyFixed: context.factor.kind === 'FIXED',
    compulsory: await isCompulsory(context, account.id),
    decides:
      context.factor.kind !== 'FIXED' && (await decidesPolicy(context, await grantsHeld(context.pool, account.id))),
    passkeys: await passkeySummaries(context.pool, account.id),
    passkeyOrigin: context.passkeyPlace?.origin ?? null,
  });
}

/** Whether the policy asks this account for a second factor. */
export async function isCompulsory(context: Context, accountId: string): Promise<boolean> {
  return (await policyNow(context)) === 'required' && worksHere(context.pool, accountId);
}

/** With what somebody shows that they are still themselves. */
export interface Given {
  readonly password?: string;
  readonly code?: string;
  /** What a passkey answered, as JSON. */
  readonly passkey?: string;
}

/** What the authenticator is given: as a picture's text, and to type in by hand. */
export interface Enrolment {
  readonly uri: string;
  readonly secret: string;
}

/**
 * Begins to set up an authenticator, the first or a new one; nothing changes until `confirmEnrolment`. A machine left alone
 * must not bind a stranger's phone: with a factor its code (or a recovery code) or its passkey is asked, without one the
 * password, unless it has just been given. Refusals: `NOT_SIGNED_IN`, `MUST_CHANGE_PASSWORD`, `SECOND_FACTOR_NEEDED`, `PASSWORD_NEEDED`,
 * and those of the proofs.
 */
export async function beginEnrolment(context: Context, held: Held, given: Given): Promise<Result<Enrolment, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  if (account.mustChangePassword) return err(changePasswordFirst());
  const proven = await stillThemselves(context, held, account, given);
  if (!proven.ok) return proven;
  const secret = await inTransaction(context.pool, async (client) => {
    await lock(client, account.id);
    return writePending(client, context, account.id);
  });
  return ok({ uri: otpauthUri(ISSUER, account.username, secret), secret: base32(secret) });
}

/** What a passkey is asked of whoever holds a session: to show that they still are who they were. */
export const proving = (held: Held): Asked => ({ purpose: 'PROVE', bound: boundTo('SESSION', held.token), about: '' });

/** Refusals: `SECOND_FACTOR_NEEDED`, `PASSWORD_NEEDED`, and those of the proofs. */
export async function stillThemselves(
  context: Context,
  held: Held,
  account: SessionAccount,
  given: Given,
): Promise<Result<unknown, Refusal>> {
  if (account.enrolled) {
    if (given.passkey !== undefined)
      return spendPasskey(context, given.passkey, { ...proving(held), accountId: account.id, verifies: true });
    return given.code === undefined ? err(codeNeeded()) : proveCode(context, account, given.code);
  }
  if (given.password !== undefined) return provePassword(context, account, given.password);
  const age = context.now().getTime() - account.signedInAt.getTime();
  return age <= FRESH_MINUTES * 60_000 ? ok(true) : err(passwordNeeded());
}

/**
 * The first code of the new authenticator makes it the account's; an older one ends, other sessions end, and ten recovery
 * codes are shown once. Refusals: `NOT_SIGNED_IN`, `ENROLMENT_NOT_BEGUN`, `TOO_MANY_TRIES`, `WRONG_SECOND_FACTOR`.
 */
export async function confirmEnrolment(
  context: Context,
  held: Held,
  code: string,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  return counted(context, 'CODE', account, () =>
    inTransaction(context.pool, async (client) => {
      await lock(client, account.id);
      const pending = await stepOfPending(client, context, account.id, code);
      if (pending === null) return err(enrolmentNotBegun());
      if (pending === false) return err(wrongFactor());
      await confirmPending(client, account.id, pending, context.now());
      const recoveryCodes = await writeRecoveryCodes(client, account.id, context.random);
      await endSessions(client, account.id, held.token);
      await recordAct(client, 'FACTOR_ENROLLED', account.id, account.id, context.now());
      return ok({ recoveryCodes });
    }),
  );
}

/** Ten new recovery codes; the old ones end. Refusals: `NOT_SIGNED_IN`, `NOT_ENROLLED`, and those of the proofs. */
export async function renewRecoveryCodes(
  context: Context,
  held: Held,
  given: Given,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  if (!account.enrolled) return err(notEnrolled());
  const proven = await stillThemselves(context, held, account, given);
  if (!proven.ok) return proven;
  return inTransaction(context.pool, async (client) => {
    await lock(client, account.id);
    const recoveryCodes = await writeRecoveryCodes(client, account.id, context.random);
    await recordAct(client, 'RECOVERY_CODES_MADE', account.id, account.id, context.now());
    return ok({ recoveryCodes });
  });
}

/**
 * Takes one's own authenticator off; where a factor is required, only while there is a passkey. Refusals:
 * `SECOND_FACTOR_COMPULSORY`, and as for new recovery codes.
 */
export async function removeFactor(context: Context, held: Held, given: Given): Promise<Result<true, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  if (!account.authenticator) return err(notEnrolled());
  if (!account.passkeys && (await isCompulsory(context, account.id))) return err(factorCompulsory());
  const proven = await stillThemselves(context, held, account, given);
  if (!proven.ok) return proven;
  await inTransaction(context.pool, async (client) => {
    await lock(client, account.id);
    await dropAuthenticator(client, account.id);
    await dropLastFactor(client, account.id);
    await endSessions(client, account.id, held.token);
    await recordAct(client, 'FACTOR_REMOVED', account.id, account.id, context.now());
  });
  return ok(true);
}

/** Recovery codes stand in for a factor: without any they go. */
export async function dropLastFactor(sql: Sql, accountId: string): Promise<void> {
  if (!(await isEnrolled(sql, accountId)))
    await sql.query('DELETE FROM auth_recovery_code WHERE account_id = $1', [accountId]);
}

/**
 * Says what the installation asks of its staff; holds from the next request of everybody. Refusals: `POLICY_FIXED`,
 * `NOT_GRANTED` (only a security administrator of the whole installation, or its system administrator while there is none).
 */
export async function setFactorPolicy(
  context: Context,
  actor: Actor,
  policy: FactorPolicy,
): Promise<Result<true, Refusal>> {
  if (context.factor.kind === 'FIXED') return err(policyFixed());
  if (!(await decidesPolicy(context, actor.grants))) return err(notForThisPolicy());
  await inTransaction(context.pool, async (client) => {
    await client.query(
      `INSERT INTO auth_policy (second_factor) VALUES ($1)
       ON CONFLICT (only_one) DO UPDATE SET second_factor = excluded.second_factor`,
      [policy],
    );
    await recordAct(client, 'FACTOR_POLICY_SET', actor.accountId, actor.accountId, context.now(), { policy });
  });
  return ok(true);
}

async function decidesPolicy({ pool }: Context, grants: readonly Grant[]): Promise<boolean> {
  const holds = (wanted: Role): boolean => grants.some(({ role, scope }) => role === wanted && scope === EVERYWHERE);
  return (
    ACTION_TABLE['policy.manage'].roles.some(holds) ||
    (holds('SYSTEM_ADMIN') && (await keeperNow(pool)) === 'NO_KEEPER_YET')
  );
}

async function policyNow({ pool, factor }: Context): Promise<FactorPolicy> {
  const chosen = await pool.query<{ second_factor: string }>('SELECT second_factor FROM auth_policy');
  return policyInForce(factor, chosen.rows[0]?.second_factor ?? null);
}

const worksHere = async (sql: Sql, accountId: string): Promise<boolean> => isStaff(await grantsHeld(sql, accountId));

async function grantsHeld(sql: Sql, accountId: string): Promise<readonly Grant[]> {
  const held = await sql.query<{ role: string; scope: string }>(
    'SELECT role, scope FROM account_grant WHERE account_id = $1',
    [accountId],
  );
  return readGrants(held.rows);
}

/** One change to an account's factor at a time. */
export async function lock(sql: Sql, accountId: string): Promise<void> {
  await sql.query('SELECT 1 FROM auth_user WHERE id = $1 FOR UPDATE', [accountId]);
}
