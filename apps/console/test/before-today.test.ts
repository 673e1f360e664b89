import type { InfeasiblePlan, IsoDate, PlannedStep } from '@mingxuan/rulebook';
import { describe, expect, it } from 'vitest';
import { stepsBefore, waysOut } from '../src/screens/plan/before-today.ts';

const conflict = (days: Partial<InfeasiblePlan>): InfeasiblePlan => ({
  feasible: false,
  conflict: [],
  suggestion: { zh: '', en: '' },
  ...days,
});
const day = (text: string): IsoDate => text as IsoDate;

describe('ways out of a contradiction', () => {
  const two = conflict({ suggestedElectionDay: day('2026-12-30'), suggestedPartyDay: day('2026-11-02') });
  it('offers each change by itself, never both at once', () => {
    expect(waysOut(two, {}, null)).toEqual([
      { kind: 'ELECTION_DAY', day: '2026-12-30' },
      { kind: 'PARTY_DAY', day: '2026-11-02' },
    ]);
  });
  it('offers nothing before today in a real cycle; today itself is still possible', () => {
    expect(waysOut(two, {}, day('2026-11-03'))).toEqual([{ kind: 'ELECTION_DAY', day: '2026-12-30' }]);
    expect(waysOut(two, {}, day('2026-11-02'))).toHaveLength(2);
    expect(waysOut(two, {}, day('2027-01-01'))).toEqual([]);
  });
  it('names only the fixed days that change', () => {
    const pins = { B07: day('2026-11-08'), C07: day('2026-11-20') };
    const found = waysOut(conflict({ suggestedPins: { ...pins, C07: day('2026-11-25') } }), pins, day('2026-11-24'));
    expect(found).toEqual([
      { kind: 'PINS', pins: { B07: '2026-11-08', C07: '2026-11-25' }, changed: [['C07', '2026-11-25']] },
    ]);
  });
});

describe('steps planned before today', () => {
  const step = (code: string, planned: string) => ({ code, planned }) as unknown as PlannedStep;
  it('counts open steps of earlier days only', () => {
    const steps = [step('A01', '2026-11-23'), step('A02', '2026-11-23'), step('A03', '2026-11-24')];
    expect(stepsBefore(day('2026-11-24'), steps, { A02: {} }).map(({ code }) => code)).toEqual(['A01']);
  });
});
