import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { assertNever, err, ok } from '@mingxuan/rulebook';
import { Child } from './child.ts';
import { bundledFonts, findFangSong, fontsIn, rareFonts } from './fonts.ts';
import type { ChildStart, Json, Made, OtherTemplate, RenderReply, RenderRequest } from './protocol.ts';
import { glyphsMissing, rendererClosed, renderFailed } from './refusals.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url));

/** One page of work: a template file and the facts for it. */
export interface RenderJob {
  /** File name inside `templates/`, as `N16-result.typ`. */
  readonly template: string;
  /** The community it is for, as `city.district.street.community`: its city may have a template of its own. */
  readonly community?: string;
  /** The template to be used instead. */
  readonly other?: OtherTemplate;
  readonly data: Json;
  /** Texts to be drawn as codes; the template finds them as `data.codes`, in this order. */
  readonly codes?: readonly string[];
  /** Leave blanks to be written by hand for characters that no font can draw. Default: refuse. */
  readonly byHand?: boolean;
  /** Unix seconds put into the PDF; part of the input, so that the same job gives the same bytes. */
  readonly createdAt: number;
  /** Tagged for screen readers; `false` for long tables. */
  readonly tags: boolean;
}

export interface Rendered {
  readonly pdf: Uint8Array;
  /** Lower-case hex SHA-256 of `pdf`. */
  readonly sha256: string;
  readonly pages: number;
  readonly made: Made;
}

/** A paper read as blocks of text. */
export interface ReadBlocks {
  readonly html: string;
  readonly made: Made;
}

export interface Renderer {
  /** Sets one paper. Refuses with `PAPER_*` codes; never throws, never hangs. */
  render(job: RenderJob): Promise<Result<Rendered, Refusal>>;
  /** Reads one paper as plain HTML instead of setting pages: what Word files are made from. Refuses like `render`. */
  read(job: RenderJob): Promise<Result<ReadBlocks, Refusal>>;
  /** All pages of one paper, one below the other, as one SVG picture. Refuses like `render`. */
  draw(job: RenderJob): Promise<Result<string, Refusal>>;
  /** The most resident bytes that one of its processes ever held. */
  mostMemory(): number;
  /** Ends the child processes. Work still waiting is refused with `PAPER_RENDERER_CLOSED`. */
  close(): Promise<void>;
}

export interface RendererOptions {
  /** Child processes kept; each may use up to about 1 GB on the largest lists. Default 2. */
  readonly workers?: number;
  /** Papers one child sets before it is replaced by a fresh one. Default 200. */
  readonly jobsPerChild?: number;
  /** Seconds one paper may take. Default 120. */
  readonly timeoutSeconds?: number;
  /** Resident bytes above which a child is replaced after its work; the longest list adds some 400 MB to them. Default 500 MiB. */
  readonly maxRss?: number;
  /** Path of a 仿宋 font; `null` never uses one; absent looks for one on this machine, in `fontFolder` first. */
  readonly fangSong?: string | null;
  /** The installation's own fonts: for the body, if a 仿宋 is among them, and for characters the program's own fonts lack. */
  readonly fontFolder?: string;
  /** How far the processes step back behind other work, 0 to 19. Default 0. */
  readonly niceness?: number;
  /** Folder of the templates; absent means the ones that come with the program. */
  readonly templates?: string;
}

interface Waiting {
  readonly job: RenderJob;
  readonly as: RenderRequest['as'];
  readonly settle: (result: Result<RenderReply, Refusal>) => void;
}

