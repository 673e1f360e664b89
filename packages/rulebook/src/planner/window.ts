import { addDays, dayStatus, daysBetween, writtenDay } from '../calendar/index.ts';
import type { DayKind, HolidayCalendar } from '../calendar/index.ts';
import type { IsoDate } from '../date.ts';
import type { Refusal, RuleId } from '../reason.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import { plan } from './plan.ts';
import type { FeasiblePlan, Plan, PlanInput } from './plan-types.ts';

/** The first and last day on which the vote may be. */
export interface ElectionWindow {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** One day of the window: what kind of day it is, and whether a lawful plan leads to an election on it. */
export type WindowDay = {
  readonly day: IsoDate;
  readonly kind: DayKind;
  /** Name of the holiday. */
  readonly name?: string;
  readonly provisional?: true;
} & (
  | { readonly lawful: true /** How much the plan for it warns of. */; readonly warnings: number }
  | { readonly lawful: false /** What contradicts it. */; readonly rules: readonly RuleId[] }
);

export interface WindowPlan extends ElectionWindow {
  readonly days: readonly WindowDay[];
  /** The first lawful day of the window; where it has none, the lawful day nearest to it, if moving the vote alone helps. */
  readonly nearest?: IsoDate;
  readonly recommended?: IsoDate;
  /** Why that day is recommended, or what can be done. */
  readonly why: Text;
  /** For the day recommended, or the contradiction nearest to a lawful day. */
  readonly plan: Plan;
}

/** A window is looked at day by day; half a year is more than any election needs. */
const LONGEST = 184;

/**
 * Plans an election for which only a window is known: which of its days are lawful, and which is recommended. Of the
 * lawful ones, those within the term and under the rules in force come first; then rest days before workdays and these
 * before holidays, since more people are at home and fewer away (practice, no text demands it); then the day of which
 * the plan warns least; then the earliest. Refuses a window that ends before it begins, or is longer than half a year.
 */
export function planWindow(
  input: Omit<PlanInput, 'electionDay'>,
  { from, to }: ElectionWindow,
): Result<WindowPlan, Refusal> {
  const length = daysBetween(from, to) + 1;
  if (length < 1 || length > LONGEST) return err(noWindow({ from, to }));
  const planned = Array.from({ length }, (_, index): Planned => {
    const electionDay = addDays(from, index);
    return { day: electionDay, made: plan({ ...input, electionDay }) };
  });
  const days = planned.map((one) => windowDay(one, input.holidays));
  const lawful = planned.flatMap(({ day, made }) => (made.feasible ? [{ day, made }] : []));
  const best = bestOf(lawful, input);
  const first = lawful[0];
  if (best === undefined || first === undefined)
    return ok({ from, to, days, ...outside(input, planned, { from, to }) });
  const why = whyBest(best, first.day, lawful.length, input);
  return ok({ from, to, days, nearest: first.day, recommended: best.day, why, plan: best.made });
}

interface Planned {
  readonly day: IsoDate;
  readonly made: Plan;
}
interface Lawful {
  readonly day: IsoDate;
  readonly made: FeasiblePlan;
}
type Asked = Omit<PlanInput, 'electionDay'>;

function windowDay({ day, made }: Planned, holidays: HolidayCalendar): WindowDay {
  const { kind, name, provisional } = dayStatus(day, holidays);
  return {
    day,
    kind,
    ...(name === undefined ? {} : { name }),
    ...(provisional ? { provisional: true as const } : {}),
    ...(made.feasible
      ? { lawful: true, warnings: made.warnings.length }
      : { lawful: false, rules: [...new Set(made.conflict.map((part) => part.rule))] }),
  };
}

const PLACE: Readonly<Record<DayKind, number>> = { WEEKEND: 0, WORKDAY: 1, HOLIDAY: 2 };

/** What a day is ranked by, the weightiest first; smaller is better. */
function rankOf({ day, made }: Lawful, { termExpiry, holidays }: Asked): readonly number[] {
  return [
    made.warnings.some((one) => one.rule === 'PACK') ? 1 : 0,
    termExpiry !== undefined && day > termExpiry ? 1 : 0,
    PLACE[dayStatus(day, holidays).kind],
    made.warnings.length,
  ];
}

function bestOf(lawful: readonly Lawful[], input: Asked): Lawful | undefined {
  // Sorting keeps the order of equals, so the earliest of them stays first.
  return lawful
    .map((one) => ({ one, rank: rankOf(one, input) }))
    .toSorted((a, b) => a.rank.map((value, at) => value - (b.rank[at] ?? 0)).find((value) => value !== 0) ?? 0)[0]?.one;
}

function whyBest({ day, made }: Lawful, first: IsoDate, count: number, { termExpiry, holidays }: Asked): Text {
  const said = writtenDay(day);
  const begins = writtenDay(first);
  const kinds: Readonly<Record<DayKind, Text>> = {
    WEEKEND: text('是休息日，在家的人多', 'it is a rest day, with more people at home'),
    WORKDAY: text('合法的日子里没有更合适的休息日', 'no rest day among them is better'),
    HOLIDAY: text('合法的日子都在假期里，来的人可能不够', 'all of them lie in holidays, and too few may come'),
  };
  const kind = kinds[dayStatus(day, holidays).kind];
  const late = termExpiry !== undefined && day > termExpiry;
  const over = late ? text('；但是已经超过任期', '; it is after the end of the term') : text('', '');
  const left = made.warnings.length;
  const warned =
    left === 0
      ? text('没有要提醒的', 'there is nothing to warn of')
      : text(`同类日子里提醒最少（${left} 条）`, `of such days it has the fewest warnings (${left})`);
  return text(
    `这段日子里有 ${count} 天合法，最早是${begins.zh}。建议${said.zh}：${kind.zh}，${warned.zh}${over.zh}。休息日优先是惯例，不是法定。`,
    `Lawful days in the window: ${count}, the first is ${begins.en}. Recommended is ${said.en}: ${kind.en}, and ${warned.en}${over.en}. Rest days come first by custom, not by law.`,
  );
}

/** No day of the window will do: the lawful day nearest to it, and the contradiction on that side. */
function outside(
  input: Asked,
  planned: readonly Planned[],
  { from, to }: ElectionWindow,
): Pick<WindowPlan, 'nearest' | 'why' | 'plan'> {
  const ends = [planned[0], planned.at(-1)].flatMap((one) =>
    one === undefined || one.made.feasible ? [] : [one.made],
  );
  const away = (day: IsoDate): number => (day < from ? daysBetween(day, from) : daysBetween(to, day));
  const found = ends
    .flatMap((made) => (made.suggestedElectionDay === undefined ? [] : [{ made, day: made.suggestedElectionDay }]))
    .toSorted((a, b) => away(a.day) - away(b.day))[0];
  const made = found?.made ?? ends[0] ?? plan({ ...input, electionDay: from });
  const none = text('这段日子里没有一天合法', 'No day of the window is lawful');
  if (found === undefined) {
    const why = text(
      `${none.zh}，只改选举日也不行；请看怎么改固定的日子。`,
      `${none.en}, and no other election day alone would do.`,
    );
    return { why, plan: made };
  }
  const said = writtenDay(found.day);
  return {
    nearest: found.day,
    why: text(
      `${none.zh}，离它最近的合法选举日是${said.zh}。`,
      `${none.en}; the lawful day nearest to it is ${said.en}.`,
    ),
    plan: made,
  };
}

const noWindow = ({ from, to }: ElectionWindow): Refusal => ({
  code: 'WINDOW_INVALID',
  message:
    to < from
      ? text(
          `选举日的范围写反了：${from} 在 ${to} 后面。`,
          `The window is the wrong way round: ${from} is after ${to}.`,
        )
      : text(`选举日的范围最多 ${LONGEST} 天。`, `A window for election day is at most ${LONGEST} days.`),
  remedy: text(
    '请写成“最早..最晚”，例如 2026-12-01..2026-12-31。',
    'Write first..last, for example 2026-12-01..2026-12-31.',
  ),
  sources: [],
});
