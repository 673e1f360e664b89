import { paperCopy, type PaperOffer, paperIssue } from '@mingxuan/contract';
import type { Cycle } from '@mingxuan/election';
import type { ListedVoter, PaperSource } from '@mingxuan/documents';
import { offeredPapers, type PrintOptions, printFromCycle, wordFromCycle } from '@mingxuan/documents';
import type { Actor } from '@mingxuan/identity';
import { can } from '@mingxuan/identity';
import type { Head } from '@mingxuan/ledger';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import { err, ok } from '@mingxuan/rulebook';
import { getFile, putFile, searchVoters } from '@mingxuan/store';
import { act } from '../cycle/act.ts';
import { isPersonalPaper } from '../cycle/personal-papers.ts';
import { rulebooksOf } from '../cycle/rulebooks.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody, readQuery } from '../http/route.ts';
import { scopeOf } from '../scope.ts';
import type { Services } from '../services.ts';
import { statusOf } from '../http/status.ts';

const unopened: Refusal = {
  code: 'CYCLE_NOT_OPEN',
  message: { zh: '本社区还没有启动换届，没有文书可以出具。', en: 'No cycle is open here yet.' },
  remedy: { zh: '请先启动换届。', en: 'Open the cycle first.' },
  sources: [],
};

async function openCycle(
  services: Services,
  community: string,
): Promise<Result<{ readonly cycle: Cycle; readonly head: Head }, Refusal>> {
  const current = await services.ledger.current(community);
  if (!current.ok) return current;
  const { state, head } = current.value;
  return state.status === 'UNOPENED' ? err(unopened) : ok({ cycle: state, head });
}

/** What papers are made from: the ledger's facts alone, and of voters only what a public list may show. */
async function sourceOf(services: Services, community: string, on: IsoDate): Promise<Result<PaperSource, Refusal>> {
  const opened = await openCycle(services, community);
  if (!opened.ok) return opened;
  const { cycle, head } = opened.value;
  const books = rulebooksOf(cycle);
  if (!books.ok) return books;
  const everybody = { query: '', pollId: null, limit: 200_000, open: false };
  const listed = await searchVoters(services.database, community, everybody);
  if (!listed.ok) return listed;
  const voters = listed.value.found.map(
    ({ voter }): ListedVoter => ({
      voterNo: voter.voterNo,
      name: voter.name ?? '',
      sex: voter.sex ?? 'M',
      group: voter.group ?? '',
    }),
  );
  return ok({ cycle, community, head, on, voters, ...books.value });
}

/** A paper that names voters is a piece of the roll: it is made and read by those who work with the roll or its objections. */
function barFor(actor: Actor, community: string, paper: string): Refusal | null {
  if (!isPersonalPaper(paper)) return null;
  const scope = scopeOf(community);
  const mayRead = can(actor, 'roll.read', { scope });
  return mayRead.ok || can(actor, 'objection.file', { scope }).ok ? null : mayRead.error;
}

/** Papers lead to the community's own page, where every notice and its digest stand. */
const qrOf = ({ publicUrl }: Services, community: string): PrintOptions =>
  publicUrl === null ? {} : { portalUrl: `${publicUrl}/portal/${community}/notices.html` };

/** A file that somebody takes home: nothing is recorded by it. */
function download(c: Context, bytes: Uint8Array, mime: string, name: string): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': mime,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}

