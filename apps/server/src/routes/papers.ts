import { paperCopy, type PaperOffer, paperIssue } from '@mingxuan/contract';
import type { PrintOptions } from '@mingxuan/documents';
import { handMarkText, madeWith, offeredPapers, outOf, printFromCycle, wordFromCycle } from '@mingxuan/documents';
import { noticesToDraft } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import type { Refusal } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import { ok } from '@mingxuan/rulebook';
import { getFile, putFile } from '@mingxuan/store';
import { act } from '../cycle/act.ts';
import { asIssued } from '../cycle/as-issued.ts';
import { barFor, DOCX, download, openCycle, qrOf, sourceOf } from '../cycle/paper-source.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody, readQuery } from '../http/route.ts';
import type { Services } from '../services.ts';
import { statusOf } from '../http/status.ts';

/** A copy of a paper in another form, from the same facts as the paper. */
async function copyOf(
  c: Context,
  services: Services,
  actor: Actor,
  form: 'word' | 'poster' | 'sketch',
): Promise<Response> {
  const query = readQuery(c, paperCopy);
  if (!query.ok) return query.response;
  const community = pathParam(c, 'community');
  const paper = pathParam(c, 'paper');
  const barred = barFor(actor, community, paper);
  if (barred !== null) return problem(c, 403, barred);
  const source = await sourceOf(services, community, query.value.on ?? services.clock.today());
  if (!source.ok) return problem(c, 422, source.error);
  const refused = (refusal: Refusal): Response => problem(c, refusal.code === 'NO_SUCH_PAPER' ? 404 : 422, refusal);
  // Another form of what is out bears its day and its place in the ledger; a sketch is of the ledger as it is now.
  const out = form === 'sketch' ? undefined : outOf(source.value, paper);
  const then = out === undefined ? null : await asIssued(services, source.value, out);
  const from = then ?? source.value;
  if (form === 'word') {
    const written = await wordFromCycle(services.renderer, paper, from, then === null ? { sketch: true } : {});
    if (!written.ok) return refused(written.error);
    return download(c, written.value.docx, DOCX, `${written.value.title}.docx`);
  }
  const qr = qrOf(services, community);
  // A poster of a notice that is not out, or of what it does not say, must not look like one that may be posted.
  const sketched = then === null;
  const size: PrintOptions = form === 'sketch' ? {} : { size: 'A3' };
  const options: PrintOptions = { ...qr, ...size, ...(sketched ? { sketch: true } : {}) };
  const printed = await printFromCycle(services.renderer, paper, from, options);
  if (!printed.ok) return refused(printed.error);
  const { pdf, title } = printed.value;
  return form === 'sketch'
    ? c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf', 'content-disposition': 'inline' })
    : download(c, pdf, 'application/pdf', `${title}（A3）${sketched ? '（草稿）' : ''}.pdf`);
}

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
    path: '/api/communities/:community/papers/:paper/sketch',
    audience: { kind: 'ANY_OF', actions: ['paper.read'] },
    body: 'none',
    handle: (c, services, actor) => copyOf(c, services, actor, 'sketch'),
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
      const owed = new Map(
        noticesToDraft(source.value.cycle).map(({ paper, draftBy, postBy }) => [paper, { draftBy, postBy }]),
      );
      const offers = offeredPapers(source.value).map(
        (offer): PaperOffer => ({ ...offer, issued: issued(offer.paper), due: owed.get(offer.paper) ?? null }),
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
      const printed = await printFromCycle(services.renderer, paper, source.value, {
        ...qrOf(services, community),
        ...(body.value.byHand === undefined ? {} : { byHand: body.value.byHand }),
      });
      if (!printed.ok) return problem(c, printed.error.code === 'NO_SUCH_PAPER' ? 404 : 422, printed.error);
      const { pdf, pages, title } = printed.value;
      const made = madeWith(printed.value.made);
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
        command: {
          type: 'ISSUE_PAPER',
          paper,
          title,
          sha256,
          pages,
          basedOn: source.value.basedOn,
          ...(made.length === 0 ? {} : { made }),
        },
      });
      if (!done.ok) return problem(c, statusOf(done.error.code), done.error);
      const after = await openCycle(services, community);
      const issued = after.ok ? after.value.cycle.papers.find((p) => p.seq === done.value.seq) : undefined;
      // A repeated request is answered with the paper it issued the first time, not with the one just printed.
      const { no, ...paperOf } = issued ?? { no: source.value.cycle.papers.length + 1, sha256, pages };
      const byHand = printed.value.made.byHand.map(handMarkText);
      return c.json({ no, sha256: paperOf.sha256, pages: paperOf.pages, byHand }, 201);
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
