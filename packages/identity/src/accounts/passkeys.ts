import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { recordAct } from './account-rows.ts';
import type { Asked } from './challenges.ts';
import { boundTo, isOwnChallenge, newChallenge, useUp } from './challenges.ts';
import { newId } from './codes.ts';
import type { Context } from './context.ts';
import { isEnrolled, writeRecoveryCodes } from './factor-rows.ts';
import { readDisplayName } from './names.ts';
import { challengeIn, readRegistration } from './passkey-answer.ts';
import type { PasskeyPlace } from './passkey-place.ts';
import type { PasskeyRequest } from './passkey-proof.ts';
import { askPasskey } from './passkey-proof.ts';
import { deletePasskey, insertPasskey, passkeysOf } from './passkey-rows.ts';
import type { Held, SessionAccount } from './proving.ts';
import { sessionAccount } from './proving.ts';
import {
  badRequest,
  changePasswordFirst,
  factorCompulsory,
  noSuchPasskey,
  notEnrolled,
  notSignedIn,
  passkeyChallengeGone,
  passkeyRefused,
  passkeysNotHere,
  passkeyTaken,
  tooManyPasskeys,
} from './refusals.ts';
import type { Given } from './second-factor.ts';
import { dropLastFactor, isCompulsory, lock, proving, stillThemselves } from './second-factor.ts';
import { endSessions } from './sessions.ts';
import { inTransaction, isUniqueViolation } from './sql.ts';

/** What the browser is told when it is to make a passkey. */
export type PasskeyCreation = PublicKeyCredentialCreationOptionsJSON;

const SITE = '明选';
const MOST = 10;
/** EdDSA, ES256, RS256 (RFC 9053): what phones, computers and security keys make. */
const ALGORITHMS = [-8, -7, -257];

/** A session enrols with challenges of its own. */
const enrolling = (held: Held): Asked => ({ purpose: 'ENROL', bound: boundTo('SESSION', held.token), about: '' });

/**
 * Asks a passkey of whoever holds this session: to show who they are before something of their own is changed. Refusals:
 * `NOT_SIGNED_IN`, `NOT_ENROLLED`, `PASSKEYS_NOT_HERE`.
 */
export async function askOwnPasskey(context: Context, held: Held): Promise<Result<PasskeyRequest, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  if (!account.passkeys) return err(notEnrolled());
  return askPasskey(context, { ...proving(held), accountId: account.id, verifies: true });
}

/**
 * Begins to enrol a passkey; nothing changes until `confirmPasskey`. Who is asking shows it first, as for an authenticator.
 * Refusals: `NOT_SIGNED_IN`, `MUST_CHANGE_PASSWORD`, `PASSKEYS_NOT_HERE`, `TOO_MANY_PASSKEYS`, those of the proofs.
 */
export async function beginPasskey(
  context: Context,
  held: Held,
  given: Given,
): Promise<Result<PasskeyCreation, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  if (account.mustChangePassword) return err(changePasswordFirst());
  const place = context.passkeyPlace;
  if (place === null) return err(passkeysNotHere());
  const present = await passkeysOf(context.pool, account.id);
  if (present.length >= MOST) return err(tooManyPasskeys());
  const proven = await stillThemselves(context, held, account, given);
  if (!proven.ok) return proven;
  return ok(
    await generateRegistrationOptions({
      rpName: SITE,
      rpID: place.rpId,
      userID: Uint8Array.from(Buffer.from(account.id, 'utf8')),
      userName: account.username,
      userDisplayName: account.displayName,
      challenge: Uint8Array.from(Buffer.from(newChallenge(context, enrolling(held)), 'base64url')),
      attestationType: 'none',
      excludeCredentials: present.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: [...transports],
      })),
      // Kept in the authenticator where it can, so that it signs in without a name typed; and it checks its owner.
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
      timeout: 120_000,
    }),
  );
}

/**
 * The new passkey's answer makes it the account's. With the first factor of an account ten recovery codes are made, shown
 * once; other sessions end. Refusals: `NOT_SIGNED_IN`, `BAD_NAME`, `BAD_REQUEST`, `PASSKEYS_NOT_HERE`,
 * `PASSKEY_CHALLENGE_GONE`, `PASSKEY_REFUSED`, `PASSKEY_TAKEN`.
 */
export async function confirmPasskey(
  context: Context,
  held: Held,
  { name, answer }: { readonly name: string; readonly answer: string },
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  const called = readDisplayName(name);
  if (!called.ok) return called;
  const place = context.passkeyPlace;
  if (place === null) return err(passkeysNotHere());
  const response = readRegistration(answer);
  const challenge = response === null ? null : challengeIn(response.response.clientDataJSON);
  if (response === null || challenge === null) return err(badRequest());
  if (!isOwnChallenge(context, challenge, enrolling(held))) return err(passkeyChallengeGone());
  const made = await verified(response, challenge, place);
  if (made === null) return err(passkeyRefused());
  if (!(await useUp(context.pool, challenge, context.now()))) return err(passkeyChallengeGone());
  try {
    return await written(context, held, account, called.value, made);
  } catch (cause) {
    if (isUniqueViolation(cause)) return err(passkeyTaken());
    throw cause;
  }
}

type Made = NonNullable<Awaited<ReturnType<typeof verifyRegistrationResponse>>['registrationInfo']>;

async function verified(
  response: RegistrationResponseJSON,
  expectedChallenge: string,
  { origin, rpId }: PasskeyPlace,
): Promise<Made | null> {
  try {
    const done = await verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return done.verified ? done.registrationInfo : null;
  } catch {
    return null;
  }
}

function written(
  context: Context,
  held: Held,
  account: SessionAccount,
  name: string,
  { credential, credentialBackedUp }: Made,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, Refusal>> {
  const { pool, now, random } = context;
  return inTransaction(pool, async (client) => {
    await lock(client, account.id);
    const first = !(await isEnrolled(client, account.id));
    const key = {
      id: newId(random),
      accountId: account.id,
      credentialId: credential.id,
      publicKey: Uint8Array.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name,
      synced: credentialBackedUp,
    };
    await insertPasskey(client, key, now());
    const recoveryCodes = first ? await writeRecoveryCodes(client, account.id, random) : [];
    await endSessions(client, account.id, held.token);
    await recordAct(client, 'PASSKEY_ENROLLED', account.id, account.id, now(), { passkey: key.id });
    return ok({ recoveryCodes });
  });
}

/**
 * Takes one of one's own passkeys off, after showing who one is. The last factor stays where one is required, and with the
 * last the recovery codes go. Refusals: `NOT_SIGNED_IN`, `NO_SUCH_PASSKEY`, `SECOND_FACTOR_COMPULSORY`, those of the proofs.
 */
export async function removePasskey(
  context: Context,
  held: Held,
  id: string,
  given: Given,
): Promise<Result<true, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  const present = await passkeysOf(context.pool, account.id);
  if (!present.some((key) => key.id === id)) return err(noSuchPasskey());
  const last = present.length === 1 && !account.authenticator;
  if (last && (await isCompulsory(context, account.id))) return err(factorCompulsory());
  const proven = await stillThemselves(context, held, account, given);
  if (!proven.ok) return proven;
  return inTransaction(context.pool, async (client) => {
    await lock(client, account.id);
    if (!(await deletePasskey(client, account.id, id))) return err(noSuchPasskey());
    await dropLastFactor(client, account.id);
    await endSessions(client, account.id, held.token);
    await recordAct(client, 'PASSKEY_REMOVED', account.id, account.id, context.now(), { passkey: id });
    return ok(true);
  });
}
