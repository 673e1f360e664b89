import { createHash, createHmac, getHashes } from 'node:crypto';
import { sm3 as slowSm3 } from 'sm-crypto-v2';

/** 32 bytes. */
export type Sm3Digest = Uint8Array;

// Some builds of OpenSSL leave SM3 out (FIPS ones among them); the library is slower and gives the same digests.
const BUILT_IN = getHashes().includes('sm3');

/** SM3 (GB/T 32905) over the parts, one after the other. */
export const sm3 = (...parts: readonly Uint8Array[]): Sm3Digest => (BUILT_IN ? builtInSm3(parts) : librarySm3(parts));

/** SM3 in 64 lower-case hex digits; text is taken as UTF-8. */
export const sm3Hex = (data: Uint8Array | string): string =>
  Buffer.from(sm3(typeof data === 'string' ? Buffer.from(data, 'utf8') : data)).toString('hex');

/** HMAC (RFC 2104, GB/T 15852.2) over SM3. */
export const hmacSm3 = (key: Uint8Array, ...parts: readonly Uint8Array[]): Sm3Digest =>
  BUILT_IN ? builtInHmac(key, parts) : libraryHmac(key, parts);

/** The two ways to the same digest, side by side so that a test can hold them against each other. */
export const ways = {
  builtIn: BUILT_IN ? { sm3: builtInSm3, hmac: builtInHmac } : null,
  library: { sm3: librarySm3, hmac: libraryHmac },
} as const;

function builtInSm3(parts: readonly Uint8Array[]): Sm3Digest {
  const hash = createHash('sm3');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function builtInHmac(key: Uint8Array, parts: readonly Uint8Array[]): Sm3Digest {
  const hmac = createHmac('sm3', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

function librarySm3(parts: readonly Uint8Array[]): Sm3Digest {
  return Buffer.from(slowSm3(Buffer.concat(parts)), 'hex');
}

function libraryHmac(key: Uint8Array, parts: readonly Uint8Array[]): Sm3Digest {
  return Buffer.from(slowSm3(Buffer.concat(parts), { mode: 'hmac', key }), 'hex');
}
