import type { FeasiblePlan, IsoDate, StepCode, WrongNotice } from '@mingxuan/rulebook';
import { STEP_CODES, wrongNotices } from '@mingxuan/rulebook';
import type { Cycle } from './state.ts';

type Planned = Pick<Cycle, 'electionDay' | 'partyDay' | 'plan'>;

/** The plan that a cycle goes by, as the planner gives plans; null before one is adopted. */
export const planInForce = ({ electionDay, partyDay, plan }: Planned): FeasiblePlan | null =>
  plan === null ? null : { feasible: true, electionDay, partyDay, steps: plan.steps, deadlines: [], warnings: [] };

/**
 * Notices of this cycle that are out, printed or put up, and would state a wrong day under a new plan. A paper printed
 * before the plan in force may state other days than that plan's; it is listed with the days of the plan in force.
 */
export function noticesToReissue(
  cycle: Planned & Pick<Cycle, 'papers' | 'steps'>,
  after: FeasiblePlan,
): readonly WrongNotice[] {
  const before = planInForce(cycle);
  if (before === null) return [];
  const done = new Map<StepCode, IsoDate>();
  for (const code of STEP_CODES) {
    const step = cycle.steps[code];
    if (step?.how === 'DONE') done.set(code, step.on);
  }
  return wrongNotices(before, after, { issued: cycle.papers, done });
}
