import type { Sm2PrivateKey, Sm2PublicKey } from '@mingxuan/guomi';
import { sm2PublicKey, sm2Sign, sm2Verify } from '@mingxuan/guomi';
import { sha256 } from '../digest.ts';
import type { KeyFault, SigningKey, VerifierKey } from '../keys.ts';
import { isKeyName, isSignature } from '../keys.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import { fromBase64, sameBytes, toBase64 } from './base64.ts';
import type { LogFault } from './fault.ts';
import { refuse } from './fault.ts';

/**
 * A key that a line of a note can be checked with. `raw` is the 32 bytes of RFC 8032.
 * `ED25519`: a log's own signature (C2SP signed-note, type 0x01).
 * `COSIGNATURE`: a witness's, with the time it signed at (C2SP tlog-cosignature, type 0x04).
 * `SM2`: a log's domestic signature; the type is ours (see `SM2_TYPE`).
 */
export type LogKey =
  | { readonly type: 'ED25519' | 'COSIGNATURE'; readonly name: string; readonly raw: Uint8Array }
  | { readonly type: 'SM2'; readonly name: string; readonly publicKey: Sm2PublicKey };

/** The keys of a log: Ed25519, which every other reader knows, and SM2 beside it where domestic rules ask for it. */
export interface LogSigner {
  readonly ed25519: SigningKey;
  readonly sm2: Sm2PrivateKey | null;
}

export type LogKeyFault = LogFault | KeyFault;

/**
 * C2SP signed-note keeps 0xff for types that have no byte of their own and asks for a longer identifier behind it.
 * The public key follows as 65 bytes, 04 ‖ x ‖ y. The signature is r ‖ s (64 bytes) after GB/T 32918.2 with SM3 and the
 * identifier 1234567812345678, over the note's text.
 */
export const SM2_TYPE = Buffer.concat([Uint8Array.of(0xff), Buffer.from('mingxuan/sm2-sm3/v1')]);
const ED25519_TYPE = Uint8Array.of(0x01);
const COSIGNATURE_TYPE = Uint8Array.of(0x04);

export const ed25519Key = ({ name, raw }: VerifierKey): LogKey => ({ type: 'ED25519', name, raw });
export const cosignatureKey = ({ name, raw }: VerifierKey): LogKey => ({ type: 'COSIGNATURE', name, raw });
export const sm2Key = (name: string, publicKey: Sm2PublicKey): LogKey => ({ type: 'SM2', name, publicKey });

/** Type and key as C2SP signed-note encodes them. */
function encoded(key: LogKey): Uint8Array {
  switch (key.type) {
    case 'ED25519':
      return Buffer.concat([ED25519_TYPE, key.raw]);
    case 'COSIGNATURE':
      return Buffer.concat([COSIGNATURE_TYPE, key.raw]);
    case 'SM2':
      return Buffer.concat([SM2_TYPE, Buffer.from(key.publicKey.hex, 'hex')]);
  }
}

/** C2SP signed-note: first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
export const keyId = (key: LogKey): Uint8Array =>
  sha256(Buffer.from(`${key.name}\n`, 'utf8'), encoded(key)).subarray(0, 4);

/** Are these the same key, whatever they are called? C2SP tlog-policy forbids listing one twice. */
export function sameKey(a: LogKey, b: LogKey): boolean {
  if (a.type === 'SM2') return b.type === 'SM2' && a.publicKey.hex === b.publicKey.hex;
  return b.type !== 'SM2' && sameBytes(a.raw, b.raw);
}

/** One line for files and for telling others: `name+id+base64(type ‖ key)`. */
export const formatVkey = (key: LogKey): string =>
  `${key.name}+${Buffer.from(keyId(key)).toString('hex')}+${toBase64(encoded(key))}`;

/** Reads a line of `formatVkey`; the id in it must fit. */
export function parseVkey(line: string): Result<LogKey, LogFault> {
  const [name, id, ...rest] = line.split('+');
  // Base64 has plus signs of its own.
  const bytes = fromBase64(rest.join('+'));
  const key = bytes === null || !isKeyName(name) ? null : decode(name, bytes);
  if (key !== null && Buffer.from(keyId(key)).toString('hex') === id) return ok(key);
  return refuse('BAD_KEY_LINE', `公钥行写法不对：${line}`, `malformed key line: ${line}`);
}

function decode(name: string, bytes: Uint8Array): LogKey | null {
  const raw = bytes.subarray(1);
  if (bytes[0] === ED25519_TYPE[0] && raw.length === 32) return { type: 'ED25519', name, raw };
  if (bytes[0] === COSIGNATURE_TYPE[0] && raw.length === 32) return { type: 'COSIGNATURE', name, raw };
  if (!sameBytes(bytes.subarray(0, SM2_TYPE.length), SM2_TYPE)) return null;
  const point = sm2PublicKey(Buffer.from(bytes.subarray(SM2_TYPE.length)).toString('hex'));
  return point.ok ? { type: 'SM2', name, publicKey: point.value } : null;
}

/** The SM2 signature of a note's text: 64 bytes. */
export function signSm2(key: Sm2PrivateKey, text: string): Result<Uint8Array, LogFault> {
  const made = sm2Sign(key, Buffer.from(text, 'utf8'));
  return made.ok ? made : refuse('BAD_KEY_LINE', 'SM2 私钥不能使用', 'the SM2 private key cannot be used');
}

/** What a line of a note says, if it holds: the time of a cosignature, in seconds since 1970; null for others. */
export interface HeldSignature {
  readonly key: LogKey;
  readonly time: number | null;
}

/** Does the signature (the bytes behind the key id) hold for this note's text? Null if not. */
export function checkSignature(key: LogKey, text: string, signature: Uint8Array): HeldSignature | null {
  const bytes = Buffer.from(text, 'utf8');
  switch (key.type) {
    case 'ED25519':
      return isSignature(key, bytes, signature) ? { key, time: null } : null;
    case 'SM2':
      return sm2Verify(key.publicKey, bytes, signature) ? { key, time: null } : null;
    case 'COSIGNATURE': {
      if (signature.length !== 72) return null;
      const time = Number(Buffer.from(signature).readBigUInt64BE(0));
      if (!Number.isSafeInteger(time)) return null;
      const message = Buffer.from(cosignatureMessage(text, time), 'utf8');
      return isSignature(key, message, signature.subarray(8)) ? { key, time } : null;
    }
  }
}

/** What a witness signs: C2SP tlog-cosignature, the Ed25519 form. */
export const cosignatureMessage = (text: string, time: number): string => `cosignature/v1\ntime ${time}\n${text}`;
