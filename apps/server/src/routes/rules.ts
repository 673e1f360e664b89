import type { RulePage } from '@mingxuan/contract';
import { findSource, lawEntries, restsOn } from '@mingxuan/rulebook';
import type { Route } from '../http/route.ts';

/** The law the installation decides by; public, because every conclusion must be checkable. It never changes while a server runs. */
const page: RulePage = (() => {
  const rules = lawEntries();
  const refs = new Set(rules.flatMap(restsOn));
  return { rules, sources: [...refs].sort().flatMap((ref) => findSource(ref) ?? []) };
})();

export const ruleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/rules',
    audience: { kind: 'PUBLIC' },
    body: 'none',
    handle: (c) => c.json(page),
  },
];
