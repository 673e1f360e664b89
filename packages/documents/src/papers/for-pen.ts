import type { IsoDate } from '@mingxuan/rulebook';
import type { PaperFacts } from './paper.ts';
import { day, sampleHead } from './sample-head.ts';

/** What every form for the hall says before it is filled in: which vote, on which day, for which posts. */
export interface PollForPen extends PaperFacts {
  readonly forPen: true;
  /** As `居民委员会第2次投票`. */
  readonly poll: string;
  readonly electionDay: IsoDate;
  readonly posts: readonly { readonly post: string; readonly seats: number }[];
}

export const pollForPenNeeds: readonly string[] = ['poll', 'electionDay', 'posts', 'posts[].post', 'posts[].seats'];

/** What a sheet with the names of the ballot needs of each post besides. */
export const ballotNeeds: readonly string[] = [
  'posts[].candidates',
  'posts[].candidates[].name',
  'posts[].writeInRows',
];

export const pollForPenSample: PollForPen = {
  head: sampleHead({ issuedOn: day('2026-12-19') }),
  forPen: true,
  poll: '居民委员会',
  electionDay: day('2026-12-20'),
  posts: [
    { post: '主任', seats: 1 },
    { post: '副主任', seats: 1 },
    { post: '委员', seats: 3 },
  ],
};
