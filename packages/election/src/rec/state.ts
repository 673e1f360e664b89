import type { IsoDate } from '@mingxuan/rulebook';
import type { Meeting } from '../organisation.ts';

export interface RecMember {
  readonly rank: number;
  readonly name: string;
  readonly votes: number;
  readonly sex: 'F' | 'M' | null;
  readonly seat: 'MEMBER' | 'RESERVE' | 'WITHDRAWN';
  /** Why and when a member left, whether in the chair, and whose rank filled the seat. */
  readonly left: {
    readonly on: IsoDate;
    readonly reason: 'SELF_NOMINATED' | 'RELATIVE_NOMINATED' | 'OTHER';
    readonly fromChair: boolean;
    readonly substituteRank: number | null;
  } | null;
}

export interface Rec {
  readonly electedOn: IsoDate;
  readonly size: number;
  readonly chairRank: number | null;
  readonly meeting: Meeting;
  readonly members: readonly RecMember[];
  /** Later meetings that filled seats for which no reserve was left; `first` is the rank of the first whom one chose. */
  readonly supplements: readonly { readonly on: IsoDate; readonly meeting: Meeting; readonly first: number }[];
}
