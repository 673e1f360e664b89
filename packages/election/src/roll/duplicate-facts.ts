import type { FactOf } from '../fact-of.ts';
import type { EvidenceRef } from '../organisation.ts';

/**
 * One person on the rolls of two communities (REG-7: one community only). What is known of the other community here is its name, and
 * a mark that is the same on both sides and says nothing by itself.
 */
export interface DuplicateMatch {
  readonly voterNo: number;
  /** The same for the same person on both sides; from a keyed hash, so that nobody is found by it. */
  readonly mark: string;
  readonly other: { readonly id: string; readonly name: string };
}

/** Each side says for itself whether the person stays on its roll or leaves it. */
export type DuplicateDecision = 'STAYS_HERE' | 'LEAVES_HERE';

export type DuplicateFact =
  | FactOf<'DUPLICATE_FOUND', 'RESIDENTS', { readonly no: number }, DuplicateMatch>
  | FactOf<
      'DUPLICATE_RESOLVED',
      'RESIDENTS',
      { readonly no: number; readonly decision: DuplicateDecision },
      { readonly reason: string; readonly evidence: readonly EvidenceRef[] }
    >;

/** A match as this community's ledger knows it. `match` is null where it was erased. */
export interface Duplicate {
  readonly no: number;
  readonly match: DuplicateMatch | null;
  readonly resolution: { readonly decision: DuplicateDecision; readonly on: string; readonly by: string } | null;
}
