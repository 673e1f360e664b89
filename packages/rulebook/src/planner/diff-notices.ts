import type { IsoDate } from '../date.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import type { FeasiblePlan } from './plan-types.ts';
import type { StepCode } from './step.ts';
import { STEP_CODES } from './step.ts';

/** `D`: election day itself. */
export type StatedDay = 'D' | StepCode;

/** A notice that states days of the plan, and the step by which it is out. */
export interface NoticeKind {
  readonly paper: string;
  readonly title: Text;
  readonly step: StepCode | null;
  readonly days: readonly StatedDay[];
}

const notice = (
  paper: string,
  zh: string,
  en: string,
  step: StepCode | null,
  ...days: readonly StatedDay[]
): NoticeKind => ({ paper, title: text(zh, en), step, days });

/**
 * What the notices of an election state of its plan. A day on which something has happened is stated as it was and does
 * not move with the plan; so is all that follows from it, as the last day to object.
 */
export const NOTICE_KINDS: readonly NoticeKind[] = [
  notice('WALL_PLAN', '上墙日程表', 'Schedule on the wall', null, 'D', ...STEP_CODES),
  notice('PARTY_ELECTION_REQUEST', '党组织换届选举请示', 'Request to hold the Party election', 'B01', 'B07'),
  notice('PARTY_ELECTION_REPLY', '党组织换届选举批复', 'Reply on the Party election', 'B01', 'B07'),
  notice('ELECTION_DAY', '选举日公告', 'Notice of election day', 'C03', 'D', 'C01'),
  notice('VOTER_REGISTRATION', '选民登记公告', 'Voter registration', 'C04', 'D', 'C04', 'C05'),
  notice('VOTER_ROLL', '选民名单公告', 'The roll of voters', 'C07', 'D'),
  notice('VOTER_CARDS', '选民证和投票通知', 'Voter cards', 'C10', 'D'),
  notice('NOMINATION_CALL', '候选人提名公告', 'Call for nominations', 'D01', 'D', 'D01', 'D02'),
  notice('CANDIDATES_PRELIMINARY', '初步候选人名单公告', 'Preliminary candidates', 'D06', 'D'),
  notice('CANDIDATES_FORMAL', '正式候选人名单公告', 'Formal candidates', 'D08', 'D'),
  notice('PROXIES', '委托投票名单公告', 'Proxies', 'D11', 'D'),
  notice('MOBILE_VOTERS', '流动票箱投票人员名单公告', 'Mobile box voters', 'D12', 'D'),
  notice('STAFF', '选举工作人员名单公告', 'Election staff', 'D13', 'D'),
  notice('POLLING', '投票时间和地点公告', 'Time and place of voting', 'D14', 'D'),
  notice('BALLOT_SAMPLE', '选票样', 'Ballot sample', 'D15', 'D'),
  notice('INVALID_BALLOT_RULES', '无效票认定规则公告', 'Rules on invalid ballots', 'D16', 'D'),
  notice('RE_ELECTION', '另行选举公告', 'Election for the seats left open', null, 'E11'),
];

/** A paper that went out. `paper` is its key, as `PROXIES:residents-2` for a later vote. */
export interface IssuedPaper {
  readonly paper: string;
  readonly no: number;
  readonly on: IsoDate;
  /** The days written on it, where they are known: it may have gone out under an earlier plan than the one in force. */
  readonly stated?: readonly { readonly what: StatedDay; readonly day: IsoDate }[];
}

export interface ChangedDay {
  readonly what: StatedDay;
  readonly name: Text;
  /** Absent where the step is new, or gone. */
  readonly before?: IsoDate;
  readonly after?: IsoDate;
}

/** A notice that is out and would state a wrong day under the new plan. */
export interface WrongNotice {
  readonly paper: string;
  readonly title: Text;
  /** Number of the paper issued last, and when; `null` where the notice was put up without being printed here. */
  readonly issued: { readonly no: number; readonly on: IsoDate } | null;
  /** The day on which the step that publishes it was done; `null` where that has not happened. */
  readonly publishedOn: IsoDate | null;
  readonly changes: readonly ChangedDay[];
}

export interface WhatIsOut {
  readonly issued: readonly IssuedPaper[];
  /** Steps that have been done, with their day. */
  readonly done: ReadonlyMap<StepCode, IsoDate>;
}

/**
 * Notices that are out and whose stated days the new plan changes, in the order of the plan. Without `out` (two bare
 * plans are compared) every notice that would state another day is listed, as if all of them were out.
 */
export function wrongNotices(before: FeasiblePlan, after: FeasiblePlan, out: WhatIsOut | null): readonly WrongNotice[] {
  return NOTICE_KINDS.flatMap((kind) =>
    copiesOf(kind, out).flatMap(({ paper, days, issued, stated }): WrongNotice[] => {
      const dayBefore = (what: StatedDay): IsoDate | undefined =>
        stated === null ? dayIn(before, what) : stated.find((one) => one.what === what)?.day;
      const whats = stated === null ? days : stated.map(({ what }) => what);
      const changes = whats.flatMap((what) => changed(what, dayBefore(what), before, after, out));
      const publishedOn = (kind.step === null ? undefined : out?.done.get(kind.step)) ?? null;
      return changes.length === 0 ? [] : [{ paper, title: kind.title, issued, publishedOn, changes }];
    }),
  );
}

interface Copy {
  readonly paper: string;
  readonly days: readonly StatedDay[];
  readonly issued: WrongNotice['issued'];
  readonly stated: readonly { readonly what: StatedDay; readonly day: IsoDate }[] | null;
}

/** Each notice once, as it went out last: a copy that was replaced no longer hangs anywhere. */
function copiesOf({ paper, step, days }: NoticeKind, out: WhatIsOut | null): readonly Copy[] {
  if (out === null) return [{ paper, days, issued: null, stated: null }];
  const last = new Map<string, IssuedPaper>();
  for (const one of out.issued) if (one.paper.split(':', 1)[0] === paper) last.set(one.paper, one);
  const printed = [...last.values()].map(
    ({ paper: key, no, on, stated }): Copy => ({
      paper: key,
      days: ofLaterVote(key) ? ['E11'] : days,
      issued: { no, on },
      stated: stated ?? null,
    }),
  );
  const byHand = step !== null && out.done.has(step) && !printed.some((copy) => !ofLaterVote(copy.paper));
  return byHand ? [{ paper, days, issued: null, stated: null }, ...printed] : printed;
}

/** A paper of a vote after the first states the day of that vote (E11). */
const ofLaterVote = (paper: string): boolean => /:residents-\d+$/.test(paper);

const dayIn = ({ electionDay, steps }: FeasiblePlan, what: StatedDay): IsoDate | undefined =>
  what === 'D' ? electionDay : steps.find((step) => step.code === what)?.planned;

function changed(
  what: StatedDay,
  was: IsoDate | undefined,
  before: FeasiblePlan,
  after: FeasiblePlan,
  out: WhatIsOut | null,
): readonly ChangedDay[] {
  if (what !== 'D' && out?.done.has(what) === true) return [];
  const is = dayIn(after, what);
  const named = [after, before].flatMap(({ steps }) => steps.filter((step) => step.code === what))[0];
  const name = what === 'D' ? text('选举日', 'election day') : named?.name;
  if (name === undefined || was === is) return [];
  return [{ what, name, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
}
