import type { Text } from '@mingxuan/rulebook';
import type { Meeting } from '../organisation.ts';
import type { Cycle, Poll } from '../state.ts';
import { own } from '../voting/own.ts';
import type { StatisticRow } from './statistic-row.ts';
import { flag, row, said, unheld } from './statistic-row.ts';
import {
  candidateFigures,
  crossPosts,
  electedFigures,
  hasStudied,
  oneShoulder,
  seatedIn,
} from './statistics-of-people.ts';
import { groupFigures, partyFigures, SUB_COMMITTEES, subCommitteeFigures } from './statistics-of-groups.ts';

type Closed = Extract<Poll, { stage: 'COUNTING' | 'DETERMINED' | 'CERTIFIED' }>;

/** Sums without names, of the first residents' vote and of whom all certified votes elected. Yes and no are 1 and 0. */
export function statistics(state: Cycle): readonly StatisticRow[] {
  const poll = state.polls.find((p): p is Closed => p.id === 'residents' && 'collected' in p);
  return [
    ...preparation(state),
    ...procedure(state, poll),
    ...voting(state, poll),
    ...recall,
    ...electedFigures(state),
    ...subCommitteeFigures(state),
    ...groupFigures(state),
    ...candidateFigures(state),
    ...partyFigures(state),
    ...rates(state, poll),
  ];
}

const meetingWords: Readonly<Record<Meeting['kind'], Text>> = {
  RESIDENTS_MEETING: { zh: '居民会议推选', en: 'by the residents’ meeting' },
  REP_MEETING: { zh: '居民代表会议推选', en: 'by the representatives’ meeting' },
  MEMBERS_MEETING: { zh: '党员大会推选', en: 'by the Party members’ meeting' },
};

/** A recall during the term is a procedure of its own, of which this ledger holds nothing. */
const recall: readonly StatisticRow[] = (
  [
    ['recallChair', '罢免主任'],
    ['recallVice', '罢免副主任'],
    ['recallMember', '罢免委员'],
    ['recallProxy', '罢免表决委托投票'],
    ['recallMobile', '罢免表决流动票箱投票'],
    ['recallScribe', '罢免表决代写'],
    ['recallNum', '罢免表决次数'],
    ['recallPer', '罢免表决参加人数'],
  ] as const
).map(([field, name]) => unheld('罢免', field, name));

function preparation({ roll, rec }: Cycle): readonly StatisticRow[] {
  return [
    // How many are entitled before they register, only the street knows.
    unheld('选举准备', 'electorTotal', '选民总数'),
    row('选举准备', 'registeredTotal', '本届登记选民', roll.stage === 'EMPTY' ? null : roll.listed),
    said('选举准备', 'recMethod', '居民选举委员会推选方式', rec === null ? null : meetingWords[rec.meeting.kind]),
    row(
      '选举准备',
      'recTotal',
      '居民选举委员会人数',
      rec === null ? null : rec.members.filter((m) => m.seat === 'MEMBER').length,
    ),
    unheld('选举准备', 'recPartyNum', '居民选举委员会中的党员'),
  ];
}

function procedure(state: Cycle, poll: Closed | undefined): readonly StatisticRow[] {
  const fixed = state.boxDay.fixed.filter((b) => b.poll === 'residents');
  return [
    row(
      '选举程序',
      'hasStation',
      '是否设投票站',
      fixed.length === 0 ? null : flag(fixed.some((b) => b.kind === 'STATION')),
    ),
    row('选举程序', 'hasMobileBox', '是否使用流动票箱', poll === undefined ? null : flag(mobileOf(state) > 0)),
    row('选举程序', 'publicCount', '是否公开唱票', poll === undefined ? null : flag(state.steps.E09?.how === 'DONE')),
    row(
      '选举程序',
      'announcedOnSpot',
      '是否当场公布结果',
      poll === undefined ? null : flag(state.steps.E12?.how === 'DONE' && poll.openedOn === state.steps.E12.on),
    ),
    row(
      '选举程序',
      'hasAssembly',
      '是否召开选举大会',
      poll === undefined ? null : flag(state.steps.E02?.how === 'DONE'),
    ),
    row(
      '选举程序',
      'hasSecretBooth',
      '是否设秘密写票处',
      poll === undefined || poll.booths === null ? null : flag(poll.booths > 0),
    ),
    row('选举程序', 'secretBooths', '秘密写票处', poll?.booths ?? null),
  ];
}

