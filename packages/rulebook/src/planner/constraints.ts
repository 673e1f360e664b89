import type { Mark, Parameter, Rulebook } from '../law.ts';
import type { RuleId, SourceRef } from '../reason.ts';
import type { Constraint, ConstraintKind, NodeId } from './constraint.ts';
import { ADVICE, LAW, ORDER } from './constraint-table.ts';
import type { Row } from './constraint-table.ts';
import { sourcesFor } from './steps.ts';

/** All constraints that do not depend on the days given: the tables, and the figures of the residents’ rulebook. */
export function lawConstraints(residents: Rulebook): readonly Constraint[] {
  const rows = (table: readonly Row[], kind: ConstraintKind): Constraint[] =>
    table.map((row) => fromRow(row, kind, residents));
  // Laws first: where a law and the nature of the steps say the same, the law is what is cited.
  return [...rows(LAW, 'LAW'), ...figures(residents), ...rows(ORDER, 'ORDER'), ...rows(ADVICE, 'ADVICE')];
}

function fromRow(row: Row, kind: ConstraintKind, residents: Rulebook): Constraint {
  const [from, to, days, direction, named, cited, mark] = row;
  const sources = sourcesFor(residents.pack, cited.split(' '));
  // An older law may not have the rule at all; then the order of steps is custom.
  const rule = named.startsWith('PTY-') || residents.rules.has(named) ? named : 'STEP-1';
  // An article that the pack’s own law does not have is only custom there.
  const known = kind === 'LAW' && cited.startsWith('JWH25') && sources[0] === 'PRACTICE' ? 'SECONDARY' : mark;
  return direction === 'BEFORE'
    ? before(from, to, days, { rule, sources, mark: known, kind })
    : within(from, to, days, { rule, sources, mark: known, kind });
}

interface Ground {
  readonly rule: RuleId;
  readonly sources: readonly SourceRef[];
  readonly mark: Mark;
  readonly kind: ConstraintKind;
}

/** `from` at least `days` before `to`. */
export function before(from: NodeId, to: NodeId, days: number, ground: Ground): Constraint {
  return { from, to, minDays: days, ...ground };
}

/** `to` at most `days` after `from`. */
export function within(from: NodeId, to: NodeId, days: number, ground: Ground): Constraint {
  return { from, to, maxDays: days, ...ground };
}

const law = (rule: RuleId, parameter: Parameter<number>): Ground => ({
  rule,
  sources: [parameter.source],
  mark: parameter.mark,
  kind: 'LAW',
});

/** “n 日前” read strictly leaves n whole days between: one day more. Only `planned` follows it. */
const strictly = (rule: RuleId, parameter: Parameter<number>): Ground => ({
  rule,
  sources: [parameter.source, 'MFD-201'],
  mark: 'SECONDARY',
  kind: 'ADVICE',
});

/** A figure, and the confirmed one that it tightens: the first may warn while the second blocks. */
const figuresOf = (parameter: Parameter<number>): readonly Parameter<number>[] =>
  parameter.law === undefined ? [parameter] : [parameter, parameter.law];

function figures(residents: Rulebook): readonly Constraint[] {
  const { parameters } = residents;
  const found: Constraint[] = [];
  const dayBefore = (node: NodeId, rule: RuleId, parameter: Parameter<number> | undefined): void => {
    if (parameter === undefined) return;
    for (const one of figuresOf(parameter)) found.push(before(node, 'D', one.value, law(rule, one)));
    found.push(before(node, 'D', parameter.value + 1, strictly('STEP-3', parameter)));
  };
  dayBefore('C07', 'ROLL-1', parameters.rollPublishDaysBefore);
  dayBefore('D08', 'CAND-7', parameters.candidatePublishDaysBefore);
  dayBefore('D11', 'VOTE-2b', parameters.proxyPublishDaysBefore);
  dayBefore('D13', 'ZJ-NOTICE', parameters.noticeDaysBefore);
  dayBefore('D14', 'ZJ-NOTICE', parameters.noticeDaysBefore);
  const { objectionDays, reElectionMaxDaysAfter, handoverDays } = parameters;
  if (objectionDays !== undefined) found.push(before('C07', 'C08', objectionDays.value, law('ROLL-3', objectionDays)));
  const daysAfter = (node: NodeId, rule: RuleId, parameter: Parameter<number> | undefined): void => {
    if (parameter === undefined) return;
    for (const one of figuresOf(parameter)) found.push(within('D', node, one.value, law(rule, one)));
  };
  daysAfter('E11', 'CNT-9a', reElectionMaxDaysAfter);
  daysAfter('F04', 'RSLT-3', handoverDays);
  return found;
}
