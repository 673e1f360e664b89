import type { IsoDate, StepCode } from '@mingxuan/rulebook';
import type { PaperSource } from './source.ts';

/** The day the adopted plan sets for a step. */
export const plannedDay = ({ cycle }: PaperSource, step: StepCode): IsoDate | undefined =>
  cycle.plan?.steps.find(({ code }) => code === step)?.planned;

/** The day a step was done, or else the day the plan sets for it. */
export function dayOf(source: PaperSource, step: StepCode): IsoDate | undefined {
  const done = source.cycle.steps[step];
  return done?.how === 'DONE' ? done.on : plannedDay(source, step);
}
