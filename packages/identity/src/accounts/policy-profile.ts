import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';

/**
 * Which habits an installation keeps. Two books of rules contradict each other: 等保三级 (GB/T 22239-2019 8.1.4.1) wants
 * complexity and regular change, OWASP ASVS 5.0 (6.2.5, 6.2.10) forbids both. Nobody can serve both, so it is chosen.
 */
export type ProfileName = 'house' | 'mlps3' | 'asvs5';

export interface PasswordRules {
  /** Characters as people count them. */
  readonly minLength: number;
  /** How many of capital letters, small letters, digits and other signs must occur; 0 asks for none. */
  readonly minKinds: 0 | 3;
  /** After so many days it must be changed; null: never by the calendar. */
  readonly maxAgeDays: number | null;
  /** How many passwords, the present one among them, cannot be taken again. */
  readonly remembered: number;
}

export interface TryRules {
  /** Wrong ones of one person at one place that cost nothing. */
  readonly free: number;
  readonly firstDelaySeconds: number;
  readonly longestDelaySeconds: number;
}

export interface PolicyProfile {
  readonly name: ProfileName;
  readonly title: Text;
  readonly password: PasswordRules;
  readonly tries: TryRules;
  /** A session lies unused at most this long. */
  readonly idleSeconds: number;
  readonly sessionSeconds: number;
  /** `BY_ADDRESS`: required behind https, and an administrator may choose. */
  readonly secondFactor: 'REQUIRED' | 'BY_ADDRESS';
  /** Whether a passkey that checks its owner itself is a whole sign-in, or stands beside the password only. */
  readonly passkeyAlone: boolean;
}

const HOUR = 3600;

/** Every profile with its figures; docs/security.md says which clause each answers to, and how sure that is. */
export const POLICY_PROFILES: Readonly<Record<ProfileName, PolicyProfile>> = {
  house: {
    name: 'house',
    title: text('明选默认', 'Mingxuan’s own'),
    password: { minLength: 12, minKinds: 0, maxAgeDays: null, remembered: 1 },
    tries: { free: 5, firstDelaySeconds: 10, longestDelaySeconds: 900 },
    idleSeconds: HOUR,
    sessionSeconds: 12 * HOUR,
    secondFactor: 'BY_ADDRESS',
    passkeyAlone: true,
  },
  mlps3: {
    name: 'mlps3',
    title: text('等保三级习惯', 'Habits of MLPS level 3'),
    password: { minLength: 12, minKinds: 3, maxAgeDays: 90, remembered: 5 },
    tries: { free: 5, firstDelaySeconds: 600, longestDelaySeconds: 1800 },
    idleSeconds: HOUR / 2,
    sessionSeconds: 12 * HOUR,
    secondFactor: 'REQUIRED',
    passkeyAlone: false,
  },
  asvs5: {
    name: 'asvs5',
    title: text('ASVS 5.0 二级', 'OWASP ASVS 5.0, level 2'),
    password: { minLength: 15, minKinds: 0, maxAgeDays: null, remembered: 1 },
    tries: { free: 5, firstDelaySeconds: 10, longestDelaySeconds: 900 },
    idleSeconds: HOUR / 2,
    sessionSeconds: 12 * HOUR,
    secondFactor: 'REQUIRED',
    passkeyAlone: true,
  },
};

/** Whether a text names a profile. */
export const isProfileName = (value: string): value is ProfileName => Object.hasOwn(POLICY_PROFILES, value);

const DAY_MS = 24 * HOUR * 1000;

/** Whether a password set then must be changed now; its last day is the one on which it turns so many days old. */
export function hasExpired(setAt: Date, now: Date, { maxAgeDays }: PasswordRules): boolean {
  return maxAgeDays !== null && now.getTime() - setAt.getTime() > maxAgeDays * DAY_MS;
}

const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[^\p{Lu}\p{Ll}\p{N}]/u];

/** How many kinds of characters occur. A Chinese character is neither capital nor small: it counts among the other signs. */
export const kindsIn = (password: string): number => KINDS.filter((kind) => kind.test(password)).length;
