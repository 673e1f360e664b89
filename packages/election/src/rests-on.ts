import type { SourceRef, StepCode } from '@mingxuan/rulebook';

/** What a step rests on, and the text that says so. */
export interface Ground {
  readonly steps: readonly StepCode[];
  readonly sources: readonly SourceRef[];
}

const on = (sources: string, ...steps: readonly StepCode[]): Ground => ({ steps, sources: sources.split(' ') });

/** The election committee conducts all that follows (JWH25-15). */
const byCommittee = on('JWH25-15', 'C01');

/**
 * What must have happened before a step can be carried out or noted: 五先五后, and what each step is made from. Days are not told
 * here, they are the plan's. What stands first of all is left to the gates (`gates.ts`). Steps without a line wait for nothing.
 */
export const RESTS_ON: Readonly<Partial<Record<StepCode, Ground>>> = {
  A04: on('SEED', 'A03'),
  B02: on('DXJ20-3', 'B01'),
  B03: on('DXJ20-14', 'B01'),
  B06: on('DXJ20-14', 'B01', 'B03'),
  B07: on('DXJ20-14', 'B02', 'B06'),
  B08: on('DXJ20-20', 'B07'),
  B09: on('DZ-31', 'B08'),
  C01: on('JWH25-14', 'C00'),
  C02: byCommittee,
  C03: byCommittee,
  C04: byCommittee,
  C05: on('JWH25-15 JWH25-16', 'C01'),
  C06: on('JWH25-17', 'C05'),
  C07: on('JWH25-17', 'C05'),
  C08: on('JWH25-17', 'C07'),
  C09: on('JWH25-17', 'C07'),
  C10: on('JWH25-17', 'C07'),
  D01: byCommittee,
  D02: on('JWH25-18', 'C07'),
  D03: on('JWH25-18', 'D02'),
  D04: on('JWH25-15', 'C01'),
  D05: on('SEED', 'D02'),
  D06: on('JWH25-18', 'D02'),
  D07: on('JWH25-18', 'D02'),
  D08: on('JWH25-18 SEED', 'D03', 'D06'),
  D09: on('SEED', 'D08'),
  D10: on('JWH25-18', 'D02'),
  D11: on('JWH25-19', 'C07'),
  D12: on('JWH25-15', 'C07'),
  D13: byCommittee,
  D14: byCommittee,
  D15: on('JWH25-18 JWH25-17', 'C09', 'D08'),
  D16: byCommittee,
  E01: on('JWH25-19', 'D15'),
  E02: on('JWH25-19', 'E01'),
  E03: on('JWH25-19', 'E01'),
  E04: on('JWH25-19', 'E01'),
  E05: on('JWH25-19', 'E01'),
  E06: on('JWH25-19', 'E01'),
  E07: on('JWH25-19', 'E06'),
  E08: on('JWH25-19', 'E07'),
  E09: on('JWH25-19', 'E07'),
  E10: on('JWH25-19', 'E07'),
  E11: on('JWH25-19', 'E10'),
  E12: on('JWH25-19', 'E10'),
  E13: on('JWH25-19', 'E10'),
  F01: on('JWH25-19', 'E10'),
  F02: on('JWH25-19', 'E10'),
  F03: on('JWH25-36', 'E10'),
  F04: on('JWH25-25', 'E10'),
  F05: on('JWH25-12', 'E10'),
  F06: on('JWH25-45', 'E10'),
  F07: on('PRACTICE', 'E10'),
  F08: on('JWH25-39', 'F04'),
  F09: on('PRACTICE', 'E10'),
};

/** Whatever a step rests on that has neither happened nor been waived. */
export function stillBefore(steps: Readonly<Partial<Record<StepCode, unknown>>>, code: StepCode): readonly StepCode[] {
  return (RESTS_ON[code]?.steps ?? []).filter((before) => steps[before] === undefined);
}
