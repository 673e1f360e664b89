import { AUTHORITIES, COMPLAINT_CHANNELS, COMPLAINT_FINDINGS, COMPLAINT_KINDS } from '@mingxuan/election';
import * as z from 'zod';
import * as p from '../primitives.ts';

/** About complaints and their answers. */
export const complaintsCommands = {
  RECEIVE_COMPLAINT: z.strictObject({
    type: z.literal('RECEIVE_COMPLAINT'),
    kind: z.enum(COMPLAINT_KINDS),
    channel: z.enum(COMPLAINT_CHANNELS),
    matter: p.requiredText,
    name: p.optionalText.exactOptional(),
    contact: p.optionalText.exactOptional(),
    evidence: p.evidence,
    codeDigest: p.sha256,
  }),
  FORWARD_COMPLAINT: z.strictObject({
    type: z.literal('FORWARD_COMPLAINT'),
    no: p.positive,
    to: z.enum(AUTHORITIES),
    letterNo: p.optionalText,
    note: p.optionalText,
  }),
  ANSWER_COMPLAINT: z.strictObject({
    type: z.literal('ANSWER_COMPLAINT'),
    no: p.positive,
    finding: z.enum(COMPLAINT_FINDINGS),
    answer: p.requiredText,
    published: z.boolean(),
  }),
} as const;
