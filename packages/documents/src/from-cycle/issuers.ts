import type { PaperSource } from './source.ts';

/** The resident election committee, whose seal most notices carry. */
export const electionCommittee = ({ cycle }: PaperSource): string => `${cycle.community.name}居民选举委员会`;

/** The community's Party organisation; whether it is a committee or a branch is not in the ledger, so its kind is not named. */
export const partyOrganisation = ({ cycle }: PaperSource): string => `${cycle.community.name}党组织`;

/** The government above the community: a street has an office, a town its own government. */
export function streetOffice({ cycle }: PaperSource): string | undefined {
  const { subDistrict } = cycle.community;
  if (subDistrict.endsWith('街道')) return `${subDistrict}办事处`;
  return /[镇乡]$/.test(subDistrict) ? `${subDistrict}人民政府` : undefined;
}

/** The Party committee above the community's organisation. */
export function streetParty({ cycle }: PaperSource): string | undefined {
  const { subDistrict } = cycle.community;
  if (subDistrict.endsWith('街道')) return `中共${subDistrict}工作委员会`;
  return /[镇乡]$/.test(subDistrict) ? `中共${subDistrict}委员会` : undefined;
}
