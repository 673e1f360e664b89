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

const HOUR = 3_600_000;

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

/** Beyond this the oldest counts are forgotten: memory must not grow with a stranger's patience. */
const MOST_KEYS = 200_000;

export function createGuessLimit(): GuessLimit {
  const counts = new Map<string, { wrong: number; readonly until: number }>();
  const current = (key: string, now: number): number => {
    const kept = counts.get(key);
    return kept === undefined || kept.until <= now ? 0 : kept.wrong;
  };
  return {
    mayAsk: (about, now) => LIMITS.every(({ key, most }) => current(key(about), now) < most),
    wasWrong: (about, now) => {
      for (const { key, within } of LIMITS) {
        const id = key(about);
        const kept = counts.get(id);
        if (kept !== undefined && kept.until > now) kept.wrong += 1;
        else counts.set(id, { wrong: 1, until: now + within });
      }
      for (const oldest of counts.keys()) {
        if (counts.size <= MOST_KEYS) break;
        counts.delete(oldest);
      }
    },
  };
}
