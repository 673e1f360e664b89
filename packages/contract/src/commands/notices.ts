import * as z from 'zod';
import * as p from '../primitives.ts';

const frozen = {
  paper: p.ownId,
  title: p.requiredText,
  sha256: p.sha256,
  pages: p.positive,
  basedOn: p.count,
  made: z.array(z.string().min(1).max(300)).min(1).max(20).exactOptional(),
};

/** About notices and letters: drafted, approved by a second person, issued, posted. */
export const noticesCommands = {
  ISSUE_PAPER: z.strictObject({ type: z.literal('ISSUE_PAPER'), ...frozen }),
  DRAFT_NOTICES: z.strictObject({
    type: z.literal('DRAFT_NOTICES'),
    notices: z
      .array(z.strictObject({ ...frozen, dated: p.isoDate, text: p.sha256 }))
      .min(1, '没有要起草的公告')
      .max(60),
  }),
  APPROVE_NOTICE: z.strictObject({
    type: z.literal('APPROVE_NOTICE'),
    draft: p.positive,
    paper: p.ownId,
    sha256: p.sha256,
  }),
  DISCARD_DRAFT: z.strictObject({ type: z.literal('DISCARD_DRAFT'), draft: p.positive, reason: p.requiredText }),
  ISSUE_NOTICE: z.strictObject({ type: z.literal('ISSUE_NOTICE'), draft: p.positive, text: p.sha256 }),
  POST_NOTICE: z.strictObject({
    type: z.literal('POST_NOTICE'),
    no: p.positive,
    place: p.shortText(100).refine((s) => s.trim() !== '', '不能为空'),
    time: p.clockTime,
    evidence: p.evidence,
    by: p.personName.exactOptional(),
  }),
  TAKE_DOWN_NOTICE: z.strictObject({
    type: z.literal('TAKE_DOWN_NOTICE'),
    no: p.positive,
    place: p.requiredText,
    reason: p.requiredText,
  }),
  ASK_WITHDRAWAL: z.strictObject({ type: z.literal('ASK_WITHDRAWAL'), no: p.positive, reason: p.requiredText }),
} as const;
