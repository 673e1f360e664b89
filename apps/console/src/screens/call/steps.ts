import { useCallback, useState } from 'react';
import { readTally, type Tally } from './tally.ts';

/** How far back a step can be taken: a slip is noticed at once, and more would be a list of the ballots as they were read. */
const MOST = 12;

function read(key: string): readonly Tally[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap((one: unknown) => readTally(one) ?? []) : [];
  } catch {
    return [];
  }
}

/** The board as it was before each of the last steps, in this window only; a reload does not take it away. */
export function useSteps(
  community: string,
  poll: string,
  count: string,
): readonly [readonly Tally[], (steps: readonly Tally[]) => void] {
  const key = `mingxuan.called.${community}.${poll}.${count}`;
  const [kept, setKept] = useState(() => ({ key, steps: read(key) }));
  const steps = kept.key === key ? kept.steps : read(key);
  const keep = useCallback(
    (to: readonly Tally[]): void => {
      const last = to.slice(-MOST);
      setKept({ key, steps: last });
      try {
        sessionStorage.setItem(key, JSON.stringify(last));
      } catch {
        // They last as long as the page.
      }
    },
    [key],
  );
  return [steps, keep];
}
