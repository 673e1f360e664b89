import type { AdoptedPlan } from '@mingxuan/election';
import type { IsoDate, PlannedStep } from '@mingxuan/rulebook';
import { stepTable } from '@mingxuan/rulebook';
import { describe, expect, it } from 'vitest';
import { peopleByBody, unnamedSteps } from '../src/screens/plan/people.ts';
import { pageOf } from '../src/shell/stages.ts';

const on = '2026-12-20' as IsoDate;
const steps = stepTable.map(
  (step): PlannedStep => ({ ...step, earliest: on, latest: on, planned: on, why: { zh: '', en: '' } }),
);
const bodies = Object.fromEntries(steps.map((step) => [step.responsibleCode, `${step.responsibleCode}的人`]));
const personOf = (step: PlannedStep): string => bodies[step.responsibleCode] ?? '';

describe('names in the plan', () => {
  it('are found again from an adopted plan: one per body, and the exceptions', () => {
    const people = { ...Object.fromEntries(steps.map((step) => [step.code, personOf(step)])), C07: '李梅' };
    const plan: AdoptedPlan = { adoptedOn: on, steps, people };
    expect(peopleByBody(plan)).toEqual({ bodies, people: { C07: '李梅' } });
  });

  it('are missing for every step of a body without a name, but not where a step has its own', () => {
    const { REC: _, ...others } = bodies;
    const missing = unnamedSteps(steps, others, { C07: '李梅', C09: '  ' });
    const ofCommittee = steps.filter((step) => step.responsibleCode === 'REC').map((step) => step.code);
    expect(missing.map((step) => step.code)).toEqual(ofCommittee.filter((code) => code !== 'C07'));
    expect(unnamedSteps(steps, bodies, {})).toEqual([]);
  });
});

describe('where a step is carried out', () => {
  it.each([
    ['A01', 'plan'],
    ['A05', 'gates'],
    ['B07', 'party'],
    ['C00', 'organisation'],
    ['C03', 'plan'],
    ['C07', 'roll'],
    ['D04', 'organisation'],
    ['D08', 'candidates'],
    ['D12', 'polls'],
    ['E03', 'polls'],
    ['E07', 'count'],
    ['E10', 'results'],
    ['F04', 'papers'],
  ] as const)('%s on %s', (code, page) => {
    expect(pageOf(code)).toBe(page);
  });
});
