import type { IsoDate, PlannedStep } from '@mingxuan/rulebook';
import type { Draft } from '../papers/paper.ts';
import type { WallPlanFacts } from '../papers/schedule.ts';
import { cited } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource } from './source.ts';

/** Steps are lettered by stage: A01, B01 … */
const stages = [
  ['A', '选举前的准备'],
  ['B', '社区党组织选举'],
  ['C', '居民选举委员会与选民登记'],
  ['D', '候选人'],
  ['E', '投票和计票'],
  ['F', '选举后的工作'],
] as const;

/** Schedule for the wall: every step of the adopted plan with its day, once it is done the day it was, and the one person who answers for it. */
export function wallPlan(source: PaperSource): Draft<WallPlanFacts> {
  const { cycle } = source;
  const { plan } = cycle;
  const dayOf = ({ code, planned }: PlannedStep): IsoDate => {
    const done = cycle.steps[code];
    return done?.how === 'DONE' ? done.on : planned;
  };
  const stepsOf = (letter: string) =>
    (plan?.steps ?? [])
      .filter(({ code }) => code.startsWith(letter))
      .map((step) => ({ ...step, from: dayOf(step) }))
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
      .map(({ code, name, from, sources }) => ({
        from,
        item: name.zh,
        responsible: plan?.people[code],
        law: cited(letter === 'B' ? source.party : source.residents, sources),
      }));
  return {
    head: headOf(source, 'WALL_PLAN', electionCommittee(source)),
    size: 'a3',
    electionDay: cycle.electionDay,
    stages: stages.map(([letter, name]) => ({ name, steps: stepsOf(letter) })).filter(({ steps }) => steps.length > 0),
  };
}
