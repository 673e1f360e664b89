import { createHash, timingSafeEqual } from 'node:crypto';
import type { Random } from './password.ts';

/** Crockford's 32 signs: none that a person reading from paper takes for another. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Groups of four signs, `7KQ4-M2XP-9TRC`; each sign carries 5 random bits. */
function groups(count: number, random: Random): string {
  const bytes = random(count * 4);
  const signs = Array.from(bytes, (byte) => SIGNS.charAt(byte % SIGNS.length));
  return Array.from({ length: count }, (_, i) => signs.slice(i * 4, i * 4 + 4).join('')).join('-');
}

/** The code of the first start: 60 random bits. */
export const newFirstCode = (random: Random): string => groups(3, random);

/** A password to hand over on paper once: 80 random bits. */
export const newOneTimePassword = (random: Random): string => groups(4, random);

/** What is stored of a code. Plain SHA-256 is enough: 60 random bits that live one day cannot be tried out. */
export function hashCode(code: string): string {
  return createHash('sha256').update(readCode(code)).digest('hex');
}

/** Whether a typed code is the one with this hash; spaces, dashes, case and look-alike letters do not matter. */
export function isCode(typed: string, hash: string): boolean {
  const actual = Buffer.from(hashCode(typed), 'hex');
  const expected = Buffer.from(hash, 'hex');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function readCode(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

/** A random UUID (version 4). */
export function newId(random: Random): string {
  const bytes = Buffer.from(random(16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
