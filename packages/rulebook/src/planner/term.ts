import { addMonths, compareDates, daysBetween, writtenDay } from '../calendar/index.ts';
import type { IsoDate } from '../date.ts';
import type { Parameter } from '../law.ts';
import type { Reason, RuleId } from '../reason.ts';
import { text } from '../text.ts';
import type { PlanInput } from './plan-types.ts';

/** Local texts that bound only an extension, and say nothing of an election held early (rules-provincial.md §1.1). */
const ONLY_LATE: ReadonlySet<string> = new Set(['TJ11']);

/**
 * Whether the elections leave the term, and how far (SC13). The committee's is measured on election day by the local
 * figure, the Party's on the day of its meeting by its own; both in either direction (PTY-TERM-3).
 */
export function termWarnings(input: PlanInput, partyDay: IsoDate): readonly Reason[] {
  const { termExpiry, electionDay, party, residents } = input;
  if (termExpiry === undefined) return [];
  const local = residents.parameters.extensionMaxMonths;
  const ofParty = party.parameters.extensionMaxMonths;
  return [
    ...overdue(input, termExpiry),
    ...(local === undefined ? [] : beyond('TERM-1', local, termExpiry, electionDay, 'ELECTION')),
    ...(ofParty === undefined ? [] : beyond('PTY-TERM-3', ofParty, termExpiry, partyDay, 'PARTY')),
  ];
}

function overdue({ electionDay, residents }: PlanInput, termExpiry: IsoDate): readonly Reason[] {
  if (compareDates(electionDay, termExpiry) <= 0) return [];
  const days = daysBetween(termExpiry, electionDay);
  return [
    {
      rule: 'TERM-1',
      verdict: 'warning',
      text: text(
        `已超任期：任期到${writtenDay(termExpiry).zh}，选举日晚 ${days} 天；请办好延期批准并把批件放进档案。`,
        `Overdue: the term ends on ${writtenDay(termExpiry).en}, ${days} days before the election; have the extension approved and file it.`,
      ),
      sources: [residents.parameters.termYears?.source ?? 'PRACTICE', 'RQ18'],
      figures: { days },
      short: days,
    },
  ];
}

function beyond(
  rule: RuleId,
  cap: Parameter<number>,
  termExpiry: IsoDate,
  day: IsoDate,
  whose: 'ELECTION' | 'PARTY',
): readonly Reason[] {
  const what = whose === 'PARTY' ? text('党员大会', 'the Party meeting') : text('选举日', 'election day');
  const latest = addMonths(termExpiry, cap.value);
  const late = daysBetween(latest, day);
  const earliest = addMonths(termExpiry, -cap.value);
  const early = ONLY_LATE.has(cap.source) ? 0 : daysBetween(day, earliest);
  const over = Math.max(late, early);
  if (over <= 0) return [];
  const said =
    late > 0
      ? text(
          `延期一般不超过 ${cap.value} 个月，最迟${writtenDay(latest).zh}，${what.zh}现在还晚 ${over} 天；请书面请示上级。`,
          `An extension is as a rule at most ${cap.value} months, to ${writtenDay(latest).en}; ${what.en} is ${over} days later. Ask the superior in writing.`,
        )
      : text(
          `提前换届一般不超过 ${cap.value} 个月，最早${writtenDay(earliest).zh}，${what.zh}现在还早 ${over} 天；请书面请示上级。`,
          `Holding it early is as a rule at most ${cap.value} months, from ${writtenDay(earliest).en}; ${what.en} is ${over} days earlier. Ask the superior in writing.`,
        );
  return [
    { rule, verdict: 'warning', text: said, sources: [cap.source], figures: { months: cap.value, over }, short: over },
  ];
}
