import type { BallotSampleFacts } from '../papers/ballot.ts';
import type { Draft } from '../papers/paper.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { personOf, pollOf } from './polls.ts';
import { heldOn } from './result.ts';
import type { PaperSource, Subject } from './source.ts';
import { markingRules, postWord } from './words.ts';

/** F19, once the ballots are prepared. Among the tied nobody else can be chosen, so a 再次投票 has no write-in lines. */
export function ballotSample(source: PaperSource, { key }: Subject): Draft<BallotSampleFacts> {
  const poll = pollOf(source, key);
  return {
    head: headOf(source, 'BALLOT_SAMPLE', electionCommittee(source)),
    electionDay: heldOn(source, key),
    posts: poll?.contests.map(({ post, seats, candidates }) => ({
      post: postWord(post),
      seats,
      candidates: candidates.map((id) => ({ name: personOf(source, [], id)?.name })),
      writeInRows: poll.kind === 'RUNOFF' ? 0 : seats,
    })),
    instructions: [...markingRules, '请到秘密写票处独自写票，写好后对折投入票箱。'],
  };
}
