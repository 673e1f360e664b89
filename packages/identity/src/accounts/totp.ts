import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Random } from './password.ts';

/** What every authenticator understands without being asked: HMAC-SHA-1, six digits, thirty seconds (RFC 6238 §5, §6). */
const STEP_SECONDS = 30;
const DIGITS = 6;
/** A phone's clock may be off by one step either way (RFC 6238 §5.2). */
const DRIFT = 1;
/** As long as the hash's own output (RFC 4226 §4, R6). */
const SECRET_BYTES = 20;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new shared secret: 160 random bits. */
export const newSecret = (random: Random): Buffer => Buffer.from(random(SECRET_BYTES));

/** HOTP (RFC 4226 §5.3): the code of a counter, in decimal digits. */
export function hotp(secret: Uint8Array, counter: number, digits: number = DIGITS, hash = 'sha1'): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac(hash, secret).update(message).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const truncated = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  return String(truncated % 10 ** digits).padStart(digits, '0');
}

/** The number of the thirty seconds in which this moment lies, counted from 1970 (RFC 6238 §4.2). */
export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS);

/**
 * The step whose code this is: now, or one earlier or later; null for a wrong code. Every step is compared, in constant
 * time, and the latest one wins. Whether it was used before is for the caller to know.
 */
export function stepOfCode(secret: Uint8Array, typed: string, now: Date): number | null {
  const code = readDigits(typed);
  if (code === null) return null;
  let found: number | null = null;
  for (let step = stepOf(now) - DRIFT; step <= stepOf(now) + DRIFT; step += 1)
    if (timingSafeEqual(Buffer.from(hotp(secret, step)), Buffer.from(code))) found = step;
  return found;
}

/** Six digits however they were typed, full-width and in two groups included; null for anything else. */
export function readDigits(typed: string): string | null {
  const digits = typed.normalize('NFKC').replaceAll(/[\s\p{Pd}]/gu, '');
  return /^[0-9]{6}$/.test(digits) ? digits : null;
}

/** RFC 4648 §6 without padding, as authenticators take it when no camera is at hand. */
export function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('');
}

/** What the QR code says. The issuer stands in both places that authenticators read it from. */
export function otpauthUri(issuer: string, username: string, secret: Uint8Array): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(username)}`;
  const parameters = `secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
  return `otpauth://totp/${label}?${parameters}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
}
