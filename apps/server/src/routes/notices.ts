import type { DraftPage, LineChange, NoticePreview, NoticesDrafted } from '@mingxuan/contract';
import { draftNo, noticeDrafting, noticeIssuing, noticePreview } from '@mingxuan/contract';
import { madeWith, markDraft, offeredPapers, printFromCycle } from '@mingxuan/documents';
import type { FrozenPaper, NoticeDraft } from '@mingxuan/election';
import { isOpenDraft } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { getFile, putFile } from '@mingxuan/store';
import type { Context } from 'hono';
import { act } from '../cycle/act.ts';
import { lineChanges } from '../cycle/line-changes.ts';
import { againstHolding, holding, keepWords, keptWords, wordsNow } from '../cycle/notice-words.ts';
import type { CommunitySource } from '../cycle/paper-source.ts';
import { barFor, openCycle, qrOf, sourceOf } from '../cycle/paper-source.ts';
import { badRequest, notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody, readQuery } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import type { Services } from '../services.ts';

const noSuchDraft = notFound('没有这份草稿。', 'There is no such draft.');

/** Makes a paper and freezes it: its bytes and its words are kept under their digests. Nothing is recorded yet. */
async function freeze(
  services: Services,
  actor: Actor,
  source: CommunitySource,
  paper: string,
  byHand: boolean,
): Promise<Result<FrozenPaper, Refusal>> {
  const { community } = source;
  const barred = barFor(actor, community, paper);
  if (barred !== null) return err(barred);
  const printed = await printFromCycle(services.renderer, paper, source, {
    ...qrOf(services, community),
    byHand,
  });
  if (!printed.ok) return printed;
  const words = await wordsNow(services, paper, source);
  if (!words.ok) return words;
  const { pdf, pages, title } = printed.value;
  const bytes = Buffer.from(pdf);
  const sha256 = await putFile(services.database, community, { name: `${paper}.pdf`, mime: 'application/pdf', bytes });
  const text = await keepWords(services, community, paper, words.value);
  const made = madeWith(printed.value.made);
  const frozen = { paper, title, dated: source.on, sha256, text, pages, basedOn: source.basedOn };
  return ok(made.length === 0 ? frozen : { ...frozen, made });
}

/** One act for all that can be drafted; what cannot be is told by its own refusal, and keeps nothing else back. */
async function draft(c: Context, services: Services, actor: Actor): Promise<Response> {
  const body = await readBody(c, noticeDrafting);
  if (!body.ok) return body.response;
  const { commandId, on, papers } = body.value;
  const community = pathParam(c, 'community');
  const dated = body.value.dated ?? on ?? services.clock.today();
  const source = await sourceOf(services, community, dated);
  if (!source.ok) return problem(c, statusOf(source.error.code), source.error);
  const notices: FrozenPaper[] = [];
  const refused: { readonly paper: string; readonly refusal: Refusal }[] = [];
  for (const paper of new Set(papers)) {
    const frozen = await freeze(services, actor, source.value, paper, body.value.byHand === true);
    if (frozen.ok) notices.push(frozen.value);
    else refused.push({ paper, refusal: frozen.error });
  }
  const [first] = refused;
  if (notices.length === 0 && first !== undefined) return problem(c, statusOf(first.refusal.code), first.refusal);
  const command = { type: 'DRAFT_NOTICES', notices } as const;
  const done = await act(services, actor, { community, commandId, on, asked: { papers, dated }, command });
  if (!done.ok) return problem(c, statusOf(done.error.code), done.error);
  const seqs = new Set(done.value.facts.map(({ seq }) => seq));
  const after = await openCycle(services, community);
  const drafts = after.ok ? after.value.cycle.notices.drafts.filter((one) => seqs.has(one.drafted.seq)) : [];
  const drafted = drafts.map((one) => ({ paper: one.paper, draft: one.draft }));
  return c.json({ drafted, refused } satisfies NoticesDrafted, 201);
}

