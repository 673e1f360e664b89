import type { BundleView } from '@mingxuan/election';

/** A bundle from where one teller stands: what this person may do with it now. */
export type MyTurn = 'RECOUNT' | 'SECOND' | 'FIRST' | 'WAIT_FOR_OTHER' | 'OTHERS_RECOUNT' | 'AGREED';

export function myTurn(bundle: BundleView, me: string): MyTurn {
  switch (bundle.stage) {
    case 'WAITING':
      return 'FIRST';
    case 'FIRST':
      return bundle.by === me ? 'WAIT_FOR_OTHER' : 'SECOND';
    case 'DIFFERENT':
      return bundle.by.includes(me) ? 'RECOUNT' : 'OTHERS_RECOUNT';
    case 'AGREED':
      return 'AGREED';
    default:
      return bundle satisfies never;
  }
}

const order: readonly MyTurn[] = ['RECOUNT', 'SECOND', 'FIRST'];

/** Whether this person can enter the bundle now. */
export const isMine = (bundle: BundleView, me: string): boolean => order.includes(myTurn(bundle, me));

/** The bundle to take next: differences first, then those that wait for a second count, then new ones. */
export function nextBundle(bundles: readonly BundleView[], me: string): BundleView | undefined {
  for (const turn of order) {
    const found = bundles.find((bundle) => myTurn(bundle, me) === turn);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Which sheet a teller fills in at a bundle. It stays one sheet while somebody else's first count comes in: two tellers
 * often follow the same reading, and what the slower one has typed must not go.
 */
export const askedOf = (stage: BundleView['stage']): 'WHOLE' | 'DIFFERING' =>
  stage === 'DIFFERENT' ? 'DIFFERING' : 'WHOLE';
