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

/** About the roll; or about the list of representatives published with it. */
export type ObjectionKind = 'OMITTED' | 'WRONGLY_LISTED' | 'WRONG_ENTRY' | 'REPRESENTATIVES';

/** A residents' group and whom it chose; about one for every twenty to fifty households (JWH25-13). */
export interface RepresentativeGroup {
  readonly group: string;
  readonly households: number;
  readonly members: readonly number[];
}

/**
 * Who votes where not every voter does (JWH25-14), by their numbers on the roll: one of each household, or those whom the
 * residents' groups chose. A number is no name; who it is stands on the roll.
 */
export type RepresentativeList =
  | { readonly kind: 'HOUSEHOLDS'; readonly members: readonly number[] }
  | { readonly kind: 'GROUPS'; readonly groups: readonly RepresentativeGroup[] };

/** One leaves the list, one comes onto it, or one takes another's place; groups name the group. */
export interface RepresentativeChange {
  readonly remove?: number;
  readonly add?: number;
  readonly group?: string;
}

/** Why the list of representatives changed after publication. */
export type RepresentativeReason = 'OBJECTION' | 'LEFT_ROLL' | 'CHOSEN_AGAIN';

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
        /** How many stand on the list of representatives published with the roll (JWH25-17), where there is one. */
        readonly representatives?: number;
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
  | FactOf<
      'REPRESENTATIVES_LISTED',
      'RESIDENTS',
      {
        readonly list: RepresentativeList;
        readonly listed: number;
        readonly warnings: readonly string[];
        readonly evidence: readonly EvidenceRef[];
      }
    >
  | FactOf<
      'REPRESENTATIVE_ADDED',
      'RESIDENTS',
      {
        readonly voterNo: number;
        readonly group?: string;
        readonly reason: RepresentativeReason;
        readonly objectionNo?: number;
      }
    >
  | FactOf<
      'REPRESENTATIVE_REMOVED',
      'RESIDENTS',
      { readonly voterNo: number; readonly reason: RepresentativeReason; readonly objectionNo?: number }
    >
  | FactOf<'ROLL_FROZEN', 'RESIDENTS', { readonly listed: number; readonly representatives?: number }>;
