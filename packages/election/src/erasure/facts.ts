import type { FactOf } from '../fact-of.ts';

/** Records beside one entry, from the first to the last of these places. */
export interface ErasedRecords {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
}

/** Numbers on the roll, from the first to the last. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What was emptied beside the ledger (PIPL art. 47): which places and how many, never what stood there. `approvalNo` is the number of
 * the request or of the decision by which the archive's term ended.
 */
export type ErasureFact = FactOf<
  'RECORDS_ERASED',
  'CYCLE',
  {
    readonly why: 'REQUEST' | 'TERM_ENDED';
    readonly approvalNo: string;
    readonly records: readonly ErasedRecords[];
    readonly voters: readonly NumberRange[];
    readonly files: readonly string[];
    readonly counts: { readonly records: number; readonly voters: number; readonly files: number };
  }
>;
