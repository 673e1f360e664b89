import { createHash, createHmac } from 'node:crypto';
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

/** Plain SHA-256 in hex: what `sha256sum` prints. Used for files. */
export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Plain SHA-256, 32 bytes. */
export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** SHA-256 over the kind's prefix and the UTF-8 bytes of `text`, in hex. */
export const digest = (kind: DigestKind, text: string): string =>
  createHash('sha256').update(DOMAINS[kind]).update(text, 'utf8').digest('hex');

/** HMAC-SHA256 with `key` (hex) over the kind's prefix and the UTF-8 bytes of `text`, in hex. */
export const keyedDigest = (kind: DigestKind, keyHex: string, text: string): string =>
  createHmac('sha256', Buffer.from(keyHex, 'hex')).update(DOMAINS[kind]).update(text, 'utf8').digest('hex');

/**
 * Plain SHA-256, in hex, over the canonical spelling of a JSON value. Files that a bundle writes from JSON have this
 * digest, so a pack pinned by it can be matched with its file.
 */
export function jsonDigest(value: unknown): Result<string, CanonicalFault> {
  const spelled = canonicalize(value);
  return spelled.ok ? ok(sha256Hex(spelled.value)) : spelled;
}
