import type { Refusal, Result, Text } from '@mingxuan/rulebook';
import { err, text } from '@mingxuan/rulebook';
import { type PaperFactsById, type PaperId, papers } from './papers/catalogue.ts';
import { type MissingFact, missingFacts } from './papers/missing.ts';
import type { Draft, Paper, PaperFacts } from './papers/paper.ts';
import type { Json } from './render/protocol.ts';
import type { Rendered, Renderer } from './render/renderer.ts';

/** What is absent from the facts of a paper, in the order of the paper; empty when it can be printed. */
export function missing<K extends PaperId>(
  id: K,
  facts: PaperFactsById[K] | Draft<PaperFactsById[K]>,
): readonly MissingFact[] {
  return missingFacts(facts, papers[id].needs);
}

/** Sentences on facts that contradict each other; empty when they agree. Ask only when nothing is missing. */
export function disagreements<K extends PaperId>(id: K, facts: PaperFactsById[K]): readonly Text[] {
  return papers[id].disagreements?.(facts) ?? [];
}

/**
 * Prints one paper. `createdAt` (Unix seconds) is part of the input: the same facts and time give the same bytes.
 * Facts may be passed while some are still absent: then the answer lists them and nothing is printed.
 * Refuses with `PAPER_FACTS_MISSING`, `PAPER_FACTS_DISAGREE`, or a code of `Renderer.render`.
 */
export async function printPaper<K extends PaperId>(
  renderer: Renderer,
  id: K,
  draft: PaperFactsById[K] | Draft<PaperFactsById[K]>,
  createdAt: number,
): Promise<Result<Rendered, Refusal>> {
  const paper: Paper<PaperFactsById[K]> = papers[id];
  const absent = missing(id, draft);
  if (absent.length > 0) return err(factsMissing(paper.title, absent));
  // Nothing needed is absent, so the draft is complete.
  const facts = draft as PaperFactsById[K];
  const contradictions = disagreements(id, facts);
  if (contradictions.length > 0) return err(factsDisagree(paper.title, contradictions));
  return renderer.render({
    template: paper.template,
    data: { ...asJson(facts), paper: { id, form: paper.form, title: paper.title.zh } },
    createdAt,
    tags: paper.tags,
  });
}

/** Facts are plain data by their types; going through JSON drops what is not written. */
function asJson(facts: PaperFacts): { readonly [key: string]: Json } {
  return JSON.parse(JSON.stringify(facts)) as { readonly [key: string]: Json };
}

function factsMissing(title: Text, absent: readonly MissingFact[]): Refusal {
  const shown = absent.slice(0, 10);
  const more = absent.length - shown.length;
  const zh = shown.map((m) => m.name.zh).join('；');
  const en = shown.map((m) => m.name.en).join('; ');
  return {
    code: 'PAPER_FACTS_MISSING',
    message: text(
      `《${title.zh}》还缺${absent.length}项内容：${zh}${more > 0 ? `；另有${more}项` : ''}。`,
      `"${title.en}" still lacks ${absent.length} facts: ${en}${more > 0 ? `; and ${more} more` : ''}.`,
    ),
    remedy: text(
      '请先在相应的步骤里登记这些内容，再打印。',
      'Record these facts in their own steps first, then print.',
    ),
    sources: [],
  };
}

function factsDisagree(title: Text, contradictions: readonly Text[]): Refusal {
  return {
    code: 'PAPER_FACTS_DISAGREE',
    message: text(
      `《${title.zh}》里的内容互相矛盾：${contradictions.map((c) => c.zh).join('；')}。`,
      `Facts of "${title.en}" contradict each other: ${contradictions.map((c) => c.en).join('; ')}.`,
    ),
    remedy: text('请核对原始记录，更正后再打印。', 'Check the original records, correct them, then print.'),
    sources: [],
  };
}
