import type { ContestOnBallot, ReadBallot } from '@mingxuan/election';
import { tallyOf } from '@mingxuan/election';
import type { Post } from '@mingxuan/rulebook';
import type { Press } from './key-map.ts';
import { againstKey, forKey, partInvalidKey, type Sheet } from './sheet.ts';

/** One thing said about the ballot in hand, in the order in which it was keyed. */
export type Mark =
  | { readonly kind: 'MARK'; readonly id: string; readonly mark: 'FOR' | 'AGAINST' }
  | { readonly kind: 'WRITE_IN'; readonly post: Post; readonly name: string };

interface ReadOne {
  readonly kind: 'VALID' | 'INVALID';
  readonly marks: readonly Mark[];
}

/**
 * A bundle being read ballot by ballot on this device. It lives in the page's memory alone: nothing of a single ballot is
 * stored or sent, and what leaves are the sums.
 */
export interface Keyed {
  readonly done: readonly ReadOne[];
  readonly marks: readonly Mark[];
  /** The next mark is one against. */
  readonly against: boolean;
  /** A ballot without any mark was about to be passed on: the same key once more says that it is meant. */
  readonly blankAsked: boolean;
}

export const nothingKeyed: Keyed = { done: [], marks: [], against: false, blankAsked: false };

export const isFull = (keyed: Keyed, ballots: number): boolean => keyed.done.length >= ballots;

/** A mark for somebody: the same one twice stays one, the opposite one replaces it. */
function marked(marks: readonly Mark[], id: string, mark: 'FOR' | 'AGAINST'): readonly Mark[] {
  return [...marks.filter((one) => one.kind !== 'MARK' || one.id !== id), { kind: 'MARK', id, mark }];
}

const passed = (keyed: Keyed, kind: ReadOne['kind']): Keyed => ({
  ...nothingKeyed,
  done: [...keyed.done, { kind, marks: kind === 'VALID' ? keyed.marks : [] }],
});

/** The next state after one key; `WRITE_IN` only opens a field and changes nothing here. */
export function afterPress(keyed: Keyed, press: Press, candidates: readonly string[], ballots: number): Keyed {
  if (isFull(keyed, ballots) && press.kind !== 'UNDO') return keyed;
  switch (press.kind) {
    case 'UNDO':
      return undone(keyed);
    case 'CANDIDATE': {
      const id = candidates[press.index];
      if (id === undefined) return keyed;
      const mark = press.against || keyed.against ? 'AGAINST' : 'FOR';
      return { ...keyed, marks: marked(keyed.marks, id, mark), against: false, blankAsked: false };
    }
    case 'AGAINST':
      return { ...keyed, against: !keyed.against };
    case 'INVALID':
      return passed(keyed, 'INVALID');
    case 'NEXT':
      return keyed.marks.length === 0 && !keyed.blankAsked ? { ...keyed, blankAsked: true } : passed(keyed, 'VALID');
    case 'WRITE_IN':
      return keyed;
    default:
      return press satisfies never;
  }
}

/** A name that the voter wrote in, once a ballot and post. */
export function afterWriteIn(keyed: Keyed, post: Post, name: string): Keyed {
  const clean = name.trim();
  const twice = keyed.marks.some((one) => one.kind === 'WRITE_IN' && one.post === post && one.name === clean);
  if (clean === '' || twice) return keyed;
  return { ...keyed, marks: [...keyed.marks, { kind: 'WRITE_IN', post, name: clean }], blankAsked: false };
}

/** Takes the last mark back; where the ballot in hand has none, the ballot before is in hand again. */
function undone(keyed: Keyed): Keyed {
  if (keyed.blankAsked || keyed.against) return { ...keyed, blankAsked: false, against: false };
  if (keyed.marks.length > 0) return { ...keyed, marks: keyed.marks.slice(0, -1) };
  const last = keyed.done.at(-1);
  return last === undefined ? keyed : { ...nothingKeyed, done: keyed.done.slice(0, -1), marks: last.marks };
}

const asBallot = ({ kind, marks }: ReadOne): ReadBallot =>
  kind === 'INVALID'
    ? { kind }
    : {
        kind,
        marks: Object.fromEntries(marks.flatMap((one) => (one.kind === 'MARK' ? [[one.id, one.mark] as const] : []))),
        writeIns: marks.flatMap((one) => (one.kind === 'WRITE_IN' ? [{ post: one.post, name: one.name }] : [])),
      };

/** The sums as the sheet that is handed in, every field filled. */
export function sheetOf(contests: readonly ContestOnBallot[], keyed: Keyed): Sheet {
  const { figures, writeIns } = tallyOf(contests, keyed.done.map(asBallot));
  const fields: Record<string, string> = { valid: String(figures.valid), invalid: String(figures.invalid) };
  for (const contest of contests) {
    fields[partInvalidKey(contest.post)] = String(figures.partInvalid[contest.post] ?? 0);
    for (const id of contest.candidates) {
      fields[forKey(id)] = String(figures.marks[id]?.for ?? 0);
      fields[againstKey(id)] = String(figures.marks[id]?.against ?? 0);
    }
  }
  return { fields, writeIns: writeIns.map(({ post, name, votes }) => ({ post, name, votes: String(votes) })) };
}

/** Posts on the ballot in hand for which more people are chosen than there are seats: that part of it is void (CNT-4). */
export function overchosen(contests: readonly ContestOnBallot[], marks: readonly Mark[]): readonly Post[] {
  return contests
    .filter(({ post, seats, candidates }) => {
      const chosen = marks.filter((one) =>
        one.kind === 'WRITE_IN' ? one.post === post : one.mark === 'FOR' && candidates.includes(one.id),
      );
      return chosen.length > seats;
    })
    .map(({ post }) => post);
}
