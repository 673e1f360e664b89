import { createCipheriv, getCiphers, timingSafeEqual } from 'node:crypto';
import { sm4 } from 'sm-crypto-v2';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';
import { hmacSm3 } from './sm3.ts';

export type Sm4Code = 'BAD_KEY' | 'BAD_IV' | 'NOT_SEALED_BOX' | 'ALTERED_OR_WRONG_KEY';

const BLOCK = 16;
const TAG = 32;
const KEY = 32;
/** First byte of a sealed box: how the rest is to be read. */
const VERSION = Uint8Array.of(1);
const HEADER = VERSION.length + BLOCK;

/**
 * SM4-CTR then HMAC-SM3 over all of it: `0x01 ‖ iv (16) ‖ ciphertext ‖ tag (32)`. `key` is 32 secret bytes, `iv` 16 fresh
 * random bytes, never used twice under one key. `context` is not stored but must be the same on opening: it says what the
 * box is for, so that one box cannot be put in another's place.
 */
export function sealBox(
  key: Uint8Array,
  iv: Uint8Array,
  plain: Uint8Array,
  context: Uint8Array,
): Result<Uint8Array, Sm4Code> {
  if (key.length !== KEY) return err('BAD_KEY');
  if (iv.length !== BLOCK) return err('BAD_IV');
  const head = Buffer.concat([VERSION, iv]);
  const hidden = sm4Ctr(encryptionKey(key), iv, plain);
  return ok(Buffer.concat([head, hidden, tagOf(key, context, head, hidden)]));
}

/** Opens a box of `sealBox`. Nothing is deciphered before the tag holds. */
export function openBox(key: Uint8Array, box: Uint8Array, context: Uint8Array): Result<Uint8Array, Sm4Code> {
  if (key.length !== KEY) return err('BAD_KEY');
  if (box.length < HEADER + TAG || box[0] !== VERSION[0]) return err('NOT_SEALED_BOX');
  const head = box.subarray(0, HEADER);
  const hidden = box.subarray(HEADER, box.length - TAG);
  const tag = box.subarray(box.length - TAG);
  if (!timingSafeEqual(tag, tagOf(key, context, head, hidden))) return err('ALTERED_OR_WRONG_KEY');
  return ok(sm4Ctr(encryptionKey(key), head.subarray(VERSION.length), hidden));
}

/**
 * SM4 (GB/T 32907) in counter mode, as OpenSSL's `sm4-ctr`: the 16 bytes of `iv` are the first counter block, big-endian.
 * The same call enciphers and deciphers. It hides and does not protect: use `sealBox`.
 */
export const sm4Ctr = (key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array =>
  getCiphers().includes('sm4-ctr') ? builtInCtr(key, iv, data) : libraryCtr(key, iv, data);

export function builtInCtr(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const cipher = createCipheriv('sm4-ctr', key, iv);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

/** For builds of OpenSSL without SM4: the library's block cipher over the counters. */
export function libraryCtr(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const counters = Buffer.alloc(Math.ceil(data.length / BLOCK) * BLOCK);
  const counter = Buffer.from(iv);
  for (let at = 0; at < counters.length; at += BLOCK) {
    counter.copy(counters, at);
    for (let i = BLOCK - 1; i >= 0; i -= 1) {
      counter[i] = ((counter[i] ?? 0) + 1) % 256;
      if (counter[i] !== 0) break;
    }
  }
  const stream = sm4.encrypt(counters, key, { mode: 'ecb', padding: 'none', output: 'array' });
  return data.map((byte, i) => byte ^ (stream[i] ?? 0));
}

// One key for one purpose (GB/T 32915 in spirit): neither can be used, or found out, through the other.
const encryptionKey = (key: Uint8Array): Uint8Array => hmacSm3(key, Buffer.from('mingxuan/v1/sm4-ctr')).subarray(0, 16);
const tagKey = (key: Uint8Array): Uint8Array => hmacSm3(key, Buffer.from('mingxuan/v1/hmac-sm3'));

function tagOf(key: Uint8Array, context: Uint8Array, head: Uint8Array, hidden: Uint8Array): Uint8Array {
  // The length stands first, so that no byte can pass from the context into the box or back.
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(context.length));
  return hmacSm3(tagKey(key), length, context, head, hidden);
}
