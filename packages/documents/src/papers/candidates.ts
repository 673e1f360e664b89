import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts, Sex } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

export interface CandidateLine {
  readonly name: string;
  readonly sex: Sex;
  /** Month of birth, as `1985-03`. */
  readonly born: string;
  readonly education: string;
  readonly occupation: string;
}

/** Candidates for one post, in the order they are to be printed. */
export interface PostCandidates {
  /** As `主任`. */
  readonly post: string;
  readonly seats: number;
  readonly candidates: readonly CandidateLine[];
}

interface CandidateListFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electionDay: IsoDate;
  /** How the list was ordered; the order itself is the caller's. */
  readonly order: 'STROKE' | 'VOTES';
  readonly posts: readonly PostCandidates[];
}

/** N08 初步候选人名单. */
export interface PreliminaryCandidatesFacts extends CandidateListFacts {
  readonly objectionUntil?: IsoDate;
  readonly place: string;
  readonly phone: string;
}

/** N09 正式候选人名单. */
export interface FormalCandidatesFacts extends CandidateListFacts {
  /** A list published anew after somebody left it: whom the committee decided to add, and by which decision. */
  readonly correction?: { readonly added: readonly { readonly name: string; readonly decisionNo: string }[] };
}

const needs = [
  'basis',
  'electionDay',
  'order',
  'posts',
  'posts[].post',
  'posts[].seats',
  'posts[].candidates',
  'posts[].candidates[].name',
  'posts[].candidates[].sex',
  'posts[].candidates[].born',
  'posts[].candidates[].education',
  'posts[].candidates[].occupation',
];

const line = (name: string, sex: Sex, born: string, education: string, occupation: string): CandidateLine => ({
  name,
  sex,
  born,
  education,
  occupation,
});

export const samplePosts: readonly PostCandidates[] = [
  {
    post: '主任',
    seats: 1,
    candidates: [
      line('王芳', 'F', '1980-06', '大学', '社区党委书记'),
      line('李建国', 'M', '1976-11', '大专', '社区居民委员会副主任'),
    ],
  },
  {
    post: '副主任',
    seats: 1,
    candidates: [
      line('孙志强', 'M', '1983-02', '大学', '社区工作者'),
      line('周敏', 'F', '1988-09', '大学', '社区工作者'),
    ],
  },
  {
    post: '委员',
    seats: 3,
    candidates: [
      line('阿依古丽·买买提', 'F', '1990-04', '大专', '社区工作者'),
      line('刘洋', 'M', '1992-12', '大学', '退役军人，个体经营者'),
      line('欧阳明月', 'F', '1985-07', '中专', '第三居民小组组长'),
      line('赵喆', 'M', '1979-01', '高中', '小区物业维修员'),
    ],
  },
];

export const formalCandidates: Paper<FormalCandidatesFacts> = {
  form: 'N09',
  title: { zh: '正式候选人名单公告', en: 'Formal candidates' },
  template: 'N09-candidates-formal.typ',
  tags: true,
  needs,
  sample: {
    head: sampleHead({ displayNo: '9', issuedOn: day('2026-12-14') }),
    basis: [`${JWH}第十八条`, '《幸福里社区第七届居民委员会选举办法》'],
    electionDay: day('2026-12-20'),
    order: 'STROKE',
    posts: samplePosts,
  },
};

export const preliminaryCandidates: Paper<PreliminaryCandidatesFacts> = {
  form: 'N08',
  title: { zh: '初步候选人名单公告', en: 'Preliminary candidates' },
  template: 'N08-candidates-preliminary.typ',
  tags: true,
  needs: [...needs, 'place', 'phone'],
  sample: {
    head: sampleHead({ displayNo: '8', issuedOn: day('2026-12-07') }),
    basis: [`${JWH}第十八条`],
    electionDay: day('2026-12-20'),
    order: 'STROKE',
    posts: samplePosts,
    objectionUntil: day('2026-12-10'),
    place: '幸福里社区党群服务中心一楼',
    phone: '0000-8888000',
  },
};

/** N07 提名公告. */
export interface NominationCallFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electionDay: IsoDate;
  readonly posts: readonly { readonly post: string; readonly seats: number }[];
  /** On women members, as the local rule has it. */
  readonly womenNote?: string;
  /** Who may nominate, one way each. */
  readonly ways: readonly string[];
  readonly conditions: string;
  /** Legal bars to standing; nothing that no law says belongs here. */
  readonly bars: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly hours: string;
  readonly place: string;
  readonly contact: { readonly name: string; readonly phone: string };
}

export const nominationCall: Paper<NominationCallFacts> = {
  form: 'N07',
  title: { zh: '候选人提名公告', en: 'Call for nominations' },
  template: 'N07-nomination-call.typ',
  tags: true,
  needs: [
    'basis',
    'electionDay',
    'posts',
    'posts[].post',
    'posts[].seats',
    'ways',
    'conditions',
    'bars',
    'from',
    'to',
    'hours',
    'place',
    'contact.name',
    'contact.phone',
  ],
  sample: {
    head: sampleHead({ displayNo: '7', issuedOn: day('2026-12-02') }),
    basis: [`${JWH}第十八条`],
    electionDay: day('2026-12-20'),
    posts: [
      { post: '主任', seats: 1 },
      { post: '副主任', seats: 1 },
      { post: '委员', seats: 3 },
    ],
    womenNote: '居民委员会成员中应当有妇女。',
    ways: ['社区党组织提名推荐', '十名以上选民联合提名推荐'],
    conditions: '拥护党的领导，奉公守法，品行良好，公道正派，热心公益，有一定的文化水平和工作能力。',
    bars: [
      '被开除党籍的',
      '因犯罪受过刑事处罚的',
      '利用黑恶势力从事非法活动的',
      '组织、参加非法宗教活动或者邪教活动的',
    ],
    from: day('2026-12-03'),
    to: day('2026-12-05'),
    hours: '8:30至17:30',
    place: '幸福里社区党群服务中心一楼',
    contact: { name: '周敏', phone: '0000-8888000' },
  },
};
