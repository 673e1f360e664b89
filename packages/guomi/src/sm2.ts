import { sm2 } from 'sm-crypto-v2';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';
import { SM2_ORDER, toBigInt, toBytes32 } from './sm2-curve.ts';
import { decodeDer, encodeDer } from './sm2-der.ts';
import type { Sm2PrivateKey, Sm2PublicKey } from './sm2-keys.ts';
import { multiplyBase, xOf } from './sm2-keys.ts';
import { nonces } from './sm2-nonce.ts';
import { sm3 } from './sm3.ts';

/** `RAW`: r ‖ s, 64 bytes. `DER`: as OpenSSL and certificates have it. */
export type Sm2Form = 'RAW' | 'DER';

export interface Sm2Options {
  /** The signer's identifier that enters the digest; who verifies must use the same. */
  readonly id?: string;
  readonly form?: Sm2Form;
}

export type Sm2Code = 'ID_TOO_LONG';

/** The identifier everybody uses who has agreed on no other (GM/T 0009 section 10). An empty one is another identifier. */
export const DEFAULT_ID = '1234567812345678';

// ENTL counts the bits of the identifier in two bytes (GB/T 32918.2 section 5.5).
const LONGEST_ID = 8191;
// a ‖ b ‖ x ‖ y of the curve of GB/T 32918.5, as they enter Z.
const CURVE = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);

/** SM2 signature (GB/T 32918.2) of the bytes. The same key, identifier and bytes always give the same signature. */
export function sm2Sign(key: Sm2PrivateKey, bytes: Uint8Array, options: Sm2Options = {}): Result<Uint8Array, Sm2Code> {
  const digest = sm2Digest(key.publicKey, bytes, options.id);
  if (!digest.ok) return digest;
  const candidates = nonces(BigInt(`0x${key.hex}`), toBigInt(digest.value));
  for (;;) {
    const made = signWithNonce(key, digest.value, candidates.next().value);
    if (made !== null) return ok(options.form === 'DER' ? encodeDer(pairOf(made)) : made);
  }
}

/** Is this the key's signature over these bytes? One that is malformed, or made under another identifier, is not. */
export function sm2Verify(
  key: Sm2PublicKey,
  bytes: Uint8Array,
  signature: Uint8Array,
  options: Sm2Options = {},
): boolean {
  const pair = options.form === 'DER' ? decodeDer(signature) : signature.length === 64 ? pairOf(signature) : null;
  const digest = sm2Digest(key, bytes, options.id);
  if (pair === null || !digest.ok) return false;
  // Step B1 and B2 of section 7.1: both numbers in [1, n − 1]. The library does not look.
  if ([pair.r, pair.s].some((n) => n < 1n || n >= SM2_ORDER)) return false;
  const raw = Buffer.concat([toBytes32(pair.r), toBytes32(pair.s)]).toString('hex');
  try {
    return sm2.doVerifySignature(digest.value, raw, key.hex, { hash: false, der: false });
  } catch {
    // A point that is not on the curve, or the sum at infinity: nobody's signature.
    return false;
  }
}

/** e = SM3(Z ‖ bytes), with Z = SM3(ENTL ‖ id ‖ curve ‖ public key): what is really signed (section 5.5 and 6.1). */
export function sm2Digest(key: Sm2PublicKey, bytes: Uint8Array, id = DEFAULT_ID): Result<Uint8Array, Sm2Code> {
  const name = Buffer.from(id, 'utf8');
  if (name.length > LONGEST_ID) return err('ID_TOO_LONG');
  const entl = Buffer.alloc(2);
  entl.writeUInt16BE(name.length * 8);
  const z = sm3(entl, name, CURVE, Buffer.from(key.hex.slice(2), 'hex'));
  return ok(sm3(z, bytes));
}

/** r ‖ s for a given k, or null where the standard asks for another (section 6.1, A5 and A6). For the standard's vectors. */
export function signWithNonce(key: Sm2PrivateKey, digest: Uint8Array, k: bigint): Uint8Array | null {
  const x1 = xOf(multiplyBase(k));
  const r = (toBigInt(digest) + x1) % SM2_ORDER;
  if (r === 0n || r + k === SM2_ORDER) return null;
  const raw = sm2.doSignature(digest, key.hex, { hash: false, der: false, pointPool: [{ k, x1 }] });
  const made = Buffer.from(raw, 'hex');
  return pairOf(made).s === 0n ? null : made;
}

const pairOf = (raw: Uint8Array): { readonly r: bigint; readonly s: bigint } => ({
  r: toBigInt(raw.subarray(0, 32)),
  s: toBigInt(raw.subarray(32)),
});
