import type { Text } from '@mingxuan/rulebook';

export type LegalRegime = 'RESIDENTS' | 'VILLAGERS';

/** Where the community stands: city › district › street › community. */
export interface CommunityName {
  readonly name: string;
  readonly subDistrict: string;
  readonly district: string;
  readonly city: string;
  readonly legalRegime: LegalRegime;
}

/** A file kept as evidence: its digest is in the ledger, its bytes beside it. */
export interface EvidenceRef {
  readonly name: string;
  readonly sha256: string;
}

/** A meeting that decided something: who was entitled, who came, how many agreed. */
export interface Meeting {
  readonly kind: 'RESIDENTS_MEETING' | 'REP_MEETING' | 'MEMBERS_MEETING';
  readonly entitled: number;
  readonly present: number;
  readonly inFavour: number;
}

/** How a committee decided: how many of it were there, how many were for it. */
export interface CommitteeVote {
  readonly present: number;
  readonly inFavour: number;
}

export const postNames: Readonly<Record<string, Text>> = {
  CHAIR: { zh: '主任', en: 'chair' },
  VICE: { zh: '副主任', en: 'vice-chair' },
  MEMBER: { zh: '委员', en: 'member' },
  WOMEN_MEMBER: { zh: '妇女委员', en: "women's member" },
  PARTY_MEMBER: { zh: '党组织委员', en: 'Party committee member' },
  SECRETARY: { zh: '书记', en: 'secretary' },
  DEPUTY_SECRETARY: { zh: '副书记', en: 'deputy secretary' },
};
