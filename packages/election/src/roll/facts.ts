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
  /** Present where the number is of another paper than an identity card; which one, the reason in words says. */
  readonly paper?: 'OTHER';
  /** A community worker entered by hand: since when they work here, with the committee's record in the same act (JWH25-16). */
  readonly workedSince?: IsoDate;
  readonly phone?: string;
  readonly address?: string;
  readonly pinyin: string;
  readonly initials: string;
}

/** Why one entry of the roll changed after the import; nothing is added, struck or corrected without one of these. */
export type RollChangeReason =
  | 'OBJECTION'
  | 'OMITTED'
  | 'TURNED_EIGHTEEN'
  | 'MOVED_IN'
  | 'MOVED_OUT'
  | 'DIED'
  | 'DEPRIVED'
  | 'REGISTERED_TWICE'
  | 'UNDER_AGE'
  | 'NEVER_ENTITLED'
  | 'CLERICAL';

/** Why somebody is struck, by a supplement or by a ruling; whom a court has deprived of the vote is known by its judgment alone. */
export type Striking =
  | {
      readonly voterNo: number;
      readonly reason: 'DIED' | 'MOVED_OUT' | 'REGISTERED_TWICE' | 'UNDER_AGE' | 'NEVER_ENTITLED';
    }
  | { readonly voterNo: number; readonly reason: 'DEPRIVED'; readonly judgment: CourtJudgment };

/** A correction as it is asked for: what is not given stays as it stands on the roll. */
export type VoterCorrection = Partial<VoterEntry>;

/** 剥夺政治权利 is known by a judgment alone (JWH25-16): which court, when, under which number. */
export interface CourtJudgment {
  readonly court: string;
  readonly decidedOn: IsoDate;
  readonly documentNo: string;
}

/** What an amendment rests on: for those who work with the roll. */
export interface AmendmentGround {
  /** Absent in entries of earlier versions, which said it in the public body. */
  readonly reason?: RollChangeReason | RepresentativeReason;
  readonly note: string;
  readonly evidence: readonly EvidenceRef[];
  readonly judgment?: CourtJudgment;
}

/** Who left the roll, as the public list named them. */
export interface LeftRoll {
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly group: string;
  readonly why?: RollChangeReason;
}

/** What a ruling rests on: told to those whom it concerns. */
export interface RulingGround {
  readonly basis: string;
  readonly evidence?: readonly EvidenceRef[];
  readonly judgment?: CourtJudgment;
}

/** An entry as one act put it on the roll: with the reason, and what a person was told to look at again. */
export interface RecordedEntry extends VoterEntry {
  readonly why?: RollChangeReason;
  readonly warnings?: readonly string[];
}

/** A community worker and since when they have worked here. */
export interface Worker {
  readonly voterNo: number;
  readonly workedSince: IsoDate;
}

/**
 * By which act an entry changed. Why is sealed: that somebody died or lost a right is theirs, and a number is a name to everybody
 * who reads the posted list.
 */
export type RollChangeBody =
  | { readonly voterNo: number; readonly by: 'AMENDMENT' | 'ELECTION_DAY' }
  | { readonly voterNo: number; readonly by: 'RULING'; readonly objectionNo: number }
  | EarlierChangeBody;

/** As earlier versions recorded it; what stands in a ledger is read for ever. */
export interface EarlierChangeBody {
  readonly voterNo: number;
  readonly reason: RollChangeReason;
  readonly objectionNo?: number;
}

/** About the roll; or about the list of representatives published with it. */
/** What was said and by whom: for those who answer it, and erasable. */
export interface ObjectionTold {
  readonly petitioner: string;
  /** How to reach somebody who sent it from the residents' pages. */
  readonly contact?: string;
  readonly about: string;
  readonly voterNo?: number;
  readonly grounds: string;
  readonly evidence?: readonly EvidenceRef[];
}

export const OBJECTION_KINDS = ['OMITTED', 'WRONGLY_LISTED', 'WRONG_ENTRY', 'REPRESENTATIVES'] as const;
export type ObjectionKind = (typeof OBJECTION_KINDS)[number];

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
        /** The election day by which ages were checked. */
        readonly checkedFor?: IsoDate;
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
      {
        readonly no: number;
        readonly kind: ObjectionKind;
        readonly rulingUntil: IsoDate;
        /** Sent from the residents' pages; the petitioner follows it by the code of which this is the digest. */
        readonly sent?: { readonly codeDigest: string };
      },
      ObjectionTold
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
      RulingGround
    >
  /** `late`: posted after the days within which a ruling is made and published; absent in entries of earlier versions. */
  | FactOf<
      'RULING_PUBLISHED',
      'RESIDENTS',
      { readonly no: number; readonly places: readonly string[]; readonly late?: boolean }
    >
  | FactOf<'VOTER_ADDED', 'RESIDENTS', RollChangeBody, RecordedEntry>
  | FactOf<'VOTER_REMOVED', 'RESIDENTS', RollChangeBody, LeftRoll>
  /** The number stays, the entry is another; what it was before stands in the ledger before it. */
  | FactOf<'VOTER_CORRECTED', 'RESIDENTS', RollChangeBody, RecordedEntry>
  /** A supplement (补正): one change with its ground and, once the roll is public, where it was posted. */
  | FactOf<
      'ROLL_AMENDED',
      'RESIDENTS',
      {
        readonly no: number;
        readonly change: 'ADD' | 'REMOVE' | 'CORRECT' | 'REPRESENTATIVES';
        /** As earlier versions recorded it, before the reason was sealed. */
        readonly reason?: RollChangeReason | RepresentativeReason;
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
  | FactOf<
      'ROLL_FROZEN',
      'RESIDENTS',
      { readonly listed: number; readonly representatives?: number; readonly warnings?: readonly string[] }
    >
  /** Somebody was shown what is otherwise masked: one voter's numbers, or a bundle with everybody's. */
  | FactOf<'NUMBERS_REVEALED', 'RESIDENTS', { readonly kind: RevealKind }, Revealed>;

export type RevealKind = 'VOTER' | 'RESTRICTED_BUNDLE';

/** Whose numbers were shown, and why. */
export interface Revealed {
  readonly voterNo: number | null;
  readonly reason: string;
}
