import type { FactOf } from '../fact-of.ts';
import type { EvidenceRef } from '../organisation.ts';

/**
 * The longest introduction, the same for everybody, in characters after NFC. JWH25-18 wants the candidates introduced and sets
 * no length; equal room is this system's reading of it, and the two fit one printed half page.
 */
export const INTRODUCTION_ROOM = { about: 200, plan: 400 } as const;

/** 自我介绍: the candidate's own words. Name, month of birth and occupation stand on the published list already. */
export interface IntroductionWords {
  readonly about: string;
  /** 履职设想. */
  readonly plan: string;
}

/** What a second person found: that it says what the signed paper says, or why it goes back. Nothing is graded. */
export type IntroductionFault = 'NOT_THE_PAPER' | 'ABOUT_OTHERS' | 'OFFERS_GAIN' | 'UNLAWFUL';

export type IntroductionFact =
  /** Copied from the paper that the candidate signed; it takes the place of an earlier one. */
  | FactOf<
      'INTRODUCTION_RECORDED',
      'RESIDENTS',
      { readonly id: string; readonly evidence: readonly EvidenceRef[] },
      IntroductionWords
    >
  | FactOf<'INTRODUCTION_CHECKED', 'RESIDENTS', { readonly id: string; readonly fault: IntroductionFault | null }>
  /** All at once, for everybody on the list; `without` handed in nothing and has the same room, empty. */
  | FactOf<
      'INTRODUCTIONS_PUBLISHED',
      'RESIDENTS',
      { readonly ids: readonly string[]; readonly without: readonly string[] },
      IntroductionWords & { readonly id: string }
    >;