/** A small pool of child processes that set papers. Children start with the first work and are replaced as they age. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const workspace = options.templates ?? TEMPLATES;
  const start = JSON.stringify(startOf(options, workspace));
  const limits = {
    jobs: options.jobsPerChild ?? 200,
    rss: options.maxRss ?? 500 * 1024 * 1024,
    seconds: options.timeoutSeconds ?? 120,
  };
  const size = Math.max(1, options.workers ?? 2);
  const idle: Child[] = [];
  const busy = new Set<Child>();
  const queue: Waiting[] = [];
  let closed = false;
  let most = 0;

  /** An idle child that is still alive; one may have died while nobody used it. */
  const fresh = (): Child | undefined => {
    let child = idle.pop();
    while (child?.worn(limits.jobs, limits.rss)) child = idle.pop();
    return child;
  };

  const work = async (child: Child, { job, as, settle }: Waiting): Promise<void> => {
    const reply = await child.render({
      template: job.template,
      ...(job.other === undefined ? {} : { other: job.other }),
      data: JSON.stringify(job.data),
      ...(job.codes === undefined ? {} : { codes: job.codes }),
      createdAt: job.createdAt,
      tags: job.tags,
      byHand: job.byHand === true,
      as,
    });
    busy.delete(child);
    most = Math.max(most, child.mostRss);
    if (child.worn(limits.jobs, limits.rss)) child.end();
    else idle.push(child);
    settle(closed && !reply.ok ? err(rendererClosed()) : reply);
    if (closed) for (const each of idle.splice(0)) each.end();
    else next();
  };

  const next = (): void => {
    while (queue.length > 0 && busy.size < size) {
      const waiting = queue.shift();
      if (waiting === undefined) return;
      const child = fresh() ?? new Child(start, limits.seconds);
      busy.add(child);
      void work(child, waiting);
    }
  };

  const ask = (job: RenderJob, as: RenderRequest['as']): Promise<Result<RenderReply, Refusal>> =>
    new Promise((settle) => {
      if (closed) return settle(err(rendererClosed()));
      queue.push({ job, as, settle });
      next();
    });

  return {
    render: async (job) => {
      const reply = await ask(job, 'PAGES');
      return reply.ok ? toPages(reply.value) : reply;
    },
    read: async (job) => {
      const reply = await ask(job, 'BLOCKS');
      return reply.ok ? toHtml(reply.value) : reply;
    },
    draw: async (job) => {
      const reply = await ask(job, 'PICTURE');
      return reply.ok ? toPicture(reply.value) : reply;
    },
    mostMemory: () => most,
    close: async () => {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.settle(err(rendererClosed()));
      const children = [...idle.splice(0), ...busy];
      for (const child of children) child.end();
      await Promise.all(children.map((child) => child.ended));
    },
  };
}

function toPages(reply: RenderReply): Result<Rendered, Refusal> {
  if (reply.kind !== 'pdf') return err(refusalOf(reply));
  const pdf = new Uint8Array(reply.pdf);
  return ok({ pdf, sha256: createHash('sha256').update(pdf).digest('hex'), pages: reply.pages, made: reply.made });
}

const toHtml = (reply: RenderReply): Result<ReadBlocks, Refusal> =>
  reply.kind === 'blocks' ? ok({ html: reply.html, made: reply.made }) : err(refusalOf(reply));

const toPicture = (reply: RenderReply): Result<string, Refusal> =>
  reply.kind === 'picture' ? ok(reply.svg) : err(refusalOf(reply));

function startOf(options: RendererOptions, workspace: string): ChildStart {
  const ownFonts = options.fontFolder === undefined ? [] : fontsIn(options.fontFolder);
  const found = (): string | undefined =>
    (options.fontFolder === undefined ? undefined : findFangSong([options.fontFolder])) ?? findFangSong();
  const fangSong = options.fangSong === undefined ? found() : (options.fangSong ?? undefined);
  return {
    workspace,
    fonts: bundledFonts(),
    rareFonts: rareFonts(),
    ownFonts,
    ...(fangSong === undefined ? {} : { fangSong }),
    niceness: options.niceness ?? 0,
  };
}

function refusalOf(reply: RenderReply): Refusal {
  switch (reply.kind) {
    case 'glyphs':
      return glyphsMissing(reply.missing);
    case 'failed':
      return renderFailed(reply.message);
    case 'pdf':
    case 'blocks':
    case 'picture':
      return renderFailed(`unexpected ${reply.kind}`);
    default:
      return assertNever(reply);
  }
}
