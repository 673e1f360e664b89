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
export function digest(kind: DigestKind, text: string): string {
  const domain = DOMAINS[kind];
  const desk = deskOf(domain.length + MOST_BYTES * text.length);
  desk.set(domain);
  const end = domain.length + desk.write(text, domain.length, 'utf8');
  return hash('sha256', desk.subarray(0, end), 'hex');
}

/** HMAC-SHA256 (RFC 2104) with `keyHex` over the kind's prefix and the UTF-8 bytes of `text`, in hex. */
export function keyedDigest(kind: DigestKind, keyHex: string, text: string): string {
  const key = keyHex.length > 2 * BLOCK ? sha256Hex(Buffer.from(keyHex, 'hex')) : keyHex;
  const domain = DOMAINS[kind];
  // The two nested hashes by hand: OpenSSL takes ten times as long to set its HMAC up.
  const desk = deskOf(BLOCK + domain.length + MOST_BYTES * text.length);
  padKey(desk, key, 0x36);
  desk.set(domain, BLOCK);
  const end = BLOCK + domain.length + desk.write(text, BLOCK + domain.length, 'utf8');
  const inner = hash('sha256', desk.subarray(0, end), 'hex');
  padKey(OUTER, key, 0x5c);
  OUTER.write(inner, BLOCK, 'hex');
  return hash('sha256', OUTER, 'hex');
}

const BLOCK = 64;
/** The outer hash of an HMAC is always over as many bytes. */
const OUTER = Buffer.alloc(BLOCK + 32);
/** No character takes more bytes of UTF-8 than this for each of its UTF-16 units. */
const MOST_BYTES = 3;

/** A block of the key with every byte turned by `pad`, at the beginning of `desk`. */
function padKey(desk: Buffer, keyHex: string, pad: number): void {
  const end = desk.write(keyHex, 0, 'hex');
  for (let i = 0; i < end; i += 1) desk[i] = (desk[i] ?? 0) ^ pad;
  // What the key leaves of the block is zero, and zero turned by `pad` is `pad`.
  desk.fill(pad, end, BLOCK);
}

// Where bytes are laid side by side to be hashed. Nothing on it outlives the call that laid it there.
const DESK = Buffer.alloc(4096);
const deskOf = (bytes: number): Buffer => (bytes <= DESK.length ? DESK : Buffer.alloc(bytes));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  let total = 0;
  for (const part of parts) total += part.length;
  const desk = deskOf(total);
  let at = 0;
  for (const part of parts) {
    desk.set(part, at);
    at += part.length;
  }
  return desk.subarray(0, total);
}

/**
 * Plain SHA-256, in hex, over the canonical spelling of a JSON value. Files that a bundle writes from JSON have this
 * digest, so a pack pinned by it can be matched with its file.
 */
export function jsonDigest(value: unknown): Result<string, CanonicalFault> {
  const spelled = canonicalize(value);
  return spelled.ok ? ok(sha256Hex(spelled.value)) : spelled;
}
