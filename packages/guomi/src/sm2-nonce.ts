import { SM2_ORDER, toBigInt, toBytes32 } from './sm2-curve.ts';
import { hmacSm3 } from './sm3.ts';

/**
 * The secret number k of one signature, drawn from the key and the digest by the recipe of RFC 6979 section 3.2 with
 * HMAC-SM3. A k that is guessed, or used for two texts, gives the private key away; made so, it needs no source of chance
 * that could fail, and the same key and text always give the same signature. Yields the next candidate when asked again.
 */
export function* nonces(d: bigint, digest: bigint): Generator<bigint, never> {
  const seed = Buffer.concat([toBytes32(d), toBytes32(digest % SM2_ORDER)]);
  let value: Uint8Array = Buffer.alloc(32, 1);
  let key: Uint8Array = Buffer.alloc(32, 0);
  for (const step of [0, 1]) {
    key = hmacSm3(key, value, Uint8Array.of(step), seed);
    value = hmacSm3(key, value);
  }
  for (;;) {
    value = hmacSm3(key, value);
    const k = toBigInt(value);
    if (k >= 1n && k < SM2_ORDER) yield k;
    key = hmacSm3(key, value, Uint8Array.of(0));
    value = hmacSm3(key, value);
  }
}
