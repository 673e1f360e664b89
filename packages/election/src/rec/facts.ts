import type { VotingMode } from '@mingxuan/rulebook';
import type { EvidenceRef, Meeting } from '../organisation.ts';
import type { FactOf } from '../fact-of.ts';

export interface ResidentsSeats {
  readonly CHAIR: number;
  readonly VICE: number;
  readonly MEMBER: number;
}

/** 征求居民意见: how residents were asked and what they said, with the record of it. */
export interface ResidentsOpinion {
  readonly summary: string;
  readonly evidence: readonly EvidenceRef[];
}

export type RecFact =
  | FactOf<
      'MODE_SETTLED',
      'RESIDENTS',
      {
        readonly votingMode: VotingMode;
        readonly seats: ResidentsSeats;
        readonly meeting: Meeting;
        readonly opinion?: ResidentsOpinion;
      }
    >
  /** Ranked votes are kept because vacancies are filled in their order (JWH25-15). `size` of the ranked become members. */
  | FactOf<
      'REC_ELECTED',
      'RESIDENTS',
      { readonly size: number; readonly meeting: Meeting; readonly votes: readonly number[] },
      { readonly rank: number; readonly name: string; readonly sex?: 'F' | 'M' }
    >
  | FactOf<'REC_CHAIR_CHOSEN', 'RESIDENTS', { readonly rank: number }>
  | FactOf<
      'REC_MEMBER_WITHDREW',
      'RESIDENTS',
      {
        readonly rank: number;
        readonly reason: 'SELF_NOMINATED' | 'RELATIVE_NOMINATED' | 'OTHER';
        readonly substituteRank: number | null;
      }
    >
  /** 另行推选 where no reserve was left: the first `seats` of the ranked become members, the others reserves (JWH25-15). */
  | FactOf<
      'REC_SUPPLEMENTED',
      'RESIDENTS',
      { readonly seats: number; readonly meeting: Meeting; readonly votes: readonly number[] },
      { readonly rank: number; readonly name: string; readonly sex?: 'F' | 'M' }
    >;
