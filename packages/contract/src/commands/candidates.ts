import * as z from 'zod';
import * as p from '../primitives.ts';
import { profile, statutoryBar } from './shared.ts';

const finding = z.discriminatedUnion('opinion', [
  z.strictObject({ opinion: z.literal('NO_OBJECTION') }),
  z.strictObject({
    opinion: z.literal('BARRED'),
    bar: statutoryBar,
    document: p.optionalText,
    toldOn: p.isoDate,
  }),
  z.strictObject({
    opinion: z.literal('LOCAL_CONCERN'),
    localText: p.optionalText,
    concern: p.optionalText,
    toldOn: p.isoDate,
  }),
]);
const nominator = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('PARTY'), decisionNo: p.requiredText }),
  z.strictObject({ kind: z.literal('JOINT_VOTERS'), signatories: z.array(p.positive).max(500) }),
]);

/** About candidates, their review and their pledges. */
export const candidatesCommands = {
  NOMINATE: z.strictObject({
    type: z.literal('NOMINATE'),
    post: p.post,
    voterNo: p.positive,
    by: nominator,
    profile: profile.exactOptional(),
    consent: z.boolean(),
  }),
  REVIEW_CANDIDATE: z.strictObject({
    type: z.literal('REVIEW_CANDIDATE'),
    id: p.ownId,
    unit: p.requiredText,
    finding,
  }),
  TAKE_REVIEW_BATCH: z.strictObject({
    type: z.literal('TAKE_REVIEW_BATCH'),
    unit: p.requiredText,
    file: z.strictObject({ name: p.requiredText, sha256: p.sha256 }),
    list: p.sha256,
    rows: z.array(z.strictObject({ id: p.ownId, finding })).max(500),
  }),
  RECORD_REVIEW_REPLY: z.strictObject({
    type: z.literal('RECORD_REVIEW_REPLY'),
    id: p.ownId,
    unit: p.requiredText,
    summary: p.requiredText,
  }),
  DECIDE_REVIEW_REPLY: z.strictObject({
    type: z.literal('DECIDE_REVIEW_REPLY'),
    id: p.ownId,
    unit: p.requiredText,
    decision: z.enum(['UPHELD', 'TAKEN_BACK']),
    reason: p.optionalText,
  }),
  WITHDRAW_CANDIDATE: z.strictObject({
    type: z.literal('WITHDRAW_CANDIDATE'),
    id: p.ownId,
    reason: p.requiredText,
  }),
  DECIDE_SUBSTITUTE: z.strictObject({
    type: z.literal('DECIDE_SUBSTITUTE'),
    id: p.ownId,
    consent: z.boolean(),
    decisionNo: p.requiredText,
    ground: p.requiredText,
  }),
  DECLARE_RELATIVES: z.strictObject({
    type: z.literal('DECLARE_RELATIVES'),
    pairs: z.array(z.strictObject({ a: p.ownId, b: p.ownId, relation: p.requiredText })).max(200),
  }),
  PUBLISH_CANDIDATES: z.strictObject({
    type: z.literal('PUBLISH_CANDIDATES'),
    status: z.enum(['PRELIMINARY', 'FORMAL']),
    orderedBy: z.enum(['STROKE', 'VOTES']).exactOptional(),
    order: z.array(p.ownId).max(200),
    orderNote: p.requiredText.exactOptional(),
  }),
  RECORD_PLEDGES: z.strictObject({
    type: z.literal('RECORD_PLEDGES'),
    id: p.ownId,
    texts: z.partialRecord(z.enum(['CANDIDACY', 'MANDATE', 'RESIGNATION']), p.optionalText).exactOptional(),
    kinds: z.array(z.enum(['CANDIDACY', 'MANDATE', 'RESIGNATION'])).max(3),
  }),
  PUBLISH_PLEDGES: z.strictObject({
    type: z.literal('PUBLISH_PLEDGES'),
    places: z.array(p.requiredText).min(1).max(100),
  }),
} as const;
