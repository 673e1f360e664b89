import type { PollView } from '@mingxuan/election';

/** The step whose planned day a rehearsal proposes for deciding and signing. */
export function determineStep(poll: Pick<PollView, 'id'>): 'B07' | 'B08' | 'E10' | 'E11' {
  if (poll.id.startsWith('party-committee')) return 'B07';
  if (poll.id.startsWith('party-secretaries')) return 'B08';
  return poll.id === 'residents' ? 'E10' : 'E11';
}
