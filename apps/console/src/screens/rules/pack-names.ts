import type { Text } from '@mingxuan/rulebook';

/** The packs as people call them. */
export const packNames: Readonly<Record<string, Text>> = {
  'party-2020': { zh: '党组织选举（2020 条例）', en: 'Party elections (2020)' },
  'residents-2026': { zh: '居委会选举（2026 起施行）', en: 'Residents’ committees (from 2026)' },
  'residents-2018': { zh: '居委会选举（2018，旧法）', en: 'Residents’ committees (2018)' },
  'villagers-2025': { zh: '村改居按村民委员会法', en: 'Villagers’ committees (2025)' },
};
