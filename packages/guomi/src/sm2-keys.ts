import { sm2 } from 'sm-crypto-v2';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';
import { SM2_ORDER, toBigInt, toHex64 } from './sm2-curve.ts';

/** A point of the curve, uncompressed: `04 ‖ x ‖ y`, 130 lower-case hex digits. Made only by the readers below. */
export interface Sm2PublicKey {
  readonly kind: 'SM2_PUBLIC';
  readonly hex: string;
}

/** The number d, 64 lower-case hex digits, 1 ≤ d ≤ n − 2 (GB/T 32918.2 section 6.1), with the public key it makes. */
export interface Sm2PrivateKey {
  readonly kind: 'SM2_PRIVATE';
  readonly hex: string;
  readonly publicKey: Sm2PublicKey;
}

export type Sm2KeyCode = 'NOT_AN_SM2_PUBLIC_KEY' | 'NOT_AN_SM2_PRIVATE_KEY';

// SubjectPublicKeyInfo and PKCS #8 with id-ecPublicKey and the curve 1.2.156.10197.1.301 (GM/T 0010), as OpenSSL writes them.
// The lengths are fixed, so one spelling is enough and nothing else is accepted.
const SPKI = '3059301306072a8648ce3d020106082a811ccf5501822d034200';
const PKCS8 = '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420';
const PKCS8_PUBLIC = 'a144034200';

/** Makes a key from `random`, which must give as many unguessable bytes as it is asked for. */
export function generateSm2Key(random: (bytes: number) => Uint8Array): Sm2PrivateKey {
  for (;;) {
    const made = sm2PrivateKey(Buffer.from(random(32)).toString('hex'));
    // Out of range about once in four billion times: draw again, never reduce (that would favour small numbers).
    if (made.ok) return made.value;
  }
}

export function sm2PrivateKey(hex: string): Result<Sm2PrivateKey, Sm2KeyCode> {
  if (!/^[0-9a-f]{64}$/.test(hex)) return err('NOT_AN_SM2_PRIVATE_KEY');
  const d = BigInt(`0x${hex}`);
  if (d < 1n || d > SM2_ORDER - 2n) return err('NOT_AN_SM2_PRIVATE_KEY');
  return ok({ kind: 'SM2_PRIVATE', hex, publicKey: { kind: 'SM2_PUBLIC', hex: multiplyBase(d) } });
}

/** Takes an uncompressed point (130 hex digits); one that is not on the curve is refused. */
export function sm2PublicKey(hex: string): Result<Sm2PublicKey, Sm2KeyCode> {
  if (!/^04[0-9a-f]{128}$/.test(hex)) return err('NOT_AN_SM2_PUBLIC_KEY');
  try {
    return sm2.verifyPublicKey(hex) ? ok({ kind: 'SM2_PUBLIC', hex }) : err('NOT_AN_SM2_PUBLIC_KEY');
  } catch {
    return err('NOT_AN_SM2_PUBLIC_KEY');
  }
}

/** PKCS #8 PEM, readable by `openssl pkey`. */
export const sm2PrivatePem = (key: Sm2PrivateKey): string =>
  pem('PRIVATE KEY', `${PKCS8}${key.hex}${PKCS8_PUBLIC}${key.publicKey.hex}`);

/** SubjectPublicKeyInfo PEM. */
export const sm2PublicPem = (key: Sm2PublicKey): string => pem('PUBLIC KEY', `${SPKI}${key.hex}`);

/** SubjectPublicKeyInfo, 91 bytes: what a fingerprint is taken over. */
export const sm2PublicDer = (key: Sm2PublicKey): Uint8Array => Buffer.from(`${SPKI}${key.hex}`, 'hex');

export function readSm2PrivatePem(text: string): Result<Sm2PrivateKey, Sm2KeyCode> {
  const der = derOf('PRIVATE KEY', text);
  const hex = der.slice(PKCS8.length, PKCS8.length + 64);
  const key = sm2PrivateKey(hex);
  // The public half inside must be the one that d makes, or signatures would be made for nobody's key.
  return key.ok && der === `${PKCS8}${hex}${PKCS8_PUBLIC}${key.value.publicKey.hex}`
    ? key
    : err('NOT_AN_SM2_PRIVATE_KEY');
}

export function readSm2PublicPem(text: string): Result<Sm2PublicKey, Sm2KeyCode> {
  const der = derOf('PUBLIC KEY', text);
  return der.startsWith(SPKI) ? sm2PublicKey(der.slice(SPKI.length)) : err('NOT_AN_SM2_PUBLIC_KEY');
}

/** `04 ‖ x ‖ y` of scalar × base point. */
export const multiplyBase = (scalar: bigint): string => sm2.getPublicKeyFromPrivateKey(toHex64(scalar)).toLowerCase();

export const xOf = (point: string): bigint => toBigInt(Buffer.from(point.slice(2, 66), 'hex'));

function pem(label: string, derHex: string): string {
  const lines = Buffer.from(derHex, 'hex')
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

function derOf(label: string, text: string): string {
  const match = new RegExp(`^-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----\\s*$`).exec(
    text.trim(),
  );
  return match?.[1] === undefined ? '' : Buffer.from(match[1].replace(/\s/g, ''), 'base64').toString('hex');
}
