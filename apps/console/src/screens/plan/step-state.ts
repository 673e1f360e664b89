import { useLingui } from '@lingui/react/macro';
import type { IsoDate, PlannedStep } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../../api.ts';
import { daysFromTo } from '../../day.ts';
import type { Tone } from '../../parts/status-tag.tsx';

export interface StepLook {
  readonly tone: Tone;
  readonly words: string;
  readonly done: boolean;
}

/** The day on which a step stands in the plan: once it is done, the day it was done on, wherever later plans would have put it. */
export function dayOfStep(view: OpenCommunity, step: PlannedStep): IsoDate {
  const done = view.cycle.steps[step.code];
  return done?.how === 'DONE' ? done.on : step.planned;
}

/** Done, waived, late, today, soon or later, in words and in a tone. */
export function useStepLook(view: OpenCommunity): (step: PlannedStep) => StepLook {
  const { t } = useLingui();
  return (step) => {
    const done = view.cycle.steps[step.code];
    if (done?.how === 'DONE') return { tone: 'good', words: t`${done.on} 完成`, done: true };
    if (done?.how === 'WAIVED') return { tone: 'quiet', words: t`${done.on} 免除`, done: true };
    const task = view.tasks.find((one) => one.step === step.code);
    if (task === undefined) return { tone: 'quiet', words: t`不需要`, done: false };
    const days = daysFromTo(view.today, step.planned);
    const late = -days;
    if (task.urgency === 'LATE') return { tone: 'bad', words: t`逾期 ${late} 天`, done: false };
    if (task.urgency === 'TODAY') return { tone: 'warn', words: t`今天`, done: false };
    if (task.urgency === 'BLOCKED') return { tone: 'warn', words: t`等待前面的事`, done: false };
    return { tone: days <= 7 ? 'warn' : 'quiet', words: t`还有 ${days} 天`, done: false };
  };
}
