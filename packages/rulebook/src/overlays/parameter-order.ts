import type { Parameters } from '../law.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import type { ParameterName } from './overlay.ts';

/** What a local value does to the value above it. `FILLS`: the text above leaves the choice to local texts. */
export type Relation = 'SAME' | 'FILLS' | 'TIGHTENS' | 'CONTRADICTS';

type Value<K extends ParameterName> = NonNullable<Parameters[K]>['value'];
type Relate<T> = (above: T, local: T) => Relation;

const equalOnly: Relate<unknown> = (above, local) => (above === local ? 'SAME' : 'CONTRADICTS');
const leftToLocal: Relate<unknown> = (above, local) => (above === local ? 'SAME' : 'FILLS');
const smallerIsStricter: Relate<number> = (above, local) =>
  local === above ? 'SAME' : local < above ? 'TIGHTENS' : 'CONTRADICTS';
const largerIsStricter: Relate<number> = (above, local) =>
  local === above ? 'SAME' : local > above ? 'TIGHTENS' : 'CONTRADICTS';

interface Range {
  readonly min: number;
  readonly max?: number;
  readonly odd?: boolean;
}

/** A range inside the one above is stricter; one that reaches outside contradicts it. */
function narrower(above: Range, local: Range): Relation {
  const top = (range: Range): number => range.max ?? Number.MAX_SAFE_INTEGER;
  const odd = (range: Range): boolean => range.odd === true;
  if (local.min < above.min || top(local) > top(above) || (odd(above) && !odd(local))) return 'CONTRADICTS';
  return local.min === above.min && top(local) === top(above) && odd(local) === odd(above) ? 'SAME' : 'TIGHTENS';
}

function worstOf(relations: readonly Relation[]): Relation {
  const order: readonly Relation[] = ['CONTRADICTS', 'TIGHTENS', 'FILLS'];
  return order.find((one) => relations.includes(one)) ?? 'SAME';
}

function subset(above: readonly string[], local: readonly string[]): Relation {
  if (local.some((one) => !above.includes(one))) return 'CONTRADICTS';
  return local.length === above.length ? 'SAME' : 'TIGHTENS';
}

function surplusOf(above: Value<'surplus'>, local: Value<'surplus'>): Relation {
  return worstOf(
    (Object.keys(local) as (keyof typeof local)[]).map((post) => {
      const mine = local[post];
      const theirs = above[post];
      if (mine === undefined) return 'SAME';
      // Every post is elected with a surplus; a post the text above does not name takes the members' figure.
      const bound = theirs ?? above.MEMBER;
      return bound === undefined ? 'FILLS' : narrower(bound, mine);
    }),
  );
}

function mobileBoxOf(above: Value<'mobileBox'>, local: Value<'mobileBox'>): Relation {
  const same =
    above.approval === local.approval &&
    above.minScrutineers === local.minScrutineers &&
    above.publishVoters === local.publishVoters;
  if (same) return 'SAME';
  const strictness = { NONE: 0, REC: 1, TOWN: 2 } as const;
  const looser =
    strictness[local.approval] < strictness[above.approval] ||
    local.minScrutineers < above.minScrutineers ||
    (above.publishVoters && !local.publishVoters);
  return looser ? 'CONTRADICTS' : 'TIGHTENS';
}

type Relations = { readonly [K in keyof Required<Parameters>]: Relate<Value<K>> };

/**
 * For each figure, what counts as stricter. Figures that bound a person's right (age, residence, nominators, who may
 * be a trustee) may not be changed at all: more of them is less right.
 */
const RELATE: Relations = {
  committeeSize: narrower,
  termYears: equalOnly,
  extensionMaxMonths: smallerIsStricter,
  votingModes: subset,
  womenRequired: equalOnly,
  womenSeparateColumn: leftToLocal,
  recSize: narrower,
  recQuitOnRelative: equalOnly,
  rollPublishDaysBefore: largerIsStricter,
  objectionDays: largerIsStricter,
  rulingDays: smallerIsStricter,
  votingAge: equalOnly,
  workerMonths: equalOnly,
  habitualResidenceMonths: equalOnly,
  jointNominators: equalOnly,
  surplus: surplusOf,
  surplusPercent: largerIsStricter,
  candidatePublishDaysBefore: largerIsStricter,
  candidateOrder: equalOnly,
  selfNominateDaysBefore: largerIsStricter,
  withdrawDaysBefore: largerIsStricter,
  proxyMaxPerTrustee: smallerIsStricter,
  proxyTrustee: equalOnly,
  proxyApplyDaysBefore: largerIsStricter,
  proxyPublishDaysBefore: largerIsStricter,
  proxyAllowed: equalOnly,
  noticeDaysBefore: largerIsStricter,
  mobileBox: mobileBoxOf,
  overCollectedBase: leftToLocal,
  overCollectedScope: leftToLocal,
  dualPost: leftToLocal,
  illegiblePart: leftToLocal,
  countDown: leftToLocal,
  nominationsCountDown: leftToLocal,
  reElectionMaxDaysAfter: smallerIsStricter,
  reElectionQuorum: leftToLocal,
  vacancyAllowedAt: leftToLocal,
  vacancyNeeds: leftToLocal,
  relativesKeep: equalOnly,
  relativesFillByNext: leftToLocal,
  qualificationRecheck: leftToLocal,
  handoverDays: smallerIsStricter,
  sealSameDay: leftToLocal,
  certificateIssuer: leftToLocal,
  ballotRetention: leftToLocal,
  majorityBase: leftToLocal,
};

