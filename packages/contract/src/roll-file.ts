import type { DuplicateDecision, DuplicateStanding } from '@mingxuan/election';
import type { RegistrationGround, Text } from '@mingxuan/rulebook';
import * as z from 'zod';
import type { Acted, Problem, RollCheck } from './api.ts';
import * as p from './primitives.ts';
import type { RollField, RollMapping } from './roll-mapping.ts';
import { rollGround, rollMapping } from './roll-mapping.ts';

/** One sheet as a person sees it before saying what its columns mean; long numbers in it are masked. */
export interface RollSheetPreview {
  readonly sheet: string;
  readonly hidden: boolean;
  /** It is not read: hidden, or instructions, or a person said so. */
  readonly skip?: true;
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
  /** `remembered`: the columns as they were set in this community for a form with these headings. */
  | { readonly kind: 'PREVIEW'; readonly sheets: RollPreview; readonly remembered?: RollMapping }
  | { readonly kind: 'PROGRESS'; readonly rows: number; readonly bytesRead: number; readonly bytes: number }
  | { readonly kind: 'CHECKED'; readonly check: RollCheck }
  | { readonly kind: 'REFUSED'; readonly problem: Problem };

/** The same of an import. After `RECORDING` nothing can be cancelled: it is recorded whole or not at all. */
export type RollImportNews =
  | { readonly kind: 'PROGRESS'; readonly rows: number; readonly bytesRead: number; readonly bytes: number }
  | { readonly kind: 'RECORDING' }
  | { readonly kind: 'IMPORTED'; readonly acted: Acted }
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
export const rollFileQuery = z.object({
  name: p.fileName,
  mapping: mappingText.exactOptional(),
  ground: rollGround.exactOptional(),
});

/** One double registration as a community sees it: its own voter's number, and of the other side a name and a decision. */
export interface DuplicateRow {
  /** As recorded; null while only the comparison knows it. */
  readonly no: number | null;
  readonly voterNo: number | null;
  readonly alsoIn: string;
  readonly own: DuplicateDecision | null;
  readonly other: DuplicateDecision | null;
  readonly standing: DuplicateStanding;
  readonly message: Text;
}

/** That somebody was shown what is otherwise masked. */
export interface RollReveal {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly account: string;
  readonly kind: 'VOTER' | 'RESTRICTED_BUNDLE';
  readonly voterNo: number | null;
  readonly reason: string;
}

/** An entry as a correction starts from it: what a list may show, and of the rest only that it is there. */
export interface RollEntryView {
  readonly voterNo: number;
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly group: string;
  readonly household: string;
  readonly ground: RegistrationGround | null;
  readonly maskedId: string;
  readonly maskedPhone: string;
  readonly hasAddress: boolean;
}

/** One voter's numbers, whole. */
export interface RevealedVoter {
  readonly voterNo: number;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}
