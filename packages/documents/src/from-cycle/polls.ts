import type { CountingPoll, NextStep, Poll, PollBase, SettledReview, WriteIn } from '@mingxuan/election';
import { baseOf, pollsOf, sumBundles, writeInId } from '@mingxuan/election';
import type { IsoDate, Post, Text } from '@mingxuan/rulebook';
import type { Sex } from '../papers/paper.ts';
import type { PaperSource, Subject } from './source.ts';

export type DecidedPoll = Extract<Poll, { stage: 'DETERMINED' | 'CERTIFIED' }>;
export type CertifiedPoll = Extract<Poll, { stage: 'CERTIFIED' }>;

/** The poll a paper is about; not there until its ballots are prepared. */
export const pollOf = ({ cycle }: PaperSource, key: string): Poll | undefined =>
  cycle.polls.find(({ id }) => id === key);

/** A poll whose result is determined, signed or not. */
export function decidedPoll(source: PaperSource, key: string): DecidedPoll | undefined {
  const poll = pollOf(source, key);
  return poll?.stage === 'DETERMINED' || poll?.stage === 'CERTIFIED' ? poll : undefined;
}

/** A poll whose result both have signed: only such a result may be announced. */
export function certifiedPoll(source: PaperSource, key: string): CertifiedPoll | undefined {
  const poll = pollOf(source, key);
  return poll?.stage === 'CERTIFIED' ? poll : undefined;
}

/** The certified votes of the residents, first to last. */
export const certifiedResidents = ({ cycle }: PaperSource): readonly CertifiedPoll[] =>
  pollsOf(cycle, 'residents').flatMap((poll) => (poll.stage === 'CERTIFIED' ? [poll] : []));

export interface Person {
  readonly name: string;
  /** Unknown for a name written in. */
  readonly sex?: Sex;
}

/** Who stands behind an id of an outcome: a candidate, or a name written in (`W1` …). */
export function personOf({ cycle }: PaperSource, writeIns: readonly WriteIn[], id: string): Person | undefined {
  const candidate = cycle.candidates.find((c) => c.id === id);
  if (candidate !== undefined) return { name: candidate.name, sex: candidate.sex };
  const written = writeIns.find((_, index) => writeInId(index) === id);
  return written === undefined ? undefined : { name: written.name };
}

/** Votes that an id of an outcome received; whoever a decision seated from among the written-in is found by name. */
export function votesOf(source: PaperSource, poll: DecidedPoll, post: Post, id: string): number {
  const marks = poll.figures.marks[id];
  if (marks !== undefined) return marks.for;
  const name = personOf(source, poll.named.writeIns, id)?.name;
  return poll.named.writeIns.find((w) => w.post === post && w.name === name)?.votes ?? 0;
}

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

/** The day the new committee came into being: of the first certified vote that elected anyone; seats filled later join it. */
export const committeeSince = (source: PaperSource): IsoDate | undefined =>
  certifiedResidents(source).find((poll) => decidedContests(poll).some(({ elected }) => elected.length > 0))?.openedOn;

/** What both tellers agreed on, over all bundles; nothing while a bundle is still open, for counting is blind. */
export function countOf(poll: Poll | undefined): ReturnType<typeof sumBundles> {
  if (poll === undefined || poll.stage === 'PREPARED' || poll.stage === 'OPEN') return null;
  const counting: CountingPoll = poll;
  return counting.bundles.length === 0 ? null : sumBundles(counting);
}

const baseNames: Readonly<Record<PollBase, Text>> = {
  'party-committee': { zh: '党组织委员', en: 'Party committee' },
  'party-secretaries': { zh: '党组织书记、副书记', en: 'Party secretaries' },
  residents: { zh: '居民委员会', en: 'residents’ committee' },
};

/** A poll as a title names it: `居民委员会`, `居民委员会第2次投票`. */
export function pollLabel(id: string): Text {
  const [, base, round] = /^(.*?)(?:-(\d+))?$/.exec(id) ?? [];
  const name = baseNames[baseOf((base ?? id) as Poll['id'])];
  return round === undefined ? name : { zh: `${name.zh}第${round}次投票`, en: `${name.en}, vote ${round}` };
}

/** The polls of these bases as subjects: the first of each always, later ones once they exist. */
export function pollSubjects({ cycle }: PaperSource, bases: readonly PollBase[]): readonly Subject[] {
  return bases.flatMap((base) => {
    const ids = [base, ...pollsOf(cycle, base).map(({ id }) => id)];
    return [...new Set<string>(ids)].map((key, index) => ({ key, label: pollLabel(key), nth: index + 1 }));
  });
}
