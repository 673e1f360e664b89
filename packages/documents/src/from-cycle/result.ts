import type { NextStep } from '@mingxuan/election';
import { isUndecided } from '@mingxuan/election';
import type { Draft } from '../papers/paper.ts';
import type { CountFigures, ResultFacts } from '../papers/result.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import {
  certifiedPoll,
  type DecidedContest,
  decidedContests,
  type DecidedPoll,
  personOf,
  pollOf,
  votesOf,
} from './polls.ts';
import { dayReasons } from './day-reasons.ts';
import { decisionReasons, wallReasons } from './reasons.ts';
import type { PaperSource, Subject } from './source.ts';
import { electorWord, methodWord, postWord } from './words.ts';

/** The figures of a count. Who took part is counted by the ballots found in the boxes (CNT-2), as the decision does. */
export function figuresOf({ figures }: DecidedPoll): CountFigures {
  const { entitled, issued, collected, valid, invalid } = figures;
  return { registered: entitled, cast: collected, issued, collected, valid, invalid };
}

const nextNotes: Readonly<Record<NextStep, string>> = {
  NONE: '',
  RE_ELECTION: '不足的名额另行选举，时间另行公告。',
  RUNOFF: '得票相等的人再次投票，时间另行公告。',
  RERUN: '须重新选举，时间另行公告。',
  PENDING_REVIEW: '有的席位待依法查明后另行公告。',
};

/** What happens with the seats left open. */
export const openSeatsNote = (contests: readonly DecidedContest[]): string =>
  [...new Set(contests.map(({ next }) => nextNotes[next]))].join('');

/** N16. Nothing is announced before both signatures stand under the figures. */
export function result(source: PaperSource, { key, nth }: Subject): Draft<ResultFacts> {
  const { cycle, residents } = source;
  const poll = certifiedPoll(source, key);
  const mode = cycle.mandate?.votingMode;
  const head = headOf(source, 'RESULT', electionCommittee(source), nth);
  const electors = {
    method: mode === undefined ? undefined : methodWord[mode],
    electorUnit: mode === undefined ? undefined : electorWord[mode],
  };
  if (poll === undefined) return { head, electionDay: heldOn(source, key), ...electors };
  const contests = decidedContests(poll);
  const note = openSeatsNote(contests);
  return {
    head,
    electionDay: poll.openedOn,
    ...electors,
    valid: poll.outcome.valid,
    ...(isUndecided(poll.outcome) ? { undecided: true as const } : {}),
    figures: figuresOf(poll),
    posts: contests.map(({ post, seats, elected }) => ({
      post: postWord(post),
      seats,
      elected: elected.map((id) => ({
        ...personOf(source, poll.named.writeIns, id),
        votes: votesOf(source, poll, post, id),
      })),
    })),
    ...(note === '' ? {} : { shortageNote: note }),
    reasons: [...wallReasons(residents, poll.named.reasons), ...decisionReasons(contests), ...dayReasons(source, poll)],
  };
}

/** The day of a residents' vote: the one it opened on; before that, the election day for the first. */
export function heldOn(source: PaperSource, key: string) {
  const poll = pollOf(source, key);
  if (poll !== undefined && poll.stage !== 'PREPARED') return poll.openedOn;
  return key === 'residents' ? source.cycle.electionDay : undefined;
}
