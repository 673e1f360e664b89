import { batchWish, type BatchWishBody, placeBatchWish } from '@mingxuan/contract';
import { keptFromReader, type PaperId, papers } from '@mingxuan/documents';
import type { Actor } from '@mingxuan/identity';
import { can } from '@mingxuan/identity';
import type { IsoDate } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import { issuedCopy } from '../cycle/as-issued.ts';
import { barFor, qrOf, sourceOf } from '../cycle/paper-source.ts';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import type { BatchOrder, BatchPart, Found } from '../paper-batches/batches.ts';
import { batchNotReady, noCommunityThere, noSuchBatch } from '../paper-batches/refusals.ts';
import { scopeOf } from '../scope.ts';
import type { Services } from '../services.ts';

const isPaperId = (id: string): id is PaperId => Object.hasOwn(papers, id);

/** One community's part of a batch: authorised as each of its papers is when it is printed alone. */
function partOf(
  services: Services,
  actor: Actor,
  community: string,
  on: IsoDate,
  { forms, papers: only, byHand }: BatchWishBody,
  folder: string,
): BatchPart {
  const ids = only?.filter(isPaperId);
  return {
    community,
    folder,
    source: () => sourceOf(services, community, on),
    wish: {
      forms,
      ...(ids === undefined ? {} : { papers: ids }),
      ...(byHand === undefined ? {} : { byHand }),
      ...qrOf(services, community),
      issued: (source, out) => issuedCopy(services, source, out),
      bar: (paper) => (barFor(actor, community, paper) === null ? null : keptFromReader),
    },
  };
}

function ordered(c: Context, { batches }: Services, order: BatchOrder): Response {
  const batch = batches.order(order);
  return batch.ok ? c.json(batch.value, 202) : problem(c, 429, batch.error);
}

/** Whoever asked for it, as long as they may still have all that is in it. */
function foundBatch(c: Context, { batches }: Services, actor: Actor): Found | null {
  const found = batches.find(actor.accountId, pathParam(c, 'batch'));
  return found !== null && found.order.parts.every((part) => mayStillHave(actor, part)) ? found : null;
}

const mayStillHave = (actor: Actor, { community, wish }: BatchPart): boolean =>
  can(actor, 'paper.read', { scope: scopeOf(community) }).ok &&
  // What they could have when they asked, they must still be able to have: the roll, and what the Party says of its members.
  NAMING.every((paper) => wish.bar(paper) !== null || barFor(actor, community, paper) === null);

/** One paper of each kind that not every reader may have. */
const NAMING = ['VOTER_ROLL', 'PARTY_EXCLUSIONS'] as const satisfies readonly PaperId[];

export const paperBulkRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/communities/:community/paper-batches',
    audience: { kind: 'ANY_OF', actions: ['paper.read'] },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, batchWish);
      if (!body.ok) return body.response;
      const community = pathParam(c, 'community');
      const on = body.value.on ?? services.clock.today();
      const named = (await services.ledger.communities()).find(({ communityId }) => communityId === community);
      return ordered(c, services, {
        accountId: actor.accountId,
        place: named?.name ?? community,
        on,
        parts: [partOf(services, actor, community, on, body.value, '')],
      });
    },
  },
  {
    method: 'POST',
    path: '/api/paper-batches',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, placeBatchWish);
      if (!body.ok) return body.response;
      const { place } = body.value;
      const on = body.value.on ?? services.clock.today();
      const below = (await services.ledger.communities()).filter(({ communityId }) => {
        const scope = scopeOf(communityId);
        return (scope === place || scope.startsWith(`${place}/`)) && can(actor, 'paper.read', { scope }).ok;
      });
      if (below.length === 0) return problem(c, 403, noCommunityThere);
      const parts = below
        .toSorted((a, b) => (a.communityId < b.communityId ? -1 : 1))
        .map(({ communityId, name }) => {
          const folder = `${name} ${communityId}`.replace(/[\\/:*?"<>|]/g, '·');
          return partOf(services, actor, communityId, on, body.value, `${folder}/`);
        });
      return ordered(c, services, { accountId: actor.accountId, place, on, parts });
    },
  },
  {
    method: 'GET',
    path: '/api/paper-batches',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: (c, { batches }, actor) => c.json(batches.of(actor.accountId)),
  },
  {
    method: 'POST',
    path: '/api/paper-batches/:batch/cancel',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: (c, services, actor) => {
      const found = foundBatch(c, services, actor);
      if (found === null) return problem(c, 404, noSuchBatch);
      found.cancel();
      return c.json({ done: true });
    },
  },
  {
    method: 'GET',
    path: '/api/paper-batches/:batch/file',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: (c, services, actor) => {
      const found = foundBatch(c, services, actor);
      if (found === null) return problem(c, 404, noSuchBatch);
      const bytes = found.read();
      if (bytes === null) return problem(c, 409, batchNotReady);
      const name = `${found.view.place.replaceAll('/', '·')} ${found.order.on}.zip`;
      return c.body(bytes, 200, {
        'content-type': 'application/zip',
        'content-length': String(found.view.bytes),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      });
    },
  },
];
