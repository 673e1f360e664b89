import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { AccountId, Actor, Grant, Role, Scope } from '../can/index.ts';
import type { Keeper } from '../can/index.ts';
import { ACTION_TABLE, canGrant, canHold, canManage, canStop, grantsOf, inScope, notManager } from '../can/index.ts';
import type { AccountAct, HeldAccount } from './account-rows.ts';
import { insertAccount, lockAccounts, recordAct, writeGrants, writePassword } from './account-rows.ts';
import { newOneTimePassword } from './codes.ts';
import type { Context } from './context.ts';
import { forgetDevices } from './devices.ts';
import { writeEntryCode } from './entry-code.ts';
import { dropFactors, hasFactor } from './factor-rows.ts';
import { keeperNow } from './keeper.ts';
import { readDisplayName, readUsername } from './names.ts';
import { hashPassword } from './password.ts';
import { checkPassword } from './password-policy.ts';
import { accountDisabled, noGrants, noSuchAccount, notEnrolled, notOnYourself, usernameTaken } from './refusals.ts';
import { endSessions, idleSince, readGrants } from './sessions.ts';
import type { Sql } from './sql.ts';
import { inTransaction, isUniqueViolation } from './sql.ts';

export interface AccountRequest {
  readonly username: string;
  readonly displayName: string;
  readonly grants: readonly Grant[];
  /** Left out: a one-time password is made. Either way the person sets their own at the first sign-in. */
  readonly password?: string;
}

export interface CreatedAccount {
  readonly accountId: AccountId;
  readonly username: string;
  /** To be printed and handed over; shown this once. Absent when the maker gave a password. */
  readonly oneTimePassword?: string;
}

/**
 * Makes an account. Refusals: those of `canGrant`, `NO_GRANTS`, `NAME_TAKEN`, `BAD_USERNAME`, `BAD_NAME`,
 * `WEAK_PASSWORD`.
 */
export async function createAccount(
  { pool, now, random, profile }: Context,
  actor: Actor,
  request: AccountRequest,
): Promise<Result<CreatedAccount, Refusal>> {
  const allowed = mayGive(actor, request.grants, await keeperNow(pool));
  if (!allowed.ok) return allowed;
  const username = readUsername(request.username);
  if (!username.ok) return username;
  const displayName = readDisplayName(request.displayName);
  if (!displayName.ok) return displayName;
  const password = request.password ?? newOneTimePassword(random);
  // One of our own making is random, whatever it happens to spell.
  const strong =
    request.password === undefined
      ? ok(true)
      : checkPassword(password, [username.value, displayName.value], profile.password);
  if (!strong.ok) return strong;
  const account = {
    username: username.value,
    displayName: displayName.value,
    passwordHash: await hashPassword(password, random),
    mustChangePassword: true,
    grants: request.grants,
  };
  try {
    return await inTransaction(pool, async (client): Promise<Result<CreatedAccount, Refusal>> => {
      const current = actorNow(actor, (await lockAccounts(client, [actor.accountId])).get(actor.accountId));
      const still = current.ok ? mayGive(current.value, request.grants, await keeperNow(client)) : current;
      if (!still.ok) return still;
      const accountId = await insertAccount(client, account, now(), random);
      await recordAct(client, 'CREATED', actor.accountId, accountId, now(), { grants: request.grants });
      const created = { accountId, username: username.value };
      return ok(request.password === undefined ? { ...created, oneTimePassword: password } : created);
    });
  } catch (cause) {
    if (isUniqueViolation(cause)) return err(usernameTaken());
    throw cause;
  }
}

/** The actor as the database has them at this moment; a role taken away or a stopped account counts at once. */
function actorNow(actor: Actor, held: HeldAccount | undefined): Result<Actor, Refusal> {
  if (held === undefined) return err(noSuchAccount());
  if (held.disabled) return err(accountDisabled());
  return ok(actor.mustChangePassword || actor.mustEnrol ? actor : { ...actor, grants: held.grants });
}

function mayGive(actor: Actor, grants: readonly Grant[], keeper: Keeper): Result<true, Refusal> {
  if (grants.length === 0) return err(noGrants());
  for (const grant of grants) {
    const allowed = canGrant(actor, grant, keeper);
    if (!allowed.ok) return allowed;
  }
  return canHold(grants);
}

/**
 * Replaces the roles of an account; holds from its next request. On oneself only letting go is possible, and never of a
 * role that manages accounts. Refusals: those of `canManage` and `canGrant`, `NO_SUCH_ACCOUNT`, `NO_GRANTS`,
 * `NOT_ON_YOURSELF`.
 */
export async function setGrants(
  context: Context,
  actor: Actor,
  accountId: AccountId,
  grants: readonly Grant[],
): Promise<Result<true, Refusal>> {
  const work = (client: Sql, held: HeldAccount, current: Actor) => grantsChanged(client, current, held, grants);
  return change(context, actor, accountId, 'GRANTS_SET', work, {
    onYourself: 'CHECKED_BY_THE_ACT',
    detail: { grants },
  });
}

