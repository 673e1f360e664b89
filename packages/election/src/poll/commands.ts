import type { IsoDate, Post } from '@mingxuan/rulebook';
import type { StatutoryBar } from '../candidates/facts.ts';
import type { CommitteeVote } from '../organisation.ts';
import type {
  BundleFigures,
  DoubtfulRuling,
  PollId,
  PrintingKind,
  ReviewFollowUp,
  SecondFactor,
  StaffMember,
  WriteIn,
} from './facts.ts';

/** About a poll from its preparation to the signed result. */
export type PollCommand =
  | { readonly type: 'PREPARE_POLL'; readonly poll: PollId; readonly printed: number }
  | {
      readonly type: 'OPEN_POLL';
      readonly poll: PollId;
      /** Where a Party meeting was held; residents vote where the arrangements say. */
      readonly place?: string;
      readonly boxesShownEmpty: boolean;
      /** Residents: places where a ballot is marked unseen (JWH25-19). */
      readonly booths?: number;
      readonly staff: readonly StaffMember[];
      /** Residents: below how many ballots a box is not opened by itself. */
      readonly smallCell?: number;
    }
  /** The whole staff from now on, and why it is another. */
  | {
      readonly type: 'CHANGE_STAFF';
      readonly poll: PollId;
      readonly staff: readonly StaffMember[];
      readonly reason: string;
    }
  /** While the poll is open: ballots printed besides, or how many there really were. */
  | {
      readonly type: 'RECORD_PRINTING';
      readonly poll: PollId;
      readonly kind: PrintingKind;
      readonly ballots: number;
      readonly reason: string;
    }
  | { readonly type: 'RECORD_ATTENDANCE'; readonly poll: PollId; readonly present: number }
  | {
      readonly type: 'CLOSE_POLL';
      readonly poll: PollId;
      /** Given only where no poll book counts for us (Party meetings); residents' ballots issued are the check-ins. */
      readonly issued?: number;
      readonly spoiled: number;
      readonly unused: number;
      readonly boxes: readonly { readonly box: string; readonly collected: number }[];
      /** When the boxes were opened, `HH:MM`. */
      readonly openedAt?: string;
      /** The signed reason for figures that do not add up. */
      readonly discrepancy?: string;
      /** Why a sheet already handed in is replaced before the count is determined; both sheets stay in the ledger. */
      readonly correction?: string;
    }
  | {
      readonly type: 'DECLARE_BUNDLES';
      readonly poll: PollId;
      readonly bundles: readonly { readonly no: number; readonly ballots: number }[];
    }
  | {
      readonly type: 'ENTER_BUNDLE';
      readonly poll: PollId;
      readonly no: number;
      readonly figures: BundleFigures;
      readonly writeIns: readonly WriteIn[];
    }
  /** Hands doubtful ballots (存疑票) of a bundle to the committee. */
  | { readonly type: 'REFER_DOUBTFUL'; readonly poll: PollId; readonly no: number; readonly ballots: number }
  | {
      readonly type: 'DECIDE_DOUBTFUL';
      readonly poll: PollId;
      readonly no: number;
      readonly rulings: readonly DoubtfulRuling[];
      readonly committee: CommitteeVote;
    }
  /** Sends bundles back to be counted by two people again: a wrong count, a result that a signer will not sign. */
  | { readonly type: 'RECOUNT'; readonly poll: PollId; readonly bundles: readonly number[]; readonly reason: string }
  | { readonly type: 'DETERMINE_RESULT'; readonly poll: PollId }
  /** The committee records what the check of those elected has found, before anybody signs. */
  | {
      readonly type: 'RECHECK_ELECTED';
      readonly poll: PollId;
      readonly authority: string;
      readonly foundOn: IsoDate;
      readonly findings: readonly {
        readonly id: string;
        readonly result:
          | { readonly finding: 'CONFIRMED' }
          | { readonly finding: 'DISQUALIFIED'; readonly basis: 'STATUTORY'; readonly bar: StatutoryBar }
          | { readonly finding: 'DISQUALIFIED'; readonly basis: 'LOCAL'; readonly localText: string };
      }[];
      readonly committee: CommitteeVote;
    }
  | {
      readonly type: 'SIGN_RESULT';
      readonly poll: PollId;
      readonly as: 'SCRUTINEER' | 'CHAIR';
      readonly name: string;
      readonly digest: string;
      /** The signer accepts the reason given for ballots that do not add up. */
      readonly discrepancyAccepted?: true;
      /** Filled in by the server alone, after it has asked once more for password or code. */
      readonly secondFactor?: SecondFactor;
      /** A digest of the proof itself, over account, moment and figures; said by the server. */
      readonly proof?: string;
    }
  /** What the street decided, in writing, where no text settles a post (`PENDING_REVIEW`). */
  | {
      readonly type: 'SETTLE_REVIEW';
      readonly poll: PollId;
      readonly post: Post;
      readonly decisionNo: string;
      readonly reason: string;
      /** Who takes a seat: people on the ballot by id, and people written in, shown to be on the roll. */
      readonly seat: readonly string[];
      readonly seatWrittenIn: readonly { readonly name: string; readonly voterNo: number }[];
      /** People written in whose votes put them among those who stand in the vote that follows. */
      readonly standWrittenIn?: readonly { readonly name: string; readonly voterNo: number }[];
      readonly followUp: ReviewFollowUp;
    };
