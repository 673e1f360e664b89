import { writeInId } from '@mingxuan/election';
import type { Draft } from '../papers/paper.ts';
import type { ElectionReportFacts } from '../papers/result.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { decidedPoll, type DecidedPoll, personOf, votesOf } from './polls.ts';
import { everyReason } from './reasons.ts';
import { figuresOf, heldOn, openSeatsNote } from './result.ts';
import type { PaperSource, Subject } from './source.ts';
import { electorWord, postWord } from './words.ts';

/** Every name with its votes: candidates in the order of the ballot, then those written in. */
function linesOf(source: PaperSource, poll: DecidedPoll): Draft<ElectionReportFacts['posts']> {
  return poll.contests.map(({ post, seats, candidates }) => {
    const elected = poll.outcome.contests.find((contest) => contest.post === post)?.elected ?? [];
    const writeIns = poll.named.writeIns.flatMap((w, i) => (w.post === post ? [writeInId(i)] : []));
    const line = (id: string, writeIn: boolean) => ({
      ...personOf(source, poll.named.writeIns, id),
      writeIn,
      votes: votesOf(poll, id),
      elected: elected.includes(id),
    });
    return {
      post: postWord(post),
      seats,
      lines: [...candidates.map((id) => line(id, false)), ...writeIns.map((id) => line(id, true))],
    };
  });
}

/** F26, from the moment the result is determined: this is the paper the scrutineer and the chair sign. */
export function electionReport(source: PaperSource, { key }: Subject): Draft<ElectionReportFacts> {
  const { cycle, residents } = source;
  const poll = decidedPoll(source, key);
  const mode = cycle.mandate?.votingMode;
  const head = headOf(source, 'ELECTION_REPORT', electionCommittee(source));
  const electorUnit = mode === undefined ? undefined : electorWord[mode];
  if (poll === undefined) return { head, electionDay: heldOn(source, key), electorUnit };
  const discrepancy = poll.discrepancy === null ? '' : `票数不符的说明：${poll.discrepancy}`;
  const remarks = [discrepancy, openSeatsNote(poll)].filter((note) => note !== '').join(' ');
  return {
    head,
    electionDay: poll.openedOn,
    electorUnit,
    figures: figuresOf(poll),
    posts: linesOf(source, poll),
    reasons: everyReason(residents, poll.named.reasons),
    ...(remarks === '' ? {} : { remarks }),
  };
}
