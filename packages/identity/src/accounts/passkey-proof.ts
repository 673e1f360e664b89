import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { AccountId } from '../can/index.ts';
import { recordAct } from './account-rows.ts';
import type { Asked } from './challenges.ts';
import { isOwnChallenge, newChallenge, useUp } from './challenges.ts';
import type { Context } from './context.ts';
import { challengeIn, readAssertion } from './passkey-answer.ts';
import type { PasskeyPlace } from './passkey-place.ts';
import type { PasskeyRow } from './passkey-rows.ts';
import { passkeyByCredential, passkeyUsed, passkeysOf } from './passkey-rows.ts';
import {
  badRequest,
  passkeyChallengeGone,
  passkeyCopied,
  passkeyRefused,
  passkeysNotHere,
  passkeyUnverified,
} from './refusals.ts';
import type { Sql } from './sql.ts';
import { inTransaction } from './sql.ts';

/** What the browser is told when it is to ask a passkey. */
export type PasskeyRequest = PublicKeyCredentialRequestOptionsJSON;

export interface Asking extends Asked {
  /** Whose passkey; null at a sign-in, where it says so itself. */
  readonly accountId: AccountId | null;
  /** Whether it must check its owner itself, by finger, face or number. */
  readonly verifies: boolean;
}

/** Asks for a passkey. Refusal: `PASSKEYS_NOT_HERE`. */
export async function askPasskey(context: Context, asking: Asking): Promise<Result<PasskeyRequest, Refusal>> {
  const { passkeyPlace: place } = context;
  if (place === null) return err(passkeysNotHere());
  const known = asking.accountId === null ? [] : await passkeysOf(context.pool, asking.accountId);
  return ok(
    await generateAuthenticationOptions({
      rpID: place.rpId,
      challenge: Uint8Array.from(Buffer.from(newChallenge(context, asking), 'base64url')),
      userVerification: asking.verifies ? 'required' : 'preferred',
      allowCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: [...transports],
      })),
      timeout: 120_000,
    }),
  );
}

/** A passkey that answered: whose, and the very bytes it signed. */
export interface SpentPasskey {
  readonly kind: 'PASSKEY';
  readonly accountId: AccountId;
  readonly credentialId: string;
  /** COSE (RFC 9052), as it was enrolled. */
  readonly publicKey: Uint8Array;
  readonly signed: Pick<AuthenticationResponseJSON['response'], 'authenticatorData' | 'clientDataJSON' | 'signature'>;
}

/**
 * Takes an answer of a passkey, once: its challenge is used up by it. Origin and host are those of the configuration. An authenticator that counts its uses must have counted further: if not, somebody has a copy of it, and
 * that is written down. Refusals: `PASSKEYS_NOT_HERE`, `BAD_REQUEST`, `PASSKEY_CHALLENGE_GONE`, `PASSKEY_REFUSED`,
 * `PASSKEY_UNVERIFIED`, `PASSKEY_COPIED`.
 */
export async function spendPasskey(
  context: Context,
  given: string,
  asking: Asking,
): Promise<Result<SpentPasskey, Refusal>> {
  const { passkeyPlace: place } = context;
  if (place === null) return err(passkeysNotHere());
  const answer = readAssertion(given);
  const challenge = answer === null ? null : challengeIn(answer.response.clientDataJSON);
  if (answer === null || challenge === null) return err(badRequest());
  if (!isOwnChallenge(context, challenge, asking)) return err(passkeyChallengeGone());
  return inTransaction(context.pool, async (client) => {
    const key = await passkeyByCredential(client, answer.id);
    const owner = asking.accountId ?? key?.accountId ?? null;
    if (key === null || key.accountId !== owner || !isHandleOf(answer, owner)) return err(passkeyRefused());
    const checked = await verified(answer, challenge, place, key);
    if (checked === null) return err(passkeyRefused());
    if (asking.verifies && !checked.userVerified) return err(passkeyUnverified());
    if (!(await useUp(client, challenge, context.now()))) return err(passkeyChallengeGone());
    return counted(client, context, key, checked, answer.response);
  });
}

/** Where it says whose it is, it says the account it was enrolled for. */
function isHandleOf(answer: AuthenticationResponseJSON, owner: AccountId): boolean {
  const { userHandle } = answer.response;
  return userHandle === undefined || Buffer.from(userHandle, 'base64url').toString('utf8') === owner;
}

type Checked = Awaited<ReturnType<typeof verifyAuthenticationResponse>>['authenticationInfo'];

async function verified(
  response: AuthenticationResponseJSON,
  expectedChallenge: string,
  { origin, rpId }: PasskeyPlace,
  key: PasskeyRow,
): Promise<Checked | null> {
  const { credentialId, publicKey, transports } = key;
  try {
    const done = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      // The count is looked at by us, once the signature is known to be the key's own.
      credential: { id: credentialId, publicKey, counter: 0, transports: [...transports] },
      requireUserVerification: false,
    });
    return done.verified ? done.authenticationInfo : null;
  } catch {
    // The library says by throwing what does not fit: another origin, another host, bytes that are no answer.
    return null;
  }
}

async function counted(
  client: Sql,
  { now }: Context,
  key: PasskeyRow,
  { newCounter, credentialBackedUp }: Checked,
  { authenticatorData, clientDataJSON, signature }: AuthenticationResponseJSON['response'],
): Promise<Result<SpentPasskey, Refusal>> {
  const { id, accountId, credentialId, publicKey, counter } = key;
  // Web Authentication §7.2, step 22: 0 and 0 is an authenticator that does not count.
  if ((newCounter > 0 || counter > 0) && newCounter <= counter) {
    await recordAct(client, 'PASSKEY_COPIED', accountId, accountId, now(), { passkey: id, counter, newCounter });
    return err(passkeyCopied());
  }
  await passkeyUsed(client, id, newCounter, credentialBackedUp, now());
  const signed = { authenticatorData, clientDataJSON, signature };
  return ok({ kind: 'PASSKEY', accountId, credentialId, publicKey, signed });
}
