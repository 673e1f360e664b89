import type { PollId } from '@mingxuan/election';
import type { Offered } from '../../parts/may.ts';

/** Whose duty an act of a vote is: at its own meetings, the Party organisation’s; else as named. */
export const pollDuty = (poll: PollId, residents: Offered): Offered =>
  poll.startsWith('party') ? 'party.record' : residents;
