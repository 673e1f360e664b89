import { createHash } from 'node:crypto';
import type { Paper as IssuedPaper } from '@mingxuan/election';
import type { Refusal, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import { draftOf, inWords, keyOf, outOf, startOfDay, titleOf } from '../from-cycle/print-from-cycle.ts';
import { mappings } from '../from-cycle/mappings.ts';
import type { PaperSource, Subject } from '../from-cycle/source.ts';
import { type PaperFactsById, type PaperId, paperIds, papers } from '../papers/catalogue.ts';
import { groupNames, groupOf } from '../papers/groups.ts';
import type { Draft } from '../papers/paper.ts';
import { isNotice, missing, type PrintOptions, printPaper } from '../print.ts';
import type { HandMark } from '../render/protocol.ts';
import type { Renderer } from '../render/renderer.ts';
import { rollWorkbook } from '../sheets/workbook.ts';
import { printWord } from '../word/print-word.ts';

/** Kinds of files a batch is made of. A poster is the A3 form of a notice; Excel is the roll to work with. */
export type BatchForm = 'PDF' | 'WORD' | 'POSTER' | 'EXCEL';

/** A paper that is out. */
export interface IssuedCopy {
  /** As it was frozen: what hangs on the wall is these bytes and no others. Null where they are not kept here. */
  readonly pdf: Uint8Array | null;
  /** What its other forms are made from; null where the ledger says otherwise by now, and they are drafts of the next one. */
  readonly source: PaperSource | null;
}

/** What is wanted of one community. */
export interface BatchWish {
  readonly forms: readonly BatchForm[];
  /** Only these papers of the catalogue; absent: all. */
  readonly papers?: readonly PaperId[];
  readonly portalUrl?: string;
  readonly byHand?: boolean;
  /** Why somebody may not have a paper; `null` where they may. */
  readonly bar: (paper: string) => Text | null;
  /** Without it a paper that is out is printed anew, of the day and the entry asked for. */
  readonly issued?: (source: PaperSource, out: IssuedPaper) => Promise<IssuedCopy>;
}

export interface BatchFile {
  readonly kind: 'FILE';
  /** As `公告/N04 选民名单公告.pdf`. */
  readonly name: string;
  readonly paper: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly pages: number | null;
  readonly byHand: readonly HandMark[];
}

export interface LeftOut {
  readonly kind: 'LEFT_OUT';
  readonly paper: string;
  readonly title: Text;
  readonly why: readonly Text[];
}

/** What comes out of a batch, in an order that depends on nothing but what went in. */
export type BatchStep = BatchFile | LeftOut;

interface Wanted {
  readonly id: PaperId;
  readonly subject: Subject;
}

const wanted = (source: PaperSource, { papers: only }: Pick<BatchWish, 'papers'>): readonly Wanted[] =>
  paperIds
    .filter((id) => only === undefined || only.includes(id))
    .flatMap((id) => mappings[id].subjects(source).map((subject) => ({ id, subject })));

/** How many papers a batch looks at; each gives files, or is left out with why. */
export const batchSize = (source: PaperSource, wish: Pick<BatchWish, 'papers'>): number => wanted(source, wish).length;

/**
 * Prints every paper of one community that can be printed, one after the other, and says of every other why not. Nothing is
 * held but the paper in hand: whoever takes the steps decides when the next one is printed, and may stop at any.
 * `onPaper` is told before each paper.
 */
export async function* printBatch(
  renderer: Renderer,
  source: PaperSource,
  wish: BatchWish,
  onPaper: (title: Text) => void = () => undefined,
): AsyncGenerator<BatchStep, void, undefined> {
  const names = new Set<string>();
  for (const { id, subject } of wanted(source, wish)) {
    const title = titleOf(id, subject);
    onPaper(title);
    const paper = keyOf(id, subject);
    const leftOut = (why: readonly Text[]): BatchStep => ({ kind: 'LEFT_OUT', paper, title, why });
    const barred = wish.bar(paper);
    if (barred !== null) {
      yield leftOut([barred]);
      continue;
    }
    const draft = draftOf(id, source, subject);
    const absent = missing(id, draft);
    if (absent.length > 0) {
      yield leftOut(inWords(absent).map(({ zh, en }) => text(`缺${zh}`, `lacks ${en}`)));
      continue;
    }
    for (const made of volumes(id, draft)) {
      for await (const step of filesOf(renderer, source, wish, { id, subject, title, paper, ...made })) {
        if (step.kind === 'REFUSED') yield leftOut([step.refusal.message]);
        else yield { ...step, name: unique(names, step.name), paper };
      }
    }
  }
}

/** Cards of more people than this go into several files: a printer’s tray, and a process’s memory, hold no more. */
const CARDS_A_VOLUME = 1000;

interface Volume {
  readonly draft: Draft<PaperFactsById[PaperId]>;
  /** As ` 00001–01000`; empty for a paper in one piece. */
  readonly part: string;
}

/** A paper in one piece, or thousands of cards in several. */
function volumes(id: PaperId, draft: Draft<PaperFactsById[PaperId]>): readonly Volume[] {
  if (id !== 'VOTER_CARDS') return [{ draft, part: '' }];
  const { cards = [], ...rest } = draft as Draft<PaperFactsById['VOTER_CARDS']>;
  const count = Math.ceil(cards.length / CARDS_A_VOLUME);
  if (count <= 1) return [{ draft, part: '' }];
  return Array.from({ length: count }, (_, index) => {
    const some = cards.slice(index * CARDS_A_VOLUME, (index + 1) * CARDS_A_VOLUME);
    return { draft: { ...rest, cards: some }, part: ` ${some[0]?.cardNo ?? ''}–${some.at(-1)?.cardNo ?? ''}` };
  });
}

interface Made extends Volume {
  readonly id: PaperId;
  readonly subject: Subject;
  readonly title: Text;
  readonly paper: string;
}

type FileStep = Omit<BatchFile, 'paper'> | { readonly kind: 'REFUSED'; readonly refusal: Refusal };

async function* filesOf(
  renderer: Renderer,
  now: PaperSource,
  wish: BatchWish,
  made: Made,
): AsyncGenerator<FileStep, void, undefined> {
  const { forms, portalUrl, byHand } = wish;
  const { id, subject, title, paper, part } = made;
  const out = outOf(now, paper);
  // A form for the file is printed as the ledger is now, however often it was issued before.
  const copy =
    out !== undefined && (isNotice(papers[id]) || out.draft !== null) ? await wish.issued?.(now, out) : undefined;
  const source = copy?.source ?? now;
  const draft = copy?.source ? draftOf(id, source, subject) : made.draft;
  const at = startOfDay(source);
  const base = `${groupNames[groupOf(id)].zh}/${papers[id].form} ${title.zh}${part}`.replace(/[\\:*?"<>|]/g, '·');
  const sketched = isNotice(papers[id]) && (out === undefined || copy?.source === null);
  const mark = sketched ? '（草稿）' : '';
  const options: PrintOptions = {
    community: source.community,
    ...(portalUrl === undefined ? {} : { portalUrl }),
    ...(byHand === undefined ? {} : { byHand }),
    ...(sketched ? { sketch: true } : {}),
  };
  const paged = async (name: string, more: PrintOptions): Promise<FileStep> => {
    const printed = await printPaper(renderer, id, draft, at, { ...options, ...more });
    if (!printed.ok) return { kind: 'REFUSED', refusal: printed.error };
    const { pdf, pages, sha256, made } = printed.value;
    return { kind: 'FILE', name, bytes: pdf, sha256, pages, byHand: made.byHand };
  };
  if (forms.includes('PDF'))
    yield out && copy?.pdf ? frozen(`${base}.pdf`, out, copy.pdf) : await paged(`${base}${mark}.pdf`, {});
  if (forms.includes('POSTER') && isNotice(papers[id])) yield await paged(`${base}（A3）${mark}.pdf`, { size: 'A3' });
  if (forms.includes('WORD') && papers[id].word !== false) {
    const written = await printWord(renderer, id, draft, at, options);
    yield written.ok
      ? {
          kind: 'FILE',
          name: `${base}.docx`,
          bytes: written.value.docx,
          sha256: written.value.sha256,
          pages: null,
          byHand: written.value.made.byHand,
        }
      : { kind: 'REFUSED', refusal: written.error };
  }
  if (forms.includes('EXCEL') && id === 'ROLL_REGISTER') {
    const bytes = await rollWorkbook(draft as PaperFactsById['ROLL_REGISTER'], at);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    yield { kind: 'FILE', name: `${base}.xlsx`, bytes, sha256, pages: null, byHand: [] };
  }
}

const frozen = (name: string, { sha256, pages }: IssuedPaper, bytes: Uint8Array): FileStep => ({
  kind: 'FILE',
  name,
  bytes,
  sha256,
  pages,
  byHand: [],
});

/** Two papers of one title are two files. */
function unique(names: Set<string>, name: string): string {
  let free = name;
  for (let n = 2; names.has(free); n += 1) free = name.replace(/(\.[a-z]+)$/, `（${n}）$1`);
  names.add(free);
  return free;
}
