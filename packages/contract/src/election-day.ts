import type { StatisticRow } from '@mingxuan/election';
import * as z from 'zod';
import * as p from './primitives.ts';

/** A signature under a result: the figures by their digest, and once more the second factor of whoever signs; the password where there is none. */
export const resultSignature = z.strictObject({
  commandId: z.uuid(),
  on: p.isoDate.exactOptional(),
  poll: p.pollId,
  as: z.enum(['SCRUTINEER', 'CHAIR']),
  name: p.personName,
  digest: p.sha256,
  discrepancyAccepted: z.literal(true).exactOptional(),
  password: z.string().max(200).exactOptional(),
  code: z.string().max(60).exactOptional(),
  /** What a passkey answered, as JSON. */
  passkey: z.string().max(8000).exactOptional(),
});
export type ResultSignature = Omit<z.output<typeof resultSignature>, 'commandId' | 'on'>;

/** Somebody who may be named as staff of a poll, with the account that the name stands for. */
export interface PollStaffAccount {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly ('SCRUTINEER' | 'TELLER')[];
}

/** One line of the list on paper with which a desk goes on when the network is down. */
export interface ChecklistRow {
  readonly voterNo: number;
  readonly name: string;
  readonly group: string;
  readonly checkedIn: {
    readonly channel: 'HALL' | 'PROXY' | 'MOBILE';
    readonly place: string;
    readonly at: string;
  } | null;
}

export interface Checklist {
  /** When it was read: the list is as fresh as this. */
  readonly at: string;
  readonly rows: readonly ChecklistRow[];
}

export interface StatisticsPage {
  readonly rows: readonly StatisticRow[];
}

/**
 * What one machine has called out so far: sums only, never the ballot in hand. `turn` goes up by one when another machine takes
 * over, `seq` with every change within a turn: of two the later is the one with the higher turn, then the higher `seq`.
 */
export const calledSums = z.strictObject({
  turn: p.positive,
  /** The machine that calls, by a random mark of its own; it names nobody. */
  caller: z.uuid(),
  seq: p.count,
  done: p.count,
  invalid: p.count,
  /** Ballots that are void for one post, by post. */
  partInvalid: z.record(p.ownId, p.count),
  votes: z.record(p.ownId, p.count),
});
export type CalledSums = z.output<typeof calledSums>;

/**
 * Which count of the ballots is called out: after a recount, or a sheet that brings another number of ballots, calling begins
 * anew, and what was called before must not be added to it.
 */
export const countCalled = (poll: { readonly recounts: readonly unknown[]; readonly collected: number }): string =>
  `${poll.recounts.length}-${poll.collected}`;

/** Names the count in the address of what is called out of it. */
export const calledQuery = z.strictObject({ count: p.shortText(30) });

export interface CalledPage {
  readonly called: CalledSums | null;
}
