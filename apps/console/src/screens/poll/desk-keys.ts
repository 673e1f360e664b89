import type { Channel, CycleView, MobileBox, PollId } from '@mingxuan/election';

const keys: Readonly<Record<string, Channel>> = { F2: 'HALL', F3: 'PROXY', F4: 'MOBILE' };

/** What is shown when a key is pressed. `fresh`: the rows answer the very words that are typed, not earlier ones. */
export interface Shown {
  readonly found: number;
  readonly picked: boolean;
  readonly fresh: boolean;
}

/**
 * What a key does: hand out a ballot, wait for the answer to what was typed, or nothing here. While the rows still answer earlier
 * words nothing is handed out: it would go to whoever was found before. A scanner's Enter comes that early.
 */
export function deedOfKey(key: string, { found, picked, fresh }: Shown): Channel | 'WAIT' | null {
  const channel = keys[key] ?? (key === 'Enter' ? 'HALL' : null);
  if (channel === null) return null;
  if (!fresh) return 'WAIT';
  return key !== 'Enter' || found === 1 || picked ? channel : null;
}

/** What a key that waited does once the answer is there: it meant the one person found, or nobody. */
export const deedAfterWaiting = (key: string, found: number): Channel | null => {
  const deed = found === 1 ? deedOfKey(key, { found, picked: false, fresh: true }) : null;
  return deed === 'WAIT' ? null : deed;
};

/** The mobile box of this poll whose approved list holds this voter: one that served an earlier vote serves no more. */
export const boxOf = ({ boxes }: Pick<CycleView, 'boxes'>, poll: PollId, voterNo: number): MobileBox | undefined =>
  boxes.find(
    ({ trip, voters }) =>
      (trip.stage === 'APPROVED' || trip.poll === poll) && voters.some((one) => one.voterNo === voterNo),
  );

export interface Mandates {
  /** The trustee who may take this voter's ballot. */
  readonly gives: number | null;
  /** Voters whose ballots this voter may take. */
  readonly takes: readonly number[];
}

/** What stands of proxies for one voter of a poll. Before the list of them is published none may be used. */
export function mandatesOf(
  { proxies, proxyListsPublished }: Pick<CycleView, 'proxies' | 'proxyListsPublished'>,
  poll: PollId,
  voterNo: number,
): Mandates {
  const standing = proxyListsPublished.includes(poll)
    ? proxies.filter((one) => one.poll === poll && one.ended === null)
    : [];
  return {
    gives: standing.find((one) => one.principal === voterNo)?.trustee ?? null,
    takes: standing.filter((one) => one.trustee === voterNo).map((one) => one.principal),
  };
}
