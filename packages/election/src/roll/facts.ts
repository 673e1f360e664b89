import type { IsoDate, RegistrationGround } from '@mingxuan/rulebook';
import type { EvidenceRef } from '../organisation.ts';
import type { FactOf } from '../fact-of.ts';

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

/** Why one entry of the roll changed after the import; nothing is added, struck or corrected without one of these. */
export type RollChangeReason =
  | 'OBJECTION'
  | 'TURNED_EIGHTEEN'
  | 'MOVED_IN'
  | 'MOVED_OUT'
  | 'DIED'
  | 'DEPRIVED'
  | 'REGISTERED_TWICE'
  | 'UNDER_AGE'
  | 'CLERICAL';

/** 剥夺政治权利 is known by a judgment alone (JWH25-16): which court, when, under which number. */
export interface CourtJudgment {
  readonly court: string;
  readonly decidedOn: IsoDate;
  readonly documentNo: string;
}

/** What an amendment rests on: for those who work with the roll. */
export interface AmendmentGround {
  readonly note: string;
  readonly evidence: readonly EvidenceRef[];
  readonly judgment?: CourtJudgment;
}

/** Who left the roll, as the public list named them. */
export interface LeftRoll {
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly group: string;
}

/** A community worker and since when they have worked here. */
export interface Worker {
  readonly voterNo: number;
  readonly workedSince: IsoDate;
}

interface RollChangeBody {
  readonly voterNo: number;
  readonly reason: RollChangeReason;
  readonly objectionNo?: number;
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

/** How one sheet of the file was read; or that a person left it out. Columns count from 0, rows from 1. */
export type SheetReadAs =
  | { readonly sheet: string; readonly headerRow: number; readonly columns: Readonly<Record<string, number>> }
  | { readonly sheet: string; readonly skip: true };

/** How the file was read, as the clerk answers for it: from the file and this, the roll can be made again. */
export interface RollReadAs {
  readonly sheets: readonly SheetReadAs[];
  /** The ground of everybody whose row names none, as the clerk stated it for the whole file. */
  readonly ground?: RegistrationGround;
  /** Rows that needed a person: how many were let in and left out. Which ones, and why, stands in the file, for those who work with the roll. */
  readonly decisions?: { readonly registered: number; readonly leftOut: number; readonly file: EvidenceRef };
}

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
        readonly read?: RollReadAs;
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
        /** When it was put up, by the clock on the wall. */
        readonly postedAt?: string;
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
      {
        readonly no: number;
        readonly decision: 'UPHELD' | 'REJECTED';
        readonly late: boolean;
        /** Where the ruling was posted; it may follow later (`RULING_PUBLISHED`), but before the roll is frozen. */
        readonly places?: readonly string[];
      },
      { readonly basis: string }
    >
  | FactOf<'RULING_PUBLISHED', 'RESIDENTS', { readonly no: number; readonly places: readonly string[] }>
  | FactOf<'VOTER_ADDED', 'RESIDENTS', RollChangeBody, VoterEntry>
  | FactOf<'VOTER_REMOVED', 'RESIDENTS', RollChangeBody, LeftRoll>
  /** The number stays, the entry is another; what it was before stands in the ledger before it. */
  | FactOf<'VOTER_CORRECTED', 'RESIDENTS', RollChangeBody, VoterEntry>
  /** A supplement (补正): one change with its ground and, once the roll is public, where it was posted. */
  | FactOf<
      'ROLL_AMENDED',
      'RESIDENTS',
      {
        readonly no: number;
        readonly change: 'ADD' | 'REMOVE' | 'CORRECT' | 'REPRESENTATIVES';
        readonly reason: RollChangeReason | RepresentativeReason;
        readonly places: readonly string[];
      },
      AmendmentGround
    >
  /** The election committee confirmed that they applied and have worked here for six months (JWH25-16). */
  | FactOf<
      'WORKERS_CONFIRMED',
      'RESIDENTS',
      { readonly confirmed: number; readonly evidence: readonly EvidenceRef[] },
      Worker
    >
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
