import type { IsoDate, SourceRef, StepCode, Text } from '@mingxuan/rulebook';
import { daysBetween } from '@mingxuan/rulebook';
import { gateStatus } from './gates.ts';
import { neededPoll } from './poll/standing.ts';
import { representativeNos } from './roll/electors.ts';
import type { Cycle } from './state.ts';

/** How near a task is: late, due today, within a week, later, or still waiting for something else. */
export type Urgency = 'LATE' | 'TODAY' | 'THIS_WEEK' | 'LATER' | 'BLOCKED';

/** Something a named person has to do by a day. Derived from state, plan and law; never stored as a second truth. */
export interface Task {
  readonly key: string;
  readonly step: StepCode;
  readonly title: Text;
  readonly person: string | null;
  readonly body: Text;
  /** The day the plan chose, and the last lawful day. */
  readonly planned: IsoDate;
  readonly latest: IsoDate | null;
  readonly daysLeft: number;
  readonly urgency: Urgency;
  readonly blockedBy: readonly Text[];
  readonly sources: readonly SourceRef[];
}

/** What stands before a step that has not been done. */
function blockers(state: Cycle, step: StepCode): readonly Text[] {
  if (step === 'C00' || step === 'C01')
    return (['G1', 'G2', 'G3', 'G4'] as const).flatMap((g) => gateStatus(state, g).missing);
  if (step === 'E01') return gateStatus(state, 'G5').missing;
  return [];
}

/** How near a task is that is planned so many days from today. */
export function urgencyOf(daysLeft: number, blocked: boolean): Urgency {
  if (blocked && daysLeft >= 0) return 'BLOCKED';
  if (daysLeft < 0) return 'LATE';
  if (daysLeft === 0) return 'TODAY';
  return daysLeft <= 7 ? 'THIS_WEEK' : 'LATER';
}

export function tasks(state: Cycle, today: IsoDate): readonly Task[] {
  if (state.plan === null || state.status === 'CLOSED') return [];
  const { people } = state.plan;
  const steps = state.plan.steps
    .filter((step) => state.steps[step.code] === undefined && !notCalledFor(state, step.code))
    .map((step): Task => {
      const blockedBy = blockers(state, step.code);
      const daysLeft = daysBetween(today, step.planned);
      return {
        key: step.code,
        step: step.code,
        title: step.name,
        person: people[step.code] ?? null,
        body: step.responsible,
        planned: step.planned,
        latest: step.latest,
        daysLeft,
        urgency: urgencyOf(daysLeft, blockedBy.length > 0),
        blockedBy,
        sources: step.sources,
      };
    });
  return [...openObjections(state, today), ...unplannedList(state, today), ...steps].sort(
    (a, b) => a.daysLeft - b.daysLeft,
  );
}

/** Steps that only some elections have: rulings without objections, re-elections without open seats. */
export function notCalledFor(state: Cycle, step: StepCode): boolean {
  if (step === 'C08') return state.objections.length === 0;
  // Planned before the meeting settled the way of voting, as if all voters voted (C00).
  if (step === 'C06') return state.mandate?.votingMode === 'ALL_VOTERS';
  if (step === 'D11') return state.mandate?.votingMode === 'RESIDENT_REP';
  if (step === 'E11') return neededPoll(state, 'residents') === null;
  return false;
}

function openObjections(state: Cycle, today: IsoDate): readonly Task[] {
  return state.objections
    .filter((o) => o.ruling === null)
    .map((o): Task => {
      const daysLeft = daysBetween(today, o.rulingUntil);
      return {
        key: `objection-${o.no}`,
        step: 'C08',
        title: { zh: `对第${o.no}号申诉作出决定并公布`, en: `Decide and publish objection ${o.no}` },
        person: state.plan?.people.C08 ?? null,
        body: { zh: '居民选举委员会', en: "residents' election committee" },
        planned: o.rulingUntil,
        latest: o.rulingUntil,
        daysLeft,
        urgency: urgencyOf(daysLeft, false),
        blockedBy: [],
        sources: ['JWH25-17'],
      };
    });
}

/** A plan made before the way of voting was settled has no day for the list of representatives: it is due when the roll is. */
function unplannedList(state: Cycle, today: IsoDate): readonly Task[] {
  const steps = state.plan?.steps ?? [];
  const roll = steps.find((s) => s.code === 'C07');
  const numbers = representativeNos(state);
  if (numbers === null || state.steps.C06 !== undefined || roll === undefined) return [];
  if (steps.some((s) => s.code === 'C06')) return [];
  const household = state.mandate?.votingMode === 'HOUSEHOLD_REP';
  const daysLeft = daysBetween(today, roll.planned);
  return [
    {
      key: 'C06',
      step: 'C06',
      title: household
        ? {
            zh: '列出户代表名单，和选民名单同时公布',
            en: 'List the household representatives, to be published with the roll',
          }
        : {
            zh: '列出居民代表名单，和选民名单同时公布',
            en: "List the residents' representatives, to be published with the roll",
          },
      person: state.plan?.people.C07 ?? null,
      body: { zh: '居民选举委员会', en: "residents' election committee" },
      planned: roll.planned,
      latest: roll.latest,
      daysLeft,
      urgency: urgencyOf(daysLeft, false),
      blockedBy: [],
      sources: ['JWH25-13', 'JWH25-17'],
    },
  ];
}
