import { bundleQuery, type LedgerPage, ledgerQuery } from '@mingxuan/contract';
import { can } from '@mingxuan/identity';
import { packBundle } from '../cycle/bundle.ts';
import { recordReveal } from '../cycle/reveal.ts';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readQuery } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import { shownHead } from '../log-publisher/shown-head.ts';
import { scopeOf } from '../scope.ts';
import { readLedger } from '@mingxuan/store';
import type { IsoDate } from '@mingxuan/rulebook';

const PAGE = 200;

/** What lets others check us: the ledger's public side and the evidence bundle. */
export const evidenceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/communities/:community/ledger',
    audience: { kind: 'ANY_OF', actions: ['archive.export', 'community.read'] },
    body: 'none',
    handle: async (c, services) => {
      const { ledger, database } = services;
      const query = readQuery(c, ledgerQuery);
      if (!query.ok) return query.response;
      const community = pathParam(c, 'community');
      const current = await ledger.current(community);
      if (!current.ok) return problem(c, 404, current.error);
      const entries = await readLedger(database, community, query.value.from, PAGE);
      if (!entries.ok) return problem(c, 500, entries.error);
      const { head } = current.value;
      const shown = await shownHead(services, community, head);
      if (!shown.ok) return problem(c, 500, shown.error);
      const upTo = shown.value.seq;
      // Bodies stay out: a bundle's first count must not be readable before the second is entered.
      const page: LedgerPage = {
        head: { seq: head.seq, hash: head.seq <= upTo ? head.hash : null },
        entries: entries.value.map(({ entry, hash }) => ({
          seq: entry.seq,
          type: entry.type,
          on: entry.on as IsoDate,
          at: entry.at,
          role: entry.actor.role,
          hash: entry.seq <= upTo ? hash : null,
        })),
      };
      return c.json(page);
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/bundle',
    audience: { kind: 'ANY_OF', actions: ['archive.export'] },
    body: 'none',
    handle: async (c, services, actor) => {
      const query = readQuery(c, bundleQuery);
      if (!query.ok) return query.response;
      const { kind } = query.value;
      const community = pathParam(c, 'community');
      // The restricted bundle is the roll and more: it is for those who may read the roll.
      const mayRead = can(actor, 'roll.read', { scope: scopeOf(community) });
      if (kind === 'RESTRICTED' && !mayRead.ok) return problem(c, 403, mayRead.error);
      const bundle = await packBundle(services, community, kind);
      if (!bundle.ok) return problem(c, 422, bundle.error);
      if (kind === 'RESTRICTED') {
        // Everybody's numbers leave with it: that is written down before it does.
        const noted = await recordReveal(services, actor, community, {
          kind: 'RESTRICTED_BUNDLE',
          voterNo: null,
          reason: query.value.reason ?? '',
        });
        if (!noted.ok) return problem(c, statusOf(noted.error.code), noted.error);
      }
      return c.body(new Uint8Array(bundle.value), 200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${community}-${kind.toLowerCase()}.zip"`,
      });
    },
  },
];
