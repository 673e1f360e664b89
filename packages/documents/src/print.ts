import type { Refusal, Result, Text } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';
import { type PaperFactsById, type PaperId, papers } from './papers/catalogue.ts';
import { type MissingFact, missingFacts } from './papers/missing.ts';
import type { Draft, Paper, PaperFacts } from './papers/paper.ts';
import { qrPath } from './poster/qr.ts';
import type { Json } from './render/protocol.ts';
import type { Rendered, Renderer, RenderJob } from './render/renderer.ts';

/** What is absent from the facts of a paper, in the order of the paper; empty when it can be printed. */
export function missing<K extends PaperId>(
  id: K,
  facts: PaperFactsById[K] | Draft<PaperFactsById[K]>,
): readonly MissingFact[] {
  return missingFacts(facts, formOf(papers[id], facts).needs);
}

/** The filled form, or the empty one where the facts are for the pen. */
const formOf = (paper: Form & { readonly forPen?: Form }, { forPen }: { readonly forPen?: true | undefined }): Form =>
  forPen === true && paper.forPen !== undefined ? paper.forPen : paper;

type Form = Pick<Paper<PaperFacts>, 'template' | 'needs'>;

/** Sentences on facts that contradict each other; empty when they agree. Ask only when nothing is missing. */
export function disagreements<K extends PaperId>(id: K, facts: PaperFactsById[K]): readonly Text[] {
  return papers[id].disagreements?.(facts) ?? [];
}

/** How a paper is put on the sheet; never what it says. */
export interface PrintOptions {
  /** Address of the residents' page of this paper; printed as a QR code in the foot. Ballots and cards never bear it. */
  readonly portalUrl?: string;
  /** A3 is the poster form of a notice, readable from two metres; default A4. */
  readonly size?: 'A4' | 'A3';
  /** 留空手写: a character that no font can draw is left blank to be written by hand, and listed. Ballots and slips take none. */
  readonly byHand?: boolean;
  /** Marked 草稿 across and on top of every page: to be read and corrected, never posted. */
  readonly sketch?: true;
  /** The community it is for, as `city.district.street.community`, where a city's own template may serve. */
  readonly community?: string;
}

/**
 * Prints one paper. `createdAt` (Unix seconds) is part of the input: the same facts and time give the same bytes.
 * Facts may be passed while some are still absent: then the answer lists them and nothing is printed.
 * Refuses with `PAPER_FACTS_MISSING`, `PAPER_FACTS_DISAGREE`, `PAPER_NO_POSTER`, or a code of `Renderer.render`.
 */
export async function printPaper<K extends PaperId>(
  renderer: Renderer,
  id: K,
  draft: PaperFactsById[K] | Draft<PaperFactsById[K]>,
  createdAt: number,
  options: PrintOptions = {},
): Promise<Result<Rendered, Refusal>> {
  const job = jobOf(id, draft, createdAt, options);
  return job.ok ? renderer.render(job.value) : job;
}

/** The work of printing a paper, once its facts are complete and agree. Refuses like `printPaper`. */
export function jobOf<K extends PaperId>(
  id: K,
  draft: PaperFactsById[K] | Draft<PaperFactsById[K]>,
  createdAt: number,
  options: PrintOptions = {},
): Result<RenderJob, Refusal> {
  const paper: Paper<PaperFactsById[K]> = papers[id];
  const absent = missing(id, draft);
  if (absent.length > 0) return err(factsMissing(paper.title, absent));
  // Nothing needed is absent, so the draft is complete.
  const facts = draft as PaperFactsById[K];
  const contradictions = disagreements(id, facts);
  if (contradictions.length > 0) return err(factsDisagree(paper.title, contradictions));
  const { portalUrl, size, byHand, sketch, community } = options;
  if (size === 'A3' && !isNotice(paper)) return err(noPoster(paper.title));
  const codes = paper.codes?.(facts);
  return ok({
    template: formOf(papers[id], facts).template,
    data: {
      ...asJson(facts),
      paper: {
        id,
        form: paper.form,
        title: paper.title.zh,
        ...(paper.secret === true ? { secret: true } : {}),
        ...(size === undefined ? {} : { size: size.toLowerCase() }),
        ...(sketch === true ? { sketch: true } : {}),
        ...(portalUrl === undefined || paper.secret === true ? {} : { qr: { ...qrPath(portalUrl) } }),
      },
    },
    ...(codes === undefined ? {} : { codes }),
    ...(community === undefined ? {} : { community }),
    createdAt,
    tags: paper.tags,
    // Whatever is written by hand on a ballot tells it from others.
    byHand: byHand === true && paper.secret !== true,
  });
}

/** A notice for the wall: its catalogue number begins with N. */
export const isNotice = ({ form }: { readonly form: string }): boolean => form.startsWith('N');

/** Facts are plain data by their types; going through JSON drops what is not written. */
function asJson(facts: PaperFacts): { readonly [key: string]: Json } {
  return JSON.parse(JSON.stringify(facts)) as { readonly [key: string]: Json };
}

export function factsMissing(title: Text, absent: readonly MissingFact[]): Refusal {
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

const noPoster = (title: Text): Refusal => ({
  code: 'PAPER_NO_POSTER',
  message: text(
    `《${title.zh}》不是张贴的公告，没有A3张贴版。`,
    `"${title.en}" is no notice for the wall; it has no A3 form.`,
  ),
  remedy: text('请按A4打印。', 'Print it on A4.'),
  sources: [],
});

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
