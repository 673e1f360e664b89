import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Fault } from './fault.ts';
import { broken } from './fault.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** What a signature is made with. `name` is the signer's, as `mz.example.gov.cn/mingxuan`: no spaces and no plus sign. */
export interface SigningKey {
  readonly name: string;
  /** Ed25519 private key, PKCS #8 PEM. */
  readonly privateKeyPem: string;
}

/** What a signature is checked with. */
export interface VerifierKey {
  readonly name: string;
  /** The 32 bytes of RFC 8032. */
  readonly raw: Uint8Array;
}

export type KeyCode = 'BAD_KEY';
export type KeyFault = Fault<KeyCode>;

// SubjectPublicKeyInfo of an Ed25519 key is these twelve bytes and the key itself (RFC 8410).
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const ALGORITHM_ED25519 = 1;
const KEY_NAME = /^[^\s+\p{C}]{1,100}$/u;

export const isKeyName = (name: unknown): name is string => typeof name === 'string' && KEY_NAME.test(name);

/** The verifier key that belongs to a signing key. */
export function verifierKeyOf(key: SigningKey): Result<VerifierKey, KeyFault> {
  const pair = openSigningKey(key);
  return pair.ok ? rawKey(createPublicKey(pair.value), key.name) : pair;
}

/** Reads a public key in PEM (SubjectPublicKeyInfo). */
export function readPublicKeyPem(pem: string, name: string): Result<VerifierKey, KeyFault> {
  if (!isKeyName(name)) return badKey('密钥名称', 'the name of the key');
  try {
    return rawKey(createPublicKey(pem), name);
  } catch {
    return badKey('公钥文件', 'the public key');
  }
}

/** The one-line form of a verifier key after C2SP signed-note: `name+hash+base64(0x01 ‖ key)`. */
export function formatVerifierKey(key: VerifierKey): string {
  const body = Buffer.concat([Uint8Array.of(ALGORITHM_ED25519), key.raw]).toString('base64');
  return `${key.name}+${keyHash(key).toString('hex')}+${body}`;
}

/** Reads `formatVerifierKey`'s line; the hash inside must fit. */
export function parseVerifierKey(line: string): Result<VerifierKey, KeyFault> {
  const [name, , ...parts] = line.split('+');
  // Base64 may itself hold plus signs, so everything after the second one belongs to it.
  const encoded = parts.join('+');
  const bytes = Buffer.from(encoded, 'base64');
  if (!isKeyName(name) || bytes.length !== 33 || bytes[0] !== ALGORITHM_ED25519)
    return badKey('公钥行', 'the key line');
  const key: VerifierKey = { name, raw: bytes.subarray(1) };
  return formatVerifierKey(key) === line ? ok(key) : badKey('公钥行', 'the key line');
}

/** Key hash of C2SP signed-note: the first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key). */
export const keyHash = (key: VerifierKey): Buffer =>
  createHash('sha256')
    .update(`${key.name}\n`)
    .update(Uint8Array.of(ALGORITHM_ED25519))
    .update(key.raw)
    .digest()
    .subarray(0, 4);

/** SHA-256, in hex, of the key's SubjectPublicKeyInfo (DER): what is printed on paper for people to compare. */
export const keyFingerprint = (key: VerifierKey): string =>
  createHash('sha256').update(SPKI_PREFIX).update(key.raw).digest('hex');

/** Ed25519 signature, 64 bytes. The same key and bytes always give the same signature (RFC 8032). */
export function signBytes(key: SigningKey, bytes: Uint8Array): Result<Uint8Array, KeyFault> {
  const opened = openSigningKey(key);
  return opened.ok ? ok(sign(null, bytes, opened.value)) : opened;
}

/** Is this the key's signature over these bytes? A malformed key or signature is simply not one. */
export function isSignature(key: VerifierKey, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (key.raw.length !== 32 || signature.length !== 64) return false;
  try {
    const der = Buffer.concat([SPKI_PREFIX, key.raw]);
    return verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}

function openSigningKey(key: SigningKey): Result<KeyObject, KeyFault> {
  if (!isKeyName(key.name)) return badKey('密钥名称', 'the name of the key');
  try {
    const opened = createPrivateKey(key.privateKeyPem);
    return opened.asymmetricKeyType === 'ed25519' ? ok(opened) : badKey('私钥（应为 Ed25519）', 'the private key');
  } catch {
    return badKey('私钥文件', 'the private key');
  }
}

function rawKey(key: KeyObject, name: string): Result<VerifierKey, KeyFault> {
  if (key.asymmetricKeyType !== 'ed25519') return badKey('公钥（应为 Ed25519）', 'the public key (not Ed25519)');
  const der = key.export({ type: 'spki', format: 'der' });
  return ok({ name, raw: Uint8Array.from(der.subarray(SPKI_PREFIX.length)) });
}

const badKey = (zh: string, en: string): { readonly ok: false; readonly error: KeyFault } =>
  err(broken('BAD_KEY', null, {}, `${zh}不能使用`, `${en} cannot be used`));
