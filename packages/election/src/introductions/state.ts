import type { IsoDate } from '@mingxuan/rulebook';
import type { EvidenceRef } from '../organisation.ts';
import type { IntroductionFault, IntroductionWords } from './facts.ts';

/** What one candidate handed in, and how far it has come. Words are empty once erased. */
export interface Introduction {
  readonly id: string;
  readonly on: IsoDate;
  /** The account that copied it, which may not also check it. */
  readonly by: string;
  readonly words: IntroductionWords;
  readonly evidence: readonly EvidenceRef[];
  readonly stage:
    | { readonly kind: 'WAITING' }
    | { readonly kind: 'CHECKED'; readonly on: IsoDate }
    | { readonly kind: 'RETURNED'; readonly on: IsoDate; readonly fault: IntroductionFault };
}

export interface Introductions {
  readonly all: readonly Introduction[];
  /** With which formal list all were published at once; a later list has them published anew. */
  readonly published: { readonly on: IsoDate; readonly list: number } | null;
}

export const noIntroductions: Introductions = { all: [], published: null };
