import { createHash } from 'node:crypto';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { recordAct } from './account-rows.ts';
import { aboutDigest, boundTo } from './challenges.ts';
import type { Asked } from './challenges.ts';
import type { Context } from './context.ts';
import { spendTotp } from './factor-rows.ts';
import type { PasskeyRequest } from './passkey-proof.ts';
import { askPasskey, spendPasskey } from './passkey-proof.ts';
import type { Held, SessionAccount } from './proving.ts';
import { counted, provePassword, sessionAccount } from './proving.ts';
import { codeNeeded, notEnrolled, notSignedIn, passwordNeeded } from './refusals.ts';
import type { Given } from './second-factor.ts';

/** What is signed: the digest of the figures shown, and the number of the act, so that asking again is not signing twice. */
export interface Signed {
  readonly figures: string;
  readonly act: string;
}

/**
 * With what a signer proved to be themselves. The digest of a code binds account, thirty seconds and figures, and holds no
 * code; that of a passkey is over what the passkey signed, the figures among it.
 */
export type SignatureProof =
  | { readonly kind: 'PASSWORD' }
  | { readonly kind: 'TOTP' | 'PASSKEY'; readonly digest: string };

/** The digest of a proof, for whoever checks a record against the list of acts. `step`: thirty seconds since 1970. */
export function proofDigest(accountId: string, step: number, figures: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['mingxuan signature 1', accountId, 'TOTP', step, figures]))
    .digest('hex');
}

/** The digest of what a passkey signed: account, passkey, and the three parts of its answer, as base64url. */
export function passkeyDigest(
  accountId: string,
  credentialId: string,
  signed: { readonly authenticatorData: string; readonly clientDataJSON: string; readonly signature: string },
): string {
  const { authenticatorData, clientDataJSON, signature } = signed;
  return createHash('sha256')
    .update(
      JSON.stringify([
        'mingxuan signature 2',
        accountId,
        'PASSKEY',
        credentialId,
        authenticatorData,
        clientDataJSON,
        signature,
      ]),
    )
    .digest('hex');
}

/** The challenge ends in the digest of this, so that the passkey itself signs the figures. */
const signing = (held: Held, { figures, act }: Signed): Asked => ({
  purpose: 'SIGN',
  bound: boundTo('SESSION', held.token),
  about: JSON.stringify([figures, act]),
});

/** Asks a passkey of whoever signs. Refusals: `NOT_SIGNED_IN`, `NOT_ENROLLED`, `PASSKEYS_NOT_HERE`. */
export async function askSignature(
  context: Context,
  held: Held,
  signed: Signed,
): Promise<Result<PasskeyRequest, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  if (!account.passkeys) return err(notEnrolled());
  return askPasskey(context, { ...signing(held, signed), accountId: account.id, verifies: true });
}

/**
 * Asks whoever signs once more: for a passkey or a code of the authenticator where there is one, else for the password. A
 * recovery code does not sign: it replaces a lost phone at the sign-in, where a new one can be set up. The same code is
 * taken again only for the same act; a passkey is asked again. Refusals: `NOT_SIGNED_IN`, `SECOND_FACTOR_NEEDED`,
 * `PASSWORD_NEEDED`, `TOO_MANY_TRIES`, `WRONG_SECOND_FACTOR`, `SECOND_FACTOR_USED`, `WRONG_PASSWORD`, and those of
 * `spendPasskey`.
 */
export async function proveSignature(
  context: Context,
  held: Held,
  given: Given,
  signed: Signed,
): Promise<Result<SignatureProof, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  if (!account.enrolled) {
    if (given.password === undefined) return err(passwordNeeded());
    const proven = await provePassword(context, account, given.password);
    return proven.ok ? ok({ kind: 'PASSWORD' }) : proven;
  }
  if (given.passkey !== undefined) return proveByPasskey(context, held, account, given.passkey, signed);
  const { code } = given;
  if (code === undefined) return err(codeNeeded());
  const spent = await counted(context, 'CODE', account, () => spendTotp(context, account.id, code, signed.act));
  if (!spent.ok) return spent;
  const { step } = spent.value;
  const digest = proofDigest(account.id, step, signed.figures);
  await recordAct(context.pool, 'SIGNATURE_PROVEN', account.id, account.id, context.now(), { step, ...signed, digest });
  return ok({ kind: 'TOTP', digest });
}

async function proveByPasskey(
  context: Context,
  held: Held,
  account: SessionAccount,
  answer: string,
  signed: Signed,
): Promise<Result<SignatureProof, Refusal>> {
  const asking = { ...signing(held, signed), accountId: account.id, verifies: true };
  const spent = await spendPasskey(context, answer, asking);
  if (!spent.ok) return spent;
  const { credentialId, publicKey, signed: bytes } = spent.value;
  const digest = passkeyDigest(account.id, credentialId, bytes);
  // Whoever checks later finds here all that it takes: the key, what was signed, and what the challenge ends in.
  await recordAct(context.pool, 'SIGNATURE_PROVEN', account.id, account.id, context.now(), {
    ...signed,
    digest,
    credentialId,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    about: aboutDigest(asking).toString('hex'),
    ...bytes,
  });
  return ok({ kind: 'PASSKEY', digest });
}
