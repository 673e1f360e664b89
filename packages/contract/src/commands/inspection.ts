import * as z from 'zod';
import * as p from '../primitives.ts';

const stream = z.enum(['PARTY', 'RESIDENTS']);

/** About the inspection of candidates (考察), their publicity (公示), and the register of what was raised. */
export const inspectionCommands = {
  RECORD_INSPECTION: z.strictObject({
    type: z.literal('RECORD_INSPECTION'),
    stream,
    by: p.optionalText,
    from: p.isoDate,
    to: p.isoDate,
    findings: z
      .array(z.strictObject({ about: p.ownId, opinion: z.enum(['FIT', 'UNFIT']), summary: p.optionalText }))
      .min(1, '没有写考察结论')
      .max(200),
  }),
  OPEN_PUBLICITY: z.strictObject({
    type: z.literal('OPEN_PUBLICITY'),
    stream,
    until: p.isoDate,
    places: z.array(p.optionalText).max(100),
    phone: p.optionalText,
  }),
  RECEIVE_FEEDBACK: z.strictObject({
    type: z.literal('RECEIVE_FEEDBACK'),
    stream,
    about: p.ownId,
    matter: p.optionalText,
  }),
  ANSWER_FEEDBACK: z.strictObject({
    type: z.literal('ANSWER_FEEDBACK'),
    stream,
    no: p.positive,
    outcome: z.enum(['CONFIRMED', 'NOT_CONFIRMED']),
    finding: p.optionalText,
  }),
  CLOSE_PUBLICITY: z.strictObject({ type: z.literal('CLOSE_PUBLICITY'), stream }),
} as const;
