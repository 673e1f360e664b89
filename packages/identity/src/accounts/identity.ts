import type { Refusal, Result } from '@mingxuan/rulebook';
import { err } from '@mingxuan/rulebook';
import type { AccountId, Actor, Grant, Role, Scope } from '../can/index.ts';
import type { ActRow } from './act-list.ts';
import { listActs } from './act-list.ts';
import { ceremonyCookieName, cookieName, createAuth, deviceCookieName } from './auth.ts';
import type { Context, FactorSetting, Sealing } from './context.ts';
import { deviceCookie, deviceOf } from './devices.ts';
import type { FactorPolicy } from './factor-policy.ts';
import { defaultFactorPolicy } from './factor-policy.ts';
import type { ClaimedAccount, FirstClaim } from './first-account.ts';
import { claimFirstAccount, firstCode, isEmpty } from './first-account.ts';
import type { Client } from './handler-parts.ts';
import { UNKNOWN_CLIENT } from './handler-parts.ts';
import { handle } from './handler.ts';
import type { PasswordChange } from './own-password.ts';
import { changeOwnPassword } from './own-password.ts';
import type { PasskeyPlace } from './passkey-place.ts';
import { passkeyPlaceOf } from './passkey-place.ts';
import type { PasskeyRequest } from './passkey-proof.ts';
import type { PasskeyCreation } from './passkeys.ts';
import { askOwnPasskey, beginPasskey, confirmPasskey, removePasskey } from './passkeys.ts';
import type { AccountRequest, AccountSummary, CreatedAccount } from './people.ts';
import {
  createAccount,
  disableAccount,
  enableAccount,
  giveEntryCode,
  holdersIn,
  listAccounts,
  resetFactor,
  resetPassword,
  revokeSessions,
  setGrants,
} from './people.ts';
import type { PolicyProfile, ProfileName } from './policy-profile.ts';
import { POLICY_PROFILES } from './policy-profile.ts';
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
import { actorOfToken, cookieValue, sessionCookie, sessionToken, UNATTENDED_HEADER } from './sessions.ts';
import type { SignatureProof, Signed } from './signature-proof.ts';
import { askSignature, proveSignature } from './signature-proof.ts';

export interface IdentityOptions extends Pick<Context, 'pool' | 'now' | 'random'> {
  readonly sealing: Sealing;
  /** Fixes what is asked of staff; left out, an administrator may say so, and until then the address decides. */
  readonly secondFactor?: FactorPolicy;
  /** Which habits are kept; Mingxuan's own where nothing is said. */
  readonly profile?: ProfileName;
  /** How long a session may lie unused; as the profile says where nothing is said. */
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
  /** The habits in force. */
  readonly profile: PolicyProfile;
  /** Where passkeys work; null where the configured address lets browsers make none. */
  readonly passkeyPlace: PasskeyPlace | null;
  readonly isEmpty: () => Promise<boolean>;
  readonly firstCode: () => Promise<string | null>;
  readonly claimFirstAccount: (claim: FirstClaim) => Promise<Result<ClaimedAccount, Refusal>>;
  readonly createAccount: (actor: Actor, request: AccountRequest) => Promise<Result<CreatedAccount, Refusal>>;
  readonly setGrants: (actor: Actor, id: AccountId, grants: readonly Grant[]) => Promise<Result<true, Refusal>>;
  readonly listAccounts: (actor: Actor) => Promise<Result<readonly AccountSummary[], Refusal>>;
  /** Accounts that hold one of these offices in a scope; by name only. */
  /** What was done to accounts, for the audit administrator; the latest first. */
  readonly listActs: (actor: Actor, before: number | null) => Promise<Result<readonly ActRow[], Refusal>>;
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
  readonly renewRecoveryCodes: (headers: Headers, given: Given, client?: Client) => Promise<Result<Recovery, Refusal>>;
  readonly removeFactor: (headers: Headers, given: Given, client?: Client) => Promise<Result<true, Refusal>>;
  /** What one's own passkey is asked: to show who one is, or under figures that are signed. */
  readonly askPasskey: (headers: Headers, signed: Signed | null) => Promise<Result<PasskeyRequest, Refusal>>;
  readonly beginPasskey: (headers: Headers, given: Given, client?: Client) => Promise<Result<PasskeyCreation, Refusal>>;
  /** The recovery codes of an account whose first factor this is; none where it had one. */
  readonly confirmPasskey: (
    headers: Headers,
    made: { readonly name: string; readonly answer: string },
  ) => Promise<Result<Recovery, Refusal>>;
  readonly removePasskey: (
    headers: Headers,
    id: string,
    given: Given,
    client?: Client,
  ) => Promise<Result<true, Refusal>>;
  readonly setFactorPolicy: (actor: Actor, policy: FactorPolicy) => Promise<Result<true, Refusal>>;
  readonly resetFactor: (actor: Actor, id: AccountId) => Promise<Result<true, Refusal>>;
  readonly ownSessions: (headers: Headers) => Promise<Result<readonly SessionSummary[], Refusal>>;
  readonly endOwnSession: (headers: Headers, id: string) => Promise<Result<true, Refusal>>;
  readonly endOtherSessions: (headers: Headers) => Promise<Result<{ readonly ended: number }, Refusal>>;
  readonly resetPassword: (
    actor: Actor,
    id: AccountId,
  ) => Promise<Result<{ readonly oneTimePassword: string }, Refusal>>;
  readonly giveEntryCode: (actor: Actor, id: AccountId) => Promise<Result<{ readonly entryCode: string }, Refusal>>;
  readonly disableAccount: (actor: Actor, id: AccountId) => Promise<Result<true, Refusal>>;
  readonly enableAccount: (actor: Actor, id: AccountId) => Promise<Result<true, Refusal>>;
  readonly revokeSessions: (actor: Actor, id: AccountId) => Promise<Result<true, Refusal>>;
}

