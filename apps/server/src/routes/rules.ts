import type { RulePage } from '@mingxuan/contract';
import { allSources, packs } from '@mingxuan/rulebook';
import type { Route } from '../http/route.ts';

/** The law the installation decides by; public, because every conclusion must be checkable. */
export const ruleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/rules',
    audience: { kind: 'PUBLIC' },
    body: 'none',
    handle: (c) => {
      const body: RulePage = {
        rules: packs.flatMap((pack) => pack.rules.map((rule) => ({ ...rule, pack: pack.id }))),
        sources: allSources,
      };
      return c.json(body);
    },
  },
];
