import type { Candidate, Cycle } from '../state.ts';

/** Nominated for the residents' committee, and neither barred nor withdrawn. */
export const isStanding = (c: Candidate): boolean =>
  c.stream === 'RESIDENTS' && c.status !== 'BARRED' && c.status !== 'WITHDRAWN';

export const standingResidents = (state: Cycle): readonly Candidate[] => state.candidates.filter(isStanding);

export const isCandidate = (state: Cycle, voterNo: number): boolean =>
  standingResidents(state).some((c) => c.voterNo === voterNo);

/** Whether the formal list may hold this person: before one was out everybody; then who was on it, and whom the committee added. */
export const isListed = (
  { formalList, substitutes }: Pick<Cycle, 'formalList' | 'substitutes'>,
  { id }: Candidate,
): boolean => formalList === null || formalList.order.includes(id) || substitutes.some((one) => one.id === id);

type Lists = Pick<Cycle, 'candidates' | 'formalList' | 'substitutes'>;

/** Those of whom the next list is made. */
export const listedResidents = (state: Lists): readonly Candidate[] =>
  state.candidates.filter((c) => isStanding(c) && isListed(state, c));
