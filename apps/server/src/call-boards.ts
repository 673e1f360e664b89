import type { CalledSums } from '@mingxuan/contract';

/**
 * What is being called out in each hall, for the projectors on other machines. It lives in memory only and holds nothing but
 * the sums that everybody in the hall can see: no ballot, no order of ballots, no time. It is a display beside the count and
 * never the count; after a restart the calling machine tells it anew.
 */
export interface CallBoards {
  readonly at: (community: string, poll: string) => CalledSums | null;
  /** Takes newer sums of whoever calls; `TAKEN_OVER` where another machine has gone on calling since. */
  readonly tell: (community: string, poll: string, told: CalledSums) => 'TAKEN' | 'TAKEN_OVER';
}

/** How many halls are remembered; the one that was longest silent goes first. */
const MOST = 1000;

export function createCallBoards(): CallBoards {
  const boards = new Map<string, CalledSums>();
  const keyOf = (community: string, poll: string): string => `${community} ${poll}`;
  return {
    at: (community, poll) => boards.get(keyOf(community, poll)) ?? null,
    tell: (community, poll, told) => {
      const key = keyOf(community, poll);
      const now = boards.get(key);
      if (now !== undefined && told.turn <= now.turn && (told.turn < now.turn || told.caller !== now.caller))
        return 'TAKEN_OVER';
      // What arrives late, or twice, changes nothing.
      if (now !== undefined && told.turn === now.turn && told.seq <= now.seq) return 'TAKEN';
      boards.delete(key);
      boards.set(key, told);
      const [oldest] = boards.keys();
      if (boards.size > MOST && oldest !== undefined) boards.delete(oldest);
      return 'TAKEN';
    },
  };
}
