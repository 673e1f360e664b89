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
  const party = resolved(packs.party);
  if (!party.ok) return party;
  const residents = resolved(packs.residents);
  return residents.ok ? ok({ party: party.value, residents: residents.value }) : residents;
}

/** Laying a pack and its overlays together takes longer than the rest of a check-in; the same choice gives the same book. */
const laid = new Map<string, Rulebook>();
const MOST_LAID = 64;

function resolved({ pack, overlays }: Choice): Result<Rulebook, Refusal> {
  const name = JSON.stringify([pack, overlays]);
  const known = laid.get(name);
  if (known !== undefined) return ok(known);
  const made = resolveRulebook(pack, overlays);
  if (!made.ok) return made;
  if (laid.size >= MOST_LAID) laid.clear();
  laid.set(name, made.value);
  return made;
}
