import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

/** N03 选民登记. */
export interface VoterRegistrationFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electionDay: IsoDate;
  /** Latest day of birth that makes eighteen on election day. */
  readonly bornOnOrBefore: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Daily hours, as `8:30至17:30`. */
  readonly hours: string;
  readonly place: string;
  /** Who may register, one kind each. */
  readonly categories: readonly string[];
  /** What to bring. */
  readonly documents: readonly string[];
  /** What happens to those who do not register in time, where a rule settles it. */
  readonly lateNote?: string;
  readonly phone: string;
}

/** N04-1 选民名单申诉处理结果. The persons who objected are not named. */
export interface ObjectionRulingFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly rulings: readonly {
    readonly receivedOn: IsoDate;
    readonly decidedOn: IsoDate;
    readonly item: string;
    readonly decision: string;
    readonly law: readonly string[];
  }[];
  readonly added: readonly { readonly name: string }[];
  readonly removed: readonly { readonly name: string }[];
  /** Voters on the roll after the rulings. */
  readonly total: number;
}

export const voterRegistration: Paper<VoterRegistrationFacts> = {
  form: 'N03',
  title: { zh: '选民登记公告', en: 'Voter registration' },
  template: 'N03-voter-registration.typ',
  tags: true,
  needs: ['basis', 'electionDay', 'bornOnOrBefore', 'from', 'to', 'hours', 'place', 'categories', 'documents', 'phone'],
  sample: {
    head: sampleHead({ displayNo: '3', issuedOn: day('2026-11-16') }),
    basis: [`${JWH}第十六条`],
    electionDay: day('2026-12-20'),
    bornOnOrBefore: day('2008-12-20'),
    from: day('2026-11-17'),
    to: day('2026-11-21'),
    hours: '8:30至17:30（中午不休息）',
    place: '幸福里社区党群服务中心一楼',
    categories: [
      '户籍在本社区，表示参加选举的',
      '户籍不在本社区，在本社区常住，表示参加选举的',
      '户籍不在本社区，在本社区工作六个月以上的社区工作者，本人申请并经居民选举委员会确认的',
    ],
    documents: ['居民身份证', '户口簿或者居住证明'],
    lateNote: '行动不便的选民可以打电话预约，由登记员上门登记。',
    phone: '0000-8888000',
  },
};

export const objectionRuling: Paper<ObjectionRulingFacts> = {
  form: 'N04-1',
  title: { zh: '选民名单申诉处理结果公告', en: 'Rulings on the roll' },
  template: 'N04-1-objection-ruling.typ',
  personal: true,
  tags: true,
  needs: [
    'basis',
    'rulings',
    'rulings[].receivedOn',
    'rulings[].decidedOn',
    'rulings[].item',
    'rulings[].decision',
    'rulings[].law',
    'added[].name',
    'removed[].name',
    'total',
  ],
  sample: {
    head: sampleHead({ displayNo: '4-1', issuedOn: day('2026-11-27') }),
    basis: [`${JWH}第十七条`],
    rulings: [
      {
        receivedOn: day('2026-11-24'),
        decidedOn: day('2026-11-26'),
        item: '本人户籍在本社区并已登记，名单上没有',
        decision: '情况属实，补入选民名单',
        law: [`${JWH}第十六条`],
      },
      {
        receivedOn: day('2026-11-25'),
        decidedOn: day('2026-11-27'),
        item: '反映一名选民已在外地登记',
        decision: '经核实，其已在现居住地登记参加选举，不再列入',
        law: [`${JWH}第十六条`],
      },
    ],
    added: [{ name: '陈䶮' }],
    removed: [{ name: '马国庆' }],
    total: 3000,
  },
};
