import type { Rule } from '../../law.ts';
import { C, rule, S } from '../rule.ts';

/** Candidates and voting: rules-residents.md §5–§6. */
export const CANDIDATES_AND_VOTING: readonly Rule[] = [
  rule(
    'CAND-1',
    ['党组织或十名选民联合提名', 'Nominated by the Party or ten voters'],
    [
      '候选人由社区党组织，或者十名以上选民联合提名推荐；联名的人必须都是选民。',
      'Candidates are put forward by the Party organisation or by ten voters together; each signer must be a voter.',
    ],
    'JWH25-18',
    C,
    [
      '联名 9 人：不成立；10 人成立；10 人里有 1 人不是选民：仍按 9 人算。',
      'Nine signers: not enough; ten: enough; ten with one who is no voter: nine.',
    ],
  ),
  rule(
    'CAND-2',
    ['人选的正面条件', 'What candidates should be'],
    [
      '推荐拥护党的领导、奉公守法、品行良好、公道正派、热心公益、有一定文化水平和工作能力的人。',
      'People who support the Party’s leadership, keep the law, are fair and public-spirited and able to do the work.',
    ],
    'JWH25-18',
    C,
  ),
  rule(
    'CAND-3',
    ['不得作为候选人的情形', 'Who may not stand'],
    [
      '被开除党籍的，因犯罪受过刑事处罚的，利用黑恶势力从事非法活动的，组织或者参加非法宗教活动或者邪教活动的，不得作为候选人。',
      'Expelled from the Party; punished for a crime; unlawful acts through gangs; unlawful religious or cult activities.',
    ],
    'JWH25-18',
    C,
    [
      '另选的人被开除党籍：转人工复核，地方有规定的按规定。',
      'A write-in who was expelled: referred to a person; local rules apply where there are any.',
    ],
  ),
  rule(
    'CAND-4',
    ['地方“不宜”清单要有依据', 'Local lists need a basis'],
    [
      '地方的“不宜”清单不是法律上的剥夺，要有省级法规或者会议通过的选举办法作依据，书面告知本人并允许申辩。',
      'Local lists of the “unsuitable” take no right away; each needs a basis, written notice and a hearing.',
    ],
    'PRACTICE',
    S,
  ),
  rule(
    'CAND-5',
    ['候选人要多于名额', 'More candidates than seats'],
    ['候选人名额应当多于应选名额，主任、副主任、委员分别核对。', 'More candidates than seats, checked for each post.'],
    'JWH25-18',
    C,
    [
      '主任候选人 1 名应选 1 名：不行。委员候选 5 名应选 5 名：不行。',
      'One candidate for one chair: refused. Five for five members: refused.',
    ],
  ),
  rule(
    'CAND-6',
    ['候选人与居民见面', 'Candidates meet residents'],
    [
      '选委会应当组织候选人与居民见面，介绍履职设想，回答提问。',
      'The committee holds a meeting where candidates present their plans and answer.',
    ],
    'JWH25-18',
    C,
  ),
  rule(
    'CAND-7',
    ['正式候选人的公布日', 'When candidates are published'],
    ['国家法没有定提前几天，多数省是选举日的五日前。', 'The law sets no day; most provinces five days before.'],
    'ZJ20V-18 SH20V-12 BJ12V-20 HA11V-26',
    S,
    ['浙江，选举日 2026-12-20：最迟 2026-12-15。', 'Zhejiang, election 2026-12-20: by 2026-12-15.'],
  ),
  rule(
    'CAND-8',
    ['候选人是本社区选民', 'Candidates are voters here'],
    ['候选人要有被选举权，是本社区的选民。', 'A candidate has the right to stand and is a voter of the community.'],
    'JWH25-16',
    C,
  ),
  rule(
    'CAND-9',
    ['一人被提名两职', 'Nominated for two posts'],
    [
      '同一人被提名两个职务的，由本人书面确认一个；具体由省里规定。',
      'Someone nominated for two posts chooses one in writing; provinces set how.',
    ],
    'ZJ20V-18 ZJ20V-17 HA11V-25',
    S,
    [
      '河南：主任提名票并入委员提名票排序，反过来不行。',
      'Henan: votes for chair are added to those for member, never the reverse.',
    ],
  ),
  rule(
    'CAND-10',
    ['不接受提名的期限', 'Declining a nomination'],
    [
      '不愿接受提名的，按地方规定的日子以前书面提出，按提名票依次补足并公告。',
      'Declined in writing by the local day; the next in line follows, with notice.',
    ],
    'ZJ20V-19',
    S,
    ['浙江，选举日 2026-12-20：最迟 2026-12-17。', 'Zhejiang, election 2026-12-20: by 2026-12-17.'],
  ),
  rule(
    'CAND-11',
    ['候选人和亲属不当选举工作人员', 'Candidates’ relatives are no staff'],
    [
      '候选人和近亲属不担任监票、计票、唱票、发票、代写。',
      'Candidates and near relatives do not scrutinise, count, call, issue or write.',
    ],
    'ZJ20V-22 SH20V-14 BJ12V-21',
    S,
  ),
  rule(
    'CAND-12',
    ['选举日停止竞选', 'No campaigning on election day'],
    ['选举日停止对候选人的介绍和竞职活动。', 'Presentations and campaigning stop on election day.'],
    'ZJ20V-23 SH20V-13',
    S,
  ),

  rule(
    'VOTE-1',
    ['无记名投票、公开计票', 'Secret vote, open count'],
    [
      '无记名投票，公开计票，结果当场公布，必须设秘密写票处。',
      'Secret ballot, open count, result announced on the spot; a secret booth is a must.',
    ],
    'JWH25-19',
    C,
  ),
  rule(
    'VOTE-2',
    ['委托投票', 'Voting by proxy'],
    [
      '外出的选民可以书面委托本社区其他选民；每人最多接受三人；候选人不得接受；选委会公布名单；居民代表方式不实行委托。',
      'A voter who is away may authorise another voter in writing; at most three per trustee, no candidate, names published, none among representatives.',
    ],
    'JWH25-19',
    C,
    ['已接受 3 份委托，再接第 4 份：第 4 份不收。', 'Three accepted, a fourth offered: the fourth is refused.'],
    [
      '候选人接受委托：不收。居民代表办委托：不收。',
      'A candidate as trustee, or a proxy among representatives: refused.',
    ],
  ),
  rule(
    'VOTE-2a',
    ['受托人的范围', 'Who may be trustee'],
    [
      '居委会选举可以委托本社区其他选民；旧村办法只限近亲属的写法，居委会不再适用。',
      'Any other voter of the community; the village limit to near relatives does not apply.',
    ],
    'JWH25-19 CWH25-18',
    C,
  ),
  rule(
    'VOTE-2b',
    ['委托的办理和公布日', 'When proxies are arranged'],
    [
      '什么时候办、能不能再委托、能不能现场委托，由省里规定。',
      'When, whether passed on, whether on the spot: provinces set it.',
    ],
    'ZJ20V-25 SH20V-16',
    S,
    [
      '上海，选举日 2026-12-20：12-15 前办，12-18 前公布。',
      'Shanghai, election 2026-12-20: arranged by 12-15, published by 12-18.',
    ],
  ),
  rule(
    'VOTE-3',
    ['代写选票', 'Help with writing'],
    [
      '不能写票的，可以请信任的人或者指定的代写员，不得违背本人意愿，也不得强制。',
      'Who cannot write may ask someone trusted or appointed, never against their will.',
    ],
    'SH20V-17 BJ12V-24 ZJ20V-24',
    S,
  ),
  rule(
    'VOTE-4',
    ['流动票箱', 'Mobile boxes'],
    [
      '国家居委会法没有写；地方通常要求批准或者公告名单，每箱三名以上监票人。',
      'Not in the national law; provinces ask for approval or notice and three scrutineers per box.',
    ],
    'ZJ20V-24 BJ12V-23 XJF-38',
    S,
  ),
  rule(
    'VOTE-5',
    ['一次或分次投票', 'One vote or several'],
    [
      '可以一次投票也可以分次投票选主任、副主任和委员，由省里规定。',
      'Chair, vice-chair and members are elected in one vote or several, as provinces set.',
    ],
    'SH20V-15 HA11V-34',
    S,
  ),
  rule(
    'VOTE-6',
    ['选票的栏目', 'Columns of the ballot'],
    [
      '可以列主任、副主任、委员三栏；有的省要求单列妇女委员。',
      'Three columns by post; some provinces add one for a woman member.',
    ],
    'ZJ20V-21',
    S,
  ),
  rule(
    'VOTE-7',
    ['默认不开函投', 'No postal votes'],
    ['新法没有邮寄投票的依据，默认不开。', 'Nothing in the law provides postal voting; it is off.'],
    'PRACTICE',
    S,
  ),
];
