import type { Refusal, Result } from '@mingxuan/rulebook';
import { err } from '@mingxuan/rulebook';
import type { AccountId, Actor, Grant } from '../can/index.ts';
import { cookieName, createAuth } from './auth.ts';
import { confirmPassword } from './confirm-password.ts';
import type { Context } from './context.ts';
import type { ClaimedAccount, FirstClaim } from './first-account.ts';
import { claimFirstAccount, firstCode, isEmpty } from './first-account.ts';
import type { Client } from './handler.ts';
import { UNKNOWN_CLIENT, handle } from './handler.ts';
import type { PasswordChange } from './own-password.ts';
import { changeOwnPassword } from './own-password.ts';
import type { AccountRequest, AccountSummary, CreatedAccount } from './people.ts';
import {
  createAccount,
  disableAccount,
  enableAccount,
  listAccounts,
  resetPassword,
  revokeSessions,
  setGrants,
} from './people.ts';
import { notSignedIn } from './refusals.ts';
import { actorOfToken, sessionToken } from './sessions.ts';

export interface IdentityOptions extends Context {
  /** At least 32 characters, the same at every start; changing it signs everybody out. */
  readonly secret: string;
  /** Where people open the console, as `http://127.0.0.1:8080`; https makes the cookies Secure. */
  readonly baseUrl: string;
  /** Further addresses under which the console may be opened. */
  readonly otherOrigins?: readonly string[];
}

/** Accounts and sign-in. Every act's refusals are named at the function it calls. */
export interface Identity {
  /** Answers everything under /api/auth. Pass the peer's address: tries are counted by account and address. */
  readonly handler: (request: Request, client?: Client) => Promise<Response>;
  /** Who holds the session cookie in these headers; null when nobody does any more. */
  readonly actorOf: (headers: Headers) => Promise<Actor | null>;
  readonly isEmpty: () => Promise<boolean>;
  readonly firstCode: () => Promise<string | null>;
  readonly claimFirstAccount: (claim: FirstClaim) => Promise<Result<ClaimedAccount, Refusal>>;
  readonly createAccount: (actor: Actor, request: AccountRequest) => Promise<Result<CreatedAccount, Refusal>>;
  readonly setGrants: (actor: Actor, id: AccountId, grants: readonly Grant[]) => Promise<Result<true, Refusal>>;
  readonly listAccounts: (actor: Actor) => Promise<Result<readonly AccountSummary[], Refusal>>;
  readonly changePassword: (
    headers: Headers,
    change: PasswordChange,
    client?: Client,
  ) => Promise<Result<true, Refusal>>;
  /** Asked once more before an act that binds; refusals as in `confirmPassword`. */
  readonly confirmPassword: (headers: Headers, password: string, client?: Client) => Promise<Result<true, Refusal>>;
  readonly resetPassword: (
    actor: Actor,
    id: AccountId,
  ) => Promise<Result<{ readonly oneTimePassword: string }, Refusal>>;
  readonly disableAccount: (actor: Actor, id: AccountId) => Promise<Result<true, Refusal>>;
  readonly enableAccount: (actor: Actor, id: AccountId) => Promise<Result<true, Refusal>>;
  readonly revokeSessions: (actor: Actor, id: AccountId) => Promise<Result<true, Refusal>>;
}

const MIN_SECRET = 32;

/**
 * Opens accounts and sign-in on a database that `migrateIdentity` has prepared. Throws when the secret is too short: a
 * fault of the installation, not of a person at a screen.
 */
export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const { pool, secret, baseUrl, random } = options;
  if (secret.length < MIN_SECRET) throw new Error(`the session secret needs at least ${MIN_SECRET} characters`);
  const isDisabled = async (accountId: string): Promise<boolean> => {
    const found = await pool.query('SELECT 1 FROM auth_user WHERE id = $1 AND disabled_at IS NULL', [accountId]);
    return found.rowCount !== 1;
  };
  const auth = createAuth({ pool, secret, baseUrl, random, isDisabled });
  await auth.$context;
  const cookie = cookieName(baseUrl);
  const tokenOf = (headers: Headers) => sessionToken(headers, cookie, secret);

  const actorOf = async (headers: Headers): Promise<Actor | null> => {
    const token = tokenOf(headers);
    return token === null ? null : actorOfToken(pool, token, options.now());
  };
  const changePassword: Identity['changePassword'] = async (headers, change, client = UNKNOWN_CLIENT) => {
    const token = tokenOf(headers);
    return token === null ? err(notSignedIn()) : changeOwnPassword(options, token, client.address, change);
  };
  const confirm: Identity['confirmPassword'] = async (headers, password, client = UNKNOWN_CLIENT) => {
    const token = tokenOf(headers);
    return token === null ? err(notSignedIn()) : confirmPassword(options, token, client.address, password);
  };
  const origins = [...sameMachine(baseUrl), ...(options.otherOrigins ?? [])];
  const parts = { context: options, auth, baseUrl, origins, actorOf, changePassword };

  return {
    handler: (request, client = UNKNOWN_CLIENT) => handle(parts, request, client),
    actorOf,
    changePassword,
    confirmPassword: confirm,
    isEmpty: () => isEmpty(options),
    firstCode: () => firstCode(options),
    claimFirstAccount: (claim) => claimFirstAccount(options, claim),
    createAccount: (actor, request) => createAccount(options, actor, request),
    setGrants: (actor, id, grants) => setGrants(options, actor, id, grants),
    listAccounts: (actor) => listAccounts(options, actor),
    resetPassword: (actor, id) => resetPassword(options, actor, id),
    disableAccount: (actor, id) => disableAccount(options, actor, id),
    enableAccount: (actor, id) => enableAccount(options, actor, id),
    revokeSessions: (actor, id) => revokeSessions(options, actor, id),
  };
}

/** On one's own machine 127.0.0.1 and localhost are the same place, and people type either. */
function sameMachine(baseUrl: string): readonly string[] {
  const { origin, hostname, protocol, port } = new URL(baseUrl);
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') return [origin];
  const end = port === '' ? '' : `:${port}`;
  return [`${protocol}//127.0.0.1${end}`, `${protocol}//localhost${end}`];
}
