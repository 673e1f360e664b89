import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { badDisplayName, badUsername } from './refusals.ts';

const USERNAME = /^[\p{Script=Han}a-z0-9._·-]{2,30}$/u;
/** Private-use characters stay allowed: rare names are still kept that way in older registers. */
const DISPLAY_NAME = /^[^\p{Cc}\p{Cf}\p{Cs}]{1,40}$/u;

/** One spelling per sign-in name: `Ｗang` typed full-width and `wang` are the same person. */
export function normalizeUsername(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}

/** Whether a normalised sign-in name is well-formed: 2–30 Chinese characters, letters, digits, `. _ · -`. */
export function isUsername(username: string): boolean {
  return USERNAME.test(username);
}

/** The sign-in name in its one spelling. Refusal: `BAD_USERNAME`. */
export function readUsername(username: string): Result<string, Refusal> {
  const normal = normalizeUsername(username);
  return isUsername(normal) ? ok(normal) : err(badUsername());
}

/** The person's name as shown and signed: 1–40 characters, no control characters. Refusal: `BAD_NAME`. */
export function readDisplayName(name: string): Result<string, Refusal> {
  const normal = name.normalize('NFC').trim();
  return DISPLAY_NAME.test(normal) ? ok(normal) : err(badDisplayName());
}
