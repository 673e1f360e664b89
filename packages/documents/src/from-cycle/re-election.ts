import { neededPoll, pollsOf } from '@mingxuan/election';
import type { ContestOnBallot } from '@mingxuan/election';
import type { IsoDate, Post } from '@mingxuan/rulebook';
import type { Draft } from '../papers/paper.ts';
import type { ReElectionFacts } from '../papers/result.ts';
import { basisOf } from './cite.ts';
import { plannedDay } from './days.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { type CertifiedPoll, certifiedResidents, personOf, pollLabel, pollOf, votesOf } from './polls.ts';
import { heldOn } from './result.ts';
import type { PaperSource, Subject } from './source.ts';
import { postWord } from './words.ts';

interface Called {
  readonly key: string;
  readonly kind: string;
  readonly contests: readonly ContestOnBallot[];
}

/** Residents' votes after the first, and the one that certified results now call for. */
function called({ cycle }: PaperSource): readonly Called[] {
  const later = pollsOf(cycle, 'residents').slice(1);
  const needed = neededPoll(cycle, 'residents');
  return [...later, ...(needed === null ? [] : [needed])].map(({ id, kind, contests }) => ({
    key: id,
    kind,
    contests,
  }));
}

/** Only 另行选举: 再次投票 among the tied and 重新选举 of the whole are other acts with other notices. */
export const reElections = (source: PaperSource): readonly Subject[] =>
  called(source).flatMap(({ key, kind }, index) =>
    kind === 'RE_ELECTION' ? [{ key, label: pollLabel(key), nth: index + 1 }] : [],
  );

/** The certified votes before this one. */
function votesBefore(source: PaperSource, key: string): readonly CertifiedPoll[] {
  const certified = certifiedResidents(source);
  const own = certified.findIndex(({ id }) => id === key);
  return own === -1 ? certified : certified.slice(0, own);
}

/** The last of them in which a post was voted on: a runoff for another post may lie between. */
const lastVoteOn = (votes: readonly CertifiedPoll[], post: Post | undefined): CertifiedPoll | undefined =>
  votes.findLast(({ contests }) => contests.some((contest) => contest.post === post));

/** The day it is held: known once it opens; before, only from a plan that sets a day after the latest vote. */
function dayOfVote(source: PaperSource, key: string, latest: IsoDate | undefined): IsoDate | undefined {
  const planned = plannedDay(source, 'E11');
  const later = planned !== undefined && latest !== undefined && planned > latest;
  return heldOn(source, key) ?? (later ? planned : undefined);
}

/** The day of a vote after the first, as far as it is known. */
export const dayOfLaterVote = (source: PaperSource, key: string): IsoDate | undefined =>
  dayOfVote(source, key, votesBefore(source, key).at(-1)?.openedOn);

/** N16-1: the seats left open, and the best of those not elected, with their votes (JWH25-19). */
export function reElection(source: PaperSource, { key, nth }: Subject): Draft<ReElectionFacts> {
  const { arrangements } = source.cycle;
  const contests = pollOf(source, key)?.contests ?? called(source).find((c) => c.key === key)?.contests ?? [];
  const votes = votesBefore(source, key);
  return {
    head: headOf(source, 'RE_ELECTION', electionCommittee(source), nth),
    basis: basisOf(source.residents, ['CNT-9']),
    firstRoundOn: lastVoteOn(votes, contests[0]?.post)?.openedOn,
    electionDay: dayOfLaterVote(source, key),
    openAt: arrangements?.opensAt,
    closeAt: arrangements?.closesAt,
    place: arrangements?.pollingPlace,
    posts: contests.map(({ post, seats, candidates }) => {
      const before = lastVoteOn(votes, post);
      return {
        post: postWord(post),
        seats,
        candidates: candidates.map((id) => ({
          ...personOf(source, [], id),
          votes: before === undefined ? undefined : votesOf(source, before, post, id),
        })),
      };
    }),
    rule: '以得票多的当选，但得票不得少于已投选票总数的三分之一。',
  };
}
