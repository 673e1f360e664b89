import { addDays, writtenDay } from '../calendar/index.ts';
import type { IsoDate } from '../date.ts';
import type { Mark } from '../law.ts';
import type { RuleId, SourceRef } from '../reason.ts';
import { findSource } from '../sources/index.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import type { StepCode } from './step.ts';
import { stepTable } from './steps.ts';

/** `T`: a fixed day of the calendar; `D`: election day; `E`: the day the term ends. */
export type NodeId = StepCode | 'T' | 'D' | 'E';

/**
 * - `LAW`: a text demands it; hard when the text is confirmed, else it warns.
 * - `ORDER`: what a step is for comes after it.
 * - `ADVICE`: custom or a stricter reading; shapes `planned`, never blocks.
 * - `PIN`: a day a person has fixed.
 */
export type ConstraintKind = 'LAW' | 'ORDER' | 'ADVICE' | 'PIN';

/** `minDays ≤ day(to) − day(from) ≤ maxDays`, in whole days. */
export interface Constraint {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly minDays?: number;
  readonly maxDays?: number;
  readonly rule: RuleId;
  readonly sources: readonly SourceRef[];
  readonly mark: Mark;
  readonly kind: ConstraintKind;
}

/** Only a confirmed text, the nature of a step or a fixed day can make a plan impossible. */
export function isHard(constraint: Constraint): boolean {
  return constraint.kind !== 'ADVICE' && constraint.mark === 'CONFIRMED';
}

const NAMES: ReadonlyMap<string, Text> = new Map(stepTable.map((step) => [step.code, step.name]));

/** What a node is called in a sentence. */
export function nodeName(node: NodeId): Text {
  if (node === 'D') return text('选举日', 'election day');
  if (node === 'E') return text('任期届满', 'the end of the term');
  if (node === 'T') return text('日历', 'the calendar');
  const name = NAMES.get(node) ?? text(node, node);
  return text(`“${name.zh}”（${node}）`, `“${name.en}” (${node})`);
}

/** The article a sentence ends with, as `（第十七条）`. */
function article(sources: readonly SourceRef[]): Text {
  const first = sources[0];
  const source = first === undefined ? undefined : findSource(first);
  if (source === undefined) return text('', '');
  const name = source.article ?? '';
  return text(`（《${source.title.zh}》${name}）`, ` (${first})`);
}

/** A constraint in words; `origin` is the day from which `T` counts. */
export function constraintText(constraint: Constraint, origin: IsoDate): Text {
  const { from, to, minDays, maxDays, sources } = constraint;
  if (from === 'T') {
    const name = nodeName(to);
    const day = writtenDay(addDays(origin, minDays ?? 0));
    return text(`${name.zh}定在${day.zh}`, `${name.en} fixed on ${day.en}`);
  }
  return minDays === undefined ? withinText(from, to, maxDays ?? 0, sources) : beforeText(from, to, minDays, sources);
}

/** `from` at least `days` before `to`, in words. */
function beforeText(from: NodeId, to: NodeId, days: number, sources: readonly SourceRef[]): Text {
  const a = nodeName(from);
  const b = nodeName(to);
  const cited = article(sources);
  return days === 0
    ? text(`${a.zh}不晚于${b.zh}${cited.zh}`, `${a.en} not after ${b.en}${cited.en}`)
    : text(`${a.zh}至少在${b.zh}前 ${days} 天${cited.zh}`, `${a.en} at least ${days} days before ${b.en}${cited.en}`);
}

/** `to` at most `days` after `from`, in words. */
function withinText(from: NodeId, to: NodeId, days: number, sources: readonly SourceRef[]): Text {
  const a = nodeName(from);
  const b = nodeName(to);
  const cited = article(sources);
  return days === 0
    ? text(`${b.zh}和${a.zh}在同一天${cited.zh}`, `${b.en} on the same day as ${a.en}${cited.en}`)
    : text(`${b.zh}最迟在${a.zh}后 ${days} 天${cited.zh}`, `${b.en} at most ${days} days after ${a.en}${cited.en}`);
}
