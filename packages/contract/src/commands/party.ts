import * as z from 'zod';
import * as p from '../primitives.ts';
import { profile } from './shared.ts';

const partySeats = z.strictObject({ PARTY_MEMBER: p.positive, SECRETARY: p.count, DEPUTY_SECRETARY: p.count });
const partyMember = z.strictObject({
  name: p.personName,
  status: z.enum(['FULL', 'PROBATIONARY']),
  rights: z.enum(['NORMAL', 'ON_PROBATION', 'SUSPENDED']),
  exclusion: z
    .strictObject({
      reason: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]),
      superiorApproved: z.boolean(),
      meetingPassed: z.boolean(),
    })
    .exactOptional(),
});
const person = z.strictObject({
  name: p.personName,
  sex: p.sex,
  voterNo: p.positive.exactOptional(),
  birth: p.isoDate.exactOptional(),
  profile: profile.exactOptional(),
});

/** About the Party election before the residents' one. */
export const partyCommands = {
  RECORD_PARTY_APPROVAL: z.strictObject({
    type: z.literal('RECORD_PARTY_APPROVAL'),
    requestNo: p.optionalText,
    replyNo: p.optionalText,
    seats: partySeats,
  }),
  RECORD_PARTY_ROLL: z.strictObject({
    type: z.literal('RECORD_PARTY_ROLL'),
    members: z.array(partyMember).min(1, '名册是空的').max(5000),
  }),
  PROPOSE_PARTY_CANDIDATES: z.strictObject({
    type: z.literal('PROPOSE_PARTY_CANDIDATES'),
    post: z.enum(['PARTY_MEMBER', 'SECRETARY', 'DEPUTY_SECRETARY']),
    people: z.array(person).min(1).max(50),
    approvalNo: p.requiredText,
  }),
  REPORT_PARTY_RESULT: z.strictObject({ type: z.literal('REPORT_PARTY_RESULT'), reportNo: p.requiredText }),
  APPROVE_SECRETARY: z.strictObject({ type: z.literal('APPROVE_SECRETARY'), replyNo: p.optionalText }),
} as const;
