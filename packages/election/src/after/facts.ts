import type { IsoDate } from '@mingxuan/rulebook';
import type { FactOf, Stream } from '../fact-of.ts';
import type { Meeting } from '../organisation.ts';
import type { PollId } from '../poll/facts.ts';

export type HandoverKind = 'SEAL' | 'MONEY' | 'ASSET' | 'DEBT' | 'BOOK' | 'ARCHIVE';

export interface HandoverItem {
  readonly kind: HandoverKind;
  readonly what: string;
  readonly quantity: number;
}

export type AfterFact =
  | FactOf<
      'HANDOVER_RECORDED',
      'RESIDENTS',
      {
        readonly items: readonly HandoverItem[];
        readonly late: boolean;
        readonly place?: string;
      },
      /** An office, and often a person. */
      { readonly supervisedBy: string }
    >
  | FactOf<'CYCLE_CLOSED', 'CYCLE', { readonly stepsDone: number; readonly stepsWaived: number }>;

/** Ballots are sealed apart by what they are; lists with names are never sealed with them (F08). */
export type BallotPackage = 'VALID' | 'INVALID' | 'SPOILED' | 'UNUSED' | 'NOT_COUNTED';

/** Who is chosen beside the committee: its supervisors (JWH25-36), the group leaders (JWH25-13), its sub-committees (JWH25-9). */
export type SupportingBody = 'SUPERVISION' | 'GROUP_LEADERS' | 'SUB_COMMITTEE';

export interface ArchiveEntry {
  readonly title: string;
  readonly pages: number;
  readonly keptBy: 'COMMUNITY' | 'STREET';
  /** How many years; absent: for good. */
  readonly years?: number;
}

export type AftermathFact =
  | FactOf<
      'BALLOTS_SEALED',
      Stream,
      {
        readonly no: number;
        readonly poll: PollId;
        readonly packages: readonly { readonly what: BallotPackage; readonly seals: readonly string[] }[];
        readonly place: string;
        readonly until: IsoDate;
      },
      { readonly kind: 'KEEPER' | 'WITNESS'; readonly name: string }
    >
  | FactOf<'RESULT_FILED', 'RESIDENTS', { readonly reportNo: string; readonly to: string }>
  | FactOf<
      'CERTIFICATES_DELIVERED',
      'RESIDENTS',
      { readonly certificates: readonly { readonly id: string; readonly certNo: string }[] }
    >
  | FactOf<
      'SUPPORTING_BODY_ELECTED',
      'RESIDENTS',
      {
        readonly no: number;
        readonly body: SupportingBody;
        readonly title: string;
        readonly meeting: Meeting;
        readonly members: number;
      },
      { readonly name: string; readonly post: string; readonly sex?: 'F' | 'M' }
    >
  | FactOf<'ARCHIVE_LISTED', 'CYCLE', { readonly entries: readonly ArchiveEntry[] }>;
