import type { Channel } from './channel.ts';
import type { FactOf } from '../fact-of.ts';
import type { EvidenceRef } from '../organisation.ts';
import type { PollId } from '../poll/facts.ts';
import type { Heard } from './heard.ts';

export type MobileReason = 'IMMOBILE' | 'SCATTERED';

/** How a mandate ends before it is used. */
export type ProxyEnd = 'REVOKED' | 'PRINCIPAL_CAME' | 'LEFT_ROLL';

/** Where and when: said once, printed on every notice that needs it. Times are wall-clock `HH:MM`. */
export interface Arrangements {
  readonly registrationPlace: string;
  readonly registrationHours: string;
  readonly phone: string;
  readonly pollingPlace: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly countingPlace: string;
}

/**
 * Who has taken part, never how. Check-ins carry their own device sequence, share no number, order or clock with ballots,
 * and the count is recorded only in bundle totals.
 */
export type VotingFact =
  | FactOf<'ARRANGEMENTS_RECORDED', 'RESIDENTS', Arrangements>
  | FactOf<
      'PROXY_AUTHORISED',
      'RESIDENTS',
      { readonly no: number; readonly poll: PollId; readonly warnings: readonly string[] },
      { readonly principal: number; readonly trustee: number; readonly evidence: readonly EvidenceRef[] }
    >
  /** `no` is the mandate's; whose it was is told where it was given. */
  | FactOf<'PROXY_ENDED', 'RESIDENTS', { readonly no: number; readonly why: ProxyEnd }, { readonly reason: string }>
  /** The check-in that ended it was a mistake: the principal had not come. */
  | FactOf<'PROXY_RESTORED', 'RESIDENTS', { readonly no: number }>
  | FactOf<
      'PROXIES_PUBLISHED',
      'RESIDENTS',
      { readonly poll: PollId; readonly count: number; readonly warnings?: readonly string[] }
    >
  | FactOf<
      'MOBILE_BOX_APPROVED',
      'RESIDENTS',
      {
        readonly box: string;
        readonly basis: string;
        readonly route: string;
        readonly voters: number;
        /** Of the town or street, where a local text asks for it. */
        readonly approvalNo?: string;
        readonly warnings: readonly string[];
      },
      | { readonly kind: 'VOTER'; readonly voterNo: number; readonly reason: MobileReason }
      | { readonly kind: 'STAFF'; readonly name: string }
    >
  | FactOf<'MOBILE_BOX_LIST_PUBLISHED', 'RESIDENTS', { readonly box: string; readonly voters: number }>
  | FactOf<
      'MOBILE_BOX_DISPATCHED',
      'RESIDENTS',
      {
        readonly box: string;
        readonly poll: PollId;
        readonly sealOut: string;
        readonly ballotsTaken: number;
        readonly leftAt: string;
        readonly warnings?: readonly string[];
      } & Heard
    >
  | FactOf<
      'MOBILE_BOX_RETURNED',
      'RESIDENTS',
      {
        readonly box: string;
        /** What was read on the seal that was on it; absent in entries from before that was asked. */
        readonly sealFound?: string;
        readonly sealIn: string;
        readonly ballotsBroughtBack: number;
        readonly returnedAt: string;
      } & Heard,
      { readonly note: string }
    >
  | FactOf<
      'VOTER_CHECKED_IN',
      'RESIDENTS',
      {
        readonly poll: PollId;
        readonly channel: Channel;
        readonly place: string;
        readonly device: string;
        readonly deviceSeq: number;
        /** Printed on the slip that the voter signs: which check-in of this poll it is. It stands on no ballot. */
        readonly slip: number;
        readonly heardAt?: string;
      },
      { readonly voterNo: number; readonly trustee?: number }
    >
  | FactOf<
      'CHECK_IN_UNDONE',
      'RESIDENTS',
      { readonly poll: PollId; readonly channel: Channel; readonly place: string } & Heard,
      { readonly voterNo: number; readonly reason: string }
    >;
