import type { RulePage } from '@mingxuan/contract';
import { findSource, PACKS } from '@mingxuan/rulebook';
import type { Route } from '../http/route.ts';

/** The law the installation decides by; public, because every conclusion must be checkable. */
function rulePage(): RulePage {
  const rules = Object.values(PACKS).flatMap((pack) => pack.rules.map((rule) => ({ ...rule, pack: pack.id })));
  const refs = new Set(rules.flatMap((rule) => rule.sources));
  return { rules, sources: [...refs].sort().flatMap((ref) => findSource(ref) ?? []) };
}

export const ruleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/rules',
    audience: { kind: 'PUBLIC' },
    body: 'none',
    handle: (c) => c.json(rulePage()),
  },
];
