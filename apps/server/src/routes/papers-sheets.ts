import { paperCopy } from '@mingxuan/contract';
import { rollSheet } from '@mingxuan/documents';
import { barFor, download, sourceOf } from '../cycle/paper-source.ts';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readQuery } from '../http/route.ts';
import { statusOf } from '../http/status.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Tables to work with. The one of the statistics is with the figures it holds. */
export const paperSheetRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/communities/:community/roll.xlsx',
    audience: { kind: 'ANY_OF', actions: ['paper.read'] },
    body: 'none',
    handle: async (c, services, actor) => {
      const query = readQuery(c, paperCopy);
      if (!query.ok) return query.response;
      const community = pathParam(c, 'community');
      // The same people as have it in a batch, and as a paper.
      const barred = barFor(actor, community, 'ROLL_REGISTER');
      if (barred !== null) return problem(c, statusOf(barred.code), barred);
      const source = await sourceOf(services, community, query.value.on ?? services.clock.today());
      if (!source.ok) return problem(c, 422, source.error);
      const sheet = await rollSheet(source.value);
      return sheet.ok ? download(c, sheet.value, XLSX, '选民名册.xlsx') : problem(c, 422, sheet.error);
    },
  },
];
