import type { IsoDate } from '../date.ts';
import type { Pins, Plan } from './plan-types.ts';
import type { StepCode } from './step.ts';

interface PlannedDay {
  readonly code: StepCode;
  readonly planned: IsoDate;
}

/**
 * The days a person must have fixed for a plan to have come out as it was adopted: a minimal set of its days with which
 * `recommend` (the planner, for the same two elections) gives the very same plan again. An adopted plan holds only its
 * days; with these pins it can be changed without losing what somebody chose.
 */
export function pinsBehind(steps: readonly PlannedDay[], recommend: (pins: Pins) => Plan): Pins {
  let pins: Pins = {};
  for (;;) {
    const next = firstDifferent(steps, recommend(pins), pins);
    if (next === undefined) break;
    pins = { ...pins, [next.code]: next.planned };
  }
  // A step found first may only have been dragged along by one found later.
  for (const code of Object.keys(pins) as StepCode[]) {
    const { [code]: _, ...fewer } = pins;
    if (firstDifferent(steps, recommend(fewer), {}) === undefined) pins = fewer;
  }
  return pins;
}

/** The first step, not pinned yet, whose day is not the one adopted; of a plan that does not hold, simply the first. */
function firstDifferent(steps: readonly PlannedDay[], made: Plan, pins: Pins): PlannedDay | undefined {
  const days = new Map(made.feasible ? made.steps.map((step) => [step.code, step.planned]) : []);
  return steps.find(
    ({ code, planned }) => pins[code] === undefined && days.get(code) !== planned && (days.has(code) || !made.feasible),
  );
}
