import type { StepCode, Text } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../api.ts';

export type PhaseLetter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** The six stretches of the way, as process.md names them. */
export const phases: readonly { readonly letter: PhaseLetter; readonly name: Text }[] = [
  { letter: 'A', name: { zh: '选前准备', en: 'Preparation' } },
  { letter: 'B', name: { zh: '党组织选举', en: 'Party election' } },
  { letter: 'C', name: { zh: '选委会与登记', en: 'Committee and roll' } },
  { letter: 'D', name: { zh: '候选人', en: 'Candidates' } },
  { letter: 'E', name: { zh: '投票计票', en: 'Vote and count' } },
  { letter: 'F', name: { zh: '选后', en: 'After' } },
];

export interface PhaseProgress {
  readonly letter: PhaseLetter;
  readonly name: Text;
  readonly done: number;
  readonly total: number;
}

/** Done and planned steps of each phase. */
export function phaseProgress({ cycle }: OpenCommunity): readonly PhaseProgress[] {
  const steps = cycle.plan?.steps ?? [];
  return phases.map(({ letter, name }) => {
    const mine = steps.filter((step) => step.code.startsWith(letter));
    return { letter, name, total: mine.length, done: mine.filter((step) => isDone(cycle.steps, step.code)).length };
  });
}

/** Whether a step has happened or was waived. */
export const isDone = (steps: OpenCommunity['cycle']['steps'], code: StepCode): boolean => steps[code] !== undefined;
