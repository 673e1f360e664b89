import { addDays, addMonths, compareDates, dayStatus, daysBetween, writtenDay, yearOf } from '../calendar/index.ts';
import type { HolidayCalendar } from '../calendar/index.ts';
import type { IsoDate } from '../date.ts';
import { PACKS } from '../packs/index.ts';
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

/** Whether the election comes after the term, and within which extension (SC13). */
export function termWarnings(input: PlanInput): readonly Reason[] {
  const { termExpiry, electionDay, party, residents } = input;
  if (termExpiry === undefined || compareDates(electionDay, termExpiry) <= 0) return [];
  const days = daysBetween(termExpiry, electionDay);
  const local = residents.parameters.extensionMaxMonths;
  const caps = [local, party.parameters.extensionMaxMonths].filter((one) => one !== undefined);
  const overdue: Reason = {
    rule: 'TERM-1',
    verdict: 'warning',
    text: text(
      `已超任期：任期到${writtenDay(termExpiry).zh}，选举日晚 ${days} 天；请办好延期批准并把批件放进档案。`,
      `Overdue: the term ends on ${writtenDay(termExpiry).en}, ${days} days before the election; have the extension approved and file it.`,
    ),
    sources: [residents.parameters.termYears?.source ?? 'PRACTICE', 'RQ18'],
    figures: { days },
    short: days,
  };
  return [
    overdue,
    ...caps.flatMap((cap): Reason[] => {
      const limit = addMonths(termExpiry, cap.value);
      const over = daysBetween(limit, electionDay);
      if (over <= 0) return [];
      return [
        {
          rule: cap === local ? 'TERM-1' : 'PTY-TERM-3',
          verdict: 'warning',
          text: text(
            `延期一般不超过 ${cap.value} 个月，最迟${writtenDay(limit).zh}，现在还晚 ${over} 天；请书面请示上级。`,
            `An extension is as a rule at most ${cap.value} months, to ${writtenDay(limit).en}; this is ${over} days later. Ask the superior in writing.`,
          ),
          sources: [cap.source],
          figures: { months: cap.value, over },
          short: over,
        },
      ];
    }),
  ];
}

/** Whether the pack chosen decides an election held on that day. */
export function packWarnings(input: PlanInput): readonly Reason[] {
  const { electionDay, residents } = input;
  const { from, to } = PACKS[residents.pack];
  if (electionDay >= from && (to === undefined || electionDay <= to)) return [];
  const until = to === undefined ? text('起', ' on') : text(`到 ${to}`, ` to ${to}`);
  return [
    {
      rule: 'PACK',
      verdict: 'violation',
      text: text(
        `“${residents.title.zh}”管 ${from} ${until.zh}的选举，管不到 ${electionDay} 这一天；请换用当时有效的规则。`,
        `“${residents.title.en}” decides elections from ${from}${until.en}, not on ${electionDay}; use the rules in force then.`,
      ),
      sources: [residents.parameters.termYears?.source ?? 'PRACTICE'],
    },
  ];
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
