import type { VotingMode } from '@mingxuan/rulebook';
import type { Meeting } from '../organisation.ts';
import type { ResidentsOpinion, ResidentsSeats } from './facts.ts';

/** About how the election is held, and who conducts it. */
export type RecCommand =
  | {
      readonly type: 'SETTLE_MODE';
      readonly votingMode: VotingMode;
      readonly seats: ResidentsSeats;
      readonly meeting: Meeting;
      /** What the residents said of it: a vote by their representatives needs it (JWH25-14 根据居民意见). */
      readonly opinion?: ResidentsOpinion;
    }
  | {
      readonly type: 'ELECT_REC';
      readonly size: number;
      readonly meeting: Meeting;
      readonly ranked: readonly { readonly name: string; readonly sex?: 'F' | 'M'; readonly votes: number }[];
    }
  /** 另行推选: a meeting fills the seats for which no reserve is left. */
  | {
      readonly type: 'SUPPLEMENT_REC';
      readonly meeting: Meeting;
      readonly ranked: readonly { readonly name: string; readonly sex?: 'F' | 'M'; readonly votes: number }[];
    }
  | { readonly type: 'CHOOSE_REC_CHAIR'; readonly rank: number }
  | {
      readonly type: 'WITHDRAW_REC_MEMBER';
      readonly rank: number;
      readonly reason: 'SELF_NOMINATED' | 'RELATIVE_NOMINATED' | 'OTHER';
    };
