import { addDays, daysBetween, writtenDay } from '../calendar/index.ts';
import type { IsoDate } from '../date.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import { constraintText, nodeName } from './constraint.ts';
import type { Constraint } from './constraint.ts';
import type { InfeasiblePlan, Pins, PlanInput } from './plan-types.ts';
import { solveHard } from './problem.ts';
import type { FixedDay } from './problem.ts';
import { isStepCode } from './step.ts';
import type { StepCode } from './step.ts';

/** Names a contradiction from which nothing can be left out, and the nearest lawful change of the days that a person fixed. */
export function findConflict(
  input: PlanInput,
  fixed: readonly FixedDay[],
  conflict: readonly Constraint[],
): InfeasiblePlan {
  const involved = fixed.filter((one) => takesPart(one, conflict));
  const moves = involved.flatMap((one) => {
    const day = nearestLawful(input, fixed, one);
    return day === undefined ? [] : [{ fixed: one, day }];
  });
  const pinsOnly = repair(input, fixed, ['PIN']);
  // Where neither one change nor all the pins will do, the days of the two elections move with them.
  const together =
    moves.length > 0 || pinsOnly !== undefined ? undefined : repair(input, fixed, ['PIN', 'PARTY_DAY', 'ELECTION_DAY']);
  const repaired = pinsOnly ?? together;
  const pins = repaired === undefined ? undefined : pinsIn(repaired);
  const byKind = (kind: FixedDay['kind']): IsoDate | undefined => moves.find((move) => move.fixed.kind === kind)?.day;
  const changed = together === undefined ? [] : changesOf(fixed, together);
  const electionDay = byKind('ELECTION_DAY') ?? changed.find((one) => one.fixed.kind === 'ELECTION_DAY')?.day;
  const partyDay = byKind('PARTY_DAY') ?? changed.find((one) => one.fixed.kind === 'PARTY_DAY')?.day;
  return {
    feasible: false,
    conflict: conflict.map((part) => ({
      rule: part.rule,
      text: constraintText(part, input.electionDay),
      sources: part.sources,
    })),
    suggestion: suggestionText(moves, pinsOnly === undefined ? undefined : pins, changed),
    ...(pins === undefined || Object.keys(pins).length === 0 ? {} : { suggestedPins: pins }),
    ...(electionDay === undefined ? {} : { suggestedElectionDay: electionDay }),
    ...(partyDay === undefined ? {} : { suggestedPartyDay: partyDay }),
    ...(together === undefined ? {} : { together: true as const }),
  };
}

function takesPart(one: FixedDay, conflict: readonly Constraint[]): boolean {
  return conflict.some((part) => part.kind === 'PIN' && part.to === one.node && part.rule === one.kind);
}

interface Move {
  readonly fixed: FixedDay;
  readonly day: IsoDate;
}

/** The lawful day nearest to the one fixed, all other fixed days kept; `undefined` if moving it alone does not help. */
function nearestLawful(input: PlanInput, fixed: readonly FixedDay[], one: FixedDay): IsoDate | undefined {
  return nearestWithout(
    input,
    fixed.filter((other) => other !== one),
    one,
  );
}

function nearestWithout(input: PlanInput, others: readonly FixedDay[], one: FixedDay): IsoDate | undefined {
  const solved = solveHard(input, others);
  if (!solved.consistent) return undefined;
  const origin = solved.problem.nodes.get('T');
  const node = solved.problem.nodes.get(one.node);
  if (origin === undefined || node === undefined) return undefined;
  const { earliest, latest } = solved.closure.window(origin, node);
  const wanted = daysBetween(solved.problem.origin, one.day);
  const candidate = addDays(solved.problem.origin, Math.min(Math.max(wanted, earliest), latest));
  // The ruling deadline moves with the day of publication, so the moved day is tried before it is offered.
  return solveHard(input, [...others, { ...one, day: candidate }]).consistent ? candidate : undefined;
}

/**
 * The days fixed, changed as little as it takes: those in conflict are lifted one by one, of the first kind first, then
 * set to their nearest lawful day, the days of the elections before those of their steps.
 */
function repair(
  input: PlanInput,
  fixed: readonly FixedDay[],
  kinds: readonly FixedDay['kind'][],
): readonly FixedDay[] | undefined {
  let kept = fixed;
  const lifted: FixedDay[] = [];
  for (let solved = solveHard(input, kept); !solved.consistent; solved = solveHard(input, kept)) {
    const { conflict } = solved;
    const [day] = kinds.flatMap((kind) => kept.findLast((one) => one.kind === kind && takesPart(one, conflict)) ?? []);
    if (day === undefined) return undefined;
    lifted.push(day);
    kept = kept.filter((one) => one !== day);
  }
  if (lifted.length === 0) return undefined;
  const ofElections = lifted.filter((one) => one.kind !== 'PIN').reverse();
  for (const one of [...ofElections, ...lifted.filter(({ kind }) => kind === 'PIN')]) {
    const day = nearestWithout(input, kept, one);
    if (day === undefined) return undefined;
    kept = [...kept, { ...one, day }];
  }
  return kept;
}

function pinsIn(fixed: readonly FixedDay[]): Pins {
  const pins = fixed.flatMap(({ node, day, kind }): [StepCode, IsoDate][] =>
    kind === 'PIN' && isStepCode(node) ? [[node, day]] : [],
  );
  return Object.fromEntries(pins.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What of the days fixed is another day now. */
function changesOf(fixed: readonly FixedDay[], repaired: readonly FixedDay[]): readonly Move[] {
  return fixed.flatMap((one) => {
    const now = repaired.find((other) => other.kind === one.kind && other.node === one.node);
    return now === undefined || now.day === one.day ? [] : [{ fixed: one, day: now.day }];
  });
}

function suggestionText(moves: readonly Move[], repaired: Pins | undefined, together: readonly Move[]): Text {
  if (moves.length > 0) {
    const each = moves.map(moveText);
    return text(
      `改其中任何一处就行：${each.map((one) => one.zh).join('；或者')}。`,
      `Any one of these changes will do: ${each.map((one) => one.en).join('; or ')}.`,
    );
  }
  if (repaired !== undefined) {
    const each = Object.entries(repaired).map(([code, day]) => `${code}=${day}`);
    return text(
      `要同时改几处：把固定的日子改成 ${each.join('、')}。`,
      `Several days must change: fix them at ${each.join(', ')}.`,
    );
  }
  if (together.length > 0) {
    const each = together.map(moveText);
    return text(
      `要同时改几处：${each.map((one) => one.zh).join('；')}。`,
      `Several days must change together: ${each.map((one) => one.en).join('; ')}.`,
    );
  }
  return text('请放开其中一个固定的日子，再重新排。', 'Release one of the fixed days and plan again.');
}

function moveText({ fixed, day }: Move): Text {
  const name = nodeName(fixed.node);
  const to = writtenDay(day);
  const days = daysBetween(fixed.day, day);
  return days < 0
    ? text(`把${name.zh}提前 ${-days} 天，到${to.zh}`, `move ${name.en} ${-days} days earlier, to ${to.en}`)
    : text(`把${name.zh}推后 ${days} 天，到${to.zh}`, `move ${name.en} ${days} days later, to ${to.en}`);
}
