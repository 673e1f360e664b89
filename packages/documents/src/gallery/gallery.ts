import type { Refusal, Result, Text } from '@mingxuan/rulebook';
import { placeName } from '../fields.ts';
import { type PaperId, paperIds, papers } from '../papers/catalogue.ts';
import { groupNames, groupOf, type PaperGroup } from '../papers/groups.ts';
import { isNotice, jobOf, printPaper } from '../print.ts';
import type { OtherTemplate } from '../render/protocol.ts';
import type { Rendered, Renderer } from '../render/renderer.ts';
import { printWord, type WordFile } from '../word/print-word.ts';

/** A paper of the catalogue, shown with its made-up facts. */
export interface GalleryItem {
  readonly id: PaperId;
  readonly form: string;
  readonly group: PaperGroup;
  readonly groupName: Text;
  readonly title: Text;
  readonly template: string;
  /** Facts it cannot do without, in the order of the paper, each once. */
  readonly needs: readonly Text[];
  /** Articles the made-up paper cites. */
  readonly law: readonly string[];
  readonly word: boolean;
  readonly poster: boolean;
  readonly personal: boolean;
  readonly secret: boolean;
}

const AT = 1_790_000_000;

/** Every paper there is. */
export const gallery: readonly GalleryItem[] = paperIds.map((id) => {
  const { form, title, template, word, personal, secret, needs, sample } = papers[id];
  return {
    id,
    form,
    group: groupOf(id),
    groupName: groupNames[groupOf(id)],
    title,
    template,
    needs: namesOf(needs),
    law: [...new Set(citedIn(sample))],
    word: word !== false,
    poster: isNotice(papers[id]),
    personal: personal === true,
    secret: secret === true,
  };
});

/** The made-up paper as a picture of all its pages, one below the other; set with a city’s template if one is given. */
export async function drawSample(
  renderer: Renderer,
  id: PaperId,
  other?: OtherTemplate,
): Promise<Result<string, Refusal>> {
  const job = jobOf<PaperId>(id, papers[id].sample, AT);
  return job.ok ? renderer.draw({ ...job.value, ...(other === undefined ? {} : { other }) }) : job;
}

/** The made-up paper as it would leave the printer. */
export const printSample = (
  renderer: Renderer,
  id: PaperId,
  size: 'A4' | 'A3' = 'A4',
): Promise<Result<Rendered, Refusal>> => printPaper<PaperId>(renderer, id, papers[id].sample, AT, { size });

/** The made-up paper as a Word file. */
export const wordSample = (renderer: Renderer, id: PaperId): Promise<Result<WordFile, Refusal>> =>
  printWord<PaperId>(renderer, id, papers[id].sample, AT);

function namesOf(needs: readonly string[]): readonly Text[] {
  const names = needs.map((path) => placeName(path.replaceAll('[]', '')));
  return names.filter(({ zh }, at) => names.findIndex((name) => name.zh === zh) === at);
}

/** Whatever stands under `basis` or `law`, and every sentence that names an article. */
function citedIn(value: unknown, key = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => citedIn(item, key));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([k, item]) => citedIn(item, k));
  return typeof value === 'string' && (key === 'basis' || key === 'law') ? [value] : [];
}
