import type { BundleFigures, PollId, WriteIn } from '../poll/facts.ts';

/** About the audit of a count by dice. */
export type AuditCommand =
  /** Promises, before any dice are thrown, what is audited and how many bundles are drawn. */
  | { readonly type: 'COMMIT_AUDIT'; readonly poll: PollId; readonly sample: number }
  | {
      readonly type: 'RECORD_AUDIT_SEED';
      readonly poll: PollId;
      /** Throws of a ten-sided die, in order, each 0 to 9. */
      readonly rolls: readonly number[];
      readonly witnesses: readonly string[];
    }
  | {
      readonly type: 'COMPARE_AUDITED';
      readonly poll: PollId;
      readonly no: number;
      readonly figures: BundleFigures;
      readonly writeIns: readonly WriteIn[];
    };
