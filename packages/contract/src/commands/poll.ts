import * as z from 'zod';
import * as p from '../primitives.ts';
import { committee, figures, statutoryBar, writeIn } from './shared.ts';

const staff = z
  .array(
    z.strictObject({
      role: z.enum(['SCRUTINEER', 'TELLER', 'CALLER']),
      name: p.personName,
      account: p.shortText(100).exactOptional(),
    }),
  )
  .max(100);
const ruling = z.strictObject({
  ballots: p.positive,
  ruling: z.enum(['VALID', 'INVALID', 'PART_INVALID']),
  ground: z.enum([
    'ILLEGIBLE',
    'TOO_MANY_CHOSEN',
    'MARK_UNCLEAR',
    'NAME_UNCLEAR',
    'IDENTIFIABLE',
    'DAMAGED',
    'BLANK',
    'OTHER',
  ]),
  posts: z.array(p.post).max(10),
});

/** About a poll from its preparation to the signed result. */
export const pollCommands = {
  PREPARE_POLL: z.strictObject({ type: z.literal('PREPARE_POLL'), poll: p.pollId, printed: p.count }),
  OPEN_POLL: z.strictObject({
    type: z.literal('OPEN_POLL'),
    smallCell: p.positive.max(1000).exactOptional(),
    poll: p.pollId,
    place: p.optionalText.exactOptional(),
    boxesShownEmpty: z.boolean(),
    booths: p.count.max(1000).exactOptional(),
    staff,
  }),
  CHANGE_STAFF: z.strictObject({
    type: z.literal('CHANGE_STAFF'),
    poll: p.pollId,
    staff,
    reason: p.optionalText,
  }),
  RECORD_PRINTING: z.strictObject({
    type: z.literal('RECORD_PRINTING'),
    poll: p.pollId,
    kind: z.enum(['SUPPLEMENT', 'CORRECTION']),
    ballots: p.count,
    reason: p.optionalText,
  }),
  RECORD_ATTENDANCE: z.strictObject({ type: z.literal('RECORD_ATTENDANCE'), poll: p.pollId, present: p.count }),
  CLOSE_POLL: z.strictObject({
    type: z.literal('CLOSE_POLL'),
    poll: p.pollId,
    issued: p.count.exactOptional(),
    spoiled: p.count,
    unused: p.count,
    boxes: z
      .array(z.strictObject({ box: p.shortText(60), collected: p.count }))
      .min(1, '请填写每个票箱收回的选票数')
      .max(100),
    openedAt: p.clockTime.exactOptional(),
    discrepancy: p.optionalText.exactOptional(),
    correction: p.optionalText.exactOptional(),
  }),
  DECLARE_BUNDLES: z.strictObject({
    type: z.literal('DECLARE_BUNDLES'),
    poll: p.pollId,
    bundles: z.array(z.strictObject({ no: p.positive, ballots: p.count })).max(5000),
  }),
  ENTER_BUNDLE: z.strictObject({
    type: z.literal('ENTER_BUNDLE'),
    poll: p.pollId,
    no: p.positive,
    figures,
    writeIns: z.array(writeIn).max(200),
  }),
  REFER_DOUBTFUL: z.strictObject({
    type: z.literal('REFER_DOUBTFUL'),
    poll: p.pollId,
    no: p.positive,
    ballots: p.positive,
  }),
  DECIDE_DOUBTFUL: z.strictObject({
    type: z.literal('DECIDE_DOUBTFUL'),
    poll: p.pollId,
    no: p.positive,
    rulings: z.array(ruling).max(200),
    committee,
  }),
  RECOUNT: z.strictObject({
    type: z.literal('RECOUNT'),
    poll: p.pollId,
    bundles: z.array(p.positive).max(5000),
    reason: p.optionalText,
  }),
  DETERMINE_RESULT: z.strictObject({ type: z.literal('DETERMINE_RESULT'), poll: p.pollId }),
  RECHECK_ELECTED: z.strictObject({
    type: z.literal('RECHECK_ELECTED'),
    poll: p.pollId,
    authority: p.optionalText,
    foundOn: p.isoDate,
    findings: z
      .array(
        z.strictObject({
          id: p.ownId,
          result: z.union([
            z.strictObject({ finding: z.literal('CONFIRMED') }),
            z.strictObject({ finding: z.literal('DISQUALIFIED'), basis: z.literal('STATUTORY'), bar: statutoryBar }),
            z.strictObject({
              finding: z.literal('DISQUALIFIED'),
              basis: z.literal('LOCAL'),
              localText: p.optionalText,
            }),
          ]),
        }),
      )
      .max(50),
    committee,
  }),
  SIGN_RESULT: z.strictObject({
    type: z.literal('SIGN_RESULT'),
    poll: p.pollId,
    as: z.enum(['SCRUTINEER', 'CHAIR']),
    name: p.personName,
    digest: p.sha256,
    discrepancyAccepted: z.literal(true).exactOptional(),
    secondFactor: z.enum(['PASSWORD', 'TOTP', 'PASSKEY']).exactOptional(),
    proof: p.sha256.exactOptional(),
  }),
  SETTLE_REVIEW: z.strictObject({
    type: z.literal('SETTLE_REVIEW'),
    poll: p.pollId,
    post: p.post,
    decisionNo: p.optionalText,
    reason: p.optionalText,
    seat: z.array(p.ownId).max(20),
    seatWrittenIn: z.array(z.strictObject({ name: p.personName, voterNo: p.positive })).max(20),
    standWrittenIn: z
      .array(z.strictObject({ name: p.personName, voterNo: p.positive }))
      .max(20)
      .exactOptional(),
    followUp: z.enum(['NONE', 'RE_ELECTION', 'RERUN']),
  }),
} as const;
