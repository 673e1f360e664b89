import type { Bundle, CountedBy } from '../state.ts';
import type { BundleFigures, ContestOnBallot, WriteIn } from './facts.ts';

/** The fields in which two counts of one bundle differ, as `K3.for` or `invalid`; empty when they agree. */
export function differingFields(a: CountedBy, b: CountedBy): readonly string[] {
  const left = flatten(a.figures, a.writeIns);
  const right = flatten(b.figures, b.writeIns);
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  return keys.filter((key) => (left.get(key) ?? 0) !== (right.get(key) ?? 0));
}

function flatten(figures: BundleFigures, writeIns: readonly WriteIn[]): Map<string, number> {
  const flat = new Map<string, number>([
    ['valid', figures.valid],
    ['invalid', figures.invalid],
  ]);
  for (const [post, n] of Object.entries(figures.partInvalid)) flat.set(`partInvalid.${post}`, n);
  for (const [id, marks] of Object.entries(figures.marks)) {
    flat.set(`${id}.for`, marks.for);
    flat.set(`${id}.against`, marks.against);
  }
  // One name may stand on several lines of a sheet; what counts is their sum.
  for (const { post, name, votes } of writeIns) {
    const key = `writeIn.${post}.${name.trim()}`;
    flat.set(key, (flat.get(key) ?? 0) + votes);
  }
  return flat;
}

/**
 * A second count by another person meets the first: they agree, or the differing fields go back to both.
 * Once they differ, either of the two may enter anew; nobody sees the other's figures.
 */
export function bundleAfterEntry(bundle: Bundle, entry: CountedBy): Bundle {
  const { no, ballots } = bundle;
  switch (bundle.stage) {
    case 'WAITING':
      return { no, ballots, stage: 'FIRST', first: entry };
    case 'FIRST':
      return meet(no, ballots, bundle.first, entry);
    case 'DIFFERENT':
      return bundle.first.account === entry.account
        ? meet(no, ballots, entry, bundle.second)
        : meet(no, ballots, bundle.first, entry);
    case 'AGREED':
      return bundle;
    default:
      return bundle satisfies never;
  }
}

function meet(no: number, ballots: number, first: CountedBy, second: CountedBy): Bundle {
  const fields = differingFields(first, second);
  if (fields.length > 0) return { no, ballots, stage: 'DIFFERENT', first, second, fields };
  return {
    no,
    ballots,
    stage: 'AGREED',
    by: [first.account, second.account],
    figures: first.figures,
    writeIns: first.writeIns,
  };
}

/** What makes one count impossible in itself, in the order a person would check it; `null` when it adds up. */
export type BundleFault =
  | { readonly code: 'NOT_A_COUNT'; readonly field: string }
  | { readonly code: 'BALLOTS_DO_NOT_ADD_UP'; readonly ballots: number; readonly counted: number }
  | { readonly code: 'UNKNOWN_CANDIDATE'; readonly id: string }
  | { readonly code: 'UNKNOWN_POST'; readonly post: string }
  | { readonly code: 'MISSING_CANDIDATE'; readonly id: string }
  | { readonly code: 'PART_INVALID_EXCEEDS_VALID'; readonly post: string }
  | { readonly code: 'MARKS_EXCEED_VALID'; readonly id: string; readonly marks: number; readonly valid: number }
  | { readonly code: 'TOO_MANY_VOTES'; readonly post: string; readonly votes: number; readonly most: number };

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

export function bundleFault(
  ballots: number,
  contests: readonly ContestOnBallot[],
  figures: BundleFigures,
  writeIns: readonly WriteIn[],
): BundleFault | null {
  for (const [field, n] of flatten(figures, writeIns)) if (!isCount(n)) return { code: 'NOT_A_COUNT', field };
  const counted = figures.valid + figures.invalid;
  if (counted !== ballots) return { code: 'BALLOTS_DO_NOT_ADD_UP', ballots, counted };
  const known = new Set(contests.flatMap((c) => c.candidates));
  for (const id of Object.keys(figures.marks)) if (!known.has(id)) return { code: 'UNKNOWN_CANDIDATE', id };
  const posts = new Set<string>(contests.map((c) => c.post));
  const named = [...Object.keys(figures.partInvalid), ...writeIns.map((w) => w.post)];
  for (const post of named) if (!posts.has(post)) return { code: 'UNKNOWN_POST', post };
  for (const contest of contests) {
    const fault = contestFault(contest, figures, writeIns);
    if (fault !== null) return fault;
  }
  return null;
}

function contestFault(
  contest: ContestOnBallot,
  figures: BundleFigures,
  writeIns: readonly WriteIn[],
): BundleFault | null {
  const partInvalid = figures.partInvalid[contest.post] ?? 0;
  if (partInvalid > figures.valid) return { code: 'PART_INVALID_EXCEEDS_VALID', post: contest.post };
  const countable = figures.valid - partInvalid;
  let votes = 0;
  for (const id of contest.candidates) {
    const marks = figures.marks[id];
    if (marks === undefined) return { code: 'MISSING_CANDIDATE', id };
    if (marks.for + marks.against > countable)
      return { code: 'MARKS_EXCEED_VALID', id, marks: marks.for + marks.against, valid: countable };
    votes += marks.for;
  }
  for (const writeIn of writeIns) if (writeIn.post === contest.post) votes += writeIn.votes;
  const most = countable * contest.seats;
  return votes > most ? { code: 'TOO_MANY_VOTES', post: contest.post, votes, most } : null;
}
