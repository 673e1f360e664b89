import type { BundleFigures, ContestOnBallot, WriteIn } from '@mingxuan/election';
import { bundleFault, type BundleFault } from '@mingxuan/election';
import type { Post } from '@mingxuan/rulebook';

/** What a teller typed for one bundle, as typed: an empty string is a field nobody has filled in, and is not zero. */
export interface Sheet {
  readonly fields: Readonly<Record<string, string>>;
  readonly writeIns: readonly { readonly post: Post; readonly name: string; readonly votes: string }[];
}

export const emptySheet: Sheet = { fields: {}, writeIns: [] };

export const forKey = (candidate: string): string => `${candidate}.for`;
export const againstKey = (candidate: string): string => `${candidate}.against`;
export const partInvalidKey = (post: Post): string => `partInvalid.${post}`;

/** Every field of the sheet in the order of the paper form; the names are those in which two counts are compared. */
export function sheetKeys(contests: readonly ContestOnBallot[]): readonly string[] {
  return [
    'valid',
    'invalid',
    ...contests.flatMap((contest) => [
      ...contest.candidates.flatMap((id) => [forKey(id), againstKey(id)]),
      partInvalidKey(contest.post),
    ]),
  ];
}

/** A typed count; null when nothing, or nothing that is a count, is typed. */
export function typedCount(typed: string | undefined): number | null {
  return typed !== undefined && /^\d{1,8}$/.test(typed) ? Number(typed) : null;
}

/** Fields that are still empty, in the order of the form. */
export const emptyFields = (contests: readonly ContestOnBallot[], sheet: Sheet): readonly string[] =>
  sheetKeys(contests).filter((key) => typedCount(sheet.fields[key]) === null);

export interface ReadSheet {
  readonly figures: BundleFigures;
  readonly writeIns: readonly WriteIn[];
}

/** The sheet as figures; empty fields count as zero, so ask `emptyFields` first. */
export function readSheet(contests: readonly ContestOnBallot[], sheet: Sheet): ReadSheet {
  const count = (key: string): number => typedCount(sheet.fields[key]) ?? 0;
  const candidates = contests.flatMap((contest) => contest.candidates);
  return {
    figures: {
      valid: count('valid'),
      invalid: count('invalid'),
      partInvalid: Object.fromEntries(contests.map(({ post }) => [post, count(partInvalidKey(post))])),
      marks: Object.fromEntries(
        candidates.map((id) => [id, { for: count(forKey(id)), against: count(againstKey(id)) }]),
      ),
    },
    writeIns: sheet.writeIns.flatMap(({ post, name, votes }) => {
      const counted = typedCount(votes) ?? 0;
      return name.trim() === '' || counted === 0 ? [] : [{ post, name: name.trim(), votes: counted }];
    }),
  };
}

/** What is impossible in a full sheet; null when it adds up or is not full yet. */
export function sheetFault(ballots: number, contests: readonly ContestOnBallot[], sheet: Sheet): BundleFault | null {
  if (emptyFields(contests, sheet).length > 0) return null;
  const { figures, writeIns } = readSheet(contests, sheet);
  return bundleFault(ballots, contests, figures, writeIns);
}

/** What is left of the ballots that count for a post: neither for nor against. Null until all is typed. */
export function abstained(contest: ContestOnBallot, candidate: string, sheet: Sheet): number | null {
  const valid = typedCount(sheet.fields['valid']);
  const inFavour = typedCount(sheet.fields[forKey(candidate)]);
  const against = typedCount(sheet.fields[againstKey(candidate)]);
  const partInvalid = typedCount(sheet.fields[partInvalidKey(contest.post)]) ?? 0;
  return valid === null || inFavour === null || against === null ? null : valid - partInvalid - inFavour - against;
}

/** Votes cast for a post so far, and the most that so many ballots can carry. */
export function votesFor(
  contest: ContestOnBallot,
  sheet: Sheet,
): { readonly votes: number; readonly most: number | null } {
  const named = contest.candidates.reduce((sum, id) => sum + (typedCount(sheet.fields[forKey(id)]) ?? 0), 0);
  const written = sheet.writeIns
    .filter((one) => one.post === contest.post)
    .reduce((sum, one) => sum + (typedCount(one.votes) ?? 0), 0);
  const valid = typedCount(sheet.fields['valid']);
  const partInvalid = typedCount(sheet.fields[partInvalidKey(contest.post)]) ?? 0;
  return { votes: named + written, most: valid === null ? null : (valid - partInvalid) * contest.seats };
}

/** Which parts of the form must be counted again. Write-ins come back by post only: a name would tell what the other wrote. */
export interface Differing {
  readonly fields: ReadonlySet<string>;
  readonly writeInPosts: ReadonlySet<string>;
}

export function differing(fields: readonly string[]): Differing {
  const writeIns = fields.filter((field) => field.startsWith('writeIn.'));
  return {
    fields: new Set(fields.filter((field) => !field.startsWith('writeIn.'))),
    writeInPosts: new Set(writeIns.map((field) => field.split('.')[1] ?? '')),
  };
}

/** One's own first count without the parts that differ, which are to be counted afresh. */
export function withoutDiffering(sheet: Sheet, parts: Differing): Sheet {
  return {
    fields: Object.fromEntries(Object.entries(sheet.fields).filter(([key]) => !parts.fields.has(key))),
    writeIns: sheet.writeIns.filter((one) => !parts.writeInPosts.has(one.post)),
  };
}
