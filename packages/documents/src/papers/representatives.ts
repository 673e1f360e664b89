import type { IsoDate } from '@mingxuan/rulebook';
import { type Officer, officerNeeds } from './election-committee.ts';
import type { Paper, PaperFacts, Sex } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

/** N05 居民代表和小组长推选. How many representatives each group chooses, when and where. */
export interface RepresentativeElectionFacts extends PaperFacts {
  readonly basis: readonly string[];
  /** How they are chosen, as a sentence. */
  readonly method: string;
  /** Who may be chosen, one condition each. */
  readonly conditions: readonly string[];
  readonly groups: readonly {
    readonly name: string;
    readonly households: number;
    readonly seats: number;
    readonly on: IsoDate;
    readonly openAt: string;
    readonly place: string;
  }[];
  readonly phone: string;
}

/** N06 居民代表名单, or 户代表名单 where households vote. The number of women is counted from the list, never typed. */
export interface RepresentativeListFacts extends PaperFacts {
  readonly basis: readonly string[];
  /** `居民代表` or `户代表`. */
  readonly electorUnit: string;
  readonly groups: readonly {
    readonly name: string;
    readonly people: readonly { readonly name: string; readonly sex: Sex }[];
  }[];
  readonly objectionUntil?: IsoDate;
  readonly phone: string;
}

/** N06-1 居民小组组长、副组长名单. */
export interface GroupLeaderFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly groups: readonly { readonly name: string; readonly leader: string; readonly deputy?: string }[];
  readonly phone: string;
}

/** N17 居务监督委员会选举结果. */
export interface SupervisionResultFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electedOn: IsoDate;
  /** The meeting that chose them, as `居民代表会议`. */
  readonly electedBy: string;
  readonly expected: number;
  readonly present: number;
  readonly members: readonly Officer[];
  readonly phone: string;
}

export const representativeElection: Paper<RepresentativeElectionFacts> = {
  form: 'N05',
  title: { zh: '居民代表和小组长推选公告', en: 'Choice of representatives and group leaders' },
  template: 'N05-representative-election.typ',
  tags: true,
  needs: [
    'basis',
    'method',
    'conditions',
    'groups',
    ...['name', 'households', 'seats', 'on', 'openAt', 'place'].map((f) => `groups[].${f}`),
    'phone',
  ],
  sample: {
    head: sampleHead({ displayNo: '5', issuedOn: day('2026-11-20') }),
    basis: [`${JWH}第十三条`],
    method: '由居民小组召集本组居民，按户推选；组长从本组选出的居民代表中推选。',
    conditions: [
      '户籍在本小组，或者在本小组常住',
      '年满十八周岁，未被剥夺政治权利',
      '遵纪守法，办事公道，愿意为居民办事',
    ],
    groups: [
      {
        name: '第一居民小组',
        households: 412,
        seats: 11,
        on: day('2026-11-26'),
        openAt: '19:00',
        place: '一号院活动室',
      },
      {
        name: '第二居民小组',
        households: 388,
        seats: 10,
        on: day('2026-11-27'),
        openAt: '19:00',
        place: '社区党群服务中心',
      },
      { name: '第三居民小组', households: 460, seats: 12, on: day('2026-11-28'), openAt: '9:30', place: '三号院凉亭' },
    ],
    phone: '0000-8888000',
  },
};

const people = (...named: readonly (readonly [string, Sex])[]) => named.map(([name, sex]) => ({ name, sex }));

export const representativeList: Paper<RepresentativeListFacts> = {
  form: 'N06',
  title: { zh: '居民代表名单公告', en: 'Residents’ representatives' },
  template: 'N06-representative-list.typ',
  tags: true,
  needs: [
    'basis',
    'electorUnit',
    'groups',
    'groups[].name',
    'groups[].people',
    'groups[].people[].name',
    'groups[].people[].sex',
    'phone',
  ],
  sample: {
    head: sampleHead({ displayNo: '6', issuedOn: day('2026-11-29') }),
    basis: [`${JWH}第十三条`, '第十七条'],
    electorUnit: '居民代表',
    groups: [
      {
        name: '第一居民小组',
        people: people(['丁秀兰', 'F'], ['马国庆', 'M'], ['王芳', 'F'], ['陈䶮', 'M'], ['张秀英', 'F']),
      },
      { name: '第二居民小组', people: people(['古丽娜尔·艾合买提', 'F'], ['欧阳明月', 'F'], ['郑海', 'M']) },
      { name: '第三居民小组', people: people(['何玉珍', 'F'], ['赵喆', 'M'], ['蒋涛', 'M'], ['韩梅', 'F']) },
    ],
    objectionUntil: day('2026-12-04'),
    phone: '0000-8888000',
  },
};

export const groupLeaders: Paper<GroupLeaderFacts> = {
  form: 'N06-1',
  title: { zh: '居民小组组长名单公告', en: 'Group leaders' },
  template: 'N06-1-group-leaders.typ',
  tags: true,
  needs: ['basis', 'groups', 'groups[].name', 'groups[].leader', 'phone'],
  sample: {
    head: sampleHead({ displayNo: '6-1', issuedOn: day('2026-11-29') }),
    basis: [`${JWH}第十三条`],
    groups: [
      { name: '第一居民小组', leader: '丁秀兰', deputy: '马国庆' },
      { name: '第二居民小组', leader: '欧阳明月', deputy: '古丽娜尔·艾合买提' },
      { name: '第三居民小组', leader: '何玉珍', deputy: '蒋涛' },
    ],
    phone: '0000-8888000',
  },
};

export const supervisionResult: Paper<SupervisionResultFacts> = {
  form: 'N17',
  title: { zh: '居务监督委员会选举结果公告', en: 'Supervision committee elected' },
  template: 'N17-supervision-result.typ',
  tags: true,
  needs: ['basis', 'electedOn', 'electedBy', 'expected', 'present', ...officerNeeds, 'phone'],
  sample: {
    head: sampleHead({ displayNo: '17', issuedOn: day('2026-12-24') }),
    basis: [`${JWH}第三十六条`],
    electedOn: day('2026-12-23'),
    electedBy: '居民代表会议',
    expected: 38,
    present: 33,
    members: [
      { post: '主任', name: '丁秀兰', sex: 'F' },
      { post: '成员', name: '马国庆', sex: 'M' },
      { post: '成员', name: '阿卜杜拉·买买提', sex: 'M' },
    ],
    phone: '0000-8888000',
  },
};
