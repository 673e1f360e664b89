import * as z from 'zod';
import * as p from '../primitives.ts';
import { meeting } from './shared.ts';

const residentsSeats = z.strictObject({ CHAIR: p.count, VICE: p.count, MEMBER: p.count });

const ranked = z.array(z.strictObject({ name: p.personName, sex: p.sex.exactOptional(), votes: p.count })).max(100);

/** About how the election is held, and who conducts it. */
export const recCommands = {
  SETTLE_MODE: z.strictObject({
    type: z.literal('SETTLE_MODE'),
    votingMode: z.enum(['ALL_VOTERS', 'HOUSEHOLD_REP', 'RESIDENT_REP']),
    seats: residentsSeats,
    meeting,
    opinion: z.strictObject({ summary: p.optionalText, evidence: p.evidence }).exactOptional(),
  }),
  ELECT_REC: z.strictObject({
    type: z.literal('ELECT_REC'),
    size: p.positive,
    meeting,
    ranked,
  }),
  SUPPLEMENT_REC: z.strictObject({
    type: z.literal('SUPPLEMENT_REC'),
    meeting,
    ranked,
  }),
  CHOOSE_REC_CHAIR: z.strictObject({ type: z.literal('CHOOSE_REC_CHAIR'), rank: p.positive }),
  WITHDRAW_REC_MEMBER: z.strictObject({
    type: z.literal('WITHDRAW_REC_MEMBER'),
    rank: p.positive,
    reason: z.enum(['SELF_NOMINATED', 'RELATIVE_NOMINATED', 'OTHER']),
  }),
} as const;
