import type { Text } from '@mingxuan/rulebook';

/** Something in the database that the ledger does not bear out, named down to the row. */
export interface RebuildFault {
  readonly communityId: string;
  readonly table: string;
  /** The row's key without the community, as `{ voter_no: 17 }`. */
  readonly key: Readonly<Record<string, string | number | null>>;
  readonly kind: 'ALTERED' | 'MISSING' | 'EXTRA';
  /** The columns that differ, for an altered row of a projection. Names only: values may be personal. */
  readonly columns: readonly string[];
  readonly message: Text;
}
