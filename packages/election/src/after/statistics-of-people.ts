import { addYears } from '@mingxuan/rulebook';
import { standing } from '../poll/standing.ts';
import type { Candidate, Cycle, Poll } from '../state.ts';
import type { StatisticRow } from './statistic-row.ts';
import { flag, row, unheld } from './statistic-row.ts';

type Certified = Extract<Poll, { stage: 'CERTIFIED' }>;

/** Whom all certified votes together seat in the residents’ committee. */
export const seatedIn = (state: Cycle): readonly Candidate[] => {
  const ids = new Set(standing(state, 'residents').flatMap((s) => s.elected));
  return state.candidates.filter((c) => ids.has(c.id));
};

/** Who sits in both committees is found by name: the two lists share no other mark. */
export function crossPosts(state: Cycle): number {
  const party = new Set(standing(state, 'party-committee').flatMap((s) => s.elected.map((id) => nameOf(state, id))));
  return seatedIn(state).filter((c) => c.name !== '' && party.has(c.name)).length;
}

const nameOf = (state: Cycle, id: string): string => state.candidates.find((c) => c.id === id)?.name ?? '';

/** Whether secretary and chair are one person; `null` before both are elected. */
export function oneShoulder(state: Cycle): number | null {
  const secretary = standing(state, 'party-secretaries').find((s) => s.post === 'SECRETARY')?.elected[0];
  const chair = standing(state, 'residents').find((s) => s.post === 'CHAIR')?.elected[0];
  if (secretary === undefined || chair === undefined) return null;
  return flag(nameOf(state, secretary) !== '' && nameOf(state, secretary) === nameOf(state, chair));
}

/** Who was elected, by sex, age, schooling and office. */
export function electedFigures(state: Cycle): readonly StatisticRow[] {
  const people = seatedIn(state);
  const studied = hasStudied(people);
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
    unheld('当选班子', 'party', '党员'),
    // Who sat in the last committee stands in the papers of the last election.
    unheld('当选班子', 'reelected', '连选连任'),
    unheld('当选班子', 'new', '新当选'),
    row('当选班子', 'age30', '30 岁以下', between(0, 31)),
    row('当选班子', 'age60', '31—60 岁', between(31, 61)),
    row('当选班子', 'ageOver60', '60 岁以上', between(61, 200)),
    row('当选班子', 'college', '大专及以上', studied?.college ?? null),
    row('当选班子', 'highschool', '高中及以下', studied?.school ?? null),
    row('当选班子', 'crossPost', '两委交叉任职', crossPosts(state)),
    row('当选班子', 'oneShoulder', '书记、主任一人兼', oneShoulder(state)),
  ];
}

/** How candidates came about, and how many there are. */
export function candidateFigures(state: Cycle): readonly StatisticRow[] {
  const all = state.candidates.filter((c) => c.stream === 'RESIDENTS' && c.by.kind !== 'WRITTEN_IN');
  const formal = all.filter((c) => c.status === 'FORMAL');
  const signed = all.reduce((sum, { by }) => sum + (by.kind === 'JOINT_VOTERS' ? by.signatories : 0), 0);
  const met = state.steps.D10;
  const { seats } = state.mandate ?? {};
  const wanted = seats === undefined ? null : seats.CHAIR + seats.VICE + seats.MEMBER;
  return [
    // Each of the ten or more who signed counts for each nomination signed; who signed is not recorded.
    row('候选人', 'nominators', '联名提名人次', signed),
    row('候选人', 'byParty', '党组织提名的候选人', all.filter((c) => c.by.kind === 'PARTY').length),
    row('候选人', 'byVoters', '选民联名提名的候选人', all.filter((c) => c.by.kind === 'JOINT_VOTERS').length),
    row('候选人', 'preliminary', '初步候选人', all.length),
    row('候选人', 'formal', '正式候选人', formal.length),
    row('候选人', 'formalWomen', '正式候选人中的女性', formal.filter((c) => c.sex === 'F').length),
    unheld('候选人', 'formalParty', '正式候选人中的党员'),
    unheld('候选人', 'formalEthnic', '正式候选人中的少数民族'),
    row('候选人', 'diff', '差额', wanted === null ? null : formal.length - wanted),
    row('候选人', 'presented', '是否组织候选人与居民见面', met === undefined ? null : flag(met.how === 'DONE')),
  ];
}

const COLLEGE = /大专|专科|高职|大学|本科|学士|硕士|博士|研究生/;
const SCHOOL = /高中|中专|中技|技校|职高|中职|初中|小学|文盲/;

/** How many studied at a college, how many not; `null` where that is not known of everybody. 中专 is no college. */
export function hasStudied(people: readonly Candidate[]): { readonly college: number; readonly school: number } | null {
  const written = people.map(({ profile }) => profile.education ?? '');
  const school = written.filter((one) => SCHOOL.test(one)).length;
  const college = written.filter((one) => !SCHOOL.test(one) && COLLEGE.test(one)).length;
  return school + college === people.length ? { college, school } : null;
}
