import type { IsoDate, Pins } from '@mingxuan/rulebook';
import { describe, expect, it } from 'vitest';
import { keptPins } from '../src/screens/plan/kept-pins.ts';
import { openingPlan, stands } from '../src/screens/plan/opening-plan.ts';

const day = (written: string): IsoDate => written as IsoDate;
const days = { electionDay: day('2026-12-20'), partyDay: day('2026-11-08'), termExpiry: day('2026-12-31') };
const law = { pack: 'residents-2026', overlays: [] } as const;

describe('opening a cycle', () => {
  const checked = (over: Partial<Parameters<typeof openingPlan>[0]>) => {
    const made = openingPlan({ ...law, ...days, ...over });
    return made.ok ? stands(made.value) : made.error.code;
  };

  it('is open to days that can be kept', () => {
    expect(checked({})).toBe(true);
  });

  it('is closed to days that contradict each other', () => {
    expect(checked({ partyDay: day('2026-12-19') })).toBe(false);
  });

  it('is closed to a day on which the law chosen is not in force', () => {
    expect(checked({ pack: 'residents-2018', electionDay: day('2026-12-20') })).toBe(false);
  });

  it('goes by the law chosen, also where local texts contradict it', () => {
    expect(checked({ pack: 'villagers-2025' })).toBe(true);
    expect(checked({ overlays: ['atlantis'] })).toBe('OVERLAY_UNKNOWN');
  });
});

describe('a plan that is changed', () => {
  const adopted = (pins: Pins): Parameters<typeof keptPins>[0] => {
    const made = openingPlan({ ...law, ...days });
    if (!made.ok || !made.value.feasible) throw new Error('test data');
    const steps = made.value.steps.map((step) => ({ ...step, planned: pins[step.code] ?? step.planned }));
    return {
      ...days,
      plan: { adoptedOn: day('2026-10-01'), steps, people: {} },
      packs: {
        party: { pack: 'party-2020', overlays: [], digest: '' },
        residents: { ...law, digest: '' },
      },
      mandate: null,
      roll: { stage: 'EMPTY', listed: 0, lastNo: 0 },
      steps: {},
    };
  };

  it('keeps the days somebody chose', () => {
    const pins = { F02: day('2026-12-28'), D13: day('2026-12-12') };
    expect(keptPins(adopted(pins))).toEqual(pins);
    expect(keptPins(adopted({}))).toEqual({});
  });

  it('fixes nothing that is done', () => {
    const done = { how: 'DONE', on: day('2026-12-12'), seq: 9, note: '', evidence: [] } as const;
    expect(keptPins({ ...adopted({ D13: day('2026-12-12') }), steps: { D13: done } })).toEqual({});
  });

  it('has none before it is adopted', () => {
    expect(keptPins({ ...adopted({}), plan: null })).toEqual({});
  });
});