/** Shown once, to be printed. */
export interface Recovery {
  readonly recoveryCodes: readonly string[];
}

const MIN_SECRET = 32;
/** As a passkey's ceremony: what began then cannot be ended later. */
const CEREMONY_SECONDS = 300;

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
  const context = contextOf(options);
  const { sessionSeconds } = context.profile;
  const auth = createAuth({ pool, secret, baseUrl, random, sessionSeconds, isDisabled });
  await auth.$context;
  const cookie = cookieName(baseUrl);
  const ownDevice = deviceCookieName(baseUrl);
  const ceremony = ceremonyCookieName(baseUrl);
  const secure = baseUrl.startsWith('https:');
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
    deviceCookie: (device: string) => deviceCookie(device, ownDevice, secret, secure),
    sessionCookie: (token: string) => sessionCookie(token, cookie, secret, sessionSeconds, secure),
    ceremonyOf: (headers: Headers) => {
      const found = cookieValue(headers.get('cookie') ?? '', ceremony);
      return found !== null && /^[\w-]{16,64}$/.test(found) ? found : null;
    },
    ceremonyCookie: (id: string) =>
      `${ceremony}=${id}; Max-Age=${CEREMONY_SECONDS}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`,
    changePassword,
  };

  return {
    profile: context.profile,
    passkeyPlace: context.passkeyPlace,
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
    renewRecoveryCodes: (headers, given, client = UNKNOWN_CLIENT) =>
      held(headers, client, (who) => renewRecoveryCodes(context, who, given)),
    removeFactor: (headers, given, client = UNKNOWN_CLIENT) =>
      held(headers, client, (who) => removeFactor(context, who, given)),
    askPasskey: (headers, signed) =>
      held(headers, UNKNOWN_CLIENT, (who) =>
        signed === null ? askOwnPasskey(context, who) : askSignature(context, who, signed),
      ),
    beginPasskey: (headers, given, client = UNKNOWN_CLIENT) =>
      held(headers, client, (who) => beginPasskey(context, who, given)),
    confirmPasskey: (headers, made) => held(headers, UNKNOWN_CLIENT, (who) => confirmPasskey(context, who, made)),
    removePasskey: (headers, id, given, client = UNKNOWN_CLIENT) =>
      held(headers, client, (who) => removePasskey(context, who, id, given)),
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
    listActs: (actor, before) => listActs(context, actor, before),
    holdersIn: (scope, roles) => holdersIn(context, scope, roles),
    resetPassword: (actor, id) => resetPassword(context, actor, id),
    giveEntryCode: (actor, id) => giveEntryCode(context, actor, id),
    disableAccount: (actor, id) => disableAccount(context, actor, id),
    enableAccount: (actor, id) => enableAccount(context, actor, id),
    revokeSessions: (actor, id) => revokeSessions(context, actor, id),
  };
}

function contextOf(options: IdentityOptions): Context {
  const { pool, now, random, sealing, baseUrl, secret } = options;
  const profile = POLICY_PROFILES[options.profile ?? 'house'];
  return {
    pool,
    now,
    random,
    sealing,
    profile,
    secret,
    factor: factorSetting(options, profile),
    idleSeconds: options.idleSeconds ?? profile.idleSeconds,
    passkeyPlace: passkeyPlaceOf(baseUrl),
  };
}

function factorSetting({ secondFactor, baseUrl }: IdentityOptions, profile: PolicyProfile): FactorSetting {
  if (profile.secondFactor === 'REQUIRED') return { kind: 'FIXED', policy: 'required' };
  return secondFactor === undefined
    ? { kind: 'DEFAULT', policy: defaultFactorPolicy(baseUrl) }
    : { kind: 'FIXED', policy: secondFactor };
}

/** On one's own machine 127.0.0.1 and localhost are the same place, and people type either. */
function sameMachine(baseUrl: string): readonly string[] {
  const { origin, hostname, protocol, port } = new URL(baseUrl);
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') return [origin];
  const end = port === '' ? '' : `:${port}`;
  return [`${protocol}//127.0.0.1${end}`, `${protocol}//localhost${end}`];
}
