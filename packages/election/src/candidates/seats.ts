import type { Post } from '@mingxuan/rulebook';
import type { Cycle } from '../state.ts';

/** Seats of a post as the meeting settled them; none for posts of the Party's. */
export function seatsOf(state: Pick<Cycle, 'mandate'>, post: Post): number {
  if (state.mandate === null) return 0;
  switch (post) {
    case 'CHAIR':
    case 'VICE':
    case 'MEMBER':
      return state.mandate.seats[post];
    case 'WOMEN_MEMBER':
    case 'PARTY_MEMBER':
    case 'SECRETARY':
    case 'DEPUTY_SECRETARY':
      return 0;
    default:
      return post satisfies never;
  }
}
