import { toBigInt } from './sm2-curve.ts';

/** The two numbers of a signature. */
export interface SignaturePair {
  readonly r: bigint;
  readonly s: bigint;
}

/** SEQUENCE { INTEGER r, INTEGER s } (GM/T 0009 section 7.3). */
export function encodeDer({ r, s }: SignaturePair): Uint8Array {
  const body = Buffer.concat([integer(r), integer(s)]);
  return Buffer.concat([Uint8Array.of(0x30, body.length), body]);
}

/** Reads exactly what `encodeDer` writes: longer spellings of the same numbers are refused, so there is one form only. */
export function decodeDer(der: Uint8Array): SignaturePair | null {
  const first = readInteger(der, 2);
  const second = first === null ? null : readInteger(der, first.end);
  if (first === null || second === null) return null;
  const pair = { r: first.value, s: second.value };
  return Buffer.from(encodeDer(pair)).equals(der) ? pair : null;
}

function integer(n: bigint): Uint8Array {
  const digits = n.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  // A set first bit would read as a minus sign.
  const body = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Uint8Array.of(0), bytes]) : bytes;
  return Buffer.concat([Uint8Array.of(0x02, body.length), body]);
}

function readInteger(der: Uint8Array, at: number): { readonly value: bigint; readonly end: number } | null {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length < 1 || length > 33 || end > der.length) return null;
  return { value: toBigInt(der.subarray(at + 2, end)), end };
}
