import { hash } from 'node:crypto';
import type { CanonicalFault } from './canonical.ts';
import { canonicalize } from './canonical.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';

/** What is being digested. Each kind has its own prefix, so that a digest of one can never pass for another. */
export type DigestKind = 'entry' | 'record';

/** `mingxuan/v1/<kind>` in ASCII and one zero byte. */
const DOMAINS: Readonly<Record<DigestKind, Uint8Array>> = {
  entry: Buffer.from('mingxuan/v1/entry\0', 'latin1'),
  record: Buffer.from('mingxuan/v1/record\0', 'latin1'),
};

/** 64 lower-case hex digits. */
export const HASH_PATTERN = /^[0-9a-f]{64}$/;

// `hash` in one call, with a text as its result, takes a third of the time that a hash object does; a ledger hashes millions.

/** Plain SHA-256 in hex: what `sha256sum` prints. Used for files. */
export const sha256Hex = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'hex');

/** Plain SHA-256, 32 bytes. */
export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.from(hash('sha256', joined(parts), 'binary'), 'latin1');

/** SHA-256 over the kind's prefix and the UTF-8 bytes of `text`, in hex. */
export const digest = (kind: DigestKind, text: string): string => digestBytes(kind, Buffer.from(text, 'utf8'));

/** The same over bytes. */
export const digestBytes = (kind: DigestKind, bytes: Uint8Array): string =>
  hash('sha256', joined([DOMAINS[kind], bytes]), 'hex');

/** HMAC-SHA256 (RFC 2104) with `keyHex` over the kind's prefix and the UTF-8 bytes of `text`, in hex. */
export function keyedDigest(kind: DigestKind, keyHex: string, text: string): string {
  const given = Buffer.from(keyHex, 'hex');
  const key = given.length > BLOCK ? sha256(given) : given;
  const domain = DOMAINS[kind];
  // The two nested hashes by hand: OpenSSL takes ten times as long to set its HMAC up.
  const inner = paddedKey(key, 0x36, domain.length + Buffer.byteLength(text, 'utf8'));
  inner.set(domain, BLOCK);
  inner.write(text, BLOCK + domain.length, 'utf8');
  const outer = paddedKey(key, 0x5c, 32);
  outer.write(hash('sha256', inner, 'hex'), BLOCK, 'hex');
  return hash('sha256', outer, 'hex');
}

const BLOCK = 64;

/** A block of the key with every byte turned by `pad`, and `room` bytes behind it. */
function paddedKey(key: Uint8Array, pad: number, room: number): Buffer {
  const bytes = Buffer.alloc(BLOCK + room);
  bytes.fill(pad, 0, BLOCK);
  for (let i = 0; i < key.length; i += 1) bytes[i] = (key[i] ?? 0) ^ pad;
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
}

/**
 * Plain SHA-256, in hex, over the canonical spelling of a JSON value. Files that a bundle writes from JSON have this
 * digest, so a pack pinned by it can be matched with its file.
 */
export function jsonDigest(value: unknown): Result<string, CanonicalFault> {
  const spelled = canonicalize(value);
  return spelled.ok ? ok(sha256Hex(spelled.value)) : spelled;
}