async function grantsChanged(
  client: Sql,
  actor: Actor,
  held: HeldAccount,
  grants: readonly Grant[],
): Promise<Result<true, Refusal>> {
  const allowed =
    held.id === actor.accountId ? mayLetGo(held.grants, grants) : mayGive(actor, grants, await keeperNow(client));
  if (!allowed.ok) return allowed;
  await writeGrants(client, held.id, grants);
  return ok(true);
}

function mayLetGo(held: readonly Grant[], kept: readonly Grant[]): Result<true, Refusal> {
  if (kept.length === 0) return err(noGrants());
  const has = (list: readonly Grant[], one: Grant) => list.some((g) => g.role === one.role && g.scope === one.scope);
  const dropped = held.filter((grant) => !has(kept, grant));
  const adds = kept.some((grant) => !has(held, grant));
  const dropsAdministration = dropped.some((grant) => ACTION_TABLE['account.manage'].roles.includes(grant.role));
  return adds || dropsAdministration ? err(notOnYourself()) : ok(true);
}

/** Stops an account and ends its sessions; what it did stays. Refusals: those of `canManage`, `NOT_ON_YOURSELF`, `NO_SUCH_ACCOUNT`. */
export function disableAccount(context: Context, actor: Actor, accountId: AccountId): Promise<Result<true, Refusal>> {
  return change(
    context,
    actor,
    accountId,
    'DISABLED',
    async (client) => {
      await client.query('UPDATE auth_user SET disabled_at = $2, updated_at = $2 WHERE id = $1', [
        accountId,
        context.now(),
      ]);
      await endSessions(client, accountId, null);
      return ok(true);
    },
    { onYourself: 'NEVER', reach: canStop },
  );
}

/** Lets a stopped account in again, through a new sign-in. Refusals as for stopping. */
export function enableAccount(context: Context, actor: Actor, accountId: AccountId): Promise<Result<true, Refusal>> {
  return change(context, actor, accountId, 'ENABLED', async (client) => {
    await client.query('UPDATE auth_user SET disabled_at = NULL, updated_at = $2 WHERE id = $1', [
      accountId,
      context.now(),
    ]);
    // A sign-in that raced with the stopping may have left one.
    await endSessions(client, accountId, null);
    return ok(true);
  });
}

/** Gives a new one-time password and ends the sessions. Refusals as for stopping. */
export async function resetPassword(
  context: Context,
  actor: Actor,
  accountId: AccountId,
): Promise<Result<{ readonly oneTimePassword: string }, Refusal>> {
  const oneTimePassword = newOneTimePassword(context.random);
  const hash = await hashPassword(oneTimePassword, context.random);
  const done = await change(context, actor, accountId, 'PASSWORD_RESET', async (client) => {
    await writePassword(client, accountId, hash, true, context.now());
    await endSessions(client, accountId, null);
    await forgetDevices(client, accountId);
    return ok(true);
  });
  return done.ok ? ok({ oneTimePassword }) : done;
}

/**
 * Takes the second factor off an account whose owner has lost it, with its recovery codes, and ends the sessions. Where one
 * is required they are led to a new one at the next sign-in. Refusals as for stopping, and `NOT_ENROLLED`.
 */
export function resetFactor(context: Context, actor: Actor, accountId: AccountId): Promise<Result<true, Refusal>> {
  return change(context, actor, accountId, 'FACTOR_RESET', async (client) => {
    if (!(await dropFactors(client, accountId))) return err(notEnrolled());
    await endSessions(client, accountId, null);
    await forgetDevices(client, accountId);
    return ok(true);
  });
}

/**
 * Makes an entry code for the owner of an account that strangers keep trying: it leads past their count, to the password.
 * Shown once. Refusals as for stopping.
 */
export async function giveEntryCode(
  context: Context,
  actor: Actor,
  accountId: AccountId,
): Promise<Result<{ readonly entryCode: string }, Refusal>> {
  let entryCode = '';
  const done = await change(context, actor, accountId, 'ENTRY_CODE_MADE', async (client) => {
    entryCode = await writeEntryCode(client, context, accountId);
    return ok(true);
  });
  return done.ok ? ok({ entryCode }) : done;
}

/** Ends every session of an account, one's own included. Refusals: those of `canManage`, `NO_SUCH_ACCOUNT`. */
export function revokeSessions(context: Context, actor: Actor, accountId: AccountId): Promise<Result<true, Refusal>> {
  const work = async (client: Sql): Promise<Result<true, Refusal>> => {
    await endSessions(client, accountId, null);
    return ok(true);
  };
  return change(context, actor, accountId, 'SESSIONS_REVOKED', work, { onYourself: 'CHECKED_BY_THE_ACT' });
}

