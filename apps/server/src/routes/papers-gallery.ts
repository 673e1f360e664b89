import type { CityTemplateView, GalleryPage } from '@mingxuan/contract';
import {
  type CityTemplates,
  drawSample,
  gallery,
  type OtherTemplate,
  type PaperId,
  papers,
  printSample,
  wordSample,
} from '@mingxuan/documents';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import { DOCX, download } from '../cycle/paper-source.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam } from '../http/route.ts';

const noPaper = notFound('没有这种文书。', 'There is no such paper.');
const noTemplate = notFound('没有这个模板。', 'There is no such template.');

/** Pictures drawn before: a few megabytes, so that turning over the gallery does not draw every page anew. */
class Pictures {
  readonly #kept = new Map<string, string>();
  #size = 0;

  /** The picture by this key, drawn if it is not kept. */
  async of(key: string, draw: () => Promise<Result<string, Refusal>>): Promise<Result<string, Refusal>> {
    const kept = this.#kept.get(key);
    if (kept !== undefined) return { ok: true, value: kept };
    const drawn = await draw();
    if (!drawn.ok) return drawn;
    this.#kept.set(key, drawn.value);
    this.#size += drawn.value.length;
    for (const [oldest, picture] of this.#kept) {
      if (this.#size <= MOST_KEPT || oldest === key) break;
      this.#kept.delete(oldest);
      this.#size -= picture.length;
    }
    return drawn;
  }
}

const MOST_KEPT = 48 * 1024 * 1024;
const pictures = new Pictures();

function paperIn(c: Context): PaperId | null {
  const id = pathParam(c, 'paper');
  return Object.hasOwn(papers, id) ? (id as PaperId) : null;
}

function picture(c: Context, drawn: Result<string, Refusal>): Response {
  if (!drawn.ok) return problem(c, 422, drawn.error);
  return c.body(drawn.value, 200, { 'content-type': 'image/svg+xml; charset=utf-8' });
}

async function templatesOf(templates: CityTemplates): Promise<readonly CityTemplateView[]> {
  const all = await templates.list();
  return all.map(({ other, papers: ids, verdict }) => ({
    name: other.name,
    sha256: other.sha256,
    paper: ids[0] ?? null,
    problem: verdict.ok ? null : verdict.error.message,
  }));
}

async function otherNamed(templates: CityTemplates, name: string): Promise<OtherTemplate | null> {
  const all = await templates.list();
  return all.find(({ other }) => other.name === name)?.other ?? null;
}

/** Every paper with made-up facts: nothing here tells of anybody. */
export const paperGalleryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/paper-gallery',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, { cityTemplates }) => {
      const entries = gallery.map(({ group: _group, groupName, ...entry }) => ({ ...entry, group: groupName }));
      return c.json({ entries, templates: await templatesOf(cityTemplates) } satisfies GalleryPage);
    },
  },
  {
    method: 'GET',
    path: '/api/paper-gallery/:paper/picture',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, { renderer, cityTemplates }) => {
      const id = paperIn(c);
      if (id === null) return problem(c, 404, noPaper);
      const name = c.req.query('template');
      if (name === undefined) return picture(c, await pictures.of(id, () => drawSample(renderer, id)));
      const other = await otherNamed(cityTemplates, name);
      if (other === null) return problem(c, 404, noTemplate);
      return picture(c, await pictures.of(`${id} ${other.sha256}`, () => drawSample(renderer, id, other)));
    },
  },
  ...(['pdf', 'a3', 'word'] as const).map(
    (form): Route => ({
      method: 'GET',
      path: `/api/paper-gallery/:paper/${form}`,
      audience: { kind: 'SIGNED_IN' },
      body: 'none',
      handle: async (c, { renderer }) => {
        const id = paperIn(c);
        if (id === null) return problem(c, 404, noPaper);
        const title = `${papers[id].form} ${papers[id].title.zh}（样张）`;
        if (form === 'word') {
          const written = await wordSample(renderer, id);
          return written.ok ? download(c, written.value.docx, DOCX, `${title}.docx`) : problem(c, 422, written.error);
        }
        const printed = await printSample(renderer, id, form === 'a3' ? 'A3' : 'A4');
        if (!printed.ok) return problem(c, 422, printed.error);
        return c.body(new Uint8Array(printed.value.pdf), 200, {
          'content-type': 'application/pdf',
          'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`${title}.pdf`)}`,
        });
      },
    }),
  ),
];
