import * as z from 'zod';
import * as p from '../primitives.ts';
import { committee, seals, witnesses } from './shared.ts';

const boxId = z.string().regex(/^[\p{L}\p{N}-]{1,20}$/u, '票箱编号只能用汉字、字母、数字和短横');
/** The device an act was entered at, its number there and its own clock. */
const heard = {
  device: p.shortText(60).exactOptional(),
  deviceSeq: p.positive.exactOptional(),
  heardAt: p.instant.exactOptional(),
} as const;

/** About arrangements, mandates, boxes and the poll book. */
export const votingCommands = {
  RECORD_ARRANGEMENTS: z.strictObject({
    type: z.literal('RECORD_ARRANGEMENTS'),
    arrangements: z.strictObject({
      registrationPlace: p.requiredText,
      registrationHours: p.requiredText,
      phone: p.requiredText,
      pollingPlace: p.requiredText,
      opensAt: p.clockTime,
      closesAt: p.clockTime,
      countingPlace: p.requiredText,
    }),
  }),
  AUTHORISE_PROXY: z.strictObject({
    type: z.literal('AUTHORISE_PROXY'),
    poll: p.pollId.exactOptional(),
    principal: p.positive,
    trustee: p.positive,
    evidence: p.evidence,
  }),
  REVOKE_PROXY: z.strictObject({ type: z.literal('REVOKE_PROXY'), no: p.positive, reason: p.optionalText }),
  PUBLISH_PROXIES: z.strictObject({ type: z.literal('PUBLISH_PROXIES'), poll: p.pollId.exactOptional() }),
  APPROVE_MOBILE_BOX: z.strictObject({
    type: z.literal('APPROVE_MOBILE_BOX'),
    box: boxId,
    approvalNo: p.optionalText.exactOptional(),
    basis: p.optionalText,
    route: p.requiredText,
    staff: z.array(p.personName).max(20),
    voters: z.array(z.strictObject({ voterNo: p.positive, reason: z.enum(['IMMOBILE', 'SCATTERED']) })).max(500),
  }),
  PUBLISH_BOX_LIST: z.strictObject({ type: z.literal('PUBLISH_BOX_LIST'), box: p.shortText(20) }),
  DISPATCH_BOX: z.strictObject({
    type: z.literal('DISPATCH_BOX'),
    box: p.shortText(20),
    sealOut: p.optionalText,
    ballotsTaken: p.positive,
    leftAt: p.clockTime,
    ...heard,
  }),
  RETURN_BOX: z.strictObject({
    type: z.literal('RETURN_BOX'),
    box: p.shortText(20),
    sealFound: p.optionalText.exactOptional(),
    sealIn: p.optionalText,
    ballotsBroughtBack: p.count,
    returnedAt: p.clockTime,
    note: p.optionalText.exactOptional(),
    ...heard,
  }),
  SEAL_FIXED_BOX: z.strictObject({
    type: z.literal('SEAL_FIXED_BOX'),
    poll: p.pollId,
    box: boxId,
    kind: z.enum(['MAIN', 'STATION']),
    place: p.requiredText,
    shownEmpty: z.boolean(),
    seals,
    witnesses,
  }),
  REPORT_BOX_INCIDENT: z.strictObject({
    type: z.literal('REPORT_BOX_INCIDENT'),
    poll: p.pollId,
    box: p.shortText(60),
    cause: z.enum(['LATE', 'SEAL_MISSING', 'SEAL_REUSED', 'OPENED_EARLY', 'BALLOTS_SHORT', 'LOST']),
    seals,
    witnesses,
    account: p.optionalText,
  }),
  DECIDE_BOX: z.strictObject({
    type: z.literal('DECIDE_BOX'),
    poll: p.pollId,
    box: p.shortText(60),
    counted: z.boolean(),
    committee,
    reason: p.optionalText,
  }),
  MERGE_BOX: z.strictObject({
    type: z.literal('MERGE_BOX'),
    poll: p.pollId,
    box: p.shortText(60),
    into: p.shortText(60),
    witnesses,
    mergedAt: p.clockTime.exactOptional(),
    ...heard,
  }),
  CHECK_IN: z.strictObject({
    type: z.literal('CHECK_IN'),
    poll: p.pollId,
    voterNo: p.positive,
    channel: z.enum(['HALL', 'PROXY', 'MOBILE']),
    place: p.shortText(60),
    device: p.shortText(60),
    deviceSeq: p.positive,
    heardAt: p.instant.exactOptional(),
  }),
  UNDO_CHECK_IN: z.strictObject({
    type: z.literal('UNDO_CHECK_IN'),
    poll: p.pollId,
    voterNo: p.positive,
    reason: p.optionalText,
    ...heard,
  }),
} as const;
