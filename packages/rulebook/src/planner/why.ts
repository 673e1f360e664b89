import { addDays, writtenDay } from '../calendar/index.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import { constraintText, isHard } from './constraint.ts';
import type { Constraint } from './constraint.ts';
import { UNBOUNDED } from './network.ts';
import type { Closure } from './network.ts';
import { edgesFor } from './problem.ts';
import type { Problem } from './problem.ts';
import type { Step } from './step.ts';

/** What sets a step’s latest day, followed by how the same text reads strictly; else that only custom speaks. */
export function whyOf(problem: Problem, closure: Closure, step: Step): Text {
  const binding = problem.constraints.find((one) => isHard(one) && binds(problem, closure, one, step));
  const strict = problem.constraints.find(
    (one) => one.rule === 'STEP-3' && one.from === step.code && one.to === 'D' && one.minDays !== undefined,
  );
  const said =
    binding === undefined
      ? text('没有条文定最迟的日子，建议日按惯例。', 'No text sets the latest day; the recommended one follows custom.')
      : sentence(constraintText(binding, problem.origin));
  if (strict?.minDays === undefined) return said;
  const day = writtenDay(addDays(problem.origin, -strict.minDays));
  return text(
    `${said.zh}“几日前”从严数，是${day.zh}以前；建议日按从严的数法。`,
    `${said.en} Read strictly it is by ${day.en}; the recommended day keeps to that.`,
  );
}

const sentence = (said: Text): Text => text(`${said.zh}。`, `${said.en}.`);

/** Whether a constraint of the step is the one that its latest day rests on. */
function binds(problem: Problem, closure: Closure, constraint: Constraint, step: Step): boolean {
  const node = problem.nodes.get(step.code);
  const origin = problem.nodes.get('T');
  if (node === undefined || origin === undefined || closure.bound(origin, node) === UNBOUNDED) return false;
  if (constraint.from !== step.code && constraint.to !== step.code) return false;
  return edgesFor(problem, constraint).some(
    (edge) => edge.to === node && closure.bound(origin, node) === closure.bound(origin, edge.from) + edge.weight,
  );
}
