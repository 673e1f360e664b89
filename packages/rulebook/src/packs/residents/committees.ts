import type { Rule } from '../../law.ts';
import { C, rule } from '../rule.ts';

/** Composition and election committee: rules-residents.md §2–§3. */
export const COMMITTEES: readonly Rule[] = [
  rule(
    'RES-COMP-1',
    ['成员五至九人', 'Five to nine members'],
    ['主任、副主任和委员一共五至九人。', 'Chair, vice-chairs and members together number five to nine.'],
    'JWH25-8',
    C,
  ),
  rule(
    'RES-COMP-2',
    ['应当有妇女成员', 'Women on the committee'],
    ['成员中至少有一名妇女。', 'At least one member is a woman.'],
    'JWH25-8',
    C,
  ),
  rule(
    'RES-COMP-3',
    ['近亲属回避', 'No near relatives together'],
    [
      '成员之间不得有近亲属关系：配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女。具体怎样处理由省里规定。',
      'Members may not be near relatives: spouse, parents, children, siblings, grandparents, grandchildren. How it is resolved, provinces set.',
    ],
    'JWH25-8 MFD-1045',
    C,
    [
      '兄弟二人同为委员，820 票和 815 票：留 820 票的。',
      'Two brothers elected members with 820 and 815: the one with 820 stays.',
    ],
  ),
  rule(
    'RES-COMP-4',
    ['名额由会议定', 'The meeting sets the seats'],
    [
      '具体名额由居民会议或者居民代表会议定；重庆写明在街道指导下进行。',
      'The residents’ or representatives’ meeting sets the number; Chongqing adds the sub-district’s guidance.',
    ],
    'CQ25-5',
    C,
  ),
  rule(
    'RES-COMP-5',
    ['主任是法定代表人', 'The chair is the legal representative'],
    [
      '居民委员会是特别法人，主任是法定代表人，选后要变更登记；证书流程待核。',
      'The committee is a legal person and the chair represents it; registration changes after the election.',
    ],
    'JWH25-12',
    C,
  ),
  rule(
    'TERM-1',
    ['每届任期五年', 'A term of five years'],
    [
      '每届任期五年，届满应当及时换届，成员可以连选连任。',
      'A term is five years; the election follows in time; members may be re-elected.',
    ],
    'JWH25-14',
    C,
    [
      '2027-01-10 届满、2027-02-20 选举：超过任期，要说明并办延期手续。',
      'Term ends 2027-01-10, election 2027-02-20: overdue; it has to be explained and approved.',
    ],
  ),
  rule(
    'MODE-1',
    ['三种选举方式', 'Three ways to elect'],
    [
      '由全体有选举权的居民选，或者每户派代表选；根据居民意见，也可以由居民代表选。用居民代表方式，要有征求居民意见的证据。',
      'By all residents with a vote or one per household; if residents so wish, by representatives, with evidence of their opinion.',
    ],
    'JWH25-14',
    C,
  ),

  rule(
    'REC-1',
    ['选举委员会主持选举', 'The election committee conducts the election'],
    [
      '居民委员会的选举由居民选举委员会主持，它由主任、副主任和委员组成。',
      'The residents’ election committee, with a chair, vice-chair and members, conducts the election.',
    ],
    'JWH25-15',
    C,
  ),
  rule(
    'REC-2',
    ['选举委员会由会议推选', 'How it is chosen'],
    [
      '由居民会议或者居民代表会议推选产生；居民小组会议推选的老办法，新法里没有了。',
      'The residents’ or representatives’ meeting chooses it; choosing by residents’ groups is no longer provided.',
    ],
    'JWH25-15',
    C,
  ),
  rule(
    'REC-3',
    ['被提名的要退出', 'Nominees leave'],
    [
      '选举委员会成员本人或者近亲属被提名为候选人的，应当退出选举委员会。',
      'A member who is nominated, or whose near relative is, leaves the election committee.',
    ],
    'JWH25-15',
    C,
    [
      '候选人的妻子是选委会委员：这名委员退出，依次递补并发公告。',
      'A candidate’s wife sits on it: she leaves, the next in line follows, and a notice goes out.',
    ],
  ),
  rule(
    'REC-4',
    ['依次递补或者另行推选', 'Filling a gap'],
    [
      '退出或者出缺的，按原来推选的结果依次递补，也可以另行推选，所以推选时要存好得票顺序。',
      'A gap is filled in the order of the original vote, or by a new choice; so keep that order.',
    ],
    'JWH25-15',
    C,
  ),
  rule(
    'REC-5',
    ['选举委员会人数', 'Size'],
    [
      '国家法没有写人数；规程建议三人以上、单数为宜，各地五至九人。',
      'The law sets no number; the guide suggests three or more and odd, provinces five to nine.',
    ],
    'GC13',
    C,
  ),
  rule(
    'REC-6',
    ['近亲属不宜同任', 'Relatives together are not advised'],
    ['成员之间有近亲属关系的，不宜同时担任。', 'Near relatives should not both sit on it.'],
    'GC13',
    C,
  ),
  rule(
    'REC-7',
    ['名单公布并备案', 'Its names are published'],
    ['名单及时公布，并报街道备案。', 'Its names are published soon and filed with the sub-district.'],
    'GC13',
    C,
  ),
  rule(
    'REC-8',
    ['履职到移交结束', 'Until the handover'],
    ['自推选组成之日起，到新老班子移交结束为止。', 'It works from its formation until the handover is done.'],
    'GC13',
    C,
  ),
  rule('REC-9', ['少数服从多数', 'Majority decides'], ['议事实行少数服从多数。', 'It decides by majority.'], 'GC13', C),
  rule(
    'REC-10',
    ['书记任主任也要走推选程序', 'A secretary as chair is chosen, not appointed'],
    [
      '提倡书记依法推选为选委会主任，但要走推选程序；书记被提名为居委会候选人的，要先退出，由别人接任。',
      'The secretary as its chair is encouraged but must be chosen; if nominated, the secretary leaves first.',
    ],
    'SEED JWH25-15',
    C,
    [
      '选委会主任（书记）被提名为居委会主任候选人：退出，补选新主任再往下走。',
      'Its chair, the secretary, is nominated: leaves, and a new chair is chosen before going on.',
    ],
  ),
  rule(
    'REC-11',
    ['怠职视为退出（地方）', 'Not attending counts as leaving (local)'],
    [
      '有的省规定连续两次不参加会议或者不表决，可以视为自动退出。',
      'In some provinces missing two meetings in a row counts as leaving.',
    ],
    'ZJ20V-9 SD12-8',
    C,
  ),
];
