import type { Post } from '@mingxuan/rulebook';
import type { BundleFigures, ContestOnBallot, Marks, WriteIn } from './facts.ts';

/**
 * One ballot as a teller reads it out, on the teller's own device only. It is added up there and forgotten: what leaves
 * the device is the sum of a bundle.
 */
export type ReadBallot =
  | { readonly kind: 'INVALID' }
  | {
      readonly kind: 'VALID';
      readonly marks: Readonly<Record<string, 'FOR' | 'AGAINST'>>;
      readonly writeIns: readonly { readonly post: Post; readonly name: string }[];
    };

/**
 * The sums of ballots read one by one, in the form ENTER_BUNDLE takes. A post with more people chosen than it has seats
 * is invalid in that part, and none of its marks count (CNT-4); where a local text makes the whole ballot void, the teller
 * reads it as `INVALID`.
 */
export function tallyOf(
  contests: readonly ContestOnBallot[],
  ballots: readonly ReadBallot[],
): { readonly figures: BundleFigures; readonly writeIns: readonly WriteIn[] } {
  const marks = new Map<string, Marks>(contests.flatMap((c) => c.candidates.map((id) => [id, { for: 0, against: 0 }])));
  const partInvalid: Partial<Record<Post, number>> = {};
  const writeIns = new Map<string, WriteIn>();
  let invalid = 0;
  for (const ballot of ballots) {
    if (ballot.kind === 'INVALID') {
      invalid += 1;
      continue;
    }
    for (const contest of contests) {
      if (chosenOn(ballot, contest) > contest.seats) {
        partInvalid[contest.post] = (partInvalid[contest.post] ?? 0) + 1;
        continue;
      }
      for (const id of contest.candidates) addMark(marks, id, ballot.marks[id]);
      for (const { post, name } of ballot.writeIns) {
        if (post !== contest.post) continue;
        const key = `${post} ${name.trim()}`;
        writeIns.set(key, { post, name: name.trim(), votes: (writeIns.get(key)?.votes ?? 0) + 1 });
      }
    }
  }
  return {
    figures: { valid: ballots.length - invalid, invalid, partInvalid, marks: Object.fromEntries(marks) },
    writeIns: [...writeIns.values()],
  };
}

const chosenOn = (
  { marks, writeIns }: Extract<ReadBallot, { kind: 'VALID' }>,
  { post, candidates }: ContestOnBallot,
): number => candidates.filter((id) => marks[id] === 'FOR').length + writeIns.filter((w) => w.post === post).length;

function addMark(marks: Map<string, Marks>, id: string, mark: 'FOR' | 'AGAINST' | undefined): void {
  const before = marks.get(id);
  if (before === undefined || mark === undefined) return;
  marks.set(id, mark === 'FOR' ? { ...before, for: before.for + 1 } : { ...before, against: before.against + 1 });
}
