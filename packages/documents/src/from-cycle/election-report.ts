import { dayReasons } from './day-reasons.ts';
import type { Draft } from '../papers/paper.ts';
import type { ElectionReportFacts } from '../papers/result.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { decidedContests, decidedPoll, type DecidedPoll, personOf, votesOf } from './polls.ts';
import { decisionReasons, everyReason } from './reasons.ts';
import { figuresOf, heldOn, openSeatsNote } from './result.ts';
import type { PaperSource, Subject } from './source.ts';
import { electorWord, postWord } from './words.ts';

/** Every name with its votes: candidates in the order of the ballot, then those written in. */
function linesOf(source: PaperSource, poll: DecidedPoll): Draft<ElectionReportFacts['posts']> {
  const decided = decidedContests(poll);
  return poll.contests.map(({ post, seats, candidates }) => {
    const elected = decided.find((contest) => contest.post === post)?.elected ?? [];
    const onBallot = candidates.map((id) => ({
      ...personOf(source, [], id),
      writeIn: false,
      votes: votesOf(source, poll, post, id),
      elected: elected.includes(id),
    }));
    // Someone written in is elected under the id of their line, or seated by a decision under one of their own.
    const seated = elected.filter((id) => !candidates.includes(id));
    const writtenIn = poll.named.writeIns
      .filter((w) => w.post === post)
      .map(({ name, votes }) => {
        const id = seated.find((each) => personOf(source, poll.named.writeIns, each)?.name === name);
        const sex = id === undefined ? undefined : personOf(source, poll.named.writeIns, id)?.sex;
        return { name, ...(sex === undefined ? {} : { sex }), writeIn: true, votes, elected: id !== undefined };
      });
    return { post: postWord(post), seats, lines: [...onBallot, ...writtenIn] };
  });
}

/** What the form must own up to: figures that differ, sheets replaced, counts made anew, seats left open. */
function remarksOn(poll: DecidedPoll): string {
  const notes = [
    poll.discrepancy === null ? '' : `票数不符的说明：${poll.discrepancy}。`,
    poll.correction === null ? '' : `清点单更正的说明：${poll.correction}。`,
    ...poll.recounts.map(({ on, reason }) => `${on}重新计票：${reason}。`),
    openSeatsNote(decidedContests(poll)),
  ];
  return notes.join('').replaceAll(/。。+/g, '。');
}

/** F26, from the moment the result is determined: this is the paper the scrutineer and the chair sign. */
export function electionReport(source: PaperSource, { key }: Subject): Draft<ElectionReportFacts> {
  const { cycle, residents } = source;
  const poll = decidedPoll(source, key);
  const mode = cycle.mandate?.votingMode;
  const head = headOf(source, 'ELECTION_REPORT', electionCommittee(source));
  const electorUnit = mode === undefined ? undefined : electorWord[mode];
  if (poll === undefined) return { head, electionDay: heldOn(source, key), electorUnit };
  const contests = decidedContests(poll);
  const remarks = remarksOn(poll);
  return {
    head,
    electionDay: poll.openedOn,
    electorUnit,
    figures: figuresOf(poll),
    posts: linesOf(source, poll),
    reasons: [...everyReason(residents, poll.named.reasons), ...decisionReasons(contests), ...dayReasons(source, poll)],
    ...(remarks === '' ? {} : { remarks }),
  };
}
