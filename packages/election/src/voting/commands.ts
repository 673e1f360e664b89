import type { CommitteeVote, EvidenceRef } from '../organisation.ts';
import type { PollId } from '../poll/facts.ts';
import type { BoxIncidentCause, FixedBoxKind } from './box-facts.ts';
import type { Channel } from './channel.ts';
import type { Arrangements, MobileReason } from './facts.ts';
import type { Heard } from './heard.ts';

/** About arrangements, mandates, boxes and the poll book. */
export type VotingCommand =
  | { readonly type: 'RECORD_ARRANGEMENTS'; readonly arrangements: Arrangements }
  /** For the first residents' vote, or the later one named. */
  | {
      readonly type: 'AUTHORISE_PROXY';
      readonly poll?: PollId;
      readonly principal: number;
      readonly trustee: number;
      /** The written mandate (JWH25-19). */
      readonly evidence: readonly EvidenceRef[];
    }
  | { readonly type: 'REVOKE_PROXY'; readonly no: number; readonly reason: string }
  | { readonly type: 'PUBLISH_PROXIES'; readonly poll?: PollId }
  | {
      readonly type: 'APPROVE_MOBILE_BOX';
      readonly box: string;
      readonly basis: string;
      readonly route: string;
      /** Number of the town's or street's approval, where a local text asks for it. */
      readonly approvalNo?: string;
      readonly staff: readonly string[];
      readonly voters: readonly { readonly voterNo: number; readonly reason: MobileReason }[];
    }
  /** Who will vote at this box is posted before it leaves, as the list of mandates is. */
  | { readonly type: 'PUBLISH_BOX_LIST'; readonly box: string }
  | ({
      readonly type: 'DISPATCH_BOX';
      readonly box: string;
      readonly sealOut: string;
      readonly ballotsTaken: number;
      readonly leftAt: string;
    } & Heard)
  | ({
      readonly type: 'RETURN_BOX';
      readonly box: string;
      /** The number read on the seal that was on the box when it came back; empty where there was none. */
      readonly sealFound?: string;
      /** The new seal that it is closed with until it is opened. */
      readonly sealIn: string;
      readonly ballotsBroughtBack: number;
      readonly returnedAt: string;
      /** Why ballots taken are not those given out and brought back. */
      readonly note?: string;
    } & Heard)
  /** A box of the hall or a station, shown empty and sealed before two or more witnesses. */
  | {
      readonly type: 'SEAL_FIXED_BOX';
      readonly poll: PollId;
      readonly box: string;
      readonly kind: FixedBoxKind;
      readonly place: string;
      readonly shownEmpty: boolean;
      readonly seals: readonly string[];
      readonly witnesses: readonly string[];
    }
  /** Something went wrong with a box: sealed aside, before witnesses, until the committee decides. */
  | {
      readonly type: 'REPORT_BOX_INCIDENT';
      readonly poll: PollId;
      readonly box: string;
      readonly cause: BoxIncidentCause;
      /** New seals with which it was set aside; none for a lost box. */
      readonly seals: readonly string[];
      readonly witnesses: readonly string[];
      readonly account: string;
    }
  | {
      readonly type: 'DECIDE_BOX';
      readonly poll: PollId;
      readonly box: string;
      readonly counted: boolean;
      readonly committee: CommitteeVote;
      readonly reason: string;
    }
  /** Emptied into another box before any is opened. */
  | ({
      readonly type: 'MERGE_BOX';
      readonly poll: PollId;
      readonly box: string;
      readonly into: string;
      readonly witnesses: readonly string[];
      /** When it was emptied, `HH:MM`: that opens it. */
      readonly mergedAt?: string;
    } & Heard)
  | {
      readonly type: 'CHECK_IN';
      readonly poll: PollId;
      readonly voterNo: number;
      readonly channel: Channel;
      readonly place: string;
      readonly device: string;
      readonly deviceSeq: number;
      /** The device's own clock, ISO 8601; what the server records as `at` is the server's. */
      readonly heardAt?: string;
    }
  | ({
      readonly type: 'UNDO_CHECK_IN';
      readonly poll: PollId;
      readonly voterNo: number;
      readonly reason: string;
    } & Heard);
