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
      evidence: p.optionalText.exactOptional(),
    })
    .exactOptional(),
});
const partyPost = z.enum(['PARTY_MEMBER', 'SECRETARY', 'DEPUTY_SECRETARY']);
const slips = z.strictObject({ present: p.count, collected: p.count });
/** A month as a register writes it: `1980-06`. */
const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, '年月要写成 1980-06 这样');
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
    conditions: z.array(p.requiredText).max(20).exactOptional(),
  }),
  REQUEST_PARTY_ELECTION: z.strictObject({
    type: z.literal('REQUEST_PARTY_ELECTION'),
    requestNo: p.optionalText,
    lastElectedOn: p.isoDate,
    place: p.optionalText,
    agenda: z.array(p.optionalText).max(20),
    seats: partySeats,
    memberCandidates: p.positive,
    nomination: p.optionalText,
    fullMembers: p.positive,
    expected: p.positive,
    method: p.optionalText,
    attachments: z.array(p.optionalText).max(20),
    signer: p.personName,
    contact: p.personName,
    phone: p.optionalText,
  }),
  SETTLE_PARTY_METHOD: z.strictObject({
    type: z.literal('SETTLE_PARTY_METHOD'),
    approveMark: z.enum(['CIRCLE', 'BLANK']),
    scrutineers: p.positive.max(50),
    tellers: p.positive.max(50),
    mayReduceSeats: z.boolean(),
  }),
  RECORD_RECOMMENDATIONS: z.strictObject({
    type: z.literal('RECORD_RECOMMENDATIONS'),
    members: slips,
    residents: slips,
    rows: z
      .array(
        z.strictObject({
          name: p.personName,
          post: partyPost,
          byMembers: p.count,
          byResidents: p.count,
        }),
      )
      .max(200),
  }),
  DRAW_PARTY_SLATE: z.strictObject({
    type: z.literal('DRAW_PARTY_SLATE'),
    people: z
      .array(
        z.strictObject({
          name: p.personName,
          sex: p.sex,
          ethnicity: p.requiredText,
          birthMonth: month,
          education: p.requiredText,
          joinedMonth: month,
          occupation: p.requiredText,
          posts: z.array(partyPost).min(1).max(3),
        }),
      )
      .min(1, '名单是空的')
      .max(50),
  }),
  REVIEW_PARTY_NOMINEE: z.strictObject({
    type: z.literal('REVIEW_PARTY_NOMINEE'),
    no: p.ownId,
    unit: p.requiredText,
    finding: z.discriminatedUnion('opinion', [
      z.strictObject({ opinion: z.literal('NO_OBJECTION') }),
      z.strictObject({ opinion: z.literal('ADVERSE'), basis: p.optionalText }),
    ]),
  }),
  REQUEST_PARTY_CANDIDATES: z.strictObject({
    type: z.literal('REQUEST_PARTY_CANDIDATES'),
    requestNo: p.requiredText,
  }),
  RECORD_PARTY_ROLL: z.strictObject({
    type: z.literal('RECORD_PARTY_ROLL'),
    members: z.array(partyMember).min(1, '名册是空的').max(5000),
    letters: z.strictObject({ requestNo: p.requiredText, replyNo: p.requiredText }).exactOptional(),
  }),
  PROPOSE_PARTY_CANDIDATES: z.strictObject({
    type: z.literal('PROPOSE_PARTY_CANDIDATES'),
    post: partyPost,
    people: z.array(person).min(1).max(50),
    approvalNo: p.requiredText,
  }),
  REPORT_PARTY_RESULT: z.strictObject({
    type: z.literal('REPORT_PARTY_RESULT'),
    reportNo: p.requiredText,
    signer: p.personName.exactOptional(),
  }),
  APPROVE_SECRETARY: z.strictObject({ type: z.literal('APPROVE_SECRETARY'), replyNo: p.optionalText }),
} as const;
