import type { Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { PaperHead } from '../papers/paper.ts';
import { blocksOf } from './blocks.ts';
import { toDocx, type WordPaper } from './docx.ts';

/** All that a Word file is made from, as it may pass to a thread. */
export interface WordOrder {
  /** What the renderer read of the paper. */
  readonly html: string;
  readonly head: PaperHead;
  readonly paper: WordPaper;
  /** Unix seconds. */
  readonly createdAt: number;
  /** Which characters are to be written by hand; may be empty. */
  readonly note: string;
}

/** The bytes of the Word file, or in words why they could not be made. */
export async function writeWord({
  html,
  head,
  paper,
  createdAt,
  note,
}: WordOrder): Promise<Result<Uint8Array, string>> {
  const blocks = blocksOf(html);
  if (!blocks.ok) return err(blocks.error);
  return ok(await toDocx(blocks.value, head, paper, createdAt, note));
}
