import type { Text } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';

/** What is printed at once: files of these kinds, all papers or some of the catalogue, of one community or of all below a place. */
export const batchWish = z.strictObject({
  on: p.isoDate.exactOptional(),
  forms: z
    .array(z.enum(['PDF', 'WORD', 'POSTER', 'EXCEL']))
    .min(1)
    .max(4),
  /** Stable ids, as `VOTER_CARDS`; absent: every paper. */
  papers: z.array(z.string().max(60)).min(1).max(200).exactOptional(),
  /** 留空手写: leave a blank where no font has the character. */
  byHand: z.boolean().exactOptional(),
});
export type BatchWishBody = z.infer<typeof batchWish>;

/** All communities below a place, as `9901/01/heping`. */
export const placeBatchWish = batchWish.extend({ place: z.string().min(1).max(200) });

/** A street, a district, a city, or one community, spelled the same way. */
export const placeQuery = z.object({ place: z.string().min(1).max(200) });

export type BatchState = 'WAITING' | 'RUNNING' | 'READY' | 'CANCELLED' | 'FAILED';

/** How far a batch is. Only whoever asked for it sees it. */
export interface BatchView {
  readonly id: string;
  readonly state: BatchState;
  /** As `幸福里社区` or `9901/01/heping`. */
  readonly place: string;
  readonly askedAt: string;
  /** Papers looked at, and how many there are; the total grows with each community of a street. */
  readonly done: number;
  readonly total: number;
  /** The paper in hand. */
  readonly now: Text | null;
  readonly files: number;
  readonly leftOut: number;
  /** Characters left to be written by hand. */
  readonly byHand: number;
  readonly bytes: number;
  /** Of the archive, once it is ready. */
  readonly sha256: string | null;
  /** What stopped it. */
  readonly problem: Text | null;
}

/** A paper of the catalogue with made-up facts, for the gallery. */
export interface GalleryEntry {
  readonly id: string;
  /** As `N04`. */
  readonly form: string;
  readonly group: Text;
  readonly title: Text;
  /** File name of its template: a city's own bears the same. */
  readonly template: string;
  /** What it cannot do without. */
  readonly needs: readonly Text[];
  /** Articles that the made-up paper cites. */
  readonly law: readonly string[];
  readonly word: boolean;
  readonly poster: boolean;
  readonly personal: boolean;
  readonly secret: boolean;
}

/** A city's own template, and whether it may be used. */
export interface CityTemplateView {
  readonly name: string;
  readonly sha256: string;
  /** The paper it is for; `null` where its file is named after none. */
  readonly paper: string | null;
  readonly problem: Text | null;
}

export interface GalleryPage {
  readonly entries: readonly GalleryEntry[];
  readonly templates: readonly CityTemplateView[];
}
