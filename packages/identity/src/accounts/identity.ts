import type { Refusal, Result } from '@mingxuan/rulebook';
import { err } from '@mingxuan/rulebook';
import type { AccountId, Actor, Grant, Role, Scope } from '../can/index.ts';
import { cookieName, createAuth, deviceCookieName } from './auth.ts';
import type { Context, FactorSetting, Sealing } from './context.ts';
import { deviceCookie, deviceOf } from './devices.ts';
import type { FactorPolicy } from './factor-policy.ts';
import { defaultFactorPolicy } from './factor-policy.ts';
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
  holdersIn,
  listAccounts,
  resetFactor,
  resetPassword,
  revokeSessions,
  setGrants,
} from './people.ts';
import type { Held } from './proving.ts';
import { notSignedIn } from './refusals.ts';
import type { Enrolment, FactorStatus, Given } from './second-factor.ts';
import {
  beginEnrolment,
  confirmEnrolment,
  factorStatus,
  removeFactor,
  renewRecoveryCodes,
  setFactorPolicy,
} from './second-factor.ts';
import type { SessionSummary } from './session-list.ts';
import { endOtherSessions, endOwnSession, ownSessions } from './session-list.ts';
import { actorOfToken, sessionToken, UNATTENDED_HEADER } from './sessions.ts';
import type { SignatureProof, Signed } from './signature-proof.ts';
import { proveSignature } from './signature-proof.ts';

export interface IdentityOptions extends Pick<Context, 'pool' | 'now' | 'random'> {
  readonly sealing: Sealing;
  /** Fixes what is asked of staff; left out, an administrator may say so, and until then the address decides. */
  readonly secondFactor?: FactorPolicy;
  /** How long a session may lie unused; an hour where nothing is said. */
  readonly idleSeconds?: number;
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
  /** Accounts that hold one of these offices in a scope; by name only. */
  readonly holdersIn: (
    scope: Scope,
    roles: readonly Role[],
  ) => Promise<readonly { readonly account: string; readonly name: string; readonly roles: readonly Role[] }[]>;
  readonly changePassword: (
    headers: Headers,
    change: PasswordChange,
    client?: Client,
  ) => Promise<Result<true, Refusal>>;
  /** Asked once more before a signature. */
  readonly proveSignature: (
    headers: Headers,
    given: Given,
    signed: Signed,
    client?: Client,
  ) => Promise<Result<SignatureProof, Refusal>>;
  readonly factorStatus: (headers: Headers) => Promise<Result<FactorStatus, Refusal>>;
  readonly beginEnrolment: (headers: Headers, given: Given, client?: Client) => Promise<Result<Enrolment, Refusal>>;
  readonly confirmEnrolment: (headers: Headers, code: string, client?: Client) => Promise<Result<Recovery, Refusal>>;
  readonly renewRecoveryCodes: (headers: Headers, code: string, client?: Client) => Promise<Result<Recovery, Refusal>>;
  readonly removeFactor: (headers: Headers, code: string, client?: Client) => Promise<Result<true, Refusal>>;
  readonly setFactorPolicy: (actor: Actor, policy: FactorPolicy) => Promise<Result<true, Refusal>>;
  readonly resetFactor: (actor: Actor, id: AccountId) => Promise<Result<true, Refusal>>;
  readonly ownSessions: (headers: Headers) => Promise<Result<readonly SessionSummary[], Refusal>>;
  readonly endOwnSession: (headers: Headers, id: string) => Promise<Result<true, Refusal>>;
  readonly endOtherSessions: (headers: Headers) => Promise<Result<{ readonly ended: number }, Refusal>>;
  readonly resetPassword: (
    actor: Actor,
    id: AccountId,
  ) => Promise<Result<{ readonly oneTimePassword: string }, Refusal>>;
  readonly disableAccount: (actor: Actor, id: AccountId) => Promise<Result<true, Refusal>>;
  readonly enableAccount: (actor: Actor, id: AccountId) => Promise<Result<true, Refusal>>;
  readonly revokeSessions: (actor: Actor, id: AccountId) => Promise<Result<true, Refusal>>;
}

/** Shown once, to be printed. */
export interface Recovery {
  readonly recoveryCodes: readonly string[];
}

