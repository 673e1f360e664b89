import type { CycleView, PollView } from '@mingxuan/election';
import { baseOf, roundOf } from '@mingxuan/election';
import type { OutcomeInput, Post, Reason, SourceRef } from '@mingxuan/rulebook';
import { outcome, resolveRulebook } from '@mingxuan/rulebook';

/** How many votes elect, and which article says so. */
export interface MajorityLine {
  readonly needed: number;
  readonly sources: readonly SourceRef[];
}

type Cleared = Extract<PollView, { stage: 'COUNTING' | 'DETERMINED' | 'CERTIFIED' }>;

/**
 * The line that elects to a post, as the rulebook's own outcome draws it: it is asked to decide these ballots with nobody
 * chosen, and the figures of its reasons say how many votes were needed. Null where it draws none: too few ballots for
 * a valid vote, or a runoff, which most votes decide.
 */
export function majorityLine(cycle: CycleView, poll: Cleared, post: Post): MajorityLine | null {
  const contest = poll.contests.find((one) => one.post === post);
  const pin = poll.stream === 'PARTY' ? cycle.packs.party : cycle.packs.residents;
  const rulebook = resolveRulebook(pin.pack, pin.overlays);
  if (contest === undefined || !rulebook.ok || poll.kind === 'RUNOFF') return null;
  const input: OutcomeInput = {
    rules: pin.pack,
    overlays: pin.overlays,
    heldOn: poll.openedOn,
    electorate: {
      mode: poll.stream === 'PARTY' ? 'PARTY_MEMBERS' : (cycle.mandate?.votingMode ?? 'ALL_VOTERS'),
      entitled: poll.entitled,
      present: poll.stream === 'PARTY' ? poll.present : poll.issued,
    },
    ballots: { issued: poll.issued, collected: poll.collected, invalid: 0 },
    contests: [
      {
        post,
        seats: contest.seats,
        nominees: contest.candidates.map((id) => ({
          id,
          name: id,
          votes: 0,
          against: 0,
          abstain: poll.collected,
        })),
        writeIns: [],
      },
    ],
    relatives: [],
    round: roundOf(cycle.polls, baseOf(poll.id)),
  };
  return lineIn(outcome(input, rulebook.value).reasons);
}

function lineIn(reasons: readonly Reason[]): MajorityLine | null {
  for (const reason of reasons) {
    const { votes, base, needed } = reason.figures ?? {};
    if (votes !== undefined && base !== undefined && needed !== undefined) return { needed, sources: reason.sources };
    const below = lineIn(reason.children ?? []);
    if (below !== null) return below;
  }
  return null;
}
