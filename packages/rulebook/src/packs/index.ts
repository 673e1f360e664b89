import type { PackId } from '../law.ts';
import { datedRules } from './dated.ts';
import type { Pack } from './pack.ts';
import { PARTY_2020 } from './party-2020.ts';
import { RESIDENTS_2018 } from './residents-2018.ts';
import { RESIDENTS_2026 } from './residents-2026.ts';
import { VILLAGERS_2025 } from './villagers-2025.ts';

export type { Pack, Regime } from './pack.ts';

/** Every pack by its id; each rule carries the dates between which its pack decides elections. */
export const PACKS: Readonly<Record<PackId, Pack>> = {
  'party-2020': dated(PARTY_2020),
  'residents-2026': dated(RESIDENTS_2026),
  'residents-2018': dated(RESIDENTS_2018),
  'villagers-2025': dated(VILLAGERS_2025),
};

function dated(pack: Pack): Pack {
  return { ...pack, rules: datedRules(pack.rules, pack) };
}
