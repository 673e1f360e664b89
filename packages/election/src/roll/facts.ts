import type { IsoDate } from '@mingxuan/rulebook';
import type { EvidenceRef } from '../organisation.ts';
import type { FactOf } from '../fact-of.ts';

/** The three ways onto the roll (JWH25-16); there is no fourth condition. */
export type RegistrationGround = 'LOCAL_HUKOU' | 'HABITUAL_RESIDENT' | 'COMMUNITY_WORKER';

/** One registered person. The number is the place on the roll and on the voter card; it never touches a ballot. */
export interface VoterEntry {
  readonly voterNo: number;
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly birth: IsoDate;
  readonly idNumber: string;
  readonly group: string;
  readonly household: string;
  readonly ground: RegistrationGround;
  readonly phone?: string;
  readonly address?: string;
  readonly pinyin: string;
  readonly initials: string;
}

export type ObjectionKind = 'OMITTED' | 'WRONGLY_LISTED' | 'WRONG_ENTRY';

export type RollFact =
  | FactOf<
      'ROLL_IMPORTED',
      'RESIDENTS',
      {
        readonly file: EvidenceRef;
        readonly rows: number;
        readonly listed: number;
        readonly corrected: number;
        readonly setAside: number;
      },
      VoterEntry
    >
  | FactOf<
      'ROLL_PUBLISHED',
      'RESIDENTS',
      {
        readonly listed: number;
        readonly objectionUntil: IsoDate;
        /** Objections that arrive up to this day are still taken: where the text leaves the end open, the person is protected. */
        readonly acceptUntil: IsoDate;
        readonly places: readonly string[];
        readonly evidence: readonly EvidenceRef[];
      }
    >
  | FactOf<
      'OBJECTION_FILED',
      'RESIDENTS',
      { readonly no: number; readonly kind: ObjectionKind; readonly rulingUntil: IsoDate },
      { readonly petitioner: string; readonly about: string; readonly voterNo?: number; readonly grounds: string }
    >
  | FactOf<
      'OBJECTION_DECIDED',
      'RESIDENTS',
      { readonly no: number; readonly decision: 'UPHELD' | 'REJECTED'; readonly late: boolean },
      { readonly basis: string }
    >
  | FactOf<'VOTER_ADDED', 'RESIDENTS', { readonly voterNo: number; readonly objectionNo?: number }, VoterEntry>
  | FactOf<'VOTER_REMOVED', 'RESIDENTS', { readonly voterNo: number; readonly objectionNo?: number }>
  | FactOf<'ROLL_FROZEN', 'RESIDENTS', { readonly listed: number }>;
