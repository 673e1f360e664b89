import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';
import { createHash } from 'node:crypto';
import { type PaperFactsById, type PaperId, papers } from '../papers/catalogue.ts';
import type { Draft } from '../papers/paper.ts';
import { isNotice, jobOf, type PrintOptions } from '../print.ts';
import { renderFailed } from '../render/refusals.ts';
import { BLANK } from '../render/glyphs.ts';
import { handNote } from '../render/hand-note.ts';
import type { Made } from '../render/protocol.ts';
import type { Renderer } from '../render/renderer.ts';
import { writeBeside } from './word-beside.ts';

export interface WordFile {
  readonly docx: Uint8Array;
  /** Lower-case hex SHA-256 of `docx`. */
  readonly sha256: string;
  readonly made: Made;
}

/**
 * The Word file of a paper, for an office to edit: the same template and facts as `printPaper`, and the same refusals.
 * A sketch of a notice bears no code to verify it by. Also refuses with `PAPER_NO_WORD` where nobody should edit: ballots, cards, certificates.
 */
export async function printWord<K extends PaperId>(
  renderer: Renderer,
  id: K,
  draft: PaperFactsById[K] | Draft<PaperFactsById[K]>,
  createdAt: number,
  { sketch, ...options }: Pick<PrintOptions, 'byHand' | 'community' | 'sketch'> = {},
): Promise<Result<WordFile, Refusal>> {
  const { title, word, secret } = papers[id];
  if (word === false) return err(noWord(title.zh, title.en));
  const job = jobOf(id, draft, createdAt, options);
  if (!job.ok) return job;
  const read = await renderer.read(job.value);
  if (!read.ok) return read;
  // A job exists only of complete facts.
  const { head } = draft as PaperFactsById[K];
  const { made } = read.value;
  const note = made.byHand.length === 0 ? '' : handNote(made.byHand).replaceAll(BLANK, '□');
  const { html } = read.value;
  const paper = {
    id,
    title: title.zh,
    secret: secret === true,
    sketch: sketch === true && isNotice(papers[id]),
  };
  const written = await writeBeside({ html, head, paper, createdAt, note });
  if (!written.ok) return err(renderFailed(written.error));
  const docx = written.value;
  return ok({ docx, sha256: createHash('sha256').update(docx).digest('hex'), made });
}

const noWord = (zh: string, en: string): Refusal => ({
  code: 'PAPER_NO_WORD',
  message: text(`《${zh}》只出PDF，不出Word：这类文书不许改动。`, `"${en}" is made as a PDF only: nobody may edit it.`),
  remedy: text(
    '请打印PDF；内容有误的，请在相应的步骤里更正。',
    'Print the PDF; correct a mistake in the step it comes from.',
  ),
  sources: [],
});
