import type { ContestOnBallot } from '@mingxuan/election';

/**
 * The keys of a ballot being read. The tellers' screen and the calling board have the same ones, so that hands which know one know
 * the other: a key that meant somebody else there would give votes away in public.
 */
export type Press =
  | { readonly kind: 'CANDIDATE'; readonly index: number; readonly against: boolean }
  | { readonly kind: 'NEXT' | 'INVALID' | 'UNDO' | 'AGAINST' | 'WRITE_IN' };

/** The keys of candidates in the order of the ballot: by place on the keyboard, so that shift changes nothing. X and N are taken. */
const candidateCodes: readonly string[] = [
  ...'123456789'.split('').map((digit) => `Digit${digit}`),
  ...'QWERTYUIOPASDFGHJKL'.split('').map((letter) => `Key${letter}`),
];

/** What stands on the key of the n-th candidate; empty where the keyboard has no more. */
export const keyCap = (index: number): string => (candidateCodes[index] ?? '').replace(/^(Digit|Key)/, '');

const others: Readonly<Record<string, Exclude<Press['kind'], 'CANDIDATE'>>> = {
  Space: 'NEXT',
  NumpadEnter: 'NEXT',
  Digit0: 'INVALID',
  Numpad0: 'INVALID',
  KeyX: 'INVALID',
  Backspace: 'UNDO',
  Minus: 'AGAINST',
  NumpadSubtract: 'AGAINST',
  Slash: 'WRITE_IN',
  NumpadDivide: 'WRITE_IN',
};

/** What a key means; null where it means nothing here. */
export function pressOf(code: string, shift: boolean): Press | null {
  const index = candidateCodes.indexOf(code.replace('Numpad', 'Digit'));
  if (index >= 0) return { kind: 'CANDIDATE', index, against: shift };
  const kind = others[code];
  return kind === undefined ? null : { kind };
}

/** What stands on the key that writes somebody in. */
export const WRITE_IN_CAP = '／';

/** Everybody who has a key of their own, in the order of the ballot. People written in share one key. */
export const peopleByKey = (contests: readonly ContestOnBallot[]): readonly string[] =>
  contests.flatMap((contest) => contest.candidates);
