import { createCounts, HOUR } from './counts.ts';

/** How many wrong answers somebody may get before being sent to the desk. Right ones cost nothing. */
export interface GuessLimit {
  /** Whether one more question may be answered at all. */
  readonly mayAsk: (about: Guess, now: number) => boolean;
  readonly wasWrong: (about: Guess, now: number) => void;
}

/** Keyed digests, so that the memory holds no name and no address. */
export interface Guess {
  readonly community: string;
  readonly name: string;
  readonly address: string;
}

/**
 * Four characters have some ten thousand values. Five wrong answers a day for one name, thirty an hour for one address and
 * three hundred an hour for a community leave a guesser nothing, and a resident who mistypes enough. Whoever is over
 * hears the same, on the roll or not.
 */
const LIMITS = [
  { key: ({ community, name }: Guess) => `n ${community} ${name}`, most: 5, within: 24 * HOUR },
  { key: ({ address }: Guess) => `a ${address}`, most: 30, within: HOUR },
  { key: ({ community }: Guess) => `c ${community}`, most: 300, within: HOUR },
] as const;

export function createGuessLimit(): GuessLimit {
  const counts = createCounts<Guess>(LIMITS);
  return { mayAsk: counts.below, wasWrong: counts.add };
}
