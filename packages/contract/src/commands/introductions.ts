import * as z from 'zod';
import * as p from '../primitives.ts';

/** About what candidates say of themselves. */
export const introductionsCommands = {
  RECORD_INTRODUCTION: z.strictObject({
    type: z.literal('RECORD_INTRODUCTION'),
    id: p.ownId,
    about: p.optionalText,
    plan: p.optionalText,
    evidence: p.evidence,
  }),
  CHECK_INTRODUCTION: z.strictObject({
    type: z.literal('CHECK_INTRODUCTION'),
    id: p.ownId,
    fault: z.enum(['NOT_THE_PAPER', 'ABOUT_OTHERS', 'OFFERS_GAIN', 'UNLAWFUL']).nullable(),
  }),
  PUBLISH_INTRODUCTIONS: z.strictObject({ type: z.literal('PUBLISH_INTRODUCTIONS') }),
} as const;
