import type { ChangedDay, FeasiblePlan, IsoDate, StatedDay, StepCode, WrongNotice } from '@mingxuan/rulebook';
import { NOTICE_KINDS, STEP_CODES, text, wrongNotices } from '@mingxuan/rulebook';
import type { Cycle } from '../state.ts';
import { ofLaterVote, paperId } from './kinds.ts';
import type { Paper, Stated } from './state.ts';

type Planned = Pick<Cycle, 'electionDay' | 'partyDay' | 'plan'>;

/** The plan that a cycle goes by, as the planner gives plans; null before one is adopted. */
export const planInForce = ({ electionDay, partyDay, plan }: Planned): FeasiblePlan | null =>
  plan === null ? null : { feasible: true, electionDay, partyDay, steps: plan.steps, deadlines: [], warnings: [] };

/** Notices of this cycle that are out, printed or put up, and would state a wrong day under a new plan. */
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
  // A notice that was withdrawn states nothing any more, and is not asked for again by a new plan.
  return wrongNotices(before, after, { issued: cycle.papers.filter(({ fate }) => fate.kind !== 'WITHDRAWN'), done });
}

type Days = Pick<Cycle, 'electionDay' | 'plan' | 'steps'>;

/** The days that a paper made now states, as far as they are still ahead: what has happened is stated as it was. */
export function statedDays(cycle: Days, paper: string): readonly Stated[] {
  const kind = NOTICE_KINDS.find((one) => one.paper === paperId(paper));
  const whats: readonly StatedDay[] = ofLaterVote(paper) ? ['E11'] : (kind?.days ?? []);
  return kind === undefined
    ? []
    : whats.flatMap((what) => {
        const day = dayNow(cycle, what);
        return day === null ? [] : [{ what, day }];
      });
}

function dayNow({ electionDay, plan, steps }: Days, what: StatedDay): IsoDate | null {
  if (what === 'D') return electionDay;
  if (steps[what] !== undefined) return null;
  return plan?.steps.find((step) => step.code === what)?.planned ?? null;
}

/** A notice that holds and states a day that has moved since it was made. */
export interface StaleNotice {
  readonly paper: string;
  readonly no: number;
  readonly title: string;
  readonly changes: readonly ChangedDay[];
}

/**
 * Notices that hold but state a day that is no longer so: each is told by the days it was made with, under whichever plan that
 * was. One that already waits as a draft with the new days is left out.
 */
export function staleNotices(cycle: Days & Pick<Cycle, 'papers' | 'notices'>): readonly StaleNotice[] {
  return cycle.papers.flatMap((paper: Paper): StaleNotice[] => {
    if (paper.fate.kind !== 'VALID') return [];
    const changes = changed(cycle, paper.stated);
    const { paper: key, no, title } = paper;
    const waiting = cycle.notices.drafts.some(
      (draft) =>
        draft.paper === key &&
        (draft.stage === 'DRAFTED' || draft.stage === 'APPROVED') &&
        changed(cycle, draft.stated).length === 0,
    );
    return changes.length === 0 || waiting ? [] : [{ paper: key, no, title, changes }];
  });
}

const changed = (cycle: Days, stated: readonly Stated[]): readonly ChangedDay[] =>
  stated.flatMap(({ what, day }): ChangedDay[] => {
    const now = dayNow(cycle, what);
    if (now === null || now === day) return [];
    const name = what === 'D' ? text('选举日', 'election day') : nameOf(cycle, what);
    return [{ what, name, before: day, after: now }];
  });

const nameOf = ({ plan }: Days, code: StepCode) =>
  plan?.steps.find((step) => step.code === code)?.name ?? text(code, code);
