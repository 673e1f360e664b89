/** Standard base64 (RFC 4648 section 4), with padding. */
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Reads base64 in its one spelling, of `length` bytes if that is given; anything else is null. */
export function fromBase64(text: string | undefined, length?: number): Uint8Array | null {
  if (text === undefined) return null;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) return null;
  return length === undefined || bytes.length === length ? bytes : null;
}

/** A count in decimal without a leading zero, as C2SP writes tree sizes; up to 2⁵³ − 1. Null when it is anything else. */
export function readCount(text: string | undefined): number | null {
  const count = Number(text);
  return text !== undefined && Number.isSafeInteger(count) && count >= 0 && String(count) === text ? count : null;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);
