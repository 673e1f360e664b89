import type { Task } from '@mingxuan/election';
import type { StepCode } from '@mingxuan/rulebook';

/** The page on which a step is carried out. */
export type StagePage =
  | 'overview'
  | 'plan'
  | 'gates'
  | 'party'
  | 'organisation'
  | 'roll'
  | 'candidates'
  | 'polls'
  | 'count'
  | 'results'
  | 'papers'
  | 'rules';

const later: ReadonlySet<StepCode> = new Set<StepCode>(['D11', 'D12', 'D13', 'D14', 'D15', 'D16']);
const counting: ReadonlySet<StepCode> = new Set<StepCode>(['E07', 'E08', 'E09']);
const polling: ReadonlySet<StepCode> = new Set<StepCode>(['E01', 'E02', 'E03', 'E04', 'E05', 'E06']);
const gateSteps: ReadonlySet<StepCode> = new Set<StepCode>(['A03', 'A04', 'A05', 'A06', 'A07']);
const committee: ReadonlySet<StepCode> = new Set<StepCode>(['C00', 'C01', 'C02', 'D04']);
/** Steps that are noted by hand, with a sentence and evidence, on the plan itself. */
const byHand: ReadonlySet<StepCode> = new Set<StepCode>(['C03', 'C04', 'C06', 'C10']);

/** Where to go to carry out a step. */
export function pageOf(step: StepCode): StagePage {
  if (gateSteps.has(step)) return 'gates';
  if (step.startsWith('A') || byHand.has(step)) return 'plan';
  if (step.startsWith('B')) return 'party';
  if (committee.has(step)) return 'organisation';
  if (step.startsWith('C')) return 'roll';
  if (later.has(step) || polling.has(step)) return 'polls';
  if (step.startsWith('D')) return 'candidates';
  if (counting.has(step)) return 'count';
  if (step.startsWith('E')) return 'results';
  return 'papers';
}

/** Where a task is done: what waits for a notice is done with the papers, whatever page its step has. */
export const pageOfTask = ({ key, step }: Pick<Task, 'key' | 'step'>): StagePage =>
  key.startsWith('notice-') ? 'papers' : pageOf(step);

/** How many tasks of each page are late, for the menu's red figures. */
export function latePerPage(tasks: readonly Task[]): ReadonlyMap<StagePage, number> {
  const late = new Map<StagePage, number>();
  for (const task of tasks) {
    if (task.urgency !== 'LATE') continue;
    const page = pageOfTask(task);
    late.set(page, (late.get(page) ?? 0) + 1);
  }
  return late;
}
