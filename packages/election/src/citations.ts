import type { IsoDate, Reason, RuleId, SourceRef, StepCode, Text } from '@mingxuan/rulebook';
import { findSource, stepTable } from '@mingxuan/rulebook';
import type { GateItemId } from './cycle/facts.ts';
import type { GateId, GateStatus } from './gates.ts';
import { mustBePublished } from './gates.ts';
import type { PollId } from './poll/facts.ts';
import type { Cycle } from './state.ts';
import type { CycleView } from './view.ts';

/** What is looked for: a rule with the articles it rests on, or articles alone. */
export interface Wanted {
  readonly rule?: RuleId;
  readonly sources: readonly SourceRef[];
}

/** Something that was decided, and rests on the rule or article asked about. */
export type CitingDecision =
  | {
      readonly kind: 'RESULT';
      readonly poll: PollId;
      readonly on: IsoDate;
      readonly valid: boolean;
      /** The sentences of the result that cite it. */
      readonly said: readonly Text[];
    }
  | { readonly kind: 'GATE'; readonly gate: GateId; readonly title: Text; readonly passed: boolean }
  | {
      readonly kind: 'GATE_ITEM';
      readonly item: GateItemId;
      readonly on: IsoDate;
      readonly status: 'ACCEPTED' | 'RETURNED';
    }
  | {
      readonly kind: 'STEP';
      readonly step: StepCode;
      readonly name: Text;
      readonly how: 'DONE' | 'WAIVED';
      readonly on: IsoDate;
      /** The ledger entry that did it. */
      readonly seq: number;
    };

type Seen = Pick<Cycle, 'plan' | 'steps' | 'gateItems'> & { readonly polls: CycleView['polls'] | Cycle['polls'] };

/**
 * What in this cycle rests on a rule or an article: results by the very reasons they were determined with, gates, reviewed
 * gate items and finished steps by the articles they were done under. Looks at nothing but what the caller may see.
 */
export function decisionsCiting(cycle: Seen, gates: readonly GateStatus[], wanted: Wanted): readonly CitingDecision[] {
  // A rule that rests on "practice" or on a whole document shares that with half the steps: only an article tells.
  const exact =
    wanted.rule === undefined
      ? wanted
      : { ...wanted, sources: wanted.sources.filter((ref) => findSource(ref)?.article !== undefined) };
  return [...resultsCiting(cycle, exact), ...gatesCiting(cycle, gates, exact), ...stepsCiting(cycle, exact)];
}

function resultsCiting({ polls }: Seen, wanted: Wanted): readonly CitingDecision[] {
  return polls.flatMap((poll): CitingDecision[] => {
    if (poll.stage !== 'DETERMINED' && poll.stage !== 'CERTIFIED') return [];
    const said = sentences(poll.named.reasons, wanted);
    return said.length === 0
      ? []
      : [{ kind: 'RESULT', poll: poll.id, on: poll.determinedOn, valid: poll.outcome.valid, said }];
  });
}

/** Of a tree, the lines that cite it themselves; a line whose children say more is left to them. */
function sentences(reasons: readonly Reason[], wanted: Wanted): readonly Text[] {
  return reasons.flatMap((reason): readonly Text[] => {
    const below = sentences(reason.children ?? [], wanted);
    if (below.length > 0) return below;
    const own = wanted.rule === undefined ? any(reason.sources, wanted.sources) : reason.rule === wanted.rule;
    return own ? [reason.text] : [];
  });
}

function gatesCiting({ gateItems }: Seen, gates: readonly GateStatus[], wanted: Wanted): readonly CitingDecision[] {
  const open = gates.flatMap(({ gate, title, passed, sources }): CitingDecision[] => {
    const own = wanted.rule === undefined ? any(sources, wanted.sources) : wanted.rule === `GATE-${gate.slice(1)}`;
    return own ? [{ kind: 'GATE', gate, title, passed }] : [];
  });
  const items = Object.values(gateItems).flatMap((item): CitingDecision[] =>
    item !== undefined && item.status !== 'SUBMITTED' && any(basisOf(item.id), wanted.sources)
      ? [{ kind: 'GATE_ITEM', item: item.id, on: item.submittedOn, status: item.status }]
      : [],
  );
  return [...open, ...items];
}

/** What the review of a gate item is recorded under. */
const basisOf = (item: GateItemId): readonly SourceRef[] => (mustBePublished(item) ? ['JWH25-38'] : ['SEED']);

const NAMES: ReadonlyMap<StepCode, Text> = new Map(stepTable.map((step) => [step.code, step.name]));

function stepsCiting({ plan, steps }: Seen, wanted: Wanted): readonly CitingDecision[] {
  return (plan?.steps ?? []).flatMap(({ code, sources }): CitingDecision[] => {
    const done = steps[code];
    if (done === undefined || !any(sources, wanted.sources)) return [];
    const { how, on, seq } = done;
    return [{ kind: 'STEP', step: code, name: NAMES.get(code) ?? { zh: code, en: code }, how, on, seq }];
  });
}

const any = (cited: readonly SourceRef[], wanted: readonly SourceRef[]): boolean =>
  cited.some((ref) => wanted.includes(ref));
