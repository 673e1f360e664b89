import { daysBetween } from '../calendar/index.ts';
import type { IsoDate } from '../date.ts';
import type { Text } from '../text.ts';
import type { FeasiblePlan } from './plan-types.ts';
import type { StepCode } from './step.ts';

export interface MovedStep {
  readonly code: StepCode;
  readonly name: Text;
  /** Absent where the step is new, or gone. */
  readonly before?: IsoDate;
  readonly after?: IsoDate;
  /** Days later; negative when earlier; 0 for a step that is new or gone. */
  readonly days: number;
  /** Papers that, if already published, would now state a wrong day. */
  readonly papers: readonly Text[];
}

/** Which steps a new plan moves, in the order of steps. */
export function diffPlans(before: FeasiblePlan, after: FeasiblePlan): readonly MovedStep[] {
  const old = new Map(before.steps.map((step) => [step.code, step]));
  const kept = new Set(after.steps.map((step) => step.code));
  const moved = after.steps.flatMap((step): MovedStep[] => {
    const was = old.get(step.code);
    if (was?.planned === step.planned) return [];
    return [
      {
        code: step.code,
        name: step.name,
        ...(was === undefined ? {} : { before: was.planned }),
        after: step.planned,
        days: was === undefined ? 0 : daysBetween(was.planned, step.planned),
        papers: step.papers,
      },
    ];
  });
  const gone = before.steps
    .filter((step) => !kept.has(step.code))
    .map(({ code, name, planned, papers }): MovedStep => ({ code, name, before: planned, days: 0, papers }));
  return [...moved, ...gone].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
