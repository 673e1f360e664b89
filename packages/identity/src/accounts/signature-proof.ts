import { createHash } from 'node:crypto';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { recordAct } from './account-rows.ts';
import type { Context } from './context.ts';
import { spendTotp } from './factor-rows.ts';
import type { Held } from './proving.ts';
import { counted, provePassword, sessionAccount } from './proving.ts';
import { codeNeeded, notSignedIn, passwordNeeded } from './refusals.ts';
import type { Given } from './second-factor.ts';

/** What is signed: the digest of the figures shown, and the number of the act, so that asking again is not signing twice. */
export interface Signed {
  readonly figures: string;
  readonly act: string;
}

/** With what a signer proved to be themselves. The digest binds account, thirty seconds and figures; it holds no code. */
export type SignatureProof = { readonly kind: 'PASSWORD' } | { readonly kind: 'TOTP'; readonly digest: string };

/** The digest of a proof, for whoever checks a record against the list of acts. `step`: thirty seconds since 1970. */
export function proofDigest(accountId: string, step: number, figures: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['mingxuan signature 1', accountId, 'TOTP', step, figures]))
    .digest('hex');
}

/**
 * Asks whoever signs once more: for a code of the authenticator where there is one, else for the password. A recovery code
 * does not sign: it replaces a lost phone at the sign-in, where a new one can be set up. The same code is taken again only
 * for the same act. Refusals: `NOT_SIGNED_IN`, `SECOND_FACTOR_NEEDED`, `PASSWORD_NEEDED`, `TOO_MANY_TRIES`,
 * `WRONG_SECOND_FACTOR`, `SECOND_FACTOR_USED`, `WRONG_PASSWORD`.
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
  const { code } = given;
  if (code === undefined) return err(codeNeeded());
  const spent = await counted(context, 'CODE', account, () => spendTotp(context, account.id, code, signed.act));
  if (!spent.ok) return spent;
  const { step } = spent.value;
  const digest = proofDigest(account.id, step, signed.figures);
  await recordAct(context.pool, 'SIGNATURE_PROVEN', account.id, account.id, context.now(), { step, ...signed, digest });
  return ok({ kind: 'TOTP', digest });
}
