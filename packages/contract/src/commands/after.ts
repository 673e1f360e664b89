import * as z from 'zod';
import * as p from '../primitives.ts';
import { meeting, seals, witnesses } from './shared.ts';

/** About what follows a certified result. */
export const afterCommands = {
  RECORD_HANDOVER: z.strictObject({
    type: z.literal('RECORD_HANDOVER'),
    items: z
      .array(
        z.strictObject({
          kind: z.enum(['SEAL', 'MONEY', 'ASSET', 'DEBT', 'BOOK', 'ARCHIVE']),
          what: p.requiredText,
          quantity: p.count,
        }),
      )
      .max(500),
    place: p.optionalText.exactOptional(),
    supervisedBy: p.requiredText,
  }),
  SEAL_BALLOTS: z.strictObject({
    type: z.literal('SEAL_BALLOTS'),
    poll: p.pollId,
    packages: z
      .array(z.strictObject({ what: z.enum(['VALID', 'INVALID', 'SPOILED', 'UNUSED', 'NOT_COUNTED']), seals }))
      .max(50),
    keeper: p.personName,
    place: p.requiredText,
    until: p.isoDate,
    witnesses,
  }),
  FILE_RESULT: z.strictObject({ type: z.literal('FILE_RESULT'), reportNo: p.requiredText, to: p.requiredText }),
  DELIVER_CERTIFICATES: z.strictObject({
    type: z.literal('DELIVER_CERTIFICATES'),
    certificates: z.array(z.strictObject({ id: p.ownId, certNo: p.requiredText })).max(50),
  }),
  ELECT_SUPPORTING_BODY: z.strictObject({
    type: z.literal('ELECT_SUPPORTING_BODY'),
    body: z.enum(['SUPERVISION', 'GROUP_LEADERS', 'SUB_COMMITTEE']),
    title: p.requiredText,
    meeting,
    members: z.array(z.strictObject({ name: p.personName, post: p.requiredText, sex: p.sex.exactOptional() })).max(200),
  }),
  LIST_ARCHIVE: z.strictObject({
    type: z.literal('LIST_ARCHIVE'),
    entries: z
      .array(
        z.strictObject({
          title: p.requiredText,
          pages: p.count,
          keptBy: z.enum(['COMMUNITY', 'STREET']),
          years: p.positive.exactOptional(),
        }),
      )
      .min(1, '目录是空的')
      .max(1000),
  }),
} as const;