/** A copy of a paper in another form, from the same facts as the paper. */
async function copyOf(c: Context, services: Services, actor: Actor, form: 'word' | 'poster'): Promise<Response> {
  const query = readQuery(c, paperCopy);
  if (!query.ok) return query.response;
  const community = pathParam(c, 'community');
  const paper = pathParam(c, 'paper');
  const barred = barFor(actor, community, paper);
  if (barred !== null) return problem(c, 403, barred);
  const source = await sourceOf(services, community, query.value.on ?? services.clock.today());
  if (!source.ok) return problem(c, 422, source.error);
  const refused = (refusal: Refusal): Response => problem(c, refusal.code === 'NO_SUCH_PAPER' ? 404 : 422, refusal);
  if (form === 'word') {
    const written = await wordFromCycle(services.renderer, paper, source.value);
    if (!written.ok) return refused(written.error);
    return download(c, written.value.docx, DOCX, `${written.value.title}.docx`);
  }
  const options = { ...qrOf(services, community), size: 'A3' } as const;
  const printed = await printFromCycle(services.renderer, paper, source.value, options);
  return printed.ok
    ? download(c, printed.value.pdf, 'application/pdf', `${printed.value.title}（A3）.pdf`)
    : refused(printed.error);
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const paperRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/communities/:community/papers/:paper/word',
    audience: { kind: 'ANY_OF', actions: ['paper.read'] },
    body: 'none',
    handle: (c, services, actor) => copyOf(c, services, actor, 'word'),
  },
  {
    method: 'GET',
    path: '/api/communities/:community/papers/:paper/poster',
    audience: { kind: 'ANY_OF', actions: ['paper.read'] },
    body: 'none',
    handle: (c, services, actor) => copyOf(c, services, actor, 'poster'),
  },
  {
    method: 'GET',
    path: '/api/communities/:community/papers',
    audience: { kind: 'ANY_OF', actions: ['paper.read'] },
    body: 'none',
    handle: async (c, services) => {
      const source = await sourceOf(services, pathParam(c, 'community'), services.clock.today());
      if (!source.ok) return problem(c, source.error.code === 'COMMUNITY_UNKNOWN' ? 404 : 422, source.error);
      const issued = (paper: string): number => source.value.cycle.papers.filter((p) => p.paper === paper).length;
      const offers = offeredPapers(source.value).map(
        (offer): PaperOffer => ({ ...offer, issued: issued(offer.paper) }),
      );
      return c.json(offers);
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/papers/:paper/issue',
    audience: { kind: 'ANY_OF', actions: ['paper.issue'] },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, paperIssue);
      if (!body.ok) return body.response;
      const community = pathParam(c, 'community');
      const paper = pathParam(c, 'paper');
      const barred = barFor(actor, community, paper);
      if (barred !== null) return problem(c, 403, barred);
      const source = await sourceOf(services, community, body.value.on ?? services.clock.today());
      if (!source.ok) return problem(c, 422, source.error);
      const printed = await printFromCycle(services.renderer, paper, source.value, qrOf(services, community));
      if (!printed.ok) return problem(c, printed.error.code === 'NO_SUCH_PAPER' ? 404 : 422, printed.error);
      const { pdf, pages, title } = printed.value;
      const sha256 = await putFile(services.database, community, {
        name: `${paper}.pdf`,
        mime: 'application/pdf',
        bytes: Buffer.from(pdf),
      });
      const done = await act(services, actor, {
        community,
        commandId: body.value.commandId,
        on: body.value.on,
        asked: { paper },
        command: { type: 'ISSUE_PAPER', paper, title, sha256, pages, basedOn: source.value.head.seq },
      });
      if (!done.ok) return problem(c, statusOf(done.error.code), done.error);
      const after = await openCycle(services, community);
      const issued = after.ok ? after.value.cycle.papers.find((p) => p.seq === done.value.seq) : undefined;
      // A repeated request is answered with the paper it issued the first time, not with the one just printed.
      const { no, ...paperOf } = issued ?? { no: source.value.cycle.papers.length + 1, sha256, pages };
      return c.json({ no, sha256: paperOf.sha256, pages: paperOf.pages }, 201);
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/papers/:file{[0-9]+\\.pdf}',
    audience: { kind: 'ANY_OF', actions: ['paper.read'] },
    body: 'none',
    handle: async (c, services, actor) => {
      const community = pathParam(c, 'community');
      const opened = await openCycle(services, community);
      if (!opened.ok) return problem(c, 404, opened.error);
      const no = Number.parseInt(pathParam(c, 'file'), 10);
      const paper = opened.value.cycle.papers.find((p) => p.no === no);
      const barred = paper === undefined ? null : barFor(actor, community, paper.paper);
      if (barred !== null) return problem(c, 403, barred);
      const file = paper === undefined ? ok(null) : await getFile(services.database, community, paper.sha256);
      if (!file.ok) return problem(c, 500, file.error);
      if (file.value === null) return problem(c, 404, notFound('没有这份文书。', 'There is no such paper.'));
      return c.body(new Uint8Array(file.value.bytes), 200, {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${no}.pdf"`,
      });
    },
  },
];
