import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

/** N01 选举日公告. */
export interface ElectionDayFacts extends PaperFacts {
  readonly basis: readonly string[];
  /** Who agreed to the day, as `和平街道办事处`. */
  readonly approvedBy?: string;
  readonly electionDay: IsoDate;
  /** First day of the re-election. */
  readonly startDate: IsoDate;
  /** 选举方式, as `全体选民直接投票`. */
  readonly method: string;
  readonly seats: { readonly chair: number; readonly vice: number; readonly members: number };
  readonly phone: string;
}

export const electionDay: Paper<ElectionDayFacts> = {
  form: 'N01',
  title: { zh: '选举日公告', en: 'Election day' },
  template: 'N01-election-day.typ',
  tags: true,
  needs: ['basis', 'electionDay', 'startDate', 'method', 'seats.chair', 'seats.vice', 'seats.members', 'phone'],
  sample: {
    head: sampleHead({ displayNo: '1', issuedOn: day('2026-11-16') }),
    basis: [`${JWH}第十四条`, '《幸福里社区第七届居民委员会选举办法》'],
    approvedBy: '和平街道办事处',
    electionDay: day('2026-12-20'),
    startDate: day('2026-11-16'),
    method: '全体选民直接投票',
    seats: { chair: 1, vice: 1, members: 3 },
    phone: '0000-8888000',
  },
};

/** WALLPLAN 日程上墙表: every step, its day, and the one person who answers for it. */
export interface WallPlanFacts extends PaperFacts {
  /** Paper size; A3 can be read from two metres away. */
  readonly size: 'a3' | 'a4';
  readonly electionDay: IsoDate;
  readonly stages: readonly {
    readonly name: string;
    readonly steps: readonly {
      readonly from: IsoDate;
      /** Last day, when the step lasts longer than one. */
      readonly to?: IsoDate;
      readonly item: string;
      readonly responsible: string;
      readonly law?: readonly string[];
    }[];
  }[];
}

const step = (from: string, to: string, item: string, responsible: string, ...law: string[]) => ({
  from: day(from),
  ...(to === '' ? {} : { to: day(to) }),
  item,
  responsible,
  ...(law.length === 0 ? {} : { law }),
});

export const wallPlan: Paper<WallPlanFacts> = {
  form: 'WALLPLAN',
  title: { zh: '换届选举日程表', en: 'Schedule for the wall' },
  template: 'wall-plan.typ',
  tags: true,
  word: false,
  needs: [
    'size',
    'electionDay',
    'stages',
    'stages[].name',
    'stages[].steps',
    'stages[].steps[].from',
    'stages[].steps[].item',
    'stages[].steps[].responsible',
  ],
  sample: {
    head: sampleHead({ issuedOn: day('2026-11-16') }),
    size: 'a3',
    electionDay: day('2026-12-20'),
    stages: [
      {
        name: '先党组织后居委会',
        steps: [
          step('2026-10-18', '', '召开党员大会，选举社区党组织委员', '王芳', '基层组织选举工作条例'),
          step('2026-10-20', '', '选举结果报街道党工委', '王芳'),
        ],
      },
      {
        name: '选举委员会与选民登记',
        steps: [
          step('2026-11-15', '', '推选居民选举委员会，公布名单', '李建国', '居委会组织法第十五条'),
          step('2026-11-16', '', '公布选举日', '赵喆'),
          step('2026-11-17', '2026-11-21', '选民登记', '周敏', '居委会组织法第十六条'),
          step('2026-11-22', '', '公布选民名单', '周敏', '居委会组织法第十七条'),
          step('2026-11-23', '2026-11-27', '受理对名单的申诉，收到后3日内决定并公布', '赵喆', '居委会组织法第十七条'),
        ],
      },
      {
        name: '候选人',
        steps: [
          step('2026-12-03', '2026-12-05', '提名候选人', '刘洋', '居委会组织法第十八条'),
          step('2026-12-07', '', '公布初步候选人', '刘洋'),
          step('2026-12-14', '', '公布正式候选人', '刘洋', '选举办法'),
          step('2026-12-16', '', '候选人与居民见面，公布候选人承诺', '欧阳明月', '居委会组织法第十八条'),
          step('2026-12-17', '', '公布投票时间地点、工作人员、流动票箱名单', '赵喆'),
          step('2026-12-18', '', '公布委托投票名单', '周敏', '居委会组织法第十九条'),
        ],
      },
      {
        name: '投票、计票和移交',
        steps: [
          step('2026-12-20', '', '投票，公开计票，当场公布结果，封存选票', '赵喆', '居委会组织法第十九条'),
          step('2026-12-25', '', '颁发当选证书', '赵喆'),
          step('2026-12-28', '', '移交印章、账目、资产、档案', '赵喆', '居委会组织法第二十五条'),
        ],
      },
    ],
  },
};
