import type { CountingPoll, DecidedPoll, Poll, PollBase, WriteIn } from '@mingxuan/election';
import {
  decidedContests,
  personOf as personOnBallot,
  pollLabel,
  pollsOf,
  sumBundles,
  votesOf as votesIn,
} from '@mingxuan/election';
import type { IsoDate, Post } from '@mingxuan/rulebook';
import type { Sex } from '../papers/paper.ts';
import type { PaperSource, Subject } from './source.ts';

export type { DecidedContest, DecidedPoll } from '@mingxuan/election';
export { decidedContests, pollLabel };
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
export const personOf = ({ cycle }: PaperSource, writeIns: readonly WriteIn[], id: string): Person | undefined =>
  personOnBallot(cycle, writeIns, id);

/** Votes that an id of an outcome received; whoever a decision seated from among the written-in is found by name. */
export const votesOf = ({ cycle }: PaperSource, poll: DecidedPoll, post: Post, id: string): number =>
  votesIn(cycle, poll, post, id);

/** The day the new committee came into being: of the first certified vote that elected anyone; seats filled later join it. */
export const committeeSince = (source: PaperSource): IsoDate | undefined =>
  certifiedResidents(source).find((poll) => decidedContests(poll).some(({ elected }) => elected.length > 0))?.openedOn;

/** What both tellers agreed on, over all bundles; nothing while a bundle is still open, for counting is blind. */
export function countOf(poll: Poll | undefined): ReturnType<typeof sumBundles> {
  if (poll === undefined || poll.stage === 'PREPARED' || poll.stage === 'OPEN') return null;
  const counting: CountingPoll = poll;
  return counting.bundles.length === 0 ? null : sumBundles(counting);
}

/** The polls of these bases as subjects: the first of each always, later ones once they exist. */
export function pollSubjects({ cycle }: PaperSource, bases: readonly PollBase[]): readonly Subject[] {
  return bases.flatMap((base) => {
    const ids = [base, ...pollsOf(cycle, base).map(({ id }) => id)];
    return [...new Set<string>(ids)].map((key, index) => ({ key, label: pollLabel(key), nth: index + 1 }));
  });
}
