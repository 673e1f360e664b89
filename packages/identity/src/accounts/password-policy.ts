import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { weakPassword } from './refusals.ts';

/** Characters as people count them. Long enough that no rule about kinds of characters is needed. */
export const MIN_PASSWORD = 12;
/** UTF-16 units; a bound on work, not on people. */
export const MAX_PASSWORD = 128;

const MIN_DISTINCT = 5;
/** Characters that must be left when the account's name is taken out. */
const MIN_BESIDE_NAME = 8;

/** What everyone tries first. The full list of breached passwords is larger than this package. */
const COMMON = [
  '123456789012',
  '1234567890123',
  '12345678901234567890',
  '123123123123',
  '112233445566',
  '147258369147258369',
  'qwertyuiop123',
  'qwertyuiop[]',
  '1qaz2wsx3edc',
  '1qaz2wsx3edc4rfv',
  'qazwsxedcrfv',
  'abcdefghijkl',
  'abcd12345678',
  'password1234',
  'password12345',
  'passwordpassword',
  'adminadmin123',
  'administrator',
  'admin12345678',
  'woaini1314520',
  'woaini5201314',
  'iloveyou1234',
];

/**
 * Whether the password may protect this account: at least 12 characters, at least 5 different ones, none of the common
 * ones, and not the account's own name. Refusal: `WEAK_PASSWORD`, saying which.
 */
export function checkPassword(password: string, username: string): Result<true, Refusal> {
  const normal = password.normalize('NFKC');
  const characters = Array.from(normal);
  const lower = normal.toLowerCase();
  if (characters.length < MIN_PASSWORD) return err(weakPassword('TOO_SHORT'));
  if (password.length > MAX_PASSWORD || normal.length > MAX_PASSWORD) return err(weakPassword('TOO_LONG'));
  if (new Set(characters).size < MIN_DISTINCT) return err(weakPassword('TOO_UNIFORM'));
  if (COMMON.includes(lower)) return err(weakPassword('COMMON'));
  const besideName = Array.from(lower.replaceAll(username, ''));
  return besideName.length < MIN_BESIDE_NAME ? err(weakPassword('LIKE_NAME')) : ok(true);
}
