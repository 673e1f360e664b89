import type { IsoDate, Post } from '@mingxuan/rulebook';
import type { Stream } from '../fact-of.ts';
import type { CandidateProfile, Nominator, PledgeKind, ReplyDecision, StatutoryBar, SubstituteFrom } from './facts.ts';

/** When the person was told, what they replied, and what became of it; words are gone once erased. */
export interface Replied {
  readonly toldOn: string;
  readonly reply: { readonly on: IsoDate; readonly summary: string } | null;
  readonly decided: { readonly on: IsoDate; readonly decision: ReplyDecision; readonly reason: string } | null;
}

export type Review =
  | { readonly opinion: 'NO_OBJECTION'; readonly unit: string }
  /** `bar` and `document` are gone once erased. */
  | ({
      readonly opinion: 'BARRED';
      readonly unit: string;
      readonly bar: StatutoryBar | null;
      readonly document: string;
    } & Replied)
  /** By a local list: it warns and excludes nobody. */
  | ({
      readonly opinion: 'LOCAL_CONCERN';
      readonly unit: string;
      readonly localText: string;
      readonly concern: string;
    } & Replied);

export interface Candidate {
  readonly id: string;
  readonly stream: Stream;
  readonly post: Post;
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly voterNo: number | null;
  readonly birth: IsoDate | null;
  readonly profile: CandidateProfile;
  readonly by: Nominator;
  /** The account that recorded the nomination, which may not also review it. */
  readonly recordedBy: string;
  readonly reviews: readonly Review[];
  readonly status: 'NOMINATED' | 'PRELIMINARY' | 'FORMAL' | 'BARRED' | 'WITHDRAWN';
  readonly pledges: readonly PledgeKind[];
  readonly pledgedOn: IsoDate | null;
  readonly pledgeTexts: Readonly<Partial<Record<PledgeKind, string>>>;
}

/** 正式候选人名单 as last published: the how-manieth, and who was on it. */
export interface FormalList {
  readonly no: number;
  readonly on: IsoDate;
  readonly order: readonly string[];
}

/** Whom the election committee decided to add once somebody had left the formal list. */
export interface Substitute {
  readonly id: string;
  readonly on: IsoDate;
  readonly from: SubstituteFrom;
  readonly decisionNo: string;
  readonly ground: string;
  readonly warnings: readonly string[];
}
