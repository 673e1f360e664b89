import type { FactOf } from '../fact-of.ts';

/** The kinds of reasons for which a Party member may be left out of the expected attendance (six, second-hand source). */
export type ExclusionReason = 1 | 2 | 3 | 4 | 5 | 6;

export interface PartyMember {
  readonly name: string;
  readonly status: 'FULL' | 'PROBATIONARY';
  /** `ON_PROBATION` 留党察看; `SUSPENDED` by a recorded decision (DXJ20-5). */
  readonly rights: 'NORMAL' | 'ON_PROBATION' | 'SUSPENDED';
  readonly exclusion?: {
    readonly reason: ExclusionReason;
    readonly superiorApproved: boolean;
    readonly meetingPassed: boolean;
  };
}

export interface PartySeats {
  readonly PARTY_MEMBER: number;
  readonly SECRETARY: number;
  readonly DEPUTY_SECRETARY: number;
}

export type PartyFact =
  | FactOf<
      'PARTY_ELECTION_APPROVED',
      'PARTY',
      { readonly requestNo: string; readonly replyNo: string; readonly seats: PartySeats }
    >
  | FactOf<
      'PARTY_ROLL_RECORDED',
      'PARTY',
      { readonly full: number; readonly withoutRights: number; readonly excluded: number; readonly expected: number },
      PartyMember
    >
  | FactOf<'PARTY_RESULT_REPORTED', 'PARTY', { readonly reportNo: string }>
  | FactOf<'SECRETARY_APPROVED', 'PARTY', { readonly replyNo: string }>;
