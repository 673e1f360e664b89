import type { IsoDate, StatedDay } from '@mingxuan/rulebook';
import type { EvidenceRef } from '../organisation.ts';
import type { FrozenPaper } from './facts.ts';

/** Who did something, when, and under which entry. */
export interface Deed {
  readonly by: string;
  readonly on: IsoDate;
  readonly seq: number;
}

/** A day of the plan as a paper states it. */
export interface Stated {
  readonly what: StatedDay;
  readonly day: IsoDate;
}

/** A paper before it goes out. It moves one way: drafted, approved, issued; or it is dropped before that. */
export type NoticeDraft = FrozenPaper & {
  readonly draft: number;
  readonly drafted: Deed;
  readonly stated: readonly Stated[];
} & (
    | { readonly stage: 'DRAFTED' }
    | { readonly stage: 'APPROVED'; readonly approved: Deed }
    | { readonly stage: 'DISCARDED'; readonly discarded: Deed; readonly reason: string }
    /** A newer draft of the same paper took its place. */
    | { readonly stage: 'REPLACED'; readonly replacedBy: number }
    | { readonly stage: 'ISSUED'; readonly approved: Deed; readonly no: number }
  );

/** One copy on one wall. */
export interface Posting {
  readonly place: string;
  readonly on: IsoDate;
  /** `null` where the act that posted it did not ask for the time. */
  readonly time: string | null;
  readonly evidence: readonly EvidenceRef[];
  readonly account: string;
  /** Who hung it, where somebody else recorded it; gone once erased. */
  readonly by: string | null;
  readonly seq: number;
  readonly takenDown: (Deed & { readonly reason: string }) | null;
}

/** Whether an issued paper still holds. */
export type Fate =
  | { readonly kind: 'VALID' }
  | { readonly kind: 'SUPERSEDED'; readonly by: number; readonly on: IsoDate }
  | { readonly kind: 'WITHDRAWN'; readonly by: number; readonly on: IsoDate; readonly reason: string };

/** A paper that went out: its bytes are frozen, its number is its own. */
export interface Paper {
  readonly paper: string;
  readonly no: number;
  readonly title: string;
  readonly sha256: string;
  readonly pages: number;
  readonly on: IsoDate;
  readonly seq: number;
  readonly basedOn: number;
  /** The day printed on it. */
  readonly dated: IsoDate;
  /** Digest of its words; `null` where it was issued in one step. */
  readonly text: string | null;
  readonly draft: number | null;
  /** Days still ahead when it was made: when one of them moves, it is wrong. */
  readonly stated: readonly Stated[];
  readonly postings: readonly Posting[];
  readonly fate: Fate;
  /** Why it is to be withdrawn, while the notice of that is not out. */
  readonly withdrawalAsked: (Deed & { readonly reason: string }) | null;
}

/** How the roll was posted: its publication is an act of its own, and is not asked for again with the notice. */
export interface RollPosted {
  readonly places: readonly string[];
  readonly on: IsoDate;
  readonly time: string | null;
  readonly evidence: readonly EvidenceRef[];
  readonly account: string;
  readonly seq: number;
}

export interface Notices {
  readonly drafts: readonly NoticeDraft[];
  readonly rollPosted: RollPosted | null;
}

export const noNotices: Notices = { drafts: [], rollPosted: null };

/** Still on its way out. */
export const isOpenDraft = (
  one: NoticeDraft,
): one is Extract<NoticeDraft, { readonly stage: 'DRAFTED' | 'APPROVED' }> =>
  one.stage === 'DRAFTED' || one.stage === 'APPROVED';

/** Copies that hang at this moment, as far as was recorded. */
export const hanging = ({ postings }: Pick<Paper, 'postings'>): readonly Posting[] =>
  postings.filter((posting) => posting.takenDown === null);
