import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts, Sex } from './paper.ts';
import { countDisagreements } from './result.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

/** N18 预选办法: how preliminary candidates become formal ones where there are too many. */
export interface PreSelectionMethodFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly on: IsoDate;
  readonly openAt: string;
  readonly place: string;
  /** Who votes, as `居民选举委员会成员、居民代表`. */
  readonly electorUnit: string;
  readonly posts: readonly {
    readonly post: string;
    readonly seats: number;
    readonly preliminary: number;
    readonly formal: number;
  }[];
  readonly rules: readonly string[];
  readonly phone: string;
}

/** N19 预选结果. */
export interface PreSelectionResultFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly heldOn: IsoDate;
  readonly electorUnit: string;
  readonly figures: {
    readonly expected: number;
    readonly present: number;
    readonly issued: number;
    readonly collected: number;
    readonly valid: number;
    readonly invalid: number;
  };
  readonly posts: readonly {
    readonly post: string;
    readonly seats: number;
    readonly lines: readonly {
      readonly name: string;
      readonly sex: Sex;
      readonly votes: number;
      readonly formal: boolean;
    }[];
  }[];
  readonly phone: string;
}

export const preSelectionMethod: Paper<PreSelectionMethodFacts> = {
  form: 'N18',
  title: { zh: '预选办法公告', en: 'Method of the pre-selection' },
  template: 'N18-pre-selection-method.typ',
  tags: true,
  needs: [
    'basis',
    'on',
    'openAt',
    'place',
    'electorUnit',
    'posts',
    ...['post', 'seats', 'preliminary', 'formal'].map((f) => `posts[].${f}`),
    'rules',
    'phone',
  ],
  sample: {
    head: sampleHead({ displayNo: '18', issuedOn: day('2026-12-08') }),
    basis: [`${JWH}第十八条`, '《幸福里社区第七届居民委员会选举办法》'],
    on: day('2026-12-10'),
    openAt: '9:00',
    place: '幸福里社区党群服务中心二楼会议室',
    electorUnit: '居民选举委员会成员和居民代表',
    posts: [
      { post: '主任', seats: 1, preliminary: 4, formal: 2 },
      { post: '副主任', seats: 1, preliminary: 5, formal: 2 },
      { post: '委员', seats: 3, preliminary: 9, formal: 4 },
    ],
    rules: [
      '无记名投票，当场公开计票，不实行委托投票',
      '每一职务所选人数不超过正式候选人名额的有效，超过的无效',
      '按得票多少确定正式候选人；最后几名得票相等不能确定的，就这几人再投一次',
    ],
    phone: '0000-8888000',
  },
};

const line = (name: string, sex: Sex, votes: number, formal: boolean) => ({ name, sex, votes, formal });

export const preSelectionResult: Paper<PreSelectionResultFacts> = {
  form: 'N19',
  title: { zh: '预选结果公告', en: 'Result of the pre-selection' },
  template: 'N19-pre-selection-result.typ',
  tags: true,
  needs: [
    'basis',
    'heldOn',
    'electorUnit',
    ...['expected', 'present', 'issued', 'collected', 'valid', 'invalid'].map((f) => `figures.${f}`),
    'posts',
    'posts[].post',
    'posts[].seats',
    'posts[].lines',
    ...['name', 'sex', 'votes', 'formal'].map((f) => `posts[].lines[].${f}`),
    'phone',
  ],
  disagreements: ({ figures }) => countDisagreements(figures),
  sample: {
    head: sampleHead({ displayNo: '19', issuedOn: day('2026-12-10') }),
    basis: [`${JWH}第十八条`, '《幸福里社区第七届居民委员会选举办法》'],
    heldOn: day('2026-12-10'),
    electorUnit: '居民选举委员会成员和居民代表',
    figures: { expected: 43, present: 40, issued: 40, collected: 40, valid: 39, invalid: 1 },
    posts: [
      {
        post: '主任',
        seats: 1,
        lines: [line('王芳', 'F', 31, true), line('李建国', 'M', 22, true), line('丁秀兰', 'F', 9, false)],
      },
      {
        post: '委员',
        seats: 3,
        lines: [
          line('欧阳明月', 'F', 35, true),
          line('阿依古丽·买买提', 'F', 33, true),
          line('刘洋', 'M', 28, true),
          line('赵喆', 'M', 26, true),
          line('陈䶮', 'M', 11, false),
        ],
      },
    ],
    phone: '0000-8888000',
  },
};