async function preview(c: Context, services: Services, actor: Actor): Promise<Response> {
  const query = readQuery(c, noticePreview);
  if (!query.ok) return query.response;
  const community = pathParam(c, 'community');
  const source = await sourceOf(services, community, query.value.on ?? services.clock.today());
  if (!source.ok) return problem(c, statusOf(source.error.code), source.error);
  const titles = new Map(offeredPapers(source.value).map(({ paper, title }) => [paper, title]));
  const previews: NoticePreview[] = [];
  for (const paper of new Set(query.value.papers)) {
    const told = {
      paper,
      title: titles.get(paper) ?? { zh: paper, en: paper },
      holds: holding(source.value.cycle, paper)?.no ?? null,
    };
    const barred = barFor(actor, community, paper);
    const words = barred === null ? await wordsNow(services, paper, source.value) : err(barred);
    const changes = words.ok
      ? await againstHolding(services, community, source.value.cycle, paper, words.value)
      : words;
    previews.push(
      changes.ok
        ? { ...told, changes: changes.value, refusal: null }
        : { ...told, changes: null, refusal: changes.error },
    );
  }
  return c.json(previews);
}

interface Found {
  readonly community: string;
  readonly draft: NoticeDraft;
}

/** The draft that an address names, for whoever may read such a paper; or the answer why not. */
async function draftAt(c: Context, services: Services, actor: Actor): Promise<Result<Found, Response>> {
  const community = pathParam(c, 'community');
  const no = draftNo.safeParse(pathParam(c, 'draft'));
  if (!no.success) return err(problem(c, 400, badRequest(no.error)));
  const opened = await openCycle(services, community);
  if (!opened.ok) return err(problem(c, 404, opened.error));
  const found = opened.value.cycle.notices.drafts.find((one) => one.draft === no.data);
  if (found === undefined) return err(problem(c, 404, noSuchDraft));
  const barred = barFor(actor, community, found.paper);
  return barred === null ? ok({ community, draft: found }) : err(problem(c, 403, barred));
}

/** What the ledger says by now, of the day printed on the draft. */
async function sayNow(services: Services, { community, draft: { paper, dated } }: Found) {
  const source = await sourceOf(services, community, dated);
  if (!source.ok) return source;
  const lines = await wordsNow(services, paper, source.value);
  return lines.ok ? ok({ lines: lines.value, seq: source.value.basedOn }) : lines;
}

async function page(c: Context, services: Services, actor: Actor): Promise<Response> {
  const at = await draftAt(c, services, actor);
  if (!at.ok) return at.error;
  const { community, draft: one } = at.value;
  const lines = await keptWords(services, community, one.text);
  if (!lines.ok) return problem(c, 500, lines.error);
  const opened = await openCycle(services, community);
  if (!opened.ok) return problem(c, 404, opened.error);
  const kept = lines.value ?? [];
  const changes = await againstHolding(services, community, opened.value.cycle, one.paper, kept);
  if (!changes.ok) return problem(c, 500, changes.error);
  const now = isOpenDraft(one) ? await sayNow(services, at.value) : null;
  const answer: DraftPage = {
    draft: one.draft,
    lines: kept,
    holds: holding(opened.value.cycle, one.paper)?.no ?? null,
    changes: changes.value,
    outdated: now === null || !now.ok ? [] : lineChanges(kept, now.value.lines),
    refusal: now === null || now.ok ? null : now.error,
  };
  return c.json(answer);
}

/** How often the words are made anew while others record things, before whoever asks is told to wait. */
const TRIES = 5;

async function issue(c: Context, services: Services, actor: Actor): Promise<Response> {
  const body = await readBody(c, noticeIssuing);
  if (!body.ok) return body.response;
  const at = await draftAt(c, services, actor);
  if (!at.ok) return at.error;
  const { community, draft: one } = at.value;
  if (body.value.sha256 !== one.sha256) return problem(c, 422, otherSheet(one));
  const done = await issueUnmoved(services, actor, at.value, body.value);
  if (!done.ok) return problem(c, statusOf(done.error.code), done.error);
  const after = await openCycle(services, community);
  const issued = after.ok ? after.value.cycle.papers.find((p) => p.draft === one.draft) : undefined;
  const { no = 0, sha256 = one.sha256, pages = one.pages } = issued ?? {};
  return c.json({ no, sha256, pages }, 201);
}

/**
 * Issues what was approved, if the ledger says the same at the very entry before the one that issues it: whatever is recorded
 * between the comparing and the issuing has the words made and compared anew.
 */
