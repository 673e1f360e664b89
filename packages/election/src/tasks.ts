import type { BodyCode, IsoDate, PlannedStep, StepCode } from '@mingxuan/rulebook';
import { daysBetween } from '@mingxuan/rulebook';
import { blockersOf, lackingFor } from './blockers.ts';
import { duties } from './duties.ts';
import type { Duty } from './duty.ts';
import { neededPoll } from './poll/standing.ts';
import type { Cycle } from './state.ts';

export type { Duty, NoticeDeed } from './duty.ts';

/** How near a task is: late, due today, within a week, later, or still waiting for something else. */
export type Urgency = 'LATE' | 'TODAY' | 'THIS_WEEK' | 'LATER' | 'BLOCKED';

/** Who has to do it: people of the community itself, of the street, of the district or of the city. */
export type Level = 'COMMUNITY' | 'STREET' | 'DISTRICT' | 'CITY';

/** Something that a named person has to do by a day. Derived from state, plan and law; never stored as a second truth. */
export interface Task extends Duty {
  readonly level: Level;
  readonly daysLeft: number;
  readonly urgency: Urgency;
  /** Its last lawful day has gone by. */
  readonly unlawful: boolean;
  /** For whom it was asked: named in the plan, or one of the offices held. Set by whoever knows the reader. */
  readonly mine?: 'NAMED' | 'OFFICE' | null;
}

const levels: Readonly<Record<BodyCode, Level>> = {
  DIST: 'DISTRICT',
  'SUB-P': 'STREET',
  'SUB-G': 'STREET',
  AUD: 'STREET',
  JRP: 'STREET',
  CPO: 'COMMUNITY',
  'CPO-NEW': 'COMMUNITY',
  'RC-OLD': 'COMMUNITY',
  'RC-NEW': 'COMMUNITY',
  REC: 'COMMUNITY',
  MEETING: 'COMMUNITY',
  GROUP: 'COMMUNITY',
  STAFF: 'COMMUNITY',
  SCRUTINEER: 'COMMUNITY',
  CANDIDATE: 'COMMUNITY',
};

/** At which height a body of process.md §0 works. */
export const levelOf = (body: BodyCode): Level => levels[body];

/** How near a task is that is planned so many days from today. */
export function urgencyOf(daysLeft: number, blocked: boolean): Urgency {
  if (blocked && daysLeft >= 0) return 'BLOCKED';
  if (daysLeft < 0) return 'LATE';
  if (daysLeft === 0) return 'TODAY';
  return daysLeft <= 7 ? 'THIS_WEEK' : 'LATER';
}

/** Everything that is open and asked for by now, the earliest planned day first. Empty before a plan is adopted, and once closed. */
export const tasks = (state: Cycle, today: IsoDate): readonly Task[] =>
  everyTask(state, today).filter((task) => isAskedFor(task, today));

/** Whether the day has come from which a task is asked for. */
export const isAskedFor = ({ since }: Pick<Duty, 'since'>, today: IsoDate): boolean => since === null || since <= today;

/** The same with what is not asked for yet: for whoever keeps the list until something happens, whatever the day. */
export function everyTask(state: Cycle, today: IsoDate): readonly Task[] {
  if (state.plan === null || state.status === 'CLOSED') return [];
  const { plan } = state;
  const steps = plan.steps
    .filter((step) => state.steps[step.code] === undefined && !notCalledFor(state, step.code))
    .map((step) => dutyOf(state, step, plan.people[step.code] ?? null));
  return [...duties(state), ...steps].map((duty): Task => taskOn(duty, today)).sort((a, b) => a.daysLeft - b.daysLeft);
}

/** A duty as it stands on a day. */
export function taskOn<D extends Duty>(
  duty: D,
  today: IsoDate,
): D & Pick<Task, 'level' | 'daysLeft' | 'urgency' | 'unlawful'> {
  const daysLeft = daysBetween(today, duty.planned);
  return {
    ...duty,
    level: levelOf(duty.bodyCode),
    daysLeft,
    urgency: urgencyOf(daysLeft, duty.blockedBy.length > 0),
    unlawful: !duty.latestOpen && duty.latest !== null && duty.latest < today,
  };
}

function dutyOf(state: Cycle, step: PlannedStep, person: string | null): Duty {
  return {
    key: step.code,
    step: step.code,
    title: step.name,
    person,
    body: step.responsible,
    bodyCode: step.responsibleCode,
    earliest: step.earliestOpen === true ? null : step.earliest,
    planned: step.planned,
    latest: step.latest,
    latestOpen: step.latestOpen === true,
    blockedBy: blockersOf(state, step.code),
    lacking: lackingFor(state, step.code),
    sources: step.sources,
    notBy: null,
    notice: null,
    since: null,
  };
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

/** The name alone: plans write 高远（街道党工委）. */
export const nameOf = (said: string): string => said.replace(/[（(].*$/u, '').trim();

/** Whom a list is made for: by the name that the plan gives, and by the offices held. */
export interface Reader {
  readonly account: string;
  readonly name: string;
  /** Whether an office of theirs carries such a task. */
  readonly worksOn: (task: Pick<Duty, 'bodyCode' | 'step' | 'notice'>) => boolean;
}

/** Whether a task is this reader's: named in the plan, or of an office of theirs. Nobody is told to check their own work. */
export function mineOf(
  task: Pick<Duty, 'person' | 'bodyCode' | 'step' | 'notBy' | 'notice'>,
  reader: Reader,
): 'NAMED' | 'OFFICE' | null {
  if (task.notBy === reader.account) return null;
  if (task.person !== null && nameOf(task.person) === reader.name.trim()) return 'NAMED';
  return reader.worksOn(task) ? 'OFFICE' : null;
}

/** The tasks of one level: what a street, a district or the community itself has to do. */
export const tasksOfLevel = (all: readonly Task[], level: Level): readonly Task[] =>
  all.filter((task) => task.level === level);

/** The same, sorted into what a page shows: each group by its planned day. */
export function agenda(all: readonly Task[]): Readonly<Record<Urgency, readonly Task[]>> {
  const of = (urgency: Urgency): readonly Task[] => all.filter((task) => task.urgency === urgency);
  return {
    LATE: of('LATE'),
    TODAY: of('TODAY'),
    THIS_WEEK: of('THIS_WEEK'),
    BLOCKED: of('BLOCKED'),
    LATER: of('LATER'),
  };
}
