/** So many within so long, for each key that an event has. */
export interface Limit<E> {
  readonly key: (event: E) => string;
  readonly most: number;
  readonly within: number;
  /** How much one event counts; 1 where nothing is said. */
  readonly weight?: (event: E) => number;
}

export interface Counts<E> {
  /** Whether none of the limits is reached. */
  readonly below: (event: E, now: number) => boolean;
  readonly add: (event: E, now: number) => void;
  /** What was added turned out to be none. */
  readonly takeBack: (event: E) => void;
}

export const HOUR = 3_600_000;

/** Beyond this the oldest counts are forgotten: memory must not grow with a stranger's patience. */
const MOST_KEYS = 200_000;

/** Counts in memory, each from its first event until its time is over. */
export function createCounts<E>(limits: readonly Limit<E>[]): Counts<E> {
  const counts = new Map<string, { times: number; readonly until: number }>();
  const current = (key: string, now: number): number => {
    const kept = counts.get(key);
    return kept === undefined || kept.until <= now ? 0 : kept.times;
  };
  return {
    below: (event, now) => limits.every(({ key, most }) => current(key(event), now) < most),
    add: (event, now) => {
      for (const { key, within, weight } of limits) {
        const id = key(event);
        const kept = counts.get(id);
        const times = weight?.(event) ?? 1;
        if (kept !== undefined && kept.until > now) kept.times += times;
        else counts.set(id, { times, until: now + within });
      }
      for (const oldest of counts.keys()) {
        if (counts.size <= MOST_KEYS) break;
        counts.delete(oldest);
      }
    },
    takeBack: (event) => {
      for (const { key, weight } of limits) {
        const kept = counts.get(key(event));
        if (kept !== undefined) kept.times = Math.max(0, kept.times - (weight?.(event) ?? 1));
      }
    },
  };
}