/** How the local value of a figure stands to the one above; both must be present to differ. */
export function relate<K extends ParameterName>(name: K, above: Parameters, local: Parameters): Relation {
  const theirs = above[name];
  const mine = local[name];
  if (theirs === undefined || mine === undefined) return 'FILLS';
  const relation: Relations[K] = RELATE[name];
  return relation(theirs.value, mine.value);
}

/** What each figure is called at the screen. */
export const PARAMETER_NAMES: { readonly [K in ParameterName]-?: Text } = {
  committeeSize: text('委员会人数', 'committee size'),
  termYears: text('任期年数', 'length of term'),
  extensionMaxMonths: text('延期上限', 'longest extension'),
  votingModes: text('选举方式', 'ways to elect'),
  womenRequired: text('妇女成员', 'women members'),
  womenSeparateColumn: text('妇女委员单列', 'separate column for a woman member'),
  recSize: text('选举委员会人数', 'size of the election committee'),
  recQuitOnRelative: text('近亲属被提名时退出选委会', 'leaving the election committee for a nominated relative'),
  rollPublishDaysBefore: text('名单提前公布天数', 'days before for the roll'),
  objectionDays: text('申诉天数', 'days to object'),
  rulingDays: text('处理决定天数', 'days to rule'),
  votingAge: text('选民年龄', 'voting age'),
  workerMonths: text('社区工作者工作月数', 'months of work for community workers'),
  habitualResidenceMonths: text('常住月数', 'months of residence'),
  jointNominators: text('联名提名人数', 'voters who nominate together'),
  surplus: text('差额', 'candidates beyond seats'),
  surplusPercent: text('差额比例', 'surplus in per cent'),
  candidatePublishDaysBefore: text('正式候选人提前公布天数', 'days before for candidates'),
  candidateOrder: text('候选人排列', 'order of candidates'),
  selfNominateDaysBefore: text('自荐报名提前天数', 'days before for self-nomination'),
  withdrawDaysBefore: text('退出提名提前天数', 'days before to withdraw'),
  proxyMaxPerTrustee: text('每人接受委托上限', 'proxies per trustee'),
  proxyTrustee: text('受托人范围', 'who may be trustee'),
  proxyApplyDaysBefore: text('委托办理提前天数', 'days before to arrange a proxy'),
  proxyPublishDaysBefore: text('委托名单提前公布天数', 'days before to publish proxies'),
  proxyAllowed: text('能否委托', 'whether proxies are allowed'),
  noticeDaysBefore: text('投票时间地点和工作人员提前公布天数', 'days before for the voting notice'),
  mobileBox: text('流动票箱', 'mobile boxes'),
  overCollectedBase: text('收回票数的比较对象', 'what collected ballots are compared with'),
  overCollectedScope: text('票数超出时无效的范围', 'what is void with too many ballots'),
  dualPost: text('一票选同一人两职', 'one person twice on a ballot'),
  illegiblePart: text('部分难认的选票', 'partly illegible ballots'),
  countDown: text('高职票下加', 'counting votes down'),
  nominationsCountDown: text('高职提名票下加', 'counting nominations down'),
  reElectionMaxDaysAfter: text('另行选举期限', 'days for another election'),
  reElectionQuorum: text('另行选举的参加人数', 'turnout of another election'),
  vacancyAllowedAt: text('可以空缺的起点', 'when seats may stay open'),
  vacancyNeeds: text('空缺由谁定', 'who leaves seats open'),
  relativesKeep: text('近亲属同时当选的处理', 'relatives elected together'),
  relativesFillByNext: text('近亲属空出的名额递补', 'filling a relative’s seat'),
  qualificationRecheck: text('当选资格再审', 'checking the elected again'),
  handoverDays: text('移交天数', 'days for the handover'),
  sealSameDay: text('公章当日移交', 'the seal on the same day'),
  certificateIssuer: text('当选证书由谁颁发', 'who issues certificates'),
  ballotRetention: text('选票保存', 'keeping ballots'),
  majorityBase: text('过半数的基数', 'base of the majority'),
};
