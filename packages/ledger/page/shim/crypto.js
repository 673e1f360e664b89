// What checking uses of node:crypto, for browsers. Signing is not here: the page holds no key.
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Buffer } from './buffer.js';

const asBytes = (data, encoding) => (typeof data === 'string' ? Buffer.from(data, encoding) : data);
const known = (algorithm) => {
  if (algorithm !== 'sha256') throw new Error(`not in this page: ${algorithm}`);
};
const shown = (digest, encoding) => {
  const bytes = Buffer.from(digest);
  return encoding === undefined || encoding === 'buffer'
    ? bytes
    : bytes.toString(encoding === 'binary' ? 'latin1' : encoding);
};

export function hash(algorithm, data, encoding = 'hex') {
  known(algorithm);
  return shown(sha256(asBytes(data)), encoding);
}

export function createHash(algorithm) {
  known(algorithm);
  const parts = sha256.create();
  const self = {
    update: (data, encoding) => {
      parts.update(asBytes(data, encoding));
      return self;
    },
    digest: (encoding) => shown(parts.digest(), encoding),
  };
  return self;
}

/** No SM3 and no SM4 is built in; the library's are used. */
export const getHashes = () => [];
export const getCiphers = () => [];

// SubjectPublicKeyInfo of an Ed25519 key is these twelve bytes and the key itself (RFC 8410).
const PREFIX = '302a300506032b6570032100';

export function createPublicKey(given) {
  const der = typeof given === 'string' ? pem(given) : given.key;
  const bytes = Buffer.from(der);
  if (bytes.length !== 44 || bytes.subarray(0, 12).toString('hex') !== PREFIX) throw new Error('no Ed25519 key');
  return { asymmetricKeyType: 'ed25519', raw: bytes.subarray(12), export: () => bytes };
}

function pem(text) {
  const body = /^-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(text.trim());
  return Buffer.from(body?.[1]?.replaceAll(/\s/g, '') ?? '', 'base64');
}

/** Pure Ed25519 after RFC 8032, strictly, as OpenSSL has it. */
export const verify = (_algorithm, bytes, key, signature) =>
  ed25519.verify(Uint8Array.from(signature), Uint8Array.from(bytes), Uint8Array.from(key.raw), { zip215: false });

const notHere = () => {
  throw new Error('not in this page');
};
export const sign = notHere;
export const createPrivateKey = notHere;
export const createHmac = notHere;
export const createCipheriv = notHere;
export const createDecipheriv = notHere;
export const timingSafeEqual = notHere;
