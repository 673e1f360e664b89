import type { IsoDate, Post } from '@mingxuan/rulebook';
import type { CandidateOrder, CandidateProfile, PledgeKind, RelativePair, StatutoryBar } from './facts.ts';

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
          };
    }
  | { readonly type: 'WITHDRAW_CANDIDATE'; readonly id: string; readonly reason: string }
  /** Near relatives among candidates (by id) and the election committee (`REC:<rank>`); empty when there are none. */
  | { readonly type: 'DECLARE_RELATIVES'; readonly pairs: readonly RelativePair[] }
  | {
      readonly type: 'PUBLISH_CANDIDATES';
      readonly status: 'PRELIMINARY' | 'FORMAL';
      readonly orderedBy?: CandidateOrder;
      readonly order: readonly string[];
    }
  | {
      readonly type: 'RECORD_PLEDGES';
      readonly id: string;
      readonly kinds: readonly PledgeKind[];
      readonly texts?: Readonly<Partial<Record<PledgeKind, string>>>;
    }
  | { readonly type: 'PUBLISH_PLEDGES'; readonly places: readonly string[] };
