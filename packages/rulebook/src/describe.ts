import type { Parameters, Rule, Rulebook, Source } from './law.ts';

/** A rulebook as plain data: what an election pins by digest when it opens, and what its evidence bundle carries. */
export interface DescribedRulebook {
  readonly pack: string;
  readonly overlays: readonly string[];
  readonly rules: readonly Rule[];
  readonly parameters: Parameters;
  readonly sources: readonly Source[];
}

/** Rules and sources in a fixed order, so that the same law always gives the same bytes. */
export function describeRulebook(rulebook: Rulebook): DescribedRulebook {
  const byKey = <T>(map: ReadonlyMap<string, T>): T[] =>
    [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return {
    pack: rulebook.pack,
    overlays: rulebook.overlays,
    rules: byKey(rulebook.rules),
    parameters: rulebook.parameters,
    sources: byKey(rulebook.sources),
  };
}
