import type { PollCore, PollOpen } from '../state.ts';
import type { BoxesOnRecord } from './box-questions.ts';
import { mobileBoxesOf } from './box-questions.ts';
import { ballotsOf } from './boxes.ts';

/** Ballots still to be handed out in the hall, or to go along with a box: printed, less what was handed out there and what the mobile boxes hold. */
export function ballotsLeft(
  state: BoxesOnRecord,
  poll: Pick<PollCore & PollOpen, 'id' | 'printed' | 'checkedIn'>,
): number {
  const { HALL, PROXY } = poll.checkedIn;
  return poll.printed - HALL - PROXY - mobileBoxesOf(state, poll.id).reduce((sum, box) => sum + ballotsOf(box), 0);
}
