import { createClient } from '@mingxuan/contract';
import { can } from '@mingxuan/identity';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { playStory } from '../sample/story.ts';
import { silent, StoryStopped } from '../sample/teller.ts';
import { loadSample } from '../sample/data.ts';
import { scopeOf } from '../scope.ts';

/** Loads a rehearsal of the sample community up to the eve of election day, for people to try their hands on. */
export const sampleRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/sample',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, services, actor) => {
      const { sample } = await loadSample();
      const allowed = can(actor, 'account.manage', { scope: scopeOf(sample.id) });
      if (!allowed.ok) return problem(c, 403, allowed.error);
      const taken = (await services.ledger.communities()).filter((known) =>
        known.communityId.startsWith(sample.id),
      ).length;
      const cookie = c.req.header('cookie') ?? '';
      const inside = services.fetchInside;
      const asCaller = createClient((path, init) => {
        const headers = new Headers(init?.headers);
        headers.set('cookie', cookie);
        return inside(path, { ...init, headers });
      }, services.newId);
      try {
        const { loaded } = await playStory({
          fetch: inside,
          admin: asCaller,
          teller: silent,
          ending: 'BEFORE_ELECTION_DAY',
          papers: false,
          suffix: taken === 0 ? '' : String(taken + 1),
        });
        return c.json(loaded, 201);
      } catch (stopped) {
        if (stopped instanceof StoryStopped) return problem(c, 422, stopped.problem.refusal);
        throw stopped;
      }
    },
  },
];
