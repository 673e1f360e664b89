import type { AdoptedPlan } from '@mingxuan/election';
import type { IsoDate, PlannedStep, StepCode } from '@mingxuan/rulebook';

export type Pins = Readonly<Partial<Record<StepCode, IsoDate>>>;
export type StepPeople = Readonly<Partial<Record<StepCode, string>>>;
export type Bodies = Readonly<Record<string, string>>;

/** An adopted plan names a person per step; most steps of a body share one, the others are exceptions. */
export function peopleByBody(plan: AdoptedPlan | null): { readonly bodies: Bodies; readonly people: StepPeople } {
  const bodies: Record<string, string> = {};
  const people: Partial<Record<StepCode, string>> = {};
  for (const step of plan?.steps ?? []) {
    const person = plan?.people[step.code];
    if (person !== undefined) bodies[step.responsibleCode] ??= person;
    if (person !== undefined && bodies[step.responsibleCode] !== person) people[step.code] = person;
  }
  return { bodies, people };
}

/** Steps for which neither the body nor the step itself names anybody. */
export const unnamedSteps = (
  steps: readonly PlannedStep[],
  bodies: Bodies,
  people: StepPeople,
): readonly PlannedStep[] =>
  steps.filter((step) => (people[step.code] ?? bodies[step.responsibleCode] ?? '').trim() === '');
