import type { Post, Text } from '@mingxuan/rulebook';
import type { Cycle, NextStep, Poll, SettledReview } from '../state.ts';
import type { PollId, WriteIn } from './facts.ts';
import type { PollBase } from './standing.ts';
import { baseOf } from './standing.ts';
import { writeInId } from './write-in-id.ts';

/** How a vote is told on papers and pages: what each post came to, who stands behind an id, and what the vote is called. */

export type DecidedPoll = Extract<Poll, { stage: 'DETERMINED' | 'CERTIFIED' }>;

export interface DecidedContest {
  readonly post: Post;
  /** Undefined only for a post that was not on the ballot. */
  readonly seats: number | undefined;
  readonly elected: readonly string[];
  readonly next: NextStep;
  /** The written decision on what no text settles, where one was needed. */
  readonly decision: SettledReview | undefined;
}

/** What each post came to: by the votes, and where no text settles it by the street's written decision. */
export function decidedContests(poll: DecidedPoll): readonly DecidedContest[] {
  const settled = poll.stage === 'CERTIFIED' ? poll.settledReviews : [];
  return poll.outcome.contests.map(({ post, elected, next }) => {
    const seats = poll.contests.find((contest) => contest.post === post)?.seats;
    const decision = next === 'PENDING_REVIEW' ? settled.find((review) => review.post === post) : undefined;
    return decision === undefined
      ? { post, seats, elected, next, decision }
      : { post, seats, elected: [...elected, ...decision.elected], next: decision.followUp, decision };
  });
}

export interface PersonOnBallot {
  readonly name: string;
  /** Unknown for a name written in. */
  readonly sex?: 'F' | 'M';
}

/** Who stands behind an id of an outcome: a candidate, or a name written in (`W1` …). */
export function personOf(cycle: Cycle, writeIns: readonly WriteIn[], id: string): PersonOnBallot | undefined {
  const candidate = cycle.candidates.find((c) => c.id === id);
  if (candidate !== undefined) return { name: candidate.name, sex: candidate.sex };
  const written = writeIns.find((_, index) => writeInId(index) === id);
  return written === undefined ? undefined : { name: written.name };
}

/** Votes that an id of an outcome received; whoever a decision seated from among the written-in is found by name. */
export function votesOf(cycle: Cycle, poll: DecidedPoll, post: Post, id: string): number {
  const marks = poll.figures.marks[id];
  if (marks !== undefined) return marks.for;
  const name = personOf(cycle, poll.named.writeIns, id)?.name;
  return poll.named.writeIns.find((w) => w.post === post && w.name === name)?.votes ?? 0;
}

const baseNames: Readonly<Record<PollBase, Text>> = {
  'party-committee': { zh: '党组织委员', en: 'Party committee' },
  'party-secretaries': { zh: '党组织书记、副书记', en: 'Party secretaries' },
  residents: { zh: '居民委员会', en: 'residents’ committee' },
};

/** A poll as a title names it: `居民委员会`, `居民委员会第2次投票`. */
export function pollLabel(id: string): Text {
  const [, base, round] = /^(.*?)(?:-(\d+))?$/.exec(id) ?? [];
  const name = baseNames[baseOf((base ?? id) as PollId)];
  return round === undefined ? name : { zh: `${name.zh}第${round}次投票`, en: `${name.en}, vote ${round}` };
}
