import type { IsoDate, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Paper, PaperFacts } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

/** N10 投票时间、地点、票箱. Times of day as `8:00`. */
export interface PollingFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electionDay: IsoDate;
  readonly stations: readonly {
    readonly name: string;
    readonly place: string;
    readonly groups: readonly string[];
    readonly openAt: string;
    readonly closeAt: string;
  }[];
  readonly mobileBoxes: readonly {
    readonly name: string;
    readonly route: string;
    readonly openAt: string;
    readonly closeAt: string;
  }[];
  readonly documents: readonly string[];
  readonly countAt: string;
  readonly countPlace: string;
}

/** N11 工作人员. */
export interface StaffFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electionDay: IsoDate;
  readonly staff: readonly { readonly role: string; readonly people: readonly { readonly name: string }[] }[];
  /** On candidates and their relatives keeping away from this work, where the local rule says it. */
  readonly avoidanceNote?: string;
  readonly phone: string;
}

/** N12 流动票箱投票人员. Only the kind of reason is published, never an illness: the type holds no room for one. */
export interface MobileVotersFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electionDay: IsoDate;
  /** Who approved the list, where the local rule asks for it. */
  readonly approvedBy?: string;
  readonly voters: readonly { readonly name: string; readonly reason: 'MOBILITY' | 'REMOTE' }[];
  readonly scrutineers: readonly { readonly name: string }[];
}

/** N13 委托投票名单. */
export interface ProxiesFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electionDay: IsoDate;
  readonly maxPerTrustee: number;
  readonly pairs: readonly { readonly principal: string; readonly trustee: string }[];
  readonly objectionUntil?: IsoDate;
  readonly phone: string;
}

/** N14 代写人员名单. Who writes for others is named; for whom, never: the type holds no room for it. */
export interface ScribesFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electionDay: IsoDate;
  readonly stations: readonly { readonly name: string; readonly people: readonly { readonly name: string }[] }[];
  /** On candidates and their relatives keeping away from this work, where the local rule says it. */
  readonly avoidanceNote?: string;
  readonly phone: string;
}

/** N15 无效票认定规则; must say what the election method says. */
export interface InvalidBallotRulesFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electionDay: IsoDate;
  readonly marking: readonly string[];
  readonly whollyInvalid: readonly string[];
  readonly partlyInvalid: readonly string[];
}

export const polling: Paper<PollingFacts> = {
  form: 'N10',
  title: { zh: '投票时间和地点公告', en: 'Time and place of voting' },
  template: 'N10-polling.typ',
  tags: true,
  needs: [
    'basis',
    'electionDay',
    'stations',
    ...['name', 'place', 'groups', 'openAt', 'closeAt'].map((f) => `stations[].${f}`),
    ...['name', 'route', 'openAt', 'closeAt'].map((f) => `mobileBoxes[].${f}`),
    'documents',
    'countAt',
    'countPlace',
  ],
  sample: {
    head: sampleHead({ displayNo: '10', issuedOn: day('2026-12-17') }),
    basis: [`${JWH}第十九条`],
    electionDay: day('2026-12-20'),
    stations: [
      {
        name: '中心会场',
        place: '幸福里社区党群服务中心',
        groups: ['第一居民小组', '第二居民小组'],
        openAt: '8:00',
        closeAt: '16:00',
      },
      { name: '第一投票站', place: '三号院物业活动室', groups: ['第三居民小组'], openAt: '8:00', closeAt: '15:30' },
    ],
    mobileBoxes: [{ name: '1号流动票箱', route: '一号院—二号院—养老服务站', openAt: '9:00', closeAt: '11:30' }],
    documents: ['居民身份证', '选民证'],
    countAt: '当日16:30',
    countPlace: '幸福里社区党群服务中心二楼会议室',
  },
};

export const staff: Paper<StaffFacts> = {
  form: 'N11',
  title: { zh: '选举工作人员名单公告', en: 'Election staff' },
  template: 'N11-staff.typ',
  tags: true,
  needs: ['basis', 'electionDay', 'staff', 'staff[].role', 'staff[].people', 'staff[].people[].name', 'phone'],
  sample: {
    head: sampleHead({ displayNo: '11', issuedOn: day('2026-12-17') }),
    basis: [`${JWH}第十九条`, '《幸福里社区第七届居民委员会选举办法》'],
    electionDay: day('2026-12-20'),
    staff: [
      { role: '总监票人', people: [{ name: '赵喆' }] },
      { role: '监票人', people: [{ name: '陈䶮' }, { name: '张秀英' }, { name: '吴桂兰' }] },
      { role: '唱票人', people: [{ name: '郑海' }] },
      { role: '计票人', people: [{ name: '冯雪' }, { name: '阿卜杜拉·买买提' }] },
      { role: '发票人', people: [{ name: '蒋涛' }, { name: '沈丽' }] },
      { role: '代写人', people: [{ name: '韩梅' }] },
    ],
    avoidanceNote: '候选人及其近亲属不担任这些工作。',
    phone: '0000-8888000',
  },
};