async function issueUnmoved(
  services: Services,
  actor: Actor,
  { community, draft: one }: Found,
  { commandId, on }: { readonly commandId: string; readonly on?: IsoDate },
): Promise<Result<unknown, Refusal>> {
  const ask = (text: string) => ({
    community,
    commandId,
    on,
    asked: { draft: one.draft },
    command: { type: 'ISSUE_NOTICE', draft: one.draft, text } as const,
  });
  // One that is out already is a repeated request: it gets the first answer.
  if (!isOpenDraft(one)) return act(services, actor, ask(one.text));
  const kept = await keptWords(services, community, one.text);
  if (!kept.ok) return kept;
  for (let left = TRIES; ; left -= 1) {
    const now = await sayNow(services, { community, draft: one });
    if (!now.ok) return now;
    const changes = lineChanges(kept.value ?? [], now.value.lines);
    if (changes.length > 0) return err(factsChanged(one, changes));
    const text = await keepWords(services, community, one.paper, now.value.lines);
    const done = await act(services, actor, { ...ask(text), composedAt: now.value.seq });
    if (done.ok || done.error.code !== 'LEDGER_MOVED' || left <= 1) return done;
  }
}

function otherSheet({ title }: NoticeDraft): Refusal {
  return {
    code: 'OTHER_DRAFT',
    message: {
      zh: `您看的那一份《${title}》，不是审批的这一份。`,
      en: `The "${title}" that you looked at is not the one that was approved.`,
    },
    remedy: { zh: '请刷新页面，看过这一份再出具。', en: 'Reload, read this one, then issue it.' },
    sources: [],
  };
}

/** Which lines the ledger gives otherwise by now, so that nobody has to look for the figure. */
function factsChanged({ title, dated }: NoticeDraft, changes: readonly LineChange[]): Refusal {
  const of = (kind: LineChange['kind']): string =>
    changes
      .filter((one) => one.kind === kind)
      .slice(0, 3)
      .map(({ line }) => line)
      .join('；');
  const [was, is] = [of('OLD'), of('NEW')];
  return {
    code: 'NOTICE_FACTS_CHANGED',
    message: {
      zh: `《${title}》（落款${dated}）起草以后，事实有了变化。草稿写的是：${was || '（没有这一行）'}。现在是：${is || '（没有这一行）'}。`,
      en: `What "${title}" states has changed since it was drafted. Drafted: ${was || '(no such line)'}. Now: ${is || '(no such line)'}.`,
    },
    remedy: { zh: '请重新起草，再由另一人审批。', en: 'Draft it anew and have it approved.' },
    sources: [],
  };
}

async function frozenPaper(c: Context, services: Services, actor: Actor): Promise<Response> {
  const at = await draftAt(c, services, actor);
  if (!at.ok) return at.error;
  const file = await getFile(services.database, at.value.community, at.value.draft.sha256);
  if (!file.ok) return problem(c, 500, file.error);
  if (file.value === null) return problem(c, 404, noSuchDraft);
  const { bytes } = file.value;
  // Whoever prints it on its way must not be able to post it: the frozen bytes come with a mark after them.
  const shown = at.value.draft.stage === 'ISSUED' ? bytes : (markDraft(bytes) ?? bytes);
  return c.body(new Uint8Array(shown), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="draft-${at.value.draft.draft}.pdf"`,
    'cache-control': 'private, no-store',
  });
}

const DRAFTS = '/api/communities/:community/notices/drafts';

/** Notices and letters on their way: drafted from the ledger, read by a second person, issued if the ledger still says the same. */
export const noticeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/communities/:community/notices/preview',
    audience: { kind: 'ANY_OF', actions: ['paper.issue'] },
    body: 'none',
    handle: preview,
  },
  {
    method: 'POST',
    path: DRAFTS,
    audience: { kind: 'ANY_OF', actions: ['paper.issue'] },
    body: 'json',
    handle: draft,
  },
  {
    method: 'GET',
    path: `${DRAFTS}/:draft`,
    audience: { kind: 'ANY_OF', actions: ['paper.issue'] },
    body: 'none',
    handle: page,
  },
  {
    method: 'GET',
    path: `${DRAFTS}/:draft/paper.pdf`,
    audience: { kind: 'ANY_OF', actions: ['paper.issue'] },
    body: 'none',
    handle: frozenPaper,
  },
  {
    method: 'POST',
    path: `${DRAFTS}/:draft/issue`,
    audience: { kind: 'ANY_OF', actions: ['paper.issue'] },
    body: 'json',
    handle: issue,
  },
];
