import type { Parameters, Rule, Rulebook, Source } from './law.ts';
import { OVERLAYS } from './overlays/index.ts';
import { PACKS } from './packs/index.ts';
import type { Pack } from './packs/index.ts';
import type { SourceRef } from './reason.ts';
import { findSource } from './sources/index.ts';

/** A rulebook as plain JSON in a fixed order: what is digested when an election opens, and put into the evidence. */
export interface RulebookDescription {
  readonly pack: string;
  readonly overlays: readonly string[];
  readonly staleOverlays: readonly string[];
  readonly rules: readonly Rule[];
  readonly parameters: Parameters;
  readonly sources: readonly Source[];
}

export function describeRulebook(rulebook: Rulebook): RulebookDescription {
  const byKey = <T>(map: ReadonlyMap<string, T>): T[] =>
    [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  const parameters = Object.entries(rulebook.parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    pack: rulebook.pack,
    overlays: rulebook.overlays,
    staleOverlays: rulebook.staleOverlays,
    rules: byKey(rulebook.rules),
    parameters: Object.fromEntries(parameters),
    sources: byKey(rulebook.sources),
  };
}

/** Every pack, in the order shown. */
export const packs: readonly Pack[] = Object.values(PACKS);

/** Every source that a pack or an overlay cites. */
export const allSources: readonly Source[] = citedSources();

function citedSources(): readonly Source[] {
  const refs = new Set<SourceRef>();
  for (const { rules, parameters } of [...packs, ...OVERLAYS.values()]) {
    for (const rule of rules) for (const ref of rule.sources) refs.add(ref);
    for (const parameter of Object.values(parameters) as ({ readonly source: SourceRef } | undefined)[]) {
      if (parameter !== undefined) refs.add(parameter.source);
    }
  }
  return [...refs].toSorted().flatMap((ref) => findSource(ref) ?? []);
}
