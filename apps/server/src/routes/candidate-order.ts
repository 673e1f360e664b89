import type { StrokeOrder } from '@mingxuan/contract';
import { inStrokeOrder } from '@mingxuan/documents';
import { isStanding } from '@mingxuan/election';
import { openCycle } from '../cycle/paper-source.ts';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam } from '../http/route.ts';
import { statusOf } from '../http/status.ts';

/** 姓氏笔画: the order proposed for the list of candidates. A person may change it and says why (D06, D08). */
export const candidateOrderRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/communities/:community/stroke-order',
    audience: { kind: 'ANY_OF', actions: ['candidate.publish', 'candidate.nominate'] },
    body: 'none',
    handle: async (c, services) => {
      const opened = await openCycle(services, pathParam(c, 'community'));
      if (!opened.ok) return problem(c, statusOf(opened.error.code), opened.error);
      const people = opened.value.cycle.candidates.filter(isStanding);
      const sorted = inStrokeOrder(people, ({ name }) => name);
      const order: StrokeOrder = sorted.ok
        ? { order: sorted.value.map(({ id }) => id), unknown: null }
        : { order: null, unknown: sorted.error.message };
      return c.json(order);
    },
  },
];
