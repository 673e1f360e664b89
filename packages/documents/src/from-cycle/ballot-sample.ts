import type { ContestOnBallot, PollKind } from '@mingxuan/election';
import { ballotFor, neededPoll } from '@mingxuan/election';
import type { BallotSampleFacts } from '../papers/ballot.ts';
import type { Draft } from '../papers/paper.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { personOf, pollLabel, pollOf, pollSubjects } from './polls.ts';
import { dayOfLaterVote } from './re-election.ts';
import { heldOn } from './result.ts';
import type { PaperSource, Subject } from './source.ts';
import { markingRules, postWord } from './words.ts';

/** The residents' ballots: of the first vote always, of a later one from when certified results call for it. */
export function residentsBallots(source: PaperSource): readonly Subject[] {
  const known = pollSubjects(source, ['residents']);
  const needed = neededPoll(source.cycle, 'residents');
  if (needed === null || known.some(({ key }) => key === needed.id)) return known;
  return [...known, { key: needed.id, label: pollLabel(needed.id), nth: known.length + 1 }];
}

interface OnBallot {
  readonly kind: PollKind;
  readonly contests: readonly ContestOnBallot[];
}

/**
 * What is on the ballot, or would be if it were prepared now: whoever prints ballots needs their sample before anybody can
 * say how many were printed.
 */
export function onBallot(source: PaperSource, key: string): OnBallot | undefined {
  const poll = pollOf(source, key);
  if (poll !== undefined) return poll;
  const needed = neededPoll(source.cycle, 'residents');
  if (needed?.id === key) return needed;
  const planned = ballotFor(source.cycle, 'residents', source);
  return key === 'residents' && planned.ok ? planned.value : undefined;
}

/** What is printed of each post. Among the tied nobody else can be chosen, so a 再次投票 has no write-in lines. */
export const postsOnBallot = (source: PaperSource, key: string) => {
  const ballot = onBallot(source, key);
  return ballot?.contests.map(({ post, seats, candidates }) => ({
    post: postWord(post),
    seats,
    candidates: candidates.map((id) => ({ name: personOf(source, [], id)?.name })),
    writeInRows: ballot.kind === 'RUNOFF' ? 0 : seats,
  }));
};

/** F19, from the day on which nothing on it can change any more: the formal list is out and the roll is closed. */
export function ballotSample(source: PaperSource, { key }: Subject): Draft<BallotSampleFacts> {
  return {
    head: headOf(source, 'BALLOT_SAMPLE', electionCommittee(source)),
    electionDay: heldOn(source, key) ?? dayOfLaterVote(source, key),
    posts: postsOnBallot(source, key),
    instructions: [...markingRules, '请到秘密写票处独自写票，写好后对折投入票箱。'],
  };
}
