import type { State } from '@mingxuan/election';
import type { OverlayId, PackId, Refusal, Result, Rulebook } from '@mingxuan/rulebook';
import { ok, resolveRulebook } from '@mingxuan/rulebook';

export interface BothRulebooks {
  readonly party: Rulebook;
  readonly residents: Rulebook;
}

interface Choice {
  readonly pack: PackId;
  readonly overlays: readonly OverlayId[];
}

const standard: { readonly party: Choice; readonly residents: Choice } = {
  party: { pack: 'party-2020', overlays: [] },
  residents: { pack: 'residents-2026', overlays: [] },
};

/** The law a community is decided by: what its cycle pinned, or what it is about to pin. */
export function rulebooksOf(
  state: State,
  opening?: { readonly party: Choice; readonly residents: Choice },
): Result<BothRulebooks, Refusal> {
  const packs = state.status === 'UNOPENED' ? (opening ?? standard) : state.packs;
  const party = resolveRulebook(packs.party.pack, packs.party.overlays);
  if (!party.ok) return party;
  const residents = resolveRulebook(packs.residents.pack, packs.residents.overlays);
  return residents.ok ? ok({ party: party.value, residents: residents.value }) : residents;
}
