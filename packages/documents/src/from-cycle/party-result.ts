import { writeInId } from '@mingxuan/election';
import type { Draft } from '../papers/paper.ts';
import type { PartyResultFacts } from '../papers/party-result.ts';
import { headOf } from './head.ts';
import { partyOrganisation } from './issuers.ts';
import { decidedContests, decidedPoll, type DecidedPoll, personOf } from './polls.ts';
import { decisionReasons, everyReason } from './reasons.ts';
import type { PaperSource, Subject } from './source.ts';
import { postWord } from './words.ts';

function contestsOf(source: PaperSource, poll: DecidedPoll): Draft<PartyResultFacts['contests']> {
  const { marks, valid, partInvalid } = poll.figures;
  return poll.contests.map(({ post, seats, candidates }) => {
    const elected = decidedContests(poll).find((contest) => contest.post === post)?.elected ?? [];
    return {
      post: postWord(post),
      seats,
      candidates: candidates.map((id) => {
        const { for: approve, against } = marks[id] ?? { for: 0, against: 0 };
        // Whose part for this post is invalid neither chose nor abstained.
        const abstain = valid - (partInvalid[post] ?? 0) - approve - against;
        return { name: personOf(source, [], id)?.name, approve, against, abstain, elected: elected.includes(id) };
      }),
      writeIns: poll.named.writeIns.flatMap((w, i) =>
        w.post === post ? [{ name: personOf(source, poll.named.writeIns, writeInId(i))?.name, votes: w.votes }] : [],
      ),
    };
  });
}

/** P08, from the moment the result is determined: the paper that is signed and sent to the street. */
export function partyResult(source: PaperSource, { key }: Subject): Draft<PartyResultFacts> {
  const organisation = partyOrganisation(source);
  const head = headOf(source, 'PARTY_RESULT', organisation);
  const poll = decidedPoll(source, key);
  if (poll === undefined) return { head, organisation };
  const { entitled, present, issued, collected, valid, invalid } = poll.figures;
  return {
    head,
    organisation,
    heldOn: poll.openedOn,
    place: poll.place ?? undefined,
    figures: { expected: entitled, present: present ?? undefined, issued, collected, valid, invalid },
    contests: contestsOf(source, poll),
    reasons: [...everyReason(source.party, poll.named.reasons), ...decisionReasons(decidedContests(poll))],
  };
}
