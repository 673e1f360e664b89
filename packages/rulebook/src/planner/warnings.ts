import { addDays, dayStatus, daysBetween, writtenDay, yearOf } from '../calendar/index.ts';
import type { HolidayCalendar } from '../calendar/index.ts';
import type { IsoDate } from '../date.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { constraintText } from './constraint.ts';
import type { Constraint } from './constraint.ts';
import type { PlanInput } from './plan-types.ts';

/** A text that may not block, or advice, for which the days given leave no room. */
export function softWarning(constraint: Constraint, short: number, electionDay: IsoDate): Reason {
  const unsure = constraint.kind === 'LAW';
  const towards = constraint.to === 'D' ? writtenDay(addDays(electionDay, short)) : undefined;
  const way =
    towards === undefined
      ? text('', '')
      : text(`；选举日改到${towards.zh}就够了`, `; an election on ${towards.en} would do`);
  const nature = unsure
    ? text('依据还没有核实，请人确认', 'its text is not confirmed; a person decides')
    : text('这是建议，不是法定', 'this is advice, not law');
  const said = constraintText(constraint, electionDay);
  return {
    rule: constraint.rule,
    verdict: 'warning',
    text: text(
      `时间偏紧：${said.zh}，差 ${short} 天（${nature.zh}）${way.zh}。`,
      `Tight: ${said.en}, ${short} days short (${nature.en})${way.en}.`,
    ),
    sources: constraint.sources,
    figures: { needed: constraint.minDays ?? constraint.maxDays ?? 0, short },
    short,
  };
}

/** Holidays on or before election day, and years not yet published (SC10). */
export function calendarWarnings(input: PlanInput): readonly Reason[] {
  const { electionDay, holidays } = input;
  const found: Reason[] = [];
  const day = dayStatus(electionDay, holidays);
  if (day.kind === 'HOLIDAY') {
    found.push(
      note(
        `选举日落在${day.name ?? ''}假期里，来投票的人可能不够，请考虑另选一天。`,
        'Election day falls in a holiday; too few may come. Consider another day.',
      ),
    );
  }
  for (const block of holidayBlocks(input)) {
    const last = writtenDay(addDays(block.first, -1));
    found.push(
      note(
        `${block.name}假期（${block.first}至${block.last}）在选举日前二十天里。从选举日往前数的期限不顺延，请在${last.zh}以前办完。`,
        `The holiday ${block.first} to ${block.last} lies within twenty days before the election. Deadlines counted back do not move; finish by ${last.en}.`,
      ),
    );
  }
  if (day.provisional) {
    found.push(unknownYear(yearOf(electionDay), holidays));
  }
  return found;
}

/** A year not in the data: still to be announced when it lies ahead of them, else simply not held here. */
function unknownYear(year: number, holidays: HolidayCalendar): Reason {
  const ahead = year > Math.max(...holidays.published);
  return ahead
    ? note(
        `${year}年的放假安排还没有公布，日程里这一年的日子是暂定的。`,
        `The holidays of ${year} are not yet published; days in that year are provisional.`,
      )
    : note(
        `程序里没有收录${year}年的放假安排，日程里这一年的日子只按周末和法定节日算，请对照当年的通知。`,
        `The holidays of ${year} are not held here; days in that year know only weekends and statutory days. Compare that year’s notice.`,
      );
}

function note(zh: string, en: string): Reason {
  return { rule: 'STEP-4', verdict: 'warning', text: text(zh, en), sources: ['PRACTICE'] };
}

interface Block {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly name: string;
}

/** Holidays of three days or more that touch the twenty days before election day. */
function holidayBlocks(input: PlanInput): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (let back = 27; back >= 1; back -= 1) {
    const date = addDays(input.electionDay, -back);
    const status = dayStatus(date, input.holidays);
    if (status.kind === 'HOLIDAY')
      open = { first: open?.first ?? date, last: date, name: open?.name ?? status.name ?? '' };
    else if (open !== undefined) {
      blocks.push(open);
      open = undefined;
    }
  }
  if (open !== undefined) blocks.push(open);
  const line = addDays(input.electionDay, -20);
  return blocks.filter((block) => block.last >= line && daysBetween(block.first, block.last) >= 2);
}
