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

/** Schedule for the wall: every step of the adopted plan with its day and the one person who answers for it. */
export function wallPlan(source: PaperSource): Draft<WallPlanFacts> {
  const { cycle } = source;
  const { plan } = cycle;
  const stepsOf = (letter: string) =>
    (plan?.steps ?? [])
      .filter(({ code }) => code.startsWith(letter))
      .sort((a, b) => (a.planned < b.planned ? -1 : a.planned > b.planned ? 1 : 0))
      .map(({ code, name, planned, sources }) => ({
        from: planned,
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
