import * as z from 'zod';
import type { Problem, RollCheck } from './api.ts';
import * as p from './primitives.ts';
import type { RollField } from './roll-mapping.ts';
import { rollMapping } from './roll-mapping.ts';

/** One sheet as a person sees it before saying what its columns mean; long numbers in it are masked. */
export interface RollSheetPreview {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly headerRow: number;
  /** What each column was taken for; empty where no header was recognised. */
  readonly columns: Readonly<Partial<Record<RollField, number>>>;
  readonly found: readonly {
    readonly column: number;
    readonly letters: string;
    readonly heading: string;
    readonly samples: readonly string[];
  }[];
}
export type RollPreview = readonly RollSheetPreview[];

/** What the server says while it checks a file, one line of JSON each; `CHECKED` or `REFUSED` is the last. */
export type RollCheckNews =
  | { readonly kind: 'PREVIEW'; readonly sheets: RollPreview }
  | { readonly kind: 'PROGRESS'; readonly rows: number; readonly bytesRead: number; readonly bytes: number }
  | { readonly kind: 'CHECKED'; readonly check: RollCheck }
  | { readonly kind: 'REFUSED'; readonly problem: Problem };

/** Media type of those lines: who accepts it is told how the check goes on. */
export const ROLL_CHECK_LINES = 'application/x-ndjson';

const mappingText = z
  .string()
  .max(20_000)
  .transform((written, context): unknown => {
    try {
      return JSON.parse(written);
    } catch {
      context.addIssue({ code: 'custom', message: '不是可读的列对应关系' });
      return z.NEVER;
    }
  })
  .pipe(rollMapping);

/** What stands after the `?` of the addresses that take a roll file. */
export const rollFileQuery = z.object({ name: p.fileName, mapping: mappingText.exactOptional() });