export const mobileVoters: Paper<MobileVotersFacts> = {
  form: 'N12',
  title: { zh: '流动票箱投票人员名单公告', en: 'Mobile box voters' },
  template: 'N12-mobile-voters.typ',
  personal: true,
  tags: true,
  needs: ['basis', 'electionDay', 'voters', 'voters[].name', 'voters[].reason', 'scrutineers', 'scrutineers[].name'],
  sample: {
    head: sampleHead({ displayNo: '12', issuedOn: day('2026-12-17') }),
    basis: ['《幸福里社区第七届居民委员会选举办法》'],
    electionDay: day('2026-12-20'),
    voters: [
      { name: '何玉珍', reason: 'MOBILITY' },
      { name: '阿卜杜拉·买买提', reason: 'MOBILITY' },
      { name: '马占山', reason: 'REMOTE' },
    ],
    scrutineers: [{ name: '陈䶮' }, { name: '张秀英' }, { name: '吴桂兰' }],
  },
};

/** A trustee who holds more than the law lets one person hold. */
function overloaded({ pairs, maxPerTrustee }: ProxiesFacts): readonly Text[] {
  const held = new Map<string, number>();
  for (const { trustee } of pairs) held.set(trustee, (held.get(trustee) ?? 0) + 1);
  return [...held]
    .filter(([, count]) => count > maxPerTrustee)
    .map(([trustee, count]) =>
      text(
        `${trustee}接受了${count}人委托，每人最多${maxPerTrustee}人（同名的请先核对是不是同一人）`,
        `${trustee} holds ${count} proxies, at most ${maxPerTrustee} are allowed (check first whether two people share the name)`,
      ),
    );
}

export const proxies: Paper<ProxiesFacts> = {
  form: 'N13',
  title: { zh: '委托投票名单公告', en: 'Proxies' },
  template: 'N13-proxies.typ',
  personal: true,
  tags: true,
  needs: ['basis', 'electionDay', 'maxPerTrustee', 'pairs', 'pairs[].principal', 'pairs[].trustee', 'phone'],
  disagreements: overloaded,
  sample: {
    head: sampleHead({ displayNo: '13', issuedOn: day('2026-12-18') }),
    basis: [`${JWH}第十九条`],
    electionDay: day('2026-12-20'),
    maxPerTrustee: 3,
    pairs: [
      { principal: '吴桂兰', trustee: '郑海' },
      { principal: '马占山', trustee: '郑海' },
      { principal: '阿卜杜拉·买买提', trustee: '阿依古丽·买买提' },
    ],
    objectionUntil: day('2026-12-19'),
    phone: '0000-8888000',
  },
};

export const scribes: Paper<ScribesFacts> = {
  form: 'N14',
  title: { zh: '代写人员名单公告', en: 'Scribes' },
  template: 'N14-scribes.typ',
  tags: true,
  needs: [
    'basis',
    'electionDay',
    'stations',
    'stations[].name',
    'stations[].people',
    'stations[].people[].name',
    'phone',
  ],
  sample: {
    head: sampleHead({ displayNo: '14', issuedOn: day('2026-12-17') }),
    basis: [`${JWH}第十九条`, '《幸福里社区第七届居民委员会选举办法》'],
    electionDay: day('2026-12-20'),
    stations: [
      { name: '中心会场', people: [{ name: '韩梅' }, { name: '古丽娜尔·艾合买提' }] },
      { name: '第一投票站', people: [{ name: '冯雪' }] },
      { name: '1号流动票箱', people: [{ name: '沈丽' }] },
    ],
    avoidanceNote: '候选人及其近亲属不担任这项工作。',
    phone: '0000-8888000',
  },
};

export const invalidBallotRules: Paper<InvalidBallotRulesFacts> = {
  form: 'N15',
  title: { zh: '无效票认定规则公告', en: 'Rules on invalid ballots' },
  template: 'N15-invalid-ballot-rules.typ',
  tags: true,
  needs: ['basis', 'electionDay', 'marking', 'whollyInvalid', 'partlyInvalid'],
  sample: {
    head: sampleHead({ displayNo: '15', issuedOn: day('2026-12-19') }),
    basis: ['《幸福里社区第七届居民委员会选举办法》'],
    electionDay: day('2026-12-20'),
    marking: [
      '赞成的在符号栏画○，不赞成的画×，弃权的不画。',
      '另选他人的，在“另选人”栏写上姓名，并在符号栏画○。',
      '用黑色或者蓝色笔书写。',
    ],
    whollyInvalid: ['不是居民选举委员会印制并盖章的选票。', '写有与选举无关的文字或者能看出写票人的记号的选票。'],
    partlyInvalid: ['某一职务所选人数多于应选名额的，该职务的票无效。', '字迹无法辨认的部分无效，能够辨认的部分有效。'],
  },
};
