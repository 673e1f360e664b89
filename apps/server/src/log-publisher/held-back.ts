import type { State } from '@mingxuan/election';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type { HoldBack } from '@mingxuan/store';

/** Where a community stands, on the newest state. */
export interface States {
  readonly current: (community: string) => Promise<Result<{ readonly state: State }, Refusal>>;
}

/**
 * The first count of a bundle must stay unseen until the second is entered (docs/decisions/0012), and a leaf of the log is a hash
 * whose figures could be guessed by trying them all. So what tellers enter waits until every bundle is agreed.
 */
export const hiddenCounts = (ledger: States): HoldBack => ({
  types: new Set(['BUNDLE_ENTERED']),
  held: async (community) => {
    const current = await ledger.current(community);
    // A ledger that cannot be read shows nothing more.
    if (!current.ok) return true;
    const { state } = current.value;
    if (state.status === 'UNOPENED') return false;
    return state.polls.some(
      (poll) => poll.stage === 'COUNTING' && poll.bundles.some((bundle) => bundle.stage !== 'AGREED'),
    );
  },
});
