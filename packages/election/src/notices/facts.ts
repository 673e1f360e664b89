import type { IsoDate } from '@mingxuan/rulebook';
import type { FactOf, Stream } from '../fact-of.ts';
import type { EvidenceRef } from '../organisation.ts';
import type { NoticeIssuer } from './kinds.ts';

/** A paper as it was made from the ledger's facts: nothing in it changes between drafting and the wall. */
export interface FrozenPaper {
  /** `VOTER_ROLL`, or `RESULT:residents-2` where the paper exists more than once. */
  readonly paper: string;
  /** Chinese, without a person's name. */
  readonly title: string;
  /** The day printed on it (成文日期). */
  readonly dated: IsoDate;
  /** SHA-256 of the PDF, in hex. */
  readonly sha256: string;
  /** SHA-256 of its words alone, one line each: two papers that say the same have the same. */
  readonly text: string;
  readonly pages: number;
  /** The last entry of the ledger that it was made from. */
  readonly basedOn: number;
  /** With what it was made beyond the program's own: a city's template, other fonts, blanks written by hand. Absent: nothing. */
  readonly made?: readonly string[];
}

export type NoticeFact =
  /** A paper frozen as it left the printer: its digest is what the wall copy is checked against. Forms, and notices of earlier versions. */
  | FactOf<
      'PAPER_ISSUED',
      Stream,
      {
        readonly paper: string;
        readonly no: number;
        readonly title: string;
        readonly sha256: string;
        readonly pages: number;
        readonly basedOn: number;
        readonly made?: readonly string[];
      }
    >
  | FactOf<'NOTICE_DRAFTED', 'CYCLE', FrozenPaper & { readonly draft: number }>
  /** By a second person, of exactly these bytes. */
  | FactOf<
      'NOTICE_APPROVED',
      'CYCLE',
      {
        readonly draft: number;
        readonly sha256: string;
        readonly warnings: readonly string[];
        /**
         * Whose notice it is, and so whose approval it takes. Absent in entries of versions for which every withdrawal was the
         * election committee's, whoever had put the notice up.
         */
        readonly issuer?: NoticeIssuer;
      }
    >
  | FactOf<'NOTICE_DISCARDED', 'CYCLE', { readonly draft: number; readonly reason: string }>
  | FactOf<
      'NOTICE_ISSUED',
      'CYCLE',
      {
        readonly draft: number;
        readonly paper: string;
        readonly no: number;
        readonly title: string;
        readonly sha256: string;
        readonly pages: number;
        readonly basedOn: number;
        /** Numbers of the papers that no longer hold from now on. */
        readonly supersedes: readonly number[];
        /** Number of the paper that it withdraws. */
        readonly withdraws?: number;
      }
    >
  | FactOf<
      'NOTICE_POSTED',
      'CYCLE',
      {
        readonly no: number;
        readonly paper: string;
        readonly place: string;
        /** Time on the wall clock: `09:30`. */
        readonly time: string;
        readonly evidence: readonly EvidenceRef[];
        readonly warnings: readonly string[];
      },
      /** Who hung it, where that is not who records it. */
      { readonly by: string }
    >
  | FactOf<
      'NOTICE_TAKEN_DOWN',
      'CYCLE',
      {
        readonly no: number;
        readonly place: string;
        readonly reason: string;
        /** Earlier than a text has it hang, and which text. */
        readonly warnings: readonly string[];
      }
    >
  /** Asked for; it is done when the notice of withdrawal is issued. */
  | FactOf<'WITHDRAWAL_ASKED', 'CYCLE', { readonly no: number; readonly reason: string }>;
