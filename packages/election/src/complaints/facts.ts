import type { IsoDate } from '@mingxuan/rulebook';
import type { FactOf } from '../fact-of.ts';
import type { EvidenceRef } from '../organisation.ts';

/** What a complaint (投诉、举报) is about: the matter, never the person who speaks. Objections to the roll (申诉) have a way of their own. */
export const COMPLAINT_KINDS = ['PROCEDURE', 'RESULT', 'SABOTAGE', 'DISCIPLINE', 'QUALIFICATION', 'OTHER'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** How it came in. */
export const COMPLAINT_CHANNELS = ['DESK', 'LETTER', 'PHONE', 'PORTAL'] as const;
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];

/** Who looks into it where it is not the street office. */
export const AUTHORITIES = [
  'STREET_OFFICE',
  'DISTRICT_GOVERNMENT',
  'DISTRICT_CONGRESS',
  'DISCIPLINE_INSPECTION',
  'PARTY_ORGANISATION',
  'REVIEW_PANEL',
  'PUBLIC_SECURITY',
  'LETTERS_OFFICE',
] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** What was said and by whom: for those who handle it, and erasable. */
export interface ComplaintTold {
  readonly matter: string;
  /** Absent when the complaint is anonymous. */
  readonly name?: string;
  readonly contact?: string;
  readonly evidence: readonly EvidenceRef[];
}

export type ComplaintFact =
  | FactOf<
      'COMPLAINT_RECEIVED',
      'CYCLE',
      {
        readonly no: number;
        readonly kind: ComplaintKind;
        readonly channel: ComplaintChannel;
        readonly anonymous: boolean;
        /** Digest of the receipt code by which the complainant follows it; nothing else leads to them. */
        readonly codeDigest: string;
        /** Days by which to say that it was taken up, and to answer: reminders, the articles are not confirmed. */
        readonly tellBy: IsoDate;
        readonly answerBy: IsoDate;
      },
      ComplaintTold
    >
  | FactOf<
      'COMPLAINT_FORWARDED',
      'CYCLE',
      { readonly no: number; readonly to: Authority; readonly letterNo: string },
      { readonly note: string }
    >
  | FactOf<
      'COMPLAINT_ANSWERED',
      'CYCLE',
      {
        readonly no: number;
        readonly finding: ComplaintFinding;
        readonly published: boolean;
        readonly late: boolean;
      },
      /** Public where it is published, else for the complainant alone. */
      { readonly answer: string }
    >;

/** What the answer found. */
export const COMPLAINT_FINDINGS = ['FOUNDED', 'PARTLY', 'UNFOUNDED', 'NOT_OURS'] as const;
export type ComplaintFinding = (typeof COMPLAINT_FINDINGS)[number];
