import { addYears } from '@mingxuan/rulebook';
import { standing } from '../poll/standing.ts';
import type { Candidate, Cycle, Poll } from '../state.ts';
import { own } from '../voting/own.ts';

/** One figure of the statistics for higher levels (forms.md §5): its field, its name, its number; `null` where the ledger does not hold it. */
export interface StatisticRow {
  readonly group: '选举准备' | '选举程序' | '投票' | '当选班子' | '候选人' | '党组织' | '派生率';
  readonly field: string;
  readonly name: string;
  readonly value: number | null;
  /** Fewer than the limit of that vote: exact for the levels above, and not for publication. */
  readonly below?: number;
  /** For a rate: its two whole numbers; nothing is rounded here. `value` is then left `null`. */
  readonly ratio?: { readonly of: number; readonly base: number } | null;
}

type Certified = Extract<Poll, { stage: 'CERTIFIED' }>;
type Closed = Extract<Poll, { stage: 'COUNTING' | 'DETERMINED' | 'CERTIFIED' }>;

/** Sums without names, of the first residents' vote and of whom all certified votes elected. Yes and no are 1 and 0. */
export function statistics(state: Cycle): readonly StatisticRow[] {
  const poll = state.polls.find((p): p is Closed => p.id === 'residents' && 'collected' in p);
  return [
    ...preparation(state),
    ...procedure(state, poll),
    ...voting(state, poll),
    ...elected(state),
    ...candidates(state),
    ...rates(state, poll),
  ];
}

const row = (group: StatisticRow['group'], field: string, name: string, value: number | null): StatisticRow => ({
  group,
  field,
  name,
  value,
});
const flag = (yes: boolean): number => (yes ? 1 : 0);

function preparation({ roll, rec }: Cycle): readonly StatisticRow[] {
  return [
    // How many are entitled before they register, only the street knows.
    row('选举准备', 'electorTotal', '选民总数', null),
    row('选举准备', 'registeredTotal', '本届登记选民', roll.stage === 'EMPTY' ? null : roll.listed),
    row(
      '选举准备',
      'recTotal',
      '居民选举委员会人数',
      rec === null ? null : rec.members.filter((m) => m.seat === 'MEMBER').length,
    ),
    row('选举准备', 'recPartyNum', '居民选举委员会中的党员', null),
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
    row('选举程序', 'publicCount', '是否公开唱票', poll === undefined ? null : flag(state.steps.E09 !== undefined)),
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
    row('投票', 'scribedVotes', '代写', null),
    few(row('投票', 'mainBox', '中心会场投票', at('MAIN'))),
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

const seatedIn = (state: Cycle): readonly Candidate[] => {
  const ids = new Set(standing(state, 'residents').flatMap((s) => s.elected));
  return state.candidates.filter((c) => ids.has(c.id));
};

/** Who sits in both committees is found by name: the two lists share no other mark. */
function crossPosts(state: Cycle): number {
  const party = new Set(standing(state, 'party-committee').flatMap((s) => s.elected.map((id) => nameOf(state, id))));
  return seatedIn(state).filter((c) => c.name !== '' && party.has(c.name)).length;
}

const nameOf = (state: Cycle, id: string): string => state.candidates.find((c) => c.id === id)?.name ?? '';

function oneShoulder(state: Cycle): number | null {
  const secretary = standing(state, 'party-secretaries').find((s) => s.post === 'SECRETARY')?.elected[0];
  const chair = standing(state, 'residents').find((s) => s.post === 'CHAIR')?.elected[0];
  if (secretary === undefined || chair === undefined) return null;
  return flag(nameOf(state, secretary) !== '' && nameOf(state, secretary) === nameOf(state, chair));
}

function elected(state: Cycle): readonly StatisticRow[] {
  const people = seatedIn(state);
  const decided = state.polls.filter((p): p is Certified => p.stream === 'RESIDENTS' && p.stage === 'CERTIFIED');
  const rechecked = decided.length === 0 ? null : decided.flatMap((p) => p.rechecks);
  const births = people.flatMap(({ birth }) => (birth === null ? [] : [birth]));
  const reached = (age: number): number => births.filter((birth) => addYears(birth, age) <= state.electionDay).length;
  /** People at least `from` and not yet `below` years old on election day; unknown where a birth is not recorded. */
  const between = (from: number, below: number): number | null =>
    births.length === people.length ? reached(from) - reached(below) : null;
  return [
    row(
      '当选班子',
      'elected',
      '当选人数',
      standing(state, 'residents').reduce((sum, s) => sum + s.elected.length, 0),
    ),
    row('当选班子', 'rechecked', '当选资格复核', rechecked === null ? null : rechecked.length),
    row(
      '当选班子',
      'disqualified',
      '其中复核不合格',
      rechecked === null ? null : rechecked.filter((one) => one.finding === 'DISQUALIFIED').length,
    ),
    row('当选班子', 'women', '女性', people.filter((c) => c.sex === 'F').length),
    row('当选班子', 'age30', '30 岁以下', between(0, 31)),
    row('当选班子', 'age60', '31—60 岁', between(31, 61)),
    row('当选班子', 'ageOver60', '60 岁以上', between(61, 200)),
    row('当选班子', 'crossPost', '两委交叉任职', crossPosts(state)),
    row('当选班子', 'oneShoulder', '书记、主任一人兼', oneShoulder(state)),
  ];
}

function candidates(state: Cycle): readonly StatisticRow[] {
  const all = state.candidates.filter((c) => c.stream === 'RESIDENTS' && c.by.kind !== 'WRITTEN_IN');
  const formal = all.filter((c) => c.status === 'FORMAL');
  const { seats } = state.mandate ?? {};
  const wanted = seats === undefined ? null : seats.CHAIR + seats.VICE + seats.MEMBER;
  return [
    row('候选人', 'preliminary', '初步候选人', all.length),
    row('候选人', 'formal', '正式候选人', formal.length),
    row('候选人', 'formalWomen', '正式候选人中的女性', formal.filter((c) => c.sex === 'F').length),
    row('候选人', 'diff', '差额', wanted === null ? null : formal.length - wanted),
    row('党组织', 'partyMembers', '正式党员', state.party.attendance?.full ?? null),
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
    rate('turnout', '投票率', poll?.collected, poll?.entitled),
    few(rate('proxyRate', '委托率', poll?.checkedIn.PROXY, poll?.collected)),
    few(rate('mobileRate', '流动票箱率', poll?.checkedIn.MOBILE, poll?.collected)),
    rate('womenRate', '女性比例', people.filter((c) => c.sex === 'F').length, people.length),
    rate('crossPostRate', '交叉任职率', crossPosts(state), people.length),
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
]);

/** Whether a figure is the answer to a question, and is written as yes or no. */
export const answersYesNo = ({ field }: Pick<StatisticRow, 'field'>): boolean => yesOrNo.has(field);