const MIN_SECRET = 32;
const IDLE_SECONDS = 3600;

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
  const ownDevice = deviceCookieName(baseUrl);
  const context = contextOf(options);
  const tokenOf = (headers: Headers) => sessionToken(headers, cookie, secret);
  const deviceIn = (headers: Headers) => deviceOf(headers, ownDevice, secret);

  const actorOf = async (headers: Headers): Promise<Actor | null> => {
    const token = tokenOf(headers);
    return token === null ? null : actorOfToken(pool, token, context, !headers.has(UNATTENDED_HEADER));
  };
  /** Acts of whoever holds the session in these headers. */
  const held = async <T>(
    headers: Headers,
    client: Client,
    work: (held: Held) => Promise<Result<T, Refusal>>,
  ): Promise<Result<T, Refusal>> => {
    const token = tokenOf(headers);
    return token === null ? err(notSignedIn()) : work({ token, device: deviceIn(headers), address: client.address });
  };
  const changePassword: Identity['changePassword'] = (headers, change, client = UNKNOWN_CLIENT) =>
    held(headers, client, (who) => changeOwnPassword(context, who, change));
  const parts = {
    context,
    auth,
    baseUrl,
    origins: [...sameMachine(baseUrl), ...(options.otherOrigins ?? [])],
    actorOf,
    tokenOf,
    deviceOf: deviceIn,
    deviceCookie: (device: string) => deviceCookie(device, ownDevice, secret, baseUrl.startsWith('https:')),
    changePassword,
  };

  return {
    handler: (request, client = UNKNOWN_CLIENT) => handle(parts, request, client),
    actorOf,
    changePassword,
    proveSignature: (headers, given, signed, client = UNKNOWN_CLIENT) =>
      held(headers, client, (who) => proveSignature(context, who, given, signed)),
    factorStatus: (headers) => held(headers, UNKNOWN_CLIENT, (who) => factorStatus(context, who)),
    beginEnrolment: (headers, given, client = UNKNOWN_CLIENT) =>
      held(headers, client, (who) => beginEnrolment(context, who, given)),
    confirmEnrolment: (headers, code, client = UNKNOWN_CLIENT) =>
      held(headers, client, (who) => confirmEnrolment(context, who, code)),
    renewRecoveryCodes: (headers, code, client = UNKNOWN_CLIENT) =>
      held(headers, client, (who) => renewRecoveryCodes(context, who, code)),
    removeFactor: (headers, code, client = UNKNOWN_CLIENT) =>
      held(headers, client, (who) => removeFactor(context, who, code)),
    setFactorPolicy: (actor, policy) => setFactorPolicy(context, actor, policy),
    resetFactor: (actor, id) => resetFactor(context, actor, id),
    ownSessions: (headers) => held(headers, UNKNOWN_CLIENT, (who) => ownSessions(context, who)),
    endOwnSession: (headers, id) => held(headers, UNKNOWN_CLIENT, (who) => endOwnSession(context, who, id)),
    endOtherSessions: (headers) => held(headers, UNKNOWN_CLIENT, (who) => endOtherSessions(context, who)),
    isEmpty: () => isEmpty(context),
    firstCode: () => firstCode(context),
    claimFirstAccount: (claim) => claimFirstAccount(context, claim),
    createAccount: (actor, request) => createAccount(context, actor, request),
    setGrants: (actor, id, grants) => setGrants(context, actor, id, grants),
    listAccounts: (actor) => listAccounts(context, actor),
    holdersIn: (scope, roles) => holdersIn(context, scope, roles),
    resetPassword: (actor, id) => resetPassword(context, actor, id),
    disableAccount: (actor, id) => disableAccount(context, actor, id),
    enableAccount: (actor, id) => enableAccount(context, actor, id),
    revokeSessions: (actor, id) => revokeSessions(context, actor, id),
  };
}

function contextOf(options: IdentityOptions): Context {
  const { pool, now, random, sealing, secondFactor, baseUrl } = options;
  const factor: FactorSetting =
    secondFactor === undefined
      ? { kind: 'DEFAULT', policy: defaultFactorPolicy(baseUrl) }
      : { kind: 'FIXED', policy: secondFactor };
  return { pool, now, random, sealing, factor, idleSeconds: options.idleSeconds ?? IDLE_SECONDS };
}

/** On one's own machine 127.0.0.1 and localhost are the same place, and people type either. */
function sameMachine(baseUrl: string): readonly string[] {
  const { origin, hostname, protocol, port } = new URL(baseUrl);
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') return [origin];
  const end = port === '' ? '' : `:${port}`;
  return [`${protocol}//127.0.0.1${end}`, `${protocol}//localhost${end}`];
}
