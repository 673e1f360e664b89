import { addDays, addMonths, daysBetween, objectionWindow } from '../calendar/index.ts';
import type { IsoDate } from '../date.ts';
import { before, lawConstraints, within } from './constraints.ts';
import { isHard } from './constraint.ts';
import type { Constraint, NodeId } from './constraint.ts';
import { Closure, negativeCycle, UNBOUNDED } from './network.ts';
import type { Edge } from './network.ts';
import type { PlanInput } from './plan-types.ts';
import type { Step } from './step.ts';
import { stepTable } from './steps.ts';

/** A day someone has fixed: a pinned step, election day or Party day. */
export interface FixedDay {
  readonly node: NodeId;
  readonly day: IsoDate;
  readonly kind: 'PIN' | 'ELECTION_DAY' | 'PARTY_DAY';
}

/** The network of one plan: its steps, the days fixed, and every constraint. */
export interface Problem {
  readonly origin: IsoDate;
  readonly steps: readonly Step[];
  readonly nodes: ReadonlyMap<NodeId, number>;
  readonly fixed: readonly FixedDay[];
  readonly constraints: readonly Constraint[];
}

export function stepsOf(input: PlanInput): readonly Step[] {
  const { mode } = input;
  return mode === undefined
    ? stepTable
    : stepTable.filter((step) => step.modes === undefined || step.modes.includes(mode));
}

export function fixedDays(input: PlanInput): readonly FixedDay[] {
  const pins = stepTable.flatMap((step): FixedDay[] => {
    const day = input.pins?.[step.code];
    return day === undefined ? [] : [{ node: step.code, day, kind: 'PIN' }];
  });
  const party: FixedDay[] =
    input.partyDay === undefined ? [] : [{ node: 'B07', day: input.partyDay, kind: 'PARTY_DAY' }];
  return [{ node: 'D', day: input.electionDay, kind: 'ELECTION_DAY' }, ...party, ...pins];
}

/** Lays out the network for the days fixed. `fixed` may leave some out, to ask what would do without them. */
export function problemOf(input: PlanInput, fixed: readonly FixedDay[]): Problem {
  const steps = stepsOf(input);
  const ids: readonly NodeId[] = ['T', 'D', 'E', ...steps.map((step) => step.code)];
  const nodes = new Map(ids.map((id, index) => [id, index]));
  const constraints = [
    ...fixed.map((one) => fixedConstraint(one, input.electionDay)),
    ...lawConstraints(input.residents),
    ...termConstraints(input),
  ].filter((one) => nodes.has(one.from) && nodes.has(one.to));
  return { origin: input.electionDay, steps, nodes, fixed, constraints };
}

function fixedConstraint({ node, day, kind }: FixedDay, origin: IsoDate): Constraint {
  const offset = daysBetween(origin, day);
  return {
    from: 'T',
    to: node,
    minDays: offset,
    maxDays: offset,
    rule: kind,
    sources: [],
    mark: 'CONFIRMED',
    kind: 'PIN',
  };
}

/** The reminder is due six months before the term ends (PTY-TERM-4). */
function termConstraints(input: PlanInput): readonly Constraint[] {
  if (input.termExpiry === undefined) return [];
  const expiry = input.termExpiry;
  const ahead = daysBetween(addMonths(expiry, -6), expiry);
  return [
    { ...fixedConstraint({ node: 'E', day: expiry, kind: 'PIN' }, input.electionDay), rule: 'TERM-1', kind: 'LAW' },
    before('A01', 'E', ahead, { rule: 'PTY-TERM-4', sources: ['ZB18'], mark: 'SECONDARY', kind: 'ADVICE' }),
  ];
}

/** The edges of the constraints chosen; each edge remembers its constraint by index. */
export function edgesOf(problem: Problem, wanted: (constraint: Constraint) => boolean): readonly Edge[] {
  const edges: Edge[] = [];
  problem.constraints.forEach((constraint, index) => {
    if (wanted(constraint)) edges.push(...edgesFor(problem, constraint, index));
  });
  return edges;
}

export function edgesFor(problem: Problem, constraint: Constraint, index = -1): readonly Edge[] {
  const from = problem.nodes.get(constraint.from);
  const to = problem.nodes.get(constraint.to);
  if (from === undefined || to === undefined) return [];
  const { minDays, maxDays } = constraint;
  return [
    ...(maxDays === undefined ? [] : [{ from, to, weight: maxDays, constraint: index }]),
    ...(minDays === undefined ? [] : [{ from: to, to: from, weight: -minDays, constraint: index }]),
  ];
}

/** Either the closed hard network, or the constraints of one simple negative cycle. */
export type Solved =
  | { readonly consistent: true; readonly problem: Problem; readonly closure: Closure }
  | { readonly consistent: false; readonly problem: Problem; readonly conflict: readonly Constraint[] };

