import type { IsoDate } from '@mingxuan/rulebook';
import type { PollId } from '../poll/facts.ts';

export interface Audit {
  readonly poll: PollId;
  readonly manifest: string;
  readonly bundles: number;
  readonly sample: number;
  readonly committedOn: IsoDate;
  /** Recounts of the poll that came before the commitment. */
  readonly recounts: number;
  readonly seed: string | null;
  readonly witnesses: readonly string[];
  /** Bundles chosen, in the order in which they were drawn. */
  readonly chosen: readonly number[];
  readonly compared: readonly {
    readonly no: number;
    readonly account: string;
    readonly differs: readonly string[];
    readonly on: IsoDate;
  }[];
}

/** The latest audit of a poll. */
export const auditOf = (audits: readonly Audit[], poll: PollId): Audit | undefined =>
  audits.findLast((a) => a.poll === poll);
