import type { IsoDate, Post } from '@mingxuan/rulebook';
import type { FactOf, Stream } from '../fact-of.ts';

/** Who put a person forward: the Party organisation, ten or more voters together (JWH25-18), or the outgoing Party committee. */
export type Nominator =
  | { readonly kind: 'PARTY'; readonly decisionNo: string }
  | { readonly kind: 'JOINT_VOTERS'; readonly signatories: number }
  /** 另选他人, seated by a recorded decision after the vote. */
  | { readonly kind: 'WRITTEN_IN' };

/** What the law itself bars (JWH25-18), kept apart from any local list. */
export type StatutoryBar = 'EXPELLED_FROM_PARTY' | 'CRIMINAL_PENALTY' | 'ORGANISED_CRIME' | 'ILLEGAL_RELIGION_OR_CULT';

/** What becomes of an adverse opinion after the person's reply. */
export type ReplyDecision = 'UPHELD' | 'TAKEN_BACK';

/** Said on the published list; nothing else of a person is asked. */
export interface CandidateProfile {
  readonly education?: string;
  readonly occupation?: string;
}

/** By strokes of the surname, or by votes of nomination where a local text says so. */
export type CandidateOrder = 'STROKE' | 'VOTES';

export interface CandidatePerson {
  readonly name: string;
  readonly sex: 'F' | 'M';
  /** Place on the roll; absent for Party candidates, whose electorate is the members' register. */
  readonly voterNo?: number;
  readonly birth?: IsoDate;
  readonly profile?: CandidateProfile;
}

/** What a published list says of a person: enough to decide the election again from it, and no day of birth. */
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly sex: 'F' | 'M';
  /** `YYYY-MM`. */
  readonly birthMonth?: string;
  readonly profile?: CandidateProfile;
}

/** Two people who are near relatives: candidates by id, members of the election committee as `REC:<rank>`. */
export interface RelativePair {
  readonly a: string;
  readonly b: string;
  readonly relation: string;
}

export type PledgeKind = 'CANDIDACY' | 'MANDATE' | 'RESIGNATION';

export type SubstituteFrom = 'PRELIMINARY_LIST' | 'NOMINATED_ANEW';

export type CandidateFact =
  | FactOf<
      'CANDIDATE_NOMINATED',
      Stream,
      { readonly id: string; readonly post: Post; readonly by: Nominator },
      CandidatePerson
    >
  | FactOf<
      'CANDIDATE_REVIEWED',
      'RESIDENTS',
      | { readonly id: string; readonly unit: string; readonly opinion: 'NO_OBJECTION' }
      | { readonly id: string; readonly unit: string; readonly opinion: 'BARRED' }
      | {
          readonly id: string;
          readonly unit: string;
          readonly opinion: 'LOCAL_CONCERN';
          readonly localText: string;
        },
      | { readonly bar: StatutoryBar; readonly document: string; readonly toldOn: string }
      | { readonly concern: string; readonly toldOn: string }
    >
  /** One department's file; its opinions follow, one fact each. */
  | FactOf<
      'REVIEW_BATCH_TAKEN',
      'RESIDENTS',
      { readonly unit: string; readonly sha256: string; readonly list: string; readonly rows: number }
    >
  | FactOf<
      'CANDIDATE_REPLIED',
      'RESIDENTS',
      { readonly id: string; readonly unit: string },
      { readonly summary: string }
    >
  | FactOf<
      'REVIEW_REPLY_DECIDED',
      'RESIDENTS',
      { readonly id: string; readonly unit: string; readonly decision: ReplyDecision },
      { readonly reason: string }
    >
  | FactOf<'CANDIDATE_WITHDREW', Stream, { readonly id: string }, { readonly reason: string }>
  /** Who was asked about near relatives, and what was found; each declaration replaces the one before. */
  | FactOf<'RELATIVES_DECLARED', 'RESIDENTS', { readonly count: number }, RelativePair>
  | FactOf<
      'CANDIDATES_PUBLISHED',
      Stream,
      {
        readonly status: 'PRELIMINARY' | 'FORMAL';
        readonly order: readonly string[];
        readonly orderedBy: CandidateOrder;
        readonly warnings: readonly string[];
        /** Why the order is not the one proposed by strokes. */
        readonly orderNote?: string;
      },
      ListedPerson
    >
  /** 递补、另行提名 after the formal list was out. The ground says nothing of who left. */
  | FactOf<
      'SUBSTITUTE_DECIDED',
      'RESIDENTS',
      {
        readonly id: string;
        readonly from: SubstituteFrom;
        readonly decisionNo: string;
        readonly ground: string;
        readonly warnings: readonly string[];
      }
    >
  | FactOf<
      'PLEDGES_RECORDED',
      'RESIDENTS',
      { readonly id: string; readonly kinds: readonly PledgeKind[] },
      { readonly kind: PledgeKind; readonly text: string }
    >
  | FactOf<'PLEDGES_PUBLISHED', 'RESIDENTS', { readonly ids: readonly string[]; readonly places: readonly string[] }>;
