import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { PaperFactsById, PaperId } from '../papers/catalogue.ts';
import type { Draft } from '../papers/paper.ts';
import { jobOf, type PrintOptions } from '../print.ts';
import { renderFailed } from '../render/refusals.ts';
import type { Renderer } from '../render/renderer.ts';
import { type Block, blocksOf, type Line } from './blocks.ts';

/**
 * What a paper says, line by line, without its page and foot: two papers that say the same have the same lines, whenever they
 * were made. A row of a table is one line. Refuses like `printPaper`.
 */
export async function wordsOf<K extends PaperId>(
  renderer: Renderer,
  id: K,
  draft: PaperFactsById[K] | Draft<PaperFactsById[K]>,
  createdAt: number,
  options: Pick<PrintOptions, 'byHand'> = {},
): Promise<Result<readonly string[], Refusal>> {
  const job = jobOf(id, draft, createdAt, options);
  if (!job.ok) return job;
  const read = await renderer.read(job.value);
  if (!read.ok) return read;
  const blocks = blocksOf(read.value.html);
  return blocks.ok ? ok(blocks.value.flatMap(linesOf)) : err(renderFailed(blocks.error));
}

const plain = (line: Line): string =>
  line
    .map(({ text }) => text)
    .join('')
    .trim();

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'TITLE':
    case 'HEADING':
    case 'PARAGRAPH':
      return [plain(block.line)];
    case 'TABLE':
      return block.rows.map((row) => row.map(plain).join('　')).filter((row) => row.trim() !== '');
    case 'SIGNATURE':
      return [plain(block.issuer), plain(block.on)];
    case 'PAGE_BREAK':
      return [];
    default:
      return block satisfies never;
  }
}
