import type { Refusal, Text } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';

/** One line that two papers do not share: `OLD` stands in the earlier one only, `NEW` in the later one only. */
export interface LineChange {
  readonly kind: 'OLD' | 'NEW';
  readonly line: string;
}

/** What a paper would say if it were drafted now, against the one that holds. */
export interface NoticePreview {
  readonly paper: string;
  readonly title: Text;
  /** Number of the paper that holds, if one does. */
  readonly holds: number | null;
  /** `null` where the earlier one was issued in one step, and its words were not kept. */
  readonly changes: readonly LineChange[] | null;
  /** Why it cannot be drafted now. */
  readonly refusal: Refusal | null;
}

/** A draft as its second person reads it. */
export interface DraftPage {
  readonly draft: number;
  readonly lines: readonly string[];
  /** Against the paper that holds, as in `NoticePreview`. */
  readonly holds: number | null;
  readonly changes: readonly LineChange[] | null;
  /** What the ledger says otherwise by now; empty while it still says the same. */
  readonly outdated: readonly LineChange[];
  /** Why the paper could not be made at all by now. */
  readonly refusal: Refusal | null;
}

export interface NoticesDrafted {
  readonly drafted: readonly { readonly paper: string; readonly draft: number }[];
  readonly refused: readonly { readonly paper: string; readonly refusal: Refusal }[];
}

/** A draft as an address names it. */
export const draftNo = p.placeInList;

const papers = z.array(p.ownId).min(1, '没有要起草的公告').max(60);

/** `dated` is the day printed on them; the legal day of drafting where nothing is said. */
export const noticeDrafting = z.strictObject({
  commandId: z.uuid(),
  on: p.isoDate.exactOptional(),
  dated: p.isoDate.exactOptional(),
  papers,
  /** 留空手写: leave a blank where no font has the character. */
  byHand: z.boolean().exactOptional(),
});

/** `sha256` is the digest of the sheet that the asking person had before them. */
export const noticeIssuing = z.strictObject({ commandId: z.uuid(), on: p.isoDate.exactOptional(), sha256: p.sha256 });

/** Which papers: their keys, set apart by commas. */
export const noticePreview = z.object({
  papers: z
    .string()
    .max(4000)
    .transform((keys) => keys.split(','))
    .pipe(papers),
  on: p.isoDate.optional(),
});
