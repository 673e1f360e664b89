import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';
import { type PaperId, paperIds, papers } from '../papers/catalogue.ts';
import type { OtherTemplate } from '../render/protocol.ts';
import type { Renderer, RenderJob } from '../render/renderer.ts';
import { checkTemplate } from './check-template.ts';

/** A template of a city’s own, and whether it may be used. */
export interface CheckedTemplate {
  readonly other: OtherTemplate;
  /** The papers of that name; several share a template. Empty: the file is named after none. */
  readonly papers: readonly PaperId[];
  readonly verdict: Result<true, Refusal>;
}

export interface CityTemplates {
  /** What would be used for a paper of this community: the nearest to it, checked; `null` where there is none. */
  readonly find: (community: string, template: string) => Promise<Result<OtherTemplate | null, Refusal>>;
  /** Every template of the folder, checked, in the order of their names. */
  readonly list: () => Promise<readonly CheckedTemplate[]>;
}

/** Nobody writes a form of more than this by hand. */
const MOST_BYTES = 256 * 1024;

/**
 * A folder of templates named like the program’s own: `N16-result.typ` for everybody, `11/0101/N16-result.typ` for the
 * communities whose ids begin with `11.0101`. A file is read when a paper is printed, so that a mended one serves at once; its
 * verdict is kept for as long as its content stays the same. `renderer` is one without city templates.
 */
export function openCityTemplates(renderer: Renderer, folder: string): CityTemplates {
  const verdicts = new Map<string, Promise<Result<true, Refusal>>>();

  const verdictOf = (other: OtherTemplate, id: PaperId): Promise<Result<true, Refusal>> => {
    const key = `${id} ${other.sha256} ${other.name}`;
    const known = verdicts.get(key) ?? checkTemplate(renderer, id, other);
    verdicts.set(key, known);
    // A crash or a time limit says nothing about the template.
    void known.then((verdict) => {
      if (!verdict.ok && verdict.error.code !== 'TEMPLATE_REFUSED') verdicts.delete(key);
    });
    return known;
  };

  const judge = async (other: OtherTemplate, ids: readonly PaperId[]): Promise<Result<true, Refusal>> => {
    for (const id of ids) {
      const verdict = await verdictOf(other, id);
      if (!verdict.ok) return verdict;
    }
    return ids.length === 0 ? err(nameless(other.name)) : ok(true);
  };

  return {
    find: async (community, template) => {
      for (const name of namesFor(community, template)) {
        const other = await readTemplate(folder, name);
        if (other === null) continue;
        if (!other.ok) return other;
        const verdict = await judge(other.value, sharing(template));
        return verdict.ok ? ok(other.value) : verdict;
      }
      return ok(null);
    },
    list: async () => {
      const names = await templatesBelow(folder);
      const found: CheckedTemplate[] = [];
      for (const name of names) {
        const ids = sharing(name.split('/').at(-1) ?? '');
        const other = await readTemplate(folder, name);
        if (other === null) continue;
        found.push(
          other.ok
            ? { other: other.value, papers: ids, verdict: await judge(other.value, ids) }
            : { other: { name, sha256: '', source: '' }, papers: ids, verdict: other },
        );
      }
      return found;
    },
  };
}

/** The same renderer, which sets the papers of a community with its city’s templates where there are any. */
export function withCityTemplates(renderer: Renderer, templates: CityTemplates): Renderer {
  const found = async <T>(
    job: RenderJob,
    then: (job: RenderJob) => Promise<Result<T, Refusal>>,
  ): Promise<Result<T, Refusal>> => {
    if (job.community === undefined || job.other !== undefined) return then(job);
    const other = await templates.find(job.community, job.template);
    if (!other.ok) return other;
    return then(other.value === null ? job : { ...job, other: other.value });
  };
  return {
    ...renderer,
    render: (job) => found(job, renderer.render),
    read: (job) => found(job, renderer.read),
    draw: (job) => found(job, renderer.draw),
  };
}

/** From the nearest to the community to the one for everybody. An id that is no path of folders has only the last. */
function namesFor(community: string, template: string): readonly string[] {
  const steps = community.split('.');
  const plain = steps.every((step) => /^[\p{L}\p{N}_-]+$/u.test(step));
  const depths = plain ? steps.map((_, index) => steps.slice(0, steps.length - index)) : [];
  return [...depths.map((path) => [...path, template].join('/')), template];
}

const sharing = (template: string): readonly PaperId[] => paperIds.filter((id) => papers[id].template === template);

async function templatesBelow(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.typ'))
    .sort();
}

async function readTemplate(folder: string, name: string): Promise<Result<OtherTemplate, Refusal> | null> {
  const bytes = await readFile(join(folder, name)).catch(() => null);
  if (bytes === null) return null;
  if (bytes.length > MOST_BYTES) return err(tooLong(name));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ok({ name, sha256, source: bytes.toString('utf8') });
}

const tooLong = (name: string): Refusal => ({
  code: 'TEMPLATE_REFUSED',
  message: text(
    `模板 ${name} 超过256 KB，不像是手写的模板。`,
    `The template ${name} is larger than 256 KB; nobody writes that by hand.`,
  ),
  remedy: text('请核对文件，把图片之类去掉。', 'Check the file; leave out pictures and the like.'),
  sources: [],
});

const nameless = (name: string): Refusal => ({
  code: 'TEMPLATE_REFUSED',
  message: text(
    `模板 ${name} 的文件名对不上任何一种文书，不会被用到。`,
    `The template ${name} is named after no paper and would never be used.`,
  ),
  remedy: text(
    '请按自带模板的文件名命名，例如 N16-result.typ；样张页上每种文书都写着文件名。',
    'Name it like one of the program’s own, as N16-result.typ; the gallery tells the name for each paper.',
  ),
  sources: [],
});