interface ChangeOptions {
  /** Whether one may do this to one's own account, without administering it. */
  readonly onYourself: 'NEVER' | 'CHECKED_BY_THE_ACT';
  /** Whom the act reaches, where not only those the actor could give all their roles. */
  readonly reach?: (actor: Actor, held: readonly Grant[]) => Result<true, Refusal>;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The frame of every change: lock the account, check that the actor may reach it, act, and write down who did it. */
function change(
  { pool, now }: Context,
  actor: Actor,
  accountId: AccountId,
  act: AccountAct,
  work: (client: Sql, held: HeldAccount, current: Actor) => Promise<Result<true, Refusal>>,
  options: ChangeOptions = { onYourself: 'NEVER' },
): Promise<Result<true, Refusal>> {
  return inTransaction(pool, async (client) => {
    const accounts = await lockAccounts(client, [actor.accountId, accountId]);
    const current = actorNow(actor, accounts.get(actor.accountId));
    if (!current.ok) return current;
    const held = accounts.get(accountId);
    if (held === undefined) return err(noSuchAccount());
    const own = accountId === actor.accountId;
    if (own && options.onYourself === 'NEVER') return err(notOnYourself());
    const reach = options.reach ?? canManage;
    const reachable: Result<true, Refusal> = own ? ok(true) : reach(current.value, held.grants);
    if (!reachable.ok) return reachable;
    const done = await work(client, held, current.value);
    if (done.ok) await recordAct(client, act, actor.accountId, accountId, now(), options.detail ?? {});
    return done;
  });
}

/** An account as its administrators see it. */
export interface AccountSummary {
  readonly accountId: AccountId;
  readonly username: string;
  readonly displayName: string;
  readonly grants: readonly Grant[];
  readonly disabled: boolean;
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
  /** Sessions that have not ended. */
  readonly sessions: number;
  readonly createdAt: Date;
  /** False when one of its roles lies above or outside what the actor administers. */
  readonly manageable: boolean;
  /** Whether the actor may stop it, which reaches further than changing it. */
  readonly stoppable: boolean;
}

/** The accounts with a role in a scope that the actor administers, by sign-in name. Refusal: `NOT_GRANTED`. */
export async function listAccounts(
  context: Context,
  actor: Actor,
): Promise<Result<readonly AccountSummary[], Refusal>> {
  const mine = grantsOf(actor, 'account.manage');
  if (mine.length === 0) return err(notManager());
  const found = await context.pool.query<SummaryRow>(SUMMARY, [context.now(), idleSince(context)]);
  const summaries = found.rows.map((row) => summaryOf(row, actor));
  return ok(
    summaries.filter(
      (account) =>
        account.manageable || account.grants.some((held) => mine.some((own) => inScope(held.scope, own.scope))),
    ),
  );
}

/** Who holds one of these offices in a scope: for whoever names the people that work there. No sign-in names, no more than that. */
export async function holdersIn(
  context: Context,
  scope: Scope,
  roles: readonly Role[],
): Promise<readonly { readonly account: string; readonly name: string; readonly roles: readonly Role[] }[]> {
  const found = await context.pool.query<SummaryRow>(SUMMARY, [context.now(), idleSince(context)]);
  return found.rows.flatMap(({ id, name, disabled, grants }) => {
    const held = roles.filter((role) => grants.some((g) => g.role === role && inScope(scope, g.scope)));
    return disabled || held.length === 0 ? [] : [{ account: id, name, roles: held }];
  });
}

interface SummaryRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly must_change_password: boolean;
  readonly disabled: boolean;
  readonly second_factor: boolean;
  readonly sessions: number;
  readonly created_at: Date;
  readonly grants: readonly { readonly role: string; readonly scope: string }[];
}

const SUMMARY = `
  SELECT u.id, u.username, u.name, u.must_change_password, u.disabled_at IS NOT NULL AS disabled, u.created_at,
         ${hasFactor('u.id')} AS second_factor,
         (SELECT count(*)::int FROM auth_session s
           WHERE s.user_id = u.id AND s.expires_at > $1 AND coalesce(s.last_seen_at, s.created_at) > $2) AS sessions,
         coalesce(json_agg(json_build_object('role', g.role, 'scope', g.scope) ORDER BY g.role, g.scope)
                  FILTER (WHERE g.role IS NOT NULL), '[]') AS grants
    FROM auth_user u LEFT JOIN account_grant g ON g.account_id = u.id
   GROUP BY u.id ORDER BY u.username`;

function summaryOf(row: SummaryRow, actor: Actor): AccountSummary {
  const grants = readGrants(row.grants);
  return {
    accountId: row.id,
    username: row.username,
    displayName: row.name,
    grants,
    disabled: row.disabled,
    mustChangePassword: row.must_change_password,
    secondFactor: row.second_factor,
    sessions: row.sessions,
    createdAt: row.created_at,
    manageable: canManage(actor, grants).ok,
    stoppable: canStop(actor, grants).ok,
  };
}
