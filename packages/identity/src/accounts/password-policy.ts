import { readFileSync } from 'node:fs';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { normalizeUsername } from './names.ts';
import type { PasswordRules } from './policy-profile.ts';
import { kindsIn } from './policy-profile.ts';
import type { Weakness } from './refusals.ts';
import { weakPassword } from './refusals.ts';

/** The least that any profile asks; what better-auth, behind our own check, is told. */
export const MIN_PASSWORD = 12;
/** UTF-16 units; a bound on work, not on people. */
export const MAX_PASSWORD = 128;

const MIN_DISTINCT = 5;
/** Letters and digits that must be left when everything guessable is taken out. */
const MIN_OF_ONES_OWN = 5;
/** A name of one character, or of two letters, is in many words by chance. */
const SHORTEST_NAME = /\p{Script=Han}{2}|.{3}/u;

/** A mobile number, an identity number, a day of this or the last century: everybody's, and known to many. */
const SHAPES = [
  /[1-9]\d{16}[\dx]/g,
  /1[3-9]\d{9}/g,
  /(?:19|20)\d\d[-./]?(?:0[1-9]|1[0-2])[-./]?(?:0[1-9]|[12]\d|3[01])/g,
  /(?:19|20)\d\d年\d{1,2}月\d{1,2}日/g,
];

/** Made by `tools/common-passwords.ts`: keyboards, numbers, names, words. */
const COMMON: ReadonlySet<string> = new Set(
  readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean),
);
const LENGTHS = [...new Set(Array.from(COMMON, (one) => one.length))].toSorted((a, b) => b - a);

/**
 * Whether the password may protect the account of somebody with these names (for signing in, and as shown): as many
 * characters as the profile asks, of which the names count for nothing, at least 5 different ones, as many kinds as the
 * profile asks, and more in it than common passwords, telephone numbers and birthdays strung together. Refusal:
 * `WEAK_PASSWORD`, saying which.
 */
export function checkPassword(
  password: string,
  names: readonly string[],
  { minLength, minKinds }: PasswordRules,
): Result<true, Refusal> {
  const normal = password.normalize('NFKC');
  const characters = Array.from(normal);
  const weak = (why: Weakness) => err(weakPassword(why, minLength));
  if (characters.length < minLength) return weak('TOO_SHORT');
  if (password.length > MAX_PASSWORD || normal.length > MAX_PASSWORD) return weak('TOO_LONG');
  if (new Set(characters).size < MIN_DISTINCT) return weak('TOO_UNIFORM');
  if (kindsIn(normal) < minKinds) return weak('TOO_FEW_KINDS');
  const beside = names
    .map(normalizeUsername)
    .filter((name) => SHORTEST_NAME.test(name))
    .reduce((rest, name) => rest.replaceAll(name, ''), normal.toLowerCase());
  if (Array.from(beside).length < minLength) return weak('LIKE_NAME');
  return ownPart(beside) < MIN_OF_ONES_OWN ? weak('COMMON') : ok(true);
}

/** How many letters and digits are left when shapes and common passwords are taken out, the longest first. */
function ownPart(lower: string): number {
  const shapeless = SHAPES.reduce((rest, shape) => rest.replaceAll(shape, ' '), lower);
  let own = 0;
  for (let at = 0; at < shapeless.length; ) {
    const length = LENGTHS.find((one) => COMMON.has(shapeless.slice(at, at + one)));
    if (length === undefined && /[\p{L}\p{N}]/u.test(shapeless.charAt(at))) own += 1;
    at += length ?? 1;
  }
  return own;
}
