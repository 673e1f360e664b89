import type { EvidenceRef } from '../organisation.ts';
import type { IntroductionFault } from './facts.ts';

/** About what candidates say of themselves, each in the same room. */
export type IntroductionsCommand =
  | {
      readonly type: 'RECORD_INTRODUCTION';
      readonly id: string;
      readonly about: string;
      readonly plan: string;
      readonly evidence: readonly EvidenceRef[];
    }
  | { readonly type: 'CHECK_INTRODUCTION'; readonly id: string; readonly fault: IntroductionFault | null }
  | { readonly type: 'PUBLISH_INTRODUCTIONS' };