/** Solves the hard constraints; how long objections and rulings take is added once the days are known well enough. */
export function solveHard(input: PlanInput, fixed: readonly FixedDay[]): Solved {
  const first = closeOrConflict(problemOf(input, fixed));
  if (!first.consistent) return first;
  const objections = withConstraint(first, objectionConstraint(input, first));
  return objections.consistent ? withConstraint(objections, rulingConstraint(input, objections)) : objections;
}

/** A network whose hard constraints can all be met. */
export type Consistent = Extract<Solved, { consistent: true }>;

function withConstraint(solved: Consistent, constraint: Constraint | undefined): Solved {
  if (constraint === undefined) return solved;
  const { closure } = solved;
  const problem = { ...solved.problem, constraints: [...solved.problem.constraints, constraint] };
  const edges = edgesFor(problem, constraint);
  if (!isHard(constraint)) return { consistent: true, problem, closure };
  if (edges.some((edge) => closure.excess(edge) > 0)) return closeOrConflict(problem);
  for (const edge of edges) closure.add(edge);
  return { consistent: true, problem, closure };
}

function closeOrConflict(problem: Problem): Solved {
  const edges = edgesOf(problem, isHard);
  const cycle = negativeCycle(problem.nodes.size, edges);
  if (cycle === undefined) return { consistent: true, problem, closure: new Closure(problem.nodes.size, edges) };
  const parts = new Set(cycle.map((edge) => edge.constraint));
  return { consistent: false, problem, conflict: problem.constraints.filter((_, index) => parts.has(index)) };
}

/**
 * Rulings are not over before residents may stop objecting (JWH25-17). Five days are in the table; a holiday makes them
 * more (MFD-203). How many more depends on the day, so they are added where one of the two days is settled: counted from
 * the day of publication, or back from the day the rulings are to be over.
 */
function objectionConstraint(input: PlanInput, solved: Consistent): Constraint | undefined {
  const { problem, closure } = solved;
  const origin = problem.nodes.get('T');
  const roll = problem.nodes.get('C07');
  const over = problem.nodes.get('C08');
  if (origin === undefined || roll === undefined || over === undefined) return undefined;
  const published = closure.window(origin, roll);
  if (published.earliest === published.latest)
    return objectionsLast(input, addDays(problem.origin, published.latest), 'FROM_PUBLICATION');
  const ruled = closure.window(origin, over);
  return ruled.earliest === ruled.latest
    ? objectionsLast(input, addDays(problem.origin, ruled.latest), 'UNTIL_RULED')
    : undefined;
}

/** The days between publication and the end of rulings that objections take, holidays counted; none beyond the plain count. */
export function objectionsLast(
  input: PlanInput,
  day: IsoDate,
  counted: 'FROM_PUBLICATION' | 'UNTIL_RULED',
): Constraint | undefined {
  const { parameters } = input.residents;
  const { objectionDays } = parameters;
  if (objectionDays === undefined) return undefined;
  const lastDay = (published: IsoDate): IsoDate => objectionWindow(published, parameters, input.holidays).lastDay;
  let days = counted === 'FROM_PUBLICATION' ? daysBetween(day, lastDay(day)) : objectionDays.value;
  // No holiday lasts a month, so an earlier publication is found soon.
  if (counted === 'UNTIL_RULED')
    while (days < objectionDays.value + 31 && lastDay(addDays(day, -days)) > day) days += 1;
  if (days <= objectionDays.value) return undefined;
  return before('C07', 'C08', days, {
    rule: 'ROLL-3',
    sources: [objectionDays.source, 'MFD-203'],
    mark: objectionDays.mark,
    kind: 'LAW',
  });
}

/**
 * Rulings end three days after the last day to object (JWH25-17). How long the window to object is depends on
 * holidays, so it is measured from the latest lawful day of publication: the day itself when that is pinned.
 */
function rulingConstraint(input: PlanInput, solved: Consistent): Constraint | undefined {
  const { rulingDays } = input.residents.parameters;
  const origin = solved.problem.nodes.get('T');
  const roll = solved.problem.nodes.get('C07');
  if (rulingDays === undefined || origin === undefined || roll === undefined) return undefined;
  const { latest } = solved.closure.window(origin, roll);
  if (latest === UNBOUNDED) return undefined;
  const published = addDays(solved.problem.origin, latest);
  const window = objectionWindow(published, input.residents.parameters, input.holidays);
  const days = daysBetween(published, window.lastDay) + rulingDays.value;
  return within('C07', 'C08', days, {
    rule: 'ROLL-4',
    sources: [rulingDays.source],
    mark: rulingDays.mark,
    kind: 'LAW',
  });
}
