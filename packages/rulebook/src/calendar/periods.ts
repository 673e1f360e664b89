import type { IsoDate } from '../date.ts';
import type { Parameters } from '../law.ts';
import type { Reason, Refusal, SourceRef } from '../reason.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { text } from '../text.ts';
import { dayStatus, nextWorkday } from './holiday-calendar.ts';
import type { HolidayCalendar } from './holiday-calendar.ts';
import { addDays, daysBetween, writtenDay } from './iso-date.ts';

/** Forward periods start the day after the event (Civil Code 201, applied by analogy). */
const START = 'MFD-201';
/** A period that protects a person and ends on a statutory holiday ends after it (Civil Code 203, by analogy). */
const SLIDE = 'MFD-203';

export interface ObjectionWindow {
  readonly publishedOn: IsoDate;
  readonly firstDay: IsoDate;
  /** Last day to object: by count, or the first workday after the holiday it falls in. */
  readonly lastDay: IsoDate;
  /**
   * Refuse an objection as late only after this day. Whether an ordinary weekend also moves the end is not
   * settled, so in doubt the reading that protects the person is kept.
   */
  readonly acceptUntil: IsoDate;
  readonly provisional: boolean;
  readonly reasons: readonly Reason[];
}

/** The days in which the published roll can be objected to: P+1 … P+5 (JWH25-17), or as the rulebook's figure says. */
export function objectionWindow(
  publishedOn: IsoDate,
  parameters: Parameters,
  holidays: HolidayCalendar,
): ObjectionWindow {
  const days = parameters.objectionDays?.value ?? 5;
  const counted = addDays(publishedOn, days);
  const status = dayStatus(counted, holidays);
  const workday = nextWorkday(counted, holidays);
  const lastDay = status.kind === 'HOLIDAY' ? workday.day : counted;
  const article = parameters.objectionDays?.source;
  return {
    publishedOn,
    firstDay: addDays(publishedOn, 1),
    lastDay,
    acceptUntil: workday.day,
    provisional: workday.provisional,
    reasons: [
      countedReason(publishedOn, counted, days, parameters.objectionDays?.mark === 'CONFIRMED', article),
      ...slideReasons(counted, lastDay, workday.day, status.name),
    ],
  };
}

function countedReason(from: IsoDate, to: IsoDate, days: number, confirmed: boolean, article?: SourceRef): Reason {
  const last = writtenDay(to);
  return {
    rule: 'ROLL-3',
    verdict: confirmed ? 'ok' : 'unknown',
    text: text(
      `公布当天不算，从第二天数起 ${days} 天，数到${last.zh}。`,
      `The day of publication is not counted; ${days} days from the next day run to ${last.en}.`,
    ),
    sources: article === undefined ? [START] : [article, START],
    figures: { days, counted: daysBetween(from, to) },
  };
}

function slideReasons(counted: IsoDate, lastDay: IsoDate, workday: IsoDate, holiday?: string): Reason[] {
  if (counted === workday) return [];
  const to = writtenDay(workday);
  const verdict = lastDay === workday ? 'ok' : 'unknown';
  const message =
    verdict === 'ok'
      ? text(
          `最后一天落在${holiday ?? ''}假期，顺延到${to.zh}。`,
          `The last day falls in a holiday and moves to ${to.en}.`,
        )
      : text(
          `最后一天是普通周末，是否顺延没有定论；${to.zh}以前送来的申诉都请收下。`,
          `The last day is an ordinary weekend day; whether it moves is not settled, so take objections up to ${to.en}.`,
        );
  return [{ rule: 'ROLL-3', verdict, text: message, sources: [SLIDE] }];
}

export interface Deadline {
  readonly day: IsoDate;
  readonly reasons: readonly Reason[];
}

/**
 * Last day to rule on an objection: three days from its receipt (JWH25-17). It binds the committee and protects
 * the person who waits, so it does not move for a rest day.
 */
export function rulingDeadline(receivedOn: IsoDate, parameters: Parameters): Deadline {
  const parameter = parameters.rulingDays;
  const days = parameter?.value ?? 3;
  const last = addDays(receivedOn, days);
  const said = writtenDay(last);
  return {
    day: last,
    reasons: [
      {
        rule: 'ROLL-4',
        verdict: parameter?.mark === 'CONFIRMED' ? 'ok' : 'unknown',
        text: text(
          `收到申诉当天不算，${days} 天内作出决定并公布，最迟${said.zh}；这个期限约束选举委员会，遇休息日不顺延。`,
          `Counted from the day after receipt, decide and publish within ${days} days, at the latest ${said.en}; this binds the election committee and does not move for rest days.`,
        ),
        sources: parameter === undefined ? [START] : [parameter.source, START],
        figures: { days },
      },
    ],
  };
}

