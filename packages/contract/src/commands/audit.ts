import * as z from 'zod';
import * as p from '../primitives.ts';
import { figures, witnesses, writeIn } from './shared.ts';

/** About the audit of a count by dice. */
export const auditCommands = {
  COMMIT_AUDIT: z.strictObject({ type: z.literal('COMMIT_AUDIT'), poll: p.pollId, sample: p.positive }),
  RECORD_AUDIT_SEED: z.strictObject({
    type: z.literal('RECORD_AUDIT_SEED'),
    poll: p.pollId,
    rolls: z.array(p.count.max(9, '十面骰的点数是 0—9')).max(200),
    witnesses,
  }),
  COMPARE_AUDITED: z.strictObject({
    type: z.literal('COMPARE_AUDITED'),
    poll: p.pollId,
    no: p.positive,
    figures,
    writeIns: z.array(writeIn).max(200),
  }),
} as const;
