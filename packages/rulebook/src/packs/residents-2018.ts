import type { Rule } from '../law.ts';
import { text } from '../text.ts';
import type { Pack } from './pack.ts';
import { COUNT } from './residents/count.ts';
import { GATES_AND_STEPS } from './residents/gates-and-steps.ts';
import { C, parameter, rule, S, U } from './rule.ts';

/** What the 2018 law itself says; most of the procedure was left to provinces. */
const RULES: readonly Rule[] = [
  rule(
    'RES-COMP-1',
    ['成员五至九人', 'Five to nine members'],
    ['主任、副主任和委员一共五至九人。', 'Five to nine members in all.'],
    'JWH18-7',
    C,
  ),
  rule(
    'RES-COMP-2',
    ['妇女成员', 'Women on the committee'],
    ['旧法没有写妇女成员，按各省办法。', 'The old law does not ask for a woman; provinces may.'],
    'PRACTICE',
    S,
  ),
  rule(
    'RES-COMP-3',
    ['近亲属回避', 'No near relatives together'],
    ['旧法没有写近亲属回避，按各省办法。', 'The old law knows no avoidance between relatives; provinces may.'],
    'PRACTICE',
    S,
  ),
  rule(
    'RES-COMP-MINORITY',
    ['人数较少民族的成员', 'Minority members'],
    ['多民族居住地区，应当有人数较少的民族的成员。', 'Where several peoples live, the smaller ones have a member.'],
    'JWH18-7',
    C,
  ),
  rule(
    'TERM-1',
    ['每届任期五年', 'A term of five years'],
    ['每届任期五年，可以连选连任。', 'Five years, with re-election.'],
    'JWH18-8',
    C,
  ),
  rule(
    'MODE-1',
    ['三种选举方式', 'Three ways to elect'],
    [
      '全体有选举权的居民选、每户派代表选，或者根据居民意见由每个居民小组选代表二至三人来选。',
      'All residents with a vote, one per household, or two or three delegates of each group.',
    ],
    'JWH18-8',
    C,
  ),
  rule(
    'REG-1',
    ['年满十八周岁都有选举权', 'Everyone of eighteen may vote'],
    [
      '年满十八周岁的居民都有选举权和被选举权，被依法剥夺政治权利的除外。',
      'Everyone aged eighteen may vote and stand, save those deprived of political rights.',
    ],
    'JWH18-8',
    C,
  ),
  rule(
    'MEET-4',
    ['居民会议的到会线', 'Quorum of the residents’ meeting'],
    [
      '全体成年居民、户代表或者小组代表过半数出席，出席人过半数通过。',
      'More than half attend; more than half of those decide.',
    ],
    'JWH18-9',
    C,
  ),
  rule(
    'BYEL-1',
    ['撤换和补选', 'Replacing members'],
    ['居民会议有权撤换和补选居委会成员。', 'The residents’ meeting may replace members.'],
    'JWH18-10',
    C,
  ),
  rule(
    'CNT-1',
    ['选举有效线', 'When the election is valid'],
    [
      '旧法没有写有效线，按省里的办法；多数省要过半数参加。',
      'The old law sets none; most provinces ask for more than half.',
    ],
    'PRACTICE',
    S,
    ['登记 3000 人：多数省要 1501 人参加。', '3,000 registered: most provinces ask for 1,501.'],
  ),
  rule(
    'CNT-3',
    ['收回票不得多于投票人数', 'No more ballots than voters'],
    ['旧法没有写，按各省办法和选举法。', 'The old law is silent; provinces and the electoral law say so.'],
    'XJF-44',
    S,
    ['投票人数 1800，收回 1802：无效。', '1,800 voted, 1,802 collected: void.'],
  ),
  rule(
    'CNT-4',
    ['一张票不得超选', 'No over-vote'],
    ['多于应选名额的票作废，按各省办法。', 'A ballot with more names than seats is void, as provinces say.'],
    'XJF-44',
    S,
    ['应选 5 名，写了 6 名：作废。', 'Five seats, six names: void.'],
  ),
  rule(
    'CNT-7',
    ['当选要过半数选票', 'Elected by more than half'],
    ['旧法没有写当选线，多数省要过半数。', 'The old law sets none; most provinces ask for more than half.'],
    'PRACTICE',
    S,
    ['收回 1800 张：901 票过半。', '1,800 collected: 901 is more than half.'],
  ),
  rule(
    'CNT-8',
    ['过半者多取多，平票再投', 'Too many passed, or a tie'],
    [
      '得票多的当选，相等不能确定的再投，按各省办法。',
      'The highest win; a tie that matters is voted again, as provinces say.',
    ],
    'PRACTICE',
    S,
    ['末位两人票数相等：就这两人再投。', 'Two tied at the last seat: vote again between them.'],
  ),
  rule(
    'CNT-9',
    ['名额不足另行选举', 'Another election for seats left'],
    ['旧法没有写，按各省办法。', 'The old law is silent; provinces set it.'],
    'PRACTICE',
    S,
    ['名额 7、当选 5：不足的 2 名另行选举。', 'Seven seats, five elected: two are elected again.'],
  ),
  rule(
    'CAND-5',
    ['差额按各省办法', 'Surplus as provinces say'],
    ['旧法没有要求差额，按各省办法。', 'The old law asks for no surplus; provinces set it.'],
    'PRACTICE',
    S,
  ),
  rule(
    'CAND-3',
    ['任职条件', 'Conditions of office'],
    ['旧法没有写哪些人不得作为候选人，按各省办法。', 'The old law bars nobody by a list; provinces may.'],
    'PRACTICE',
    S,
  ),
  rule(
    'CAND-8',
    ['候选人要有被选举权', 'Candidates may be elected'],
    [
      '年满十八周岁、没有被剥夺政治权利的居民才有被选举权。',
      'A resident of eighteen, not deprived of political rights.',
    ],
    'JWH18-8',
    C,
  ),
  rule(
    'RSLT-3',
    ['移交', 'Handover'],
    ['旧法没有写期限，按各省办法。', 'The old law sets no day; provinces do.'],
    'PRACTICE',
    U,
  ),
  rule(
    'ROLL-1',
    ['名单公布', 'Publishing the roll'],
    ['旧法没有写，各省多为选举日二十日前。', 'Not in the old law; mostly twenty days before, in provinces.'],
    'PRACTICE',
    S,
    ['选举日 2021-01-20：多数省最迟 2020-12-31。', 'Election 2021-01-20: in most provinces by 2020-12-31.'],
  ),
  rule(
    'ROLL-3',
    ['申诉', 'Objections'],
    ['旧法没有写，各省多为五日内。', 'Not in the old law; mostly five days, in provinces.'],
    'PRACTICE',
    S,
  ),
  rule(
    'ROLL-4',
    ['处理决定', 'Rulings'],
    ['旧法没有写，各省多为三日内。', 'Not in the old law; mostly three days, in provinces.'],
    'PRACTICE',
    S,
  ),
];

