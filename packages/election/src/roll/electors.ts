import type { SourceRef, VotingMode } from '@mingxuan/rulebook';
import type { Cycle } from '../state.ts';
import type { RepresentativeList } from './facts.ts';

/** The articles each way of voting rests on: the way itself, and its line of validity. */
export const modeLaw: Readonly<Record<VotingMode, readonly SourceRef[]>> = {
  ALL_VOTERS: ['JWH25-14', 'JWH25-19'],
  HOUSEHOLD_REP: ['JWH25-14', 'JWH25-17', 'JWH25-19'],
  RESIDENT_REP: ['JWH25-13', 'JWH25-14', 'JWH25-17', 'JWH25-19'],
};

/** Numbers on the roll of everyone on a list of representatives, in its order. */
export const numbersOn = (list: RepresentativeList): readonly number[] =>
  list.kind === 'HOUSEHOLDS' ? list.members : list.groups.flatMap((g) => g.members);

type Mandated = Pick<Cycle, 'mandate' | 'representatives'>;

/** The representatives' numbers; `null` where every voter votes. */
export function representativeNos({ mandate, representatives }: Mandated): readonly number[] | null {
  if (mandate === null || mandate.votingMode === 'ALL_VOTERS') return null;
  return representatives === null ? [] : numbersOn(representatives.list);
}

/** The denominator of the residents' vote: listed voters, or those on the published list of representatives (JWH25-19). */
export const entitledResidents = (state: Mandated & Pick<Cycle, 'roll'>): number =>
  representativeNos(state)?.length ?? state.roll.listed;

/** Whether this voter casts a vote of their own: every voter, or who is on the list of representatives. */
export const isElector = (state: Mandated, voterNo: number): boolean =>
  representativeNos(state)?.includes(voterNo) ?? true;
