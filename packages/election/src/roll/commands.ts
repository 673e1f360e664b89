import type { IsoDate } from '@mingxuan/rulebook';
import type { EvidenceRef } from '../organisation.ts';
import type { DuplicateDecision, DuplicateMatch } from './duplicate-facts.ts';
import type {
  ObjectionKind,
  RepresentativeChange,
  RepresentativeList,
  RevealKind,
  Revealed,
  RollReadAs,
  Striking,
  VoterCorrection,
  VoterEntry,
  Worker,
} from './facts.ts';

/** About the roll of voters. */
export type RollCommand =
  | {
      readonly type: 'IMPORT_ROLL';
      readonly file: EvidenceRef;
      readonly rows: number;
      readonly corrected: number;
      readonly setAside: number;
      readonly read?: RollReadAs;
      /** The election day by which the file was checked; another one since, and it is checked again. */
      readonly checkedFor?: IsoDate;
      readonly voters: readonly VoterEntry[];
    }
  /** Composed by the server from a comparison of all rolls of the installation. */
  | { readonly type: 'NOTE_DUPLICATES'; readonly matches: readonly DuplicateMatch[] }
  | {
      readonly type: 'RESOLVE_DUPLICATE';
      readonly no: number;
      readonly decision: DuplicateDecision;
      readonly reason: string;
      readonly evidence: readonly EvidenceRef[];
    }
  /** The list of those who vote where not every voter does; replaces an earlier one, until both lists are published. */
  | {
      readonly type: 'LIST_REPRESENTATIVES';
      readonly list: RepresentativeList;
      readonly evidence: readonly EvidenceRef[];
    }
  /** The election committee confirms community workers who applied (JWH25-16). */
  | {
      readonly type: 'CONFIRM_WORKERS';
      readonly workers: readonly Worker[];
      readonly evidence: readonly EvidenceRef[];
    }
  | {
      readonly type: 'PUBLISH_ROLL';
      readonly places: readonly string[];
      readonly evidence: readonly EvidenceRef[];
      /** `HH:MM` on the wall. */
      readonly postedAt?: string;
    }
  | {
      readonly type: 'FILE_OBJECTION';
      readonly kind: ObjectionKind;
      readonly petitioner: string;
      readonly about: string;
      readonly voterNo?: number;
      readonly grounds: string;
      readonly evidence?: readonly EvidenceRef[];
    }
  /** From the residents' pages: nobody has seen who sends it. Composed by the server. */
  | {
      readonly type: 'SEND_OBJECTION';
      readonly kind: ObjectionKind;
      readonly petitioner: string;
      readonly contact: string;
      readonly about: string;
      readonly grounds: string;
      readonly evidence: readonly EvidenceRef[];
      /** Digest of the receipt code, which only the petitioner is given. */
      readonly codeDigest: string;
    }
  | {
      readonly type: 'DECIDE_OBJECTION';
      readonly no: number;
      readonly decision: 'UPHELD' | 'REJECTED';
      readonly basis: string;
      /** What an upheld objection changes on the roll: a person added, or the listed one removed. */
      readonly add?: VoterEntry;
      readonly remove?: Striking;
      /** What of the listed person's entry should be otherwise. */
      readonly correct?: { readonly voterNo: number; readonly voter: VoterCorrection };
      /** The judgment, or the record of a community worker, that the change rests on. */
      readonly evidence?: readonly EvidenceRef[];
      /** Where the ruling is posted. */
      readonly places?: readonly string[];
      /** What it changes on the list of representatives. */
      readonly representatives?: RepresentativeChange;
    }
  | { readonly type: 'PUBLISH_RULING'; readonly no: number; readonly places: readonly string[] }
  /** A supplement to the roll without an objection: one change, why, and on what evidence. */
  | {
      readonly type: 'AMEND_ROLL';
      readonly change: RollAmendment;
      readonly note: string;
      readonly evidence: readonly EvidenceRef[];
      /** Where its short notice is posted, once the roll is public. */
      readonly places: readonly string[];
    }
  | { readonly type: 'FREEZE_ROLL' }
  /** Composed by the server: nobody is shown a whole number before it is recorded that they were, and why. */
  | ({ readonly type: 'REVEAL_NUMBERS'; readonly kind: RevealKind } & Revealed);

/** Changes of the roll that need no objection, each with the only reasons it may have. */
export type RollAmendment =
  | { readonly kind: 'ADD'; readonly reason: 'OMITTED' | 'TURNED_EIGHTEEN' | 'MOVED_IN'; readonly voter: VoterEntry }
  | ({ readonly kind: 'REMOVE' } & Striking)
  | { readonly kind: 'CORRECT'; readonly reason: 'CLERICAL'; readonly voterNo: number; readonly voter: VoterCorrection }
  | {
      readonly kind: 'REPRESENTATIVES';
      readonly reason: 'CHOSEN_AGAIN';
      readonly representatives: RepresentativeChange;
    };
