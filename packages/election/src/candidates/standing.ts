import type { Candidate, Cycle } from '../state.ts';

/** Nominated for the residents' committee, and neither barred nor withdrawn. */
export const isStanding = (c: Candidate): boolean =>
  c.stream === 'RESIDENTS' && c.status !== 'BARRED' && c.status !== 'WITHDRAWN';

export const standingResidents = (state: Cycle): readonly Candidate[] => state.candidates.filter(isStanding);

export const isCandidate = (state: Cycle, voterNo: number): boolean =>
  standingResidents(state).some((c) => c.voterNo === voterNo);
