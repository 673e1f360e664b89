import type { Cycle } from '../state.ts';
import { refuse } from '../act.ts';
import type { CommitteeVote } from '../organisation.ts';
import type { PollId } from './facts.ts';
import type { Refused } from './stage.ts';

/**
 * A decision of the body that conducts the vote: more than half of it were there, more than half of those agreed (REC-9).
 * How many preside over a Party meeting is not recorded, so there only the second is asked.
 */
export function committeeRefusal(state: Cycle, poll: PollId, { present, inFavour }: CommitteeVote): Refused | null {
  const size = poll.startsWith('party') ? null : (state.rec?.members.filter((m) => m.seat === 'MEMBER').length ?? 0);
  const enoughCame = size === null || (2 * present > size && present <= size);
  if (enoughCame && inFavour <= present && 2 * inFavour > present) return null;
  return refuse(
    'NO_COMMITTEE_MAJORITY',
    {
      zh: `${size === null ? '' : `选举委员会现有${size}人，`}到会${present}人，同意${inFavour}人，没有形成过半数的决定。`,
      en: `${size === null ? '' : `Of ${size} members `}${present} were there and ${inFavour} agreed; that is no majority decision.`,
    },
    {
      zh: '请召集过半数成员到会，由到会成员过半数同意后再登记。',
      en: 'Let more than half meet, and more than half of those agree, then record it.',
    },
  );
}
