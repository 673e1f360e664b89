import type { ContestOnBallot } from '@mingxuan/election';
import type { Post } from '@mingxuan/rulebook';
import { type Mark, overchosen } from '../count/keyed-ballots.ts';

/**
 * What has been called out so far: sums, and whom the ballot in hand has named. It is a public display beside the count, never
 * the count itself, so it holds no ballot but the one that everybody sees being read.
 */
export interface Tally {
  /** Ballots read to the end, invalid ones included. */
  readonly done: number;
  readonly invalid: number;
  /** Ballots that are void for a post because they choose too many for it, by post. */
  readonly partInvalid: Readonly<Record<string, number>>;
  readonly votes: Readonly<Record<string, number>>;
  /** Who was called from the ballot in hand, in that order. Several people written in for one post stand here as often. */
  readonly hand: readonly string[];
}

export const emptyTally: Tally = { done: 0, invalid: 0, partInvalid: {}, votes: {}, hand: [] };

/** What is called from: how many ballots were collected, and what stands on them. */
export interface BallotsToCall {
  readonly ballots: number;
  readonly contests: readonly ContestOnBallot[];
}

const WRITTEN_IN = 'W.';

/** Where everybody written in for a post is called: the board has one row for them. */
export const writtenIn = (post: Post): string => `${WRITTEN_IN}${post}`;

export const isWrittenIn = (id: string): boolean => id.startsWith(WRITTEN_IN);

const asMark = (id: string, contests: readonly ContestOnBallot[]): Mark => {
  const post = contests.find((contest) => writtenIn(contest.post) === id)?.post;
  return post === undefined ? { kind: 'MARK', id, mark: 'FOR' } : { kind: 'WRITE_IN', post, name: '' };
};

/** Posts for which the ballot in hand chooses more people than there are seats, judged as on the tellers' screen. */
export const tooManyFor = ({ contests }: BallotsToCall, hand: Tally['hand']): readonly Post[] =>
  overchosen(
    contests,
    hand.map((id) => asMark(id, contests)),
  );

/** The strokes of the ballot in hand that stand: none for a post for which it chooses too many. */
function standing(from: BallotsToCall, hand: Tally['hand']): readonly string[] {
  const tooMany = new Set(tooManyFor(from, hand));
  const isVoid = new Set(
    from.contests
      .filter(({ post }) => tooMany.has(post))
      .flatMap(({ post, candidates }) => [...candidates, writtenIn(post)]),
  );
  return hand.filter((id) => !isVoid.has(id));
}

const added = (votes: Tally['votes'], ids: readonly string[], by: 1 | -1): Tally['votes'] =>
  ids.reduce<Tally['votes']>((sums, id) => ({ ...sums, [id]: Math.max(0, (sums[id] ?? 0) + by) }), votes);

/** One vote for somebody; a ballot names nobody twice, and none is read beyond the last. */
export function call(tally: Tally, id: string, from: BallotsToCall): Tally {
  if ((tally.hand.includes(id) && !isWrittenIn(id)) || tally.done >= from.ballots) return tally;
  const hand = [...tally.hand, id];
  const without = added(tally.votes, standing(from, tally.hand), -1);
  return { ...tally, votes: added(without, standing(from, hand), 1), hand };
}

/** The ballot in hand is read to its end; where it chooses too many for a post, that part of it is void. */
export function nextBallot(tally: Tally, from: BallotsToCall): Tally {
  if (tally.done >= from.ballots) return tally;
  return {
    ...tally,
    done: tally.done + 1,
    partInvalid: added(tally.partInvalid, tooManyFor(from, tally.hand), 1),
    hand: [],
  };
}

/** The ballot in hand is invalid as a whole: what was called from it does not stand. */
export function invalidBallot(tally: Tally, from: BallotsToCall): Tally {
  if (tally.done >= from.ballots) return tally;
  const votes = added(tally.votes, standing(from, tally.hand), -1);
  return { ...tally, done: tally.done + 1, invalid: tally.invalid + 1, votes, hand: [] };
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const countsIn = (kept: object): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(kept).filter((one): one is [string, number] => isCount(one[1])));

/** A tally as a browser kept it; null for anything else. */
export function readTally(kept: unknown): Tally | null {
  if (typeof kept !== 'object' || kept === null) return null;
  if (!('done' in kept) || !('invalid' in kept) || !('partInvalid' in kept)) return null;
  if (!('votes' in kept) || !('hand' in kept)) return null;
  const { done, invalid, partInvalid, votes, hand } = kept;
  if (!isCount(done) || !isCount(invalid) || !Array.isArray(hand)) return null;
  if (typeof votes !== 'object' || votes === null || typeof partInvalid !== 'object' || partInvalid === null)
    return null;
  const named = hand.filter((one: unknown): one is string => typeof one === 'string');
  return { done, invalid, partInvalid: countsIn(partInvalid), votes: countsIn(votes), hand: named };
}
