import { createHash } from 'node:crypto';

/** Letters that are not mistaken for one another when they are written down or read out. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 16;

/**
 * The receipt code of a complaint, four by four: some 79 bits drawn from a keyed digest, so that a request sent twice
 * gets the same code and nobody can work it out from the ledger.
 */
export function receiptCode(keyed: string): string {
  let rest = BigInt(`0x${createHash('sha256').update(`complaint ${keyed}`).digest('hex')}`);
  const letters = Array.from({ length: LENGTH }, () => {
    const at = Number(rest % BigInt(LETTERS.length));
    rest /= BigInt(LETTERS.length);
    return LETTERS.charAt(at);
  });
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/** What the ledger keeps of a code, however it was typed. */
export function codeDigest(code: string): string {
  const letters = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(`mingxuan complaint receipt ${letters}`).digest('hex');
}
