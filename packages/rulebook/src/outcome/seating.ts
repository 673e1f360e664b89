import type { Sex } from './input.ts';

/**
 * Whether a person who reached the threshold may take the seat.
 * `PENDING`: a fact or a text is missing, the seat is kept free. `VOID`: the law voids it, the seat falls vacant.
 */
export type Review = 'CLEAR' | 'PENDING' | 'VOID';

/** One person standing for one post, with the votes that count there. */
export interface Standing {
  readonly key: string;
  readonly name: string;
  readonly sex?: Sex;
  readonly votes: number;
  readonly review: Review;
}

export interface Seating {
  readonly elected: readonly Standing[];
  /** Would hold a seat, but a person must decide first. */
  readonly held: readonly Standing[];
  readonly voided: readonly Standing[];
  readonly tied: readonly Standing[];
  /** Everyone who reached the threshold, most votes first. */
  readonly passed: readonly Standing[];
}

export function mostVotesFirst(people: readonly Standing[]): Standing[] {
  return people.toSorted((a, b) => b.votes - a.votes);
}

/** The first `seats` people, unless the last seat is tied: then only those clearly ahead, and the tied apart. */
function cutAt(passed: readonly Standing[], seats: number): { ahead: readonly Standing[]; tied: readonly Standing[] } {
  const last = passed[seats - 1];
  const next = passed[seats];
  if (last === undefined || next === undefined) return { ahead: passed.slice(0, seats), tied: [] };
  if (next.votes < last.votes) return { ahead: passed.slice(0, seats), tied: [] };
  return {
    ahead: passed.filter((one) => one.votes > last.votes),
    tied: passed.filter((one) => one.votes === last.votes),
  };
}

/** Seats people by votes: at least `needed` votes, most votes first, equal votes at the last seat tied. */
export function seat(people: readonly Standing[], seats: number, needed: number): Seating {
  const passed = mostVotesFirst(people.filter((one) => one.votes >= needed));
  const { ahead, tied } = cutAt(passed, seats);
  return {
    elected: ahead.filter((one) => one.review === 'CLEAR'),
    held: ahead.filter((one) => one.review === 'PENDING'),
    voided: ahead.filter((one) => one.review === 'VOID'),
    tied,
    passed,
  };
}
