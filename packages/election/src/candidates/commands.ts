import type { IsoDate, Post } from '@mingxuan/rulebook';
import type { EvidenceRef } from '../organisation.ts';
import type {
  CandidateOrder,
  CandidateProfile,
  PledgeKind,
  RelativePair,
  ReplyDecision,
  StatutoryBar,
} from './facts.ts';

/** About candidates, their review and their pledges. */
export type CandidatesCommand =
  | {
      readonly type: 'NOMINATE';
      readonly post: Post;
      readonly voterNo: number;
      readonly by:
        | { readonly kind: 'PARTY'; readonly decisionNo: string }
        | { readonly kind: 'JOINT_VOTERS'; readonly signatories: readonly number[] };
      /** What the list of candidates says of a person besides what the roll holds. */
      readonly profile?: CandidateProfile;
      readonly consent: boolean;
    }
  | {
      readonly type: 'REVIEW_CANDIDATE';
      readonly id: string;
      readonly unit: string;
      readonly finding:
        | { readonly opinion: 'NO_OBJECTION' }
        | {
            readonly opinion: 'BARRED';
            readonly bar: StatutoryBar;
            readonly document: string;
            readonly toldOn: IsoDate;
          }
        /** A local list: it warns and excludes nobody. */
        | {
            readonly opinion: 'LOCAL_CONCERN';
            readonly localText: string;
            readonly concern: string;
            readonly toldOn: IsoDate;
          };
    }
  /** Composed by the server from the file that a department filled in. */
  | {
      readonly type: 'TAKE_REVIEW_BATCH';
      readonly unit: string;
      readonly file: EvidenceRef;
      /** Digest of the list that the department was sent (`reviewList`). */
      readonly list: string;
      readonly rows: readonly {
        readonly id: string;
        readonly finding: Extract<CandidatesCommand, { readonly type: 'REVIEW_CANDIDATE' }>['finding'];
      }[];
    }
  | { readonly type: 'RECORD_REVIEW_REPLY'; readonly id: string; readonly unit: string; readonly summary: string }
  | {
      readonly type: 'DECIDE_REVIEW_REPLY';
      readonly id: string;
      readonly unit: string;
      readonly decision: ReplyDecision;
      readonly reason: string;
    }
  | { readonly type: 'WITHDRAW_CANDIDATE'; readonly id: string; readonly reason: string }
  /** Near relatives among candidates (by id) and the election committee (`REC:<rank>`); empty when there are none. */
  | { readonly type: 'DECLARE_RELATIVES'; readonly pairs: readonly RelativePair[] }
  | {
      readonly type: 'PUBLISH_CANDIDATES';
      readonly status: 'PRELIMINARY' | 'FORMAL';
      readonly orderedBy?: CandidateOrder;
      readonly order: readonly string[];
      /** Why it is not the order that was proposed. */
      readonly orderNote?: string;
    }
  /** Who comes onto the formal list in the place of somebody who left it. */
  | {
      readonly type: 'DECIDE_SUBSTITUTE';
      readonly id: string;
      readonly consent: boolean;
      readonly decisionNo: string;
      readonly ground: string;
    }
  | {
      readonly type: 'RECORD_PLEDGES';
      readonly id: string;
      readonly kinds: readonly PledgeKind[];
      readonly texts?: Readonly<Partial<Record<PledgeKind, string>>>;
    }
  | { readonly type: 'PUBLISH_PLEDGES'; readonly places: readonly string[] };
