import type { IsoDate, Text } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';

/** A row of the tree that cannot be taken: where it stands and what to do about it. */
export interface TreeProblem {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: Text;
}

/** What importing a file would do; `rows` = accepted + those with problems. */
export interface TreeReport {
  readonly sha256: string;
  /** Of what would be changed: whoever confirms, confirms exactly this. */
  readonly digest: string;
  readonly rows: number;
  readonly accepted: number;
  readonly blank: number;
  readonly communities: number;
  /** Sheets with content but without the headings that are needed. */
  readonly unreadSheets: readonly string[];
  readonly problems: readonly TreeProblem[];
  readonly added: readonly { readonly id: string; readonly name: string }[];
  readonly changed: readonly {
    readonly id: string;
    readonly name: string;
    readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  }[];
  readonly same: number;
  /** Known already and not in the file: they stay as they are. */
  readonly notInFile: readonly { readonly id: string; readonly name: string }[];
}

/** Where a community stands, as it was imported; what an opening begins from. */
export interface OrganisationView {
  readonly id: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
  readonly name: string;
  readonly regime: 'RESIDENTS' | 'VILLAGERS';
  readonly electedOn: IsoDate | null;
  readonly termEnds: IsoDate | null;
  readonly people: readonly { readonly duty: string; readonly name: string; readonly phone: string | null }[];
}

/** What the file is called, and, to confirm, what was shown: the digest of its changes. */
export const treeQuery = z.object({ name: p.fileName, digest: p.sha256.exactOptional() });
