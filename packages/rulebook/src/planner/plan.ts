import { addDays, dayStatus, daysBetween, notOnHoliday, objectionWindow, rulingDeadline } from '../calendar/index.ts';
import type { IsoDate } from '../date.ts';
import { packOutOfForce } from '../pack-in-force.ts';
import type { Reason } from '../reason.ts';
import { findConflict } from './conflict.ts';
import { isHard } from './constraint.ts';
import type { Constraint, NodeId } from './constraint.ts';
import { before } from './constraints.ts';
import { deadlinesOf } from './deadlines.ts';
import { UNBOUNDED } from './network.ts';
import type { Closure } from './network.ts';
import type { Plan, PlanInput, PlannedStep } from './plan-types.ts';
import { edgesFor, fixedDays, objectionsLast, solveHard } from './problem.ts';
import type { Consistent, FixedDay, Problem } from './problem.ts';
import type { Step, StepCode } from './step.ts';
import { sourcesFor } from './steps.ts';
import { termWarnings } from './term.ts';
import { calendarWarnings, softWarning } from './warnings.ts';
import { pinsUnused, wayRefused } from './way.ts';
import { whyOf } from './why.ts';

/** How far from election day an end of a window is shown that no text sets, in days. */
const RANGE = 400;
/** Custom lead of Party day before election day, in days, when none is given. */
const PARTY_DAY_CUSTOM = -45;

/**
 * Plans the two elections of one community. Every step gets its lawful window and a recommended day; when the
 * days given cannot all be lawful, the answer is a minimal contradicting set and the nearest lawful change.
 */
export function plan(input: PlanInput): Plan {
  const barred = wayRefused(input);
  if (barred !== undefined) return barred;
  const fixed = fixedDays(input);
  const solved = solveHard(input, fixed);
  if (!solved.consistent) return findConflict(input, fixed, solved.conflict);
  const { problem, closure } = solved;
  const { unmet, days } = recommended(input, fixed, solved);
  const partyDay = days.get('B07') ?? input.electionDay;
  const steps = problem.steps.map((step) => plannedStep(input, problem, closure, step, days));
  return {
    feasible: true,
    electionDay: input.electionDay,
    partyDay,
    steps,
    deadlines: deadlinesOf(input, days.get('C07')),
    warnings: [
      ...unmet,
      ...[packOutOfForce(input.residents, input.electionDay), packOutOfForce(input.party, partyDay)].filter(
        (one) => one !== undefined,
      ),
      ...pinsUnused(input),
      ...termWarnings(input, partyDay),
      ...calendarWarnings(input),
      ...input.party.warnings,
      ...input.residents.warnings,
    ],
  };
}

interface Recommended {
  readonly days: ReadonlyMap<NodeId, IsoDate>;
  readonly unmet: readonly Reason[];
}

/**
 * The recommended days, and the advice there is no room for. Where custom has left no room for objections that a holiday
 * lengthens, the day of publication is kept and the rest is placed again, for the law goes first.
 */
function recommended(input: PlanInput, fixed: readonly FixedDay[], solved: Consistent): Recommended {
  const first = recommend(input, solved);
  const published = first.days.get('C07');
  const ruled = first.days.get('C08');
  const { parameters } = input.residents;
  if (published === undefined || ruled === undefined || parameters.objectionDays?.mark !== 'CONFIRMED') return first;
  if (objectionWindow(published, parameters, input.holidays).lastDay <= ruled) return first;
  const again = solveHard(input, [...fixed, { node: 'C07', day: published, kind: 'PIN' }]);
  return again.consistent ? recommend(input, again) : first;
}

function recommend(input: PlanInput, { problem, closure }: Consistent): Recommended {
  const soft = closure.copy();
  const unmet = addSoft(problem, soft, [...problem.constraints, objectionsFirst(input)]);
  return { unmet, days: choose(input, problem, soft) };
}

/** SC02: publish so early that objections and rulings end before the twenty-day line, holidays counted. */
function objectionsFirst(input: PlanInput): Constraint {
  const { parameters } = input.residents;
  const line = addDays(input.electionDay, -(parameters.rollPublishDaysBefore?.value ?? 20));
  let published = line;
  const settled = (): IsoDate =>
    rulingDeadline(objectionWindow(published, parameters, input.holidays).acceptUntil, parameters).day;
  // Objections and rulings take days, not weeks: a quarter of a year back is far beyond any figure a text could set.
  for (let back = 0; back < 90 && settled() > line; back += 1) published = addDays(published, -1);
  const lead = daysBetween(published, input.electionDay);
  return before('C07', 'D', lead, { rule: 'ROLL-5', sources: ['FJ-PT'], mark: 'SECONDARY', kind: 'ADVICE' });
}

/** Adds what is not hard, in order, as far as there is room; what there is no room for becomes a warning. */
function addSoft(problem: Problem, soft: Closure, constraints: readonly Constraint[]): readonly Reason[] {
  const unmet: Reason[] = [];
  for (const constraint of constraints) {
    if (isHard(constraint)) continue;
    const edges = edgesFor(problem, constraint);
    const short = Math.max(0, ...edges.map((edge) => soft.excess(edge)));
    if (short === 0) for (const edge of edges) soft.add(edge);
    else unmet.push(softWarning(constraint, short, problem.origin));
  }
  return unmet;
}

