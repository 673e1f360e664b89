/**
 * What has been called out so far: sums, and whom the ballot in hand has named. It is a public display beside the count, never
 * the count itself, so it holds no ballot but the one that everybody sees being read.
 */
export interface Tally {
  /** Ballots read to the end, invalid ones included. */
  readonly done: number;
  readonly invalid: number;
  readonly votes: Readonly<Record<string, number>>;
  /** Who was called from the ballot in hand, in that order. */
  readonly hand: readonly string[];
}

export const emptyTally: Tally = { done: 0, invalid: 0, votes: {}, hand: [] };

const added = (votes: Tally['votes'], id: string, by: 1 | -1): Tally['votes'] => ({
  ...votes,
  [id]: Math.max(0, (votes[id] ?? 0) + by),
});

/** One vote for somebody; a ballot names nobody twice, and none is read beyond the last. */
export function call(tally: Tally, id: string, ballots: number): Tally {
  if (tally.hand.includes(id) || tally.done >= ballots) return tally;
  return { ...tally, votes: added(tally.votes, id, 1), hand: [...tally.hand, id] };
}

/** The ballot in hand is read to its end. */
export const nextBallot = (tally: Tally, ballots: number): Tally =>
  tally.done >= ballots ? tally : { ...tally, done: tally.done + 1, hand: [] };

/** The ballot in hand is invalid as a whole: what was called from it does not stand. */
export function invalidBallot(tally: Tally, ballots: number): Tally {
  if (tally.done >= ballots) return tally;
  const votes = tally.hand.reduce<Tally['votes']>((sums, id) => added(sums, id, -1), tally.votes);
  return { done: tally.done + 1, invalid: tally.invalid + 1, votes, hand: [] };
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** A tally as a browser kept it; null for anything else. */
export function readTally(kept: unknown): Tally | null {
  if (typeof kept !== 'object' || kept === null) return null;
  if (!('done' in kept) || !('invalid' in kept) || !('votes' in kept) || !('hand' in kept)) return null;
  const { done, invalid, votes, hand } = kept;
  if (!isCount(done) || !isCount(invalid) || typeof votes !== 'object' || votes === null || !Array.isArray(hand))
    return null;
  const sums = Object.entries(votes).filter((one): one is [string, number] => isCount(one[1]));
  const named = hand.filter((one: unknown): one is string => typeof one === 'string');
  return { done, invalid, votes: Object.fromEntries(sums), hand: named };
}
