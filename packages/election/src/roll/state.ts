import type { IsoDate } from '@mingxuan/rulebook';
import type { EvidenceRef } from '../organisation.ts';
import type { ObjectionKind, RevealKind, RollChangeReason, RollReadAs } from './facts.ts';

export interface RollImport {
  readonly file: EvidenceRef;
  readonly rows: number;
  readonly corrected: number;
  readonly setAside: number;
  readonly read?: RollReadAs;
}

/** The roll lives in rows of its own; the cycle keeps where it stands and how many it lists. */
export type RollState =
  | { readonly stage: 'EMPTY'; readonly listed: 0; readonly lastNo: 0 }
  | { readonly stage: 'DRAFT'; readonly listed: number; readonly lastNo: number; readonly source: RollImport }
  | {
      readonly stage: 'PUBLISHED';
      readonly listed: number;
      readonly lastNo: number;
      readonly source: RollImport;
      readonly publishedOn: IsoDate;
      readonly objectionUntil: IsoDate;
      readonly acceptUntil: IsoDate;
      readonly places: readonly string[];
    }
  | {
      readonly stage: 'FROZEN';
      readonly listed: number;
      readonly lastNo: number;
      readonly source: RollImport;
      readonly publishedOn: IsoDate;
      readonly objectionUntil: IsoDate;
      readonly acceptUntil: IsoDate;
      readonly places: readonly string[];
      readonly frozenOn: IsoDate;
    };

export interface Objection {
  readonly no: number;
  readonly kind: ObjectionKind;
  readonly filedOn: IsoDate;
  readonly rulingUntil: IsoDate;
  /** Who objected; for the file alone. Empty once erased. */
  readonly petitioner: string;
  readonly about: string;
  readonly grounds: string;
  readonly voterNo: number | null;
  readonly evidence: readonly EvidenceRef[];
  /** It came from the residents' pages: nobody has seen who sent it. `null` where somebody took it down. */
  readonly sent: { readonly codeDigest: string; readonly contact: string } | null;
  readonly ruling: {
    readonly decision: 'UPHELD' | 'REJECTED';
    /** Empty once erased. */
    readonly basis: string;
    readonly on: IsoDate;
    readonly late: boolean;
    /** When it was posted; `null` while it was not. */
    readonly publishedOn: IsoDate | null;
    /** It was posted after the days within which the law asks for both. */
    readonly publishedLate: boolean;
  } | null;
}

/** One change of the roll. Name and reason are gone once erased. */
export interface RollChange {
  readonly kind: 'ADDED' | 'REMOVED' | 'CORRECTED';
  readonly voterNo: number;
  readonly reason: RollChangeReason | null;
  readonly objectionNo: number | null;
  readonly on: IsoDate;
  readonly seq: number;
  readonly afterPublication: boolean;
  readonly name: string;
  readonly sex: 'F' | 'M' | null;
  readonly group: string;
}

/** That somebody was shown what is otherwise masked. Whose numbers and why are gone once erased. */
export interface Reveal {
  readonly seq: number;
  readonly at: string;
  readonly account: string;
  readonly kind: RevealKind;
  readonly voterNo: number | null;
  readonly reason: string;
}