const OWN = new Set(RULES.map((one) => one.id));

/** Elections of residents’ committees held until 2025-12-31: for history and earlier terms. */
export const RESIDENTS_2018: Pack = {
  id: 'residents-2018',
  title: text(
    '居民委员会选举（2018 年修正的旧法，用于历史届次）',
    'Residents’ committee election (law of 2018, for earlier terms)',
  ),
  from: '2018-12-29',
  to: '2025-12-31',
  regime: 'RESIDENTS',
  // What neither law says of the count is the same texts for both.
  rules: [
    ...RULES,
    ...COUNT.filter((one) => !OWN.has(one.id) && one.sources.every((ref) => !ref.startsWith('JWH'))),
    ...GATES_AND_STEPS,
  ],
  parameters: {
    committeeSize: parameter({ min: 5, max: 9 }, 'JWH18-7', C),
    termYears: parameter(5, 'JWH18-8', C),
    votingModes: parameter(['ALL_VOTERS', 'HOUSEHOLD_REP', 'RESIDENT_REP'], 'JWH18-8', C),
    votingAge: parameter(18, 'JWH18-8', C),
    rollPublishDaysBefore: parameter(20, 'PRACTICE', S),
    objectionDays: parameter(5, 'PRACTICE', S),
    rulingDays: parameter(3, 'PRACTICE', S),
    overCollectedBase: parameter('VOTERS', 'XJF-44', S),
    countDown: parameter(false, 'PRACTICE', U),
  },
};