/** Fixes one day per step, as near to custom as the soft network allows; never on a statutory holiday if avoidable. */
function choose(input: PlanInput, problem: Problem, soft: Closure): ReadonlyMap<NodeId, IsoDate> {
  const days = new Map<NodeId, IsoDate>();
  const pinned = new Set(problem.fixed.map((one) => one.node));
  const origin = index(problem, 'T');
  for (const step of inOrderOfWeight(problem.steps)) {
    const node = index(problem, step.code);
    const { earliest, latest } = soft.window(origin, node);
    const wish = Math.min(Math.max(customDay(step, input, problem, days), earliest), latest);
    const offset = pinned.has(step.code) ? wish : offHoliday(input, problem.origin, wish, earliest, latest);
    soft.add({ from: origin, to: node, weight: offset });
    soft.add({ from: node, to: origin, weight: -offset });
    const day = addDays(problem.origin, offset);
    days.set(step.code, day);
    if (step.code === 'C07') letObjectionsEnd(input, problem, soft, day);
  }
  return days;
}

/** Once the day of publication is chosen, holidays say how long objections run: rulings are not over before. */
function letObjectionsEnd(input: PlanInput, problem: Problem, soft: Closure, published: IsoDate): void {
  const last = objectionsLast(input, published, 'FROM_PUBLICATION');
  for (const edge of last === undefined ? [] : edgesFor(problem, last)) if (soft.excess(edge) === 0) soft.add(edge);
}

/** The two anchors first: the others are placed around them. */
function inOrderOfWeight(steps: readonly Step[]): readonly Step[] {
  const anchors: readonly StepCode[] = ['C07', 'B07'];
  const isAnchor = (step: Step): boolean => anchors.includes(step.code);
  return [...steps.filter(isAnchor).reverse(), ...steps.filter((step) => !isAnchor(step))];
}

function customDay(step: Step, input: PlanInput, problem: Problem, days: ReadonlyMap<NodeId, IsoDate>): number {
  if (step.code === 'B07') return PARTY_DAY_CUSTOM;
  const roll = days.get('C07');
  if (step.code === 'C08' && roll !== undefined) {
    const { parameters } = input.residents;
    const last = objectionWindow(roll, parameters, input.holidays).acceptUntil;
    return daysBetween(problem.origin, rulingDeadline(last, parameters).day);
  }
  const partyDay = days.get('B07');
  const anchor = step.phase === 'B' && partyDay !== undefined ? daysBetween(problem.origin, partyDay) : 0;
  return anchor + step.custom;
}

function offHoliday(input: PlanInput, origin: IsoDate, wish: number, earliest: number, latest: number): number {
  const day = addDays(origin, wish);
  if (dayStatus(day, input.holidays).kind !== 'HOLIDAY') return wish;
  const back = daysBetween(origin, notOnHoliday(day, input.holidays).day);
  if (back >= earliest) return back;
  let forward = wish;
  while (forward <= latest && dayStatus(addDays(origin, forward), input.holidays).kind === 'HOLIDAY') forward += 1;
  return forward <= latest ? forward : wish;
}

function index(problem: Problem, node: NodeId): number {
  return problem.nodes.get(node) ?? 0;
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

function plannedStep(
  input: PlanInput,
  problem: Problem,
  closure: Closure,
  step: Step,
  days: ReadonlyMap<NodeId, IsoDate>,
): PlannedStep {
  const window = closure.window(index(problem, 'T'), index(problem, step.code));
  const earliestOpen = window.earliest === -UNBOUNDED;
  const latestOpen = window.latest === UNBOUNDED;
  const looked = days.get(step.code) ?? problem.origin;
  // An open end is only how far a plan looks, and never hides the day planned: a reminder may be due long before.
  const earliest = earliestOpen
    ? earlier(addDays(problem.origin, -RANGE), looked)
    : addDays(problem.origin, window.earliest);
  const latest = latestOpen ? later(addDays(problem.origin, RANGE), looked) : addDays(problem.origin, window.latest);
  const planned = days.get(step.code) ?? latest;
  const provisional = [planned, latestOpen ? planned : latest].some(
    (day) => dayStatus(day, input.holidays).provisional,
  );
  return {
    code: step.code,
    name: step.name,
    phase: step.phase,
    ...(step.gate === undefined ? {} : { gate: step.gate }),
    earliest,
    latest,
    ...(earliestOpen ? { earliestOpen: true as const } : {}),
    ...(latestOpen ? { latestOpen: true as const } : {}),
    planned,
    responsible: step.responsible,
    responsibleCode: step.responsibleCode,
    papers: step.papers,
    sources: sourcesFor(input.residents.pack, step.sources),
    why: whyOf(problem, closure, step),
    ...(provisional ? { provisional: true as const } : {}),
  };
}
