import type { Paper as IssuedPaper } from '@mingxuan/election';
import type { Refusal, Result, Text } from '@mingxuan/rulebook';
import { err, text } from '@mingxuan/rulebook';
import { placeName } from '../fields.ts';
import { type PaperFactsById, type PaperId, paperIds, papers } from '../papers/catalogue.ts';
import type { MissingFact } from '../papers/missing.ts';
import type { Draft } from '../papers/paper.ts';
import { isNotice, missing, type PrintOptions, printPaper } from '../print.ts';
import { printWord, type WordFile } from '../word/print-word.ts';
import { wordsOf } from '../word/words.ts';
import type { Rendered, Renderer } from '../render/renderer.ts';
import { mappings } from './mappings.ts';
import type { PaperSource, Subject } from './source.ts';

/** A paper that a cycle has or will have. */
export interface OfferedPaper {
  /** `VOTER_ROLL`, or `RESULT:residents-2` where the paper exists more than once. */
  readonly paper: string;
  readonly title: Text;
  /** What the ledger does not hold yet; empty when it can be printed. */
  readonly missing: readonly Text[];
  /** Whether offices may have it as a Word file, and whether there is an A3 poster of it. */
  readonly word: boolean;
  readonly poster: boolean;
}

/** As `VOTER_ROLL`, or `RESULT:residents-2`. */
export const keyOf = (id: PaperId, { key }: Subject): string => (key === '' ? id : `${id}:${key}`);

export function titleOf(id: PaperId, { label }: Subject): Text {
  const { title } = papers[id];
  return label.zh === '' ? title : text(`${title.zh}（${label.zh}）`, `${title.en} (${label.en})`);
}

export const draftOf = <K extends PaperId>(id: K, source: PaperSource, subject: Subject): Draft<PaperFactsById[K]> =>
  mappings[id].draft(source, subject);

/** All papers of a cycle at this point, in the order of the catalogue, each with what it still lacks. */
export function offeredPapers(source: PaperSource): readonly OfferedPaper[] {
  return paperIds.flatMap((id) =>
    mappings[id].subjects(source).map((subject) => ({
      paper: keyOf(id, subject),
      title: titleOf(id, subject),
      missing: inWords(missing(id, draftOf(id, source, subject))),
      word: papers[id].word !== false,
      poster: isNotice(papers[id]),
    })),
  );
}

/** The same fact absent in many rows is said once, with how often. */
export function inWords(absent: readonly MissingFact[]): readonly Text[] {
  const alike = new Map<string, MissingFact[]>();
  for (const fact of absent) {
    const path = fact.path.replace(/\[\d+\]/g, '');
    alike.set(path, [...(alike.get(path) ?? []), fact]);
  }
  return [...alike].flatMap(([path, facts]) => {
    if (facts.length <= 2) return facts.map(({ name }) => name);
    const { zh, en } = placeName(path);
    return [text(`${zh}（共${facts.length}处）`, `${en} (${facts.length} places)`)];
  });
}

function find(source: PaperSource, paper: string): { readonly id: PaperId; readonly subject: Subject } | undefined {
  const id = paperIds.find((each) => paper === each || paper.startsWith(`${each}:`));
  const subject = id && mappings[id].subjects(source).find((each) => keyOf(id, each) === paper);
  return id && subject && { id, subject };
}

/** Whether a paper is out and holds: what is printed of a notice before that, or after it was withdrawn, is marked 草稿. */
export const isOut = (source: PaperSource, paper: string): boolean => outOf(source, paper) !== undefined;

/** The paper of this key that is out and holds. */
export const outOf = ({ cycle }: PaperSource, paper: string): IssuedPaper | undefined =>
  cycle.papers.findLast((one) => one.paper === paper && one.fate.kind === 'VALID');

/** Papers are dated to the start of their legal day in China, so that the same day gives the same bytes. */
export const startOfDay = ({ on }: PaperSource): number => Date.parse(`${on}T00:00:00+08:00`) / 1000;

/** The title as the ledger's public body holds it: which vote or objection, but no person's name. */
const publicTitleOf = (id: PaperId, subject: Subject): string =>
  subject.personal === true ? papers[id].title.zh : titleOf(id, subject).zh;

/**
 * Prints one paper from what the ledger holds. `title` is the Chinese title for the ledger; it names no person.
 * Refuses with `NO_SUCH_PAPER`, `PAPER_FACTS_MISSING`, `PAPER_FACTS_DISAGREE`, or a code of `Renderer.render`.
 */
export async function printFromCycle(
  renderer: Renderer,
  paper: string,
  source: PaperSource,
  options: PrintOptions = {},
): Promise<Result<Rendered & { readonly title: string }, Refusal>> {
  const found = find(source, paper);
  if (found === undefined) return err(noSuchPaper(paper));
  const { id, subject } = found;
  const draft = draftOf(id, source, subject);
  const at = { ...options, community: source.community };
  const printed = await printPaper(renderer, id, draft, startOfDay(source), at);
  return printed.ok ? { ok: true, value: { ...printed.value, title: publicTitleOf(id, subject) } } : printed;
}

/** The Word file of one paper, for an office to edit. Refuses like `printFromCycle`, and with `PAPER_NO_WORD`. */
export async function wordFromCycle(
  renderer: Renderer,
  paper: string,
  source: PaperSource,
  options: Pick<PrintOptions, 'byHand' | 'sketch'> = {},
): Promise<Result<WordFile & { readonly title: string }, Refusal>> {
  const found = find(source, paper);
  if (found === undefined) return err(noSuchPaper(paper));
  const { id, subject } = found;
  const at = { ...options, community: source.community };
  const written = await printWord(renderer, id, draftOf(id, source, subject), startOfDay(source), at);
  return written.ok ? { ok: true, value: { ...written.value, title: publicTitleOf(id, subject) } } : written;
}

/** What the paper says, line by line; see `wordsOf`. Refuses like `printFromCycle`. */
export async function wordsFromCycle(
  renderer: Renderer,
  paper: string,
  source: PaperSource,
  options: Pick<PrintOptions, 'byHand'> = {},
): Promise<Result<readonly string[], Refusal>> {
  const found = find(source, paper);
  if (found === undefined) return err(noSuchPaper(paper));
  const { id, subject } = found;
  return wordsOf(renderer, id, draftOf(id, source, subject), startOfDay(source), options);
}

function noSuchPaper(paper: string): Refusal {
  return {
    code: 'NO_SUCH_PAPER',
    message: text(
      `没有“${paper}”这份文书，或者现在还没有它要写的事。`,
      `There is no paper "${paper}", or nothing yet for it to tell.`,
    ),
    remedy: text('请从文书清单里选择。', 'Choose one from the list of papers.'),
    sources: [],
  };
}
