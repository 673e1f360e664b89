import type { PollForPen } from '../papers/for-pen.ts';
import type { Draft } from '../papers/paper.ts';
import { onBallot } from './ballot-sample.ts';
import { pollLabel } from './polls.ts';
import { dayOfLaterVote } from './re-election.ts';
import type { PaperSource } from './source.ts';
import { postWord } from './words.ts';

/** The day of a residents' vote, as soon as it is set. */
export const dayOf = (source: PaperSource, key: string) =>
  key === 'residents' ? source.cycle.electionDay : dayOfLaterVote(source, key);

/** What a form for the hall says before there are figures: known, like the ballot itself, once the formal list is out. */
export const pollForPen = (source: PaperSource, key: string): Omit<Draft<PollForPen>, 'head'> => ({
  forPen: true,
  poll: pollLabel(key).zh,
  electionDay: dayOf(source, key),
  posts: onBallot(source, key)?.contests.map(({ post, seats }) => ({ post: postWord(post), seats })),
});
