import type { Rule } from '../../law.ts';
import { C, rule, S, U } from '../rule.ts';

/** Electors, registration, roll, objections, electors by mode, representatives: rules-residents.md §4. */
export const ROLL: readonly Rule[] = [
  rule(
    'REG-1',
    ['年满十八周岁都有选举权', 'Everyone of eighteen may vote'],
    [
      '年满十八周岁的居民都有选举权和被选举权，被依法剥夺政治权利的除外；房产、信用、欠费、上访等都不能作为登记条件。',
      'Everyone aged eighteen may vote and stand, save those deprived of political rights; property, credit, unpaid fees or petitions are no condition.',
    ],
    'JWH25-16',
    C,
    [
      '选举日 2026-12-20，生于 2008-12-21：不满十八，不能登记。',
      'Election 2026-12-20, born 2008-12-21: not yet eighteen.',
    ],
  ),
  rule(
    'REG-2',
    ['年龄算到选举日', 'Age on election day'],
    [
      '年龄以选举日为准，出生日期先看身份证，没有的看户籍登记。',
      'Age counts on election day, by the identity card, else the household register.',
    ],
    'ZJ20V-12 SH20V-9 SZ20',
    C,
  ),
  rule(
    'REG-3',
    ['十八岁生日当天算满', 'The eighteenth birthday counts'],
    [
      '选举日当天过十八岁生日的，默认算满，待核。',
      'Someone who turns eighteen on election day counts by default; to be checked.',
    ],
    'SZ20',
    U,
    [
      '选举日 2026-12-20，生于 2008-12-20：当日满十八，登记有效。',
      'Election 2026-12-20, born 2008-12-20: eighteen that day, registered.',
    ],
  ),
  rule(
    'REG-4',
    ['三类人可以登记', 'Who is registered'],
    [
      '表示参加选举的：户籍在本社区的；户籍不在但在本社区常住的；户籍不在、在本社区工作满六个月的社区工作者，本人申请，选委会确认。',
      'Those who say they take part: registered here; living here; community workers of six months, on request and confirmed.',
    ],
    'JWH25-16',
    C,
    [
      '户籍不在、专职 7 个月、本人申请：选委会确认后登记，不需要居民会议同意。',
      'Not registered here, seven months of work, applied: registered once confirmed, no meeting needed.',
    ],
  ),
  rule(
    'REG-5',
    ['常住居民不另设门槛', 'No further bar for those who live here'],
    [
      '户籍在的和常住的，表示参加就登记；国家法没有要求住满一年或者会议同意。',
      'Both are registered when they say so; the law asks neither a year’s stay nor a meeting’s consent.',
    ],
    'JWH25-16',
    C,
  ),
  rule(
    'REG-6',
    ['“常住”多久由地方定', 'How long “living here” takes'],
    [
      '国家法没有定义常住，统计上习惯是六个月，待核。',
      'Not defined nationally; statistics customarily use six months; to be checked.',
    ],
    'JWH25-16',
    U,
    [
      '常住 3 个月、本人表示参加：由地方规定判断，没有规定的由选委会决定。',
      'Three months of living here: local rules decide, else the election committee.',
    ],
  ),
  rule(
    'REG-7',
    ['一人只登记一处', 'Registered in one place only'],
    [
      '同一个人只能在一处登记；居委会新法没有写，各地普遍这样做。',
      'A person registers in one place; not in the new law, but general practice.',
    ],
    'CWH25-16 SZ20',
    S,
    [
      '已在甲社区登记又到乙社区申请：先撤销甲，双方签字。',
      'Registered in A, applies in B: withdraw from A first, both sign.',
    ],
  ),
  rule(
    'REG-8',
    ['未判剥权的仍有选举权', 'Only a judgment deprives'],
    [
      '犯罪嫌疑人、在押但没有判决剥夺政治权利的，仍有选举权。',
      'Suspects and detainees not deprived by judgment keep the vote.',
    ],
    'SZ20',
    S,
  ),
  rule(
    'REG-9',
    ['无行为能力者的处理', 'Persons without capacity'],
    [
      '国家法没有写；默认列入并注明，有的地方允许经确认不列入。',
      'The law is silent; they are listed with a note by default, some places leave them off on confirmation.',
    ],
    'BJ12V-14',
    U,
  ),
  rule(
    'REG-10',
    ['联系不上的人', 'People who cannot be reached'],
    [
      '是否不列入、不计入由地方规定，直接影响有效线的分母，必须留下联系的证据。',
      'Whether they are left out is local; it moves the threshold, so keep evidence.',
    ],
    'BJ12V-14 XP09',
    S,
  ),
  rule(
    'REG-11',
    ['驻社区单位的职工可以登记', 'Staff of units in the community'],
    ['单位不参加居委会，但职工是居民的可以登记。', 'Units take no part, but their staff who live here may register.'],
    'JWH25-46',
    C,
  ),

  rule(
    'ROLL-1',
    ['名单在选举日二十日前公布', 'The roll is published twenty days before'],
    ['登记的选民名单在选举日的二十日前公布。', 'The roll of voters is published twenty days before election day.'],
    'JWH25-17',
    C,
    ['选举日 2026-12-20：最迟 2026-11-30 公布。', 'Election 2026-12-20: at the latest on 2026-11-30.'],
  ),
  rule(
    'ROLL-2',
    ['代表名单同时公布', 'Representatives’ names the same day'],
    [
      '用户代表或者居民代表方式的，户代表名单或者新一届居民代表名单和选民名单同时公布。',
      'With household or residents’ representatives, their names are published together with the roll.',
    ],
    'JWH25-17',
    C,
    ['居民代表名单比选民名单晚 5 天公布：不符合。', 'Representatives published five days after the roll: not lawful.'],
  ),
  rule(
    'ROLL-3',
    ['五日内可以申诉', 'Five days to object'],
    [
      '对名单有异议的，自公布之日起五日内向选委会申诉；公布当天不算，最后一天遇法定休假日顺延。',
      'Objections within five days of publication, that day not counted; an end on a statutory holiday moves.',
    ],
    'JWH25-17 MFD-201 MFD-203',
    C,
    ['2026-11-30 公布：申诉到 2026-12-05。', 'Published 2026-11-30: objections until 2026-12-05.'],
    [
      '2026-09-28 公布：10 月 3 日在假期，顺延到 10 月 8 日。',
      'Published 2026-09-28: 3 October is a holiday, so until 8 October.',
    ],
  ),
  rule(
    'ROLL-4',
    ['三日内决定并公布', 'Three days to rule'],
    [
      '选委会收到申诉之日起三日内作出处理决定，并公布结果。',
      'The election committee rules within three days of receipt and publishes the result.',
    ],
    'JWH25-17',
    C,
    ['2026-12-05 收到：最迟 2026-12-08 决定。', 'Received 2026-12-05: ruled by 2026-12-08.'],
  ),
  rule(
    'ROLL-5',
    ['异议处理完再封册', 'Freeze the roll after the rulings'],
    [
      '想让申诉和决定都在二十日线以前结束，名单要在选举日前二十八天公布；莆田模板就是这样排的。',
      'To end objections and rulings before the twenty-day line, publish twenty-eight days ahead, as the Putian template does.',
    ],
    'FJ-PT',
    C,
    ['选举日 2026-12-20：2026-11-22 公布最稳。', 'Election 2026-12-20: 2026-11-22 is safe.'],
  ),
  rule(
    'ROLL-6',
    ['选民资格案件', 'Voter-qualification case'],
    [
      '不服处理决定能否在选举日五日以前起诉，各地法院看法不一，系统只作提示。',
      'Whether a court case five days before the election is open differs by court; it is only pointed out.',
    ],
    'MSS-188 MSS-189',
    U,
    ['选举日 2026-12-20：起诉不晚于 12-15，判决不晚于 12-19。', 'Election 2026-12-20: sue by 12-15, judged by 12-19.'],
  ),
  rule(
    'ROLL-7',
    ['名单公布后的补正', 'Corrections after publication'],
    [
      '公布后补录要有异议决定，或者新满十八岁、新迁入的证据，并发补充公告。',
      'Additions need a ruling or evidence of coming of age or moving in, and a supplementary notice.',
    ],
    'PRACTICE',
    S,
  ),

  rule(
    'UNIT-1',
    ['全体选民方式的分母', 'All voters: the denominator'],
    [
      '选举人是每名登记的选民，分母是登记选民数。',
      'Each registered voter counts; the denominator is the registered voters.',
    ],
    'JWH25-14 JWH25-19',
    C,
  ),
  rule(
    'UNIT-2',
    ['户代表方式的分母', 'Households: the denominator'],
    [
      '选举人是公布的户代表，一户一人，分母是公布的户代表数。',
      'Published household representatives, one each; the denominator is their number.',
    ],
    'JWH25-14 JWH25-19',
    C,
  ),
  rule(
    'UNIT-3',
    ['居民代表方式的分母', 'Representatives: the denominator'],
    [
      '选举人是公布的新一届居民代表，分母是居民代表数，不实行委托。',
      'The newly published representatives; the denominator is their number; no proxies.',
    ],
    'JWH25-14 JWH25-19',
    C,
  ),

  rule(
    'GROUP-1',
    ['居民代表的推选', 'Representatives are chosen by groups'],
    [
      '居民小组一般每二十到五十户推选一名居民代表，可以按需要调整；任期和居委会相同。',
      'A group chooses about one per twenty to fifty households; their term is the committee’s.',
    ],
    'JWH25-13',
    C,
  ),
  rule(
    'GROUP-2',
    ['组长从代表中推选', 'Group leaders come from representatives'],
    ['居民小组组长从居民代表中推选。', 'A group’s leader is chosen among its representatives.'],
    'JWH25-13',
    C,
  ),
  rule(
    'MEET-1',
    ['居民代表会议的组成', 'Who sits in the representatives’ meeting'],
    [
      '由居委会成员和居民代表组成，居民代表占五分之四以上。',
      'Committee members and representatives; the latter at least four fifths.',
    ],
    'JWH25-28',
    C,
  ),
  rule(
    'MEET-2',
    ['居民代表会议的到会线', 'Quorum of the representatives’ meeting'],
    [
      '三分之二以上组成人员到会才能开，正好三分之二也算；决定要到会人员过半数通过。',
      'At least two thirds must attend, exactly two thirds suffices; more than half of those present decide.',
    ],
    'JWH25-29',
    C,
    [
      '60 名代表到会 40 名：会可以开；但用来选举居委会还差 1 名。',
      '40 of 60 attend: the meeting may be held, but to elect the committee one is missing.',
    ],
  ),
  rule(
    'MEET-3',
    ['居民会议提前十日通知', 'Ten days’ notice of a residents’ meeting'],
    [
      '召集居民会议提前十日通知；有特殊情况的，可以临时通知。',
      'Announced ten days ahead; at short notice in special circumstances.',
    ],
    'JWH25-26',
    C,
    ['2026-11-16 开会、2026-11-09 通知：差 3 天。', 'Held 2026-11-16, announced 2026-11-09: three days short.'],
  ),
  rule(
    'MEET-4',
    ['居民会议的到会线', 'Quorum of the residents’ meeting'],
    [
      '十八周岁以上居民或者户代表过半数参加，到会人员过半数通过。',
      'More than half of adult residents or households attend; more than half of those decide.',
    ],
    'JWH25-27',
    C,
  ),
];
