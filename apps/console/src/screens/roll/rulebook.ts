import { type Rulebook, resolveRulebook } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../../api.ts';

/** The law this community's residents' election is pinned to, for saying beforehand what the server will decide. */
export function residentsRulebook({ cycle }: OpenCommunity): Rulebook | null {
  const { pack, overlays } = cycle.packs.residents;
  const resolved = resolveRulebook(pack, overlays);
  return resolved.ok ? resolved.value : null;
}

/** The same for the Party election. */
export function partyRulebook({ cycle }: OpenCommunity): Rulebook | null {
  const { pack, overlays } = cycle.packs.party;
  const resolved = resolveRulebook(pack, overlays);
  return resolved.ok ? resolved.value : null;
}
