import type { TallySheetFacts } from '../papers/ballot.ts';
import type { Draft } from '../papers/paper.ts';
import { postsOnBallot } from './ballot-sample.ts';
import { pollForPen } from './for-pen.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { countOf, personOf, pollOf } from './polls.ts';
import { heldOn } from './result.ts';
import type { PaperSource, Subject } from './source.ts';
import { postWord } from './words.ts';

/**
 * F24, for the pen until both tellers agree on every bundle; then over all boxes and, as the posts share one ballot, over all
 * posts: each name then says for which post.
 */
export function tallySheet(source: PaperSource, { key }: Subject): Draft<TallySheetFacts> {
  const poll = pollOf(source, key);
  const count = countOf(poll);
  const head = headOf(source, 'TALLY_SHEET', electionCommittee(source));
  if (poll === undefined || count === null) {
    return { head, ...pollForPen(source, key), posts: postsOnBallot(source, key) };
  }
  const contests = poll.contests;
  const as = (name: string, post: string): string => (contests.length > 1 ? `${name}（${post}）` : name);
  return {
    head,
    post: contests.map(({ post }) => postWord(post)).join('、'),
    seats: contests.reduce((sum, { seats }) => sum + seats, 0),
    box: 'boxes' in poll ? `${poll.boxes.map(({ box }) => box).join('、')}（合计）` : undefined,
    countedOn: heldOn(source, key),
    lines: contests.flatMap(({ post, candidates }) => [
      ...candidates.map((id) => ({
        name: as(personOf(source, [], id)?.name ?? '', postWord(post)),
        votes: count.figures.marks[id]?.for ?? 0,
        writeIn: false,
      })),
      ...count.writeIns
        .filter((w) => w.post === post)
        .map((w) => ({ name: as(w.name, postWord(post)), votes: w.votes, writeIn: true })),
    ]),
    invalid: count.figures.invalid,
  };
}