/**
 * Days by which to say that a complaint was taken up and to answer it: 15 and 60 days of the Regulations on Letters and
 * Visits, whose articles are not confirmed. They remind and bind nobody; local law may set others.
 */
export function complaintDeadlines(receivedOn: IsoDate): { readonly tellBy: Deadline; readonly answerBy: Deadline } {
  return {
    tellBy: reminder(receivedOn, 15, '告知是否受理', 'Say whether it is taken up'),
    answerBy: reminder(receivedOn, 60, '办结并答复', 'Finish and answer'),
  };
}

function reminder(receivedOn: IsoDate, days: number, zh: string, en: string): Deadline {
  const day = addDays(receivedOn, days);
  const said = writtenDay(day);
  return {
    day,
    reasons: [
      {
        rule: 'COMPLAINT-1',
        verdict: 'unknown',
        text: text(
          `${zh}：收到之日起 ${days} 天，到${said.zh}。依据的条号还没有核实，这里只作提醒；本省另有规定的，从其规定。`,
          `${en} within ${days} days of receipt, by ${said.en}. The article is not confirmed: this only reminds; local rules come first.`,
        ),
        sources: ['XFT22'],
        figures: { days },
      },
    ],
  };
}

export interface VoterCaseDays {
  readonly sueBy: IsoDate;
  readonly judgedBy: IsoDate;
  readonly reason: Reason;
}

/** Days of a court case over voter qualification. Whether it is open for residents' committees is not settled: only shown. */
export function voterCaseDays(electionDay: IsoDate): VoterCaseDays {
  const sueBy = addDays(electionDay, -5);
  const judgedBy = addDays(electionDay, -1);
  return {
    sueBy,
    judgedBy,
    reason: {
      rule: 'ROLL-6',
      verdict: 'unknown',
      text: text(
        `对处理决定不服的，可以了解选民资格案件：选举日 5 日以前（${sueBy}）起诉。居委会选举能否这样起诉，各地法院看法不一，系统不下结论。`,
        `Someone who disagrees with a ruling may ask about a voter-qualification case, brought by ${sueBy}. Courts differ on whether it is open here; no conclusion is drawn.`,
      ),
      sources: ['MSS-188', 'MSS-189'],
    },
  };
}

/** A residents' meeting is announced ten days ahead, unless there are special circumstances (JWH25-26). */
export function checkMeetingNotice(noticeOn: IsoDate, meetingOn: IsoDate, special: boolean): Result<Reason, Refusal> {
  const needed = 10;
  const given = daysBetween(noticeOn, meetingOn);
  const sources = ['JWH25-26'];
  const figures = { given, needed };
  if (given >= needed) {
    return ok({
      rule: 'MEET-3',
      verdict: 'ok',
      text: text(`提前 ${given} 天通知，够 ${needed} 天。`, `Announced ${given} days ahead; ${needed} are needed.`),
      sources,
      figures,
    });
  }
  if (special) {
    return ok({
      rule: 'MEET-3',
      verdict: 'warning',
      text: text(
        `只提前 ${given} 天通知；有特殊情况可以临时通知，请把特殊情况写进会议记录。`,
        `Announced only ${given} days ahead; allowed in special circumstances, which the minutes must state.`,
      ),
      sources,
      figures,
      short: needed - given,
    });
  }
  const earliest = writtenDay(addDays(noticeOn, needed));
  return err({
    code: 'NOTICE_TOO_SHORT',
    message: text(
      `召集居民会议要提前 ${needed} 天通知，现在只提前了 ${given} 天，差 ${needed - given} 天。`,
      `A residents' meeting is announced ${needed} days ahead; this is ${given}, ${needed - given} short.`,
    ),
    remedy: text(
      `请把会期改到${earliest.zh}或以后；确有特殊情况的，写明情况后可以临时通知。`,
      `Hold it on ${earliest.en} or later; in special circumstances, state them and announce at short notice.`,
    ),
    rule: 'MEET-3',
    sources,
  });
}

/** A recall that has been asked for is voted on within this many days, where a provincial text sets it. */
export function recallVoteDeadline(submittedOn: IsoDate, days: number, source: SourceRef): Deadline {
  const last = addDays(submittedOn, days);
  const said = writtenDay(last);
  return {
    day: last,
    reasons: [
      {
        rule: 'RECALL-3',
        verdict: 'ok',
        text: text(
          `收到罢免要求后 ${days} 天内组织投票，最迟${said.zh}。`,
          `The recall vote is held within ${days} days, by ${said.en}.`,
        ),
        sources: [source],
        figures: { days },
      },
    ],
  };
}