const mobileOf = ({ boxes }: Cycle): number =>
  boxes.filter((b) => b.trip.stage !== 'APPROVED' && b.trip.poll === 'residents').length;

function voting(state: Cycle, poll: Closed | undefined): readonly StatisticRow[] {
  const fixed = state.boxDay.fixed.filter((b) => b.poll === 'residents');
  const at = (kind: 'MAIN' | 'STATION'): number | null =>
    poll === undefined || fixed.length === 0
      ? null
      : fixed.filter((b) => b.kind === kind).reduce((sum, b) => sum + (own(poll.checkedInAt, b.box) ?? 0), 0);
  const few = (told: StatisticRow): StatisticRow =>
    poll !== undefined && told.value !== null && told.value > 0 && told.value < poll.smallCell
      ? { ...told, below: poll.smallCell }
      : told;
  return [
    row('投票', 'voteTotal', '参加投票人数（收回选票）', poll?.collected ?? null),
    few(row('投票', 'proxyVotes', '委托投票', poll?.checkedIn.PROXY ?? null)),
    few(row('投票', 'mobileVotes', '流动票箱投票', poll?.checkedIn.MOBILE ?? null)),
    // Who had a ballot written is recorded nowhere; the log of F22 has the number on paper.
    unheld('投票', 'scribedVotes', '代写'),
    few(row('投票', 'mainBox', '中心会场投票', at('MAIN'))),
    // The ledger knows one hall and its stations; a hall beside the hall is a station to it.
    unheld('投票', 'subVenue', '分会场投票'),
    few(row('投票', 'stationVotes', '投票站投票', at('STATION'))),
    row('投票', 'letterVotes', '函投', 0),
    row(
      '投票',
      'boxTotal',
      '票箱总数',
      poll === undefined || fixed.length === 0 ? null : fixed.length + mobileOf(state),
    ),
  ];
}

function rates(state: Cycle, poll: Closed | undefined): readonly StatisticRow[] {
  const rate = (field: string, name: string, of: number | undefined, base: number | undefined): StatisticRow => ({
    ...row('派生率', field, name, null),
    ratio: of === undefined || base === undefined || base === 0 ? null : { of, base },
  });
  const people = seatedIn(state);
  /** A rate tells its numerator: what is too small to be told is too small here as well. */
  const few = (told: StatisticRow): StatisticRow => {
    const of = told.ratio?.of ?? 0;
    return poll !== undefined && of > 0 && of < poll.smallCell ? { ...told, below: poll.smallCell } : told;
  };
  return [
    rate('registrationRate', '登记率', undefined, undefined),
    rate('turnout', '投票率', poll?.collected, poll?.entitled),
    few(rate('proxyRate', '委托率', poll?.checkedIn.PROXY, poll?.collected)),
    few(rate('mobileRate', '流动票箱率', poll?.checkedIn.MOBILE, poll?.collected)),
    rate('womenRate', '女性比例', people.filter((c) => c.sex === 'F').length, people.length),
    rate('collegeRate', '大专以上比例', hasStudied(people)?.college, people.length),
    rate('crossPostRate', '交叉任职率', crossPosts(state), people.length),
    rate('oneShoulderRate', '一肩挑率', oneShoulder(state) ?? undefined, 1),
  ];
}

/** Fields that answer a question: 1 is yes, 0 is no. */
const yesOrNo: ReadonlySet<string> = new Set([
  'hasStation',
  'hasMobileBox',
  'hasAssembly',
  'hasSecretBooth',
  'publicCount',
  'announcedOnSpot',
  'oneShoulder',
  'presented',
  ...SUB_COMMITTEES.map(([code]) => `${code}Concurrent`),
]);

/** Whether a figure is the answer to a question, and is written as yes or no. */
export const answersYesNo = ({ field }: Pick<StatisticRow, 'field'>): boolean => yesOrNo.has(field);
