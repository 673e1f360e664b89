import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts, Sex } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

/** N04 选民名单. Name, sex, group and serial only: the wall is no place for identity numbers, addresses or telephones. */
export interface VoterRollFacts extends PaperFacts {
  /** Articles and methods it rests on. */
  readonly basis: readonly string[];
  readonly electionDay: IsoDate;
  /** Last day for objections. */
  readonly objectionUntil: IsoDate;
  /** Days from receipt within which an objection is decided. */
  /** The day up to which changes after publication are in it; absent where the list is as it was published. */
  readonly asOf?: IsoDate;
  readonly rulingDays: number;
  readonly place: string;
  readonly phone: string;
  readonly groups: readonly {
    readonly name: string;
    readonly voters: readonly { readonly serial: number; readonly name: string; readonly sex: Sex }[];
  }[];
}

const people: readonly (readonly [string, Sex])[] = [
  ['王芳', 'F'],
  ['李建国', 'M'],
  ['欧阳明月', 'F'],
  ['阿卜杜拉·买买提', 'M'],
  ['赵喆', 'M'],
  ['张秀英', 'F'],
  ['陈䶮', 'M'],
];

export const voterRoll: Paper<VoterRollFacts> = {
  form: 'N04',
  title: { zh: '选民名单公告', en: 'Voter roll' },
  template: 'N04-voter-roll.typ',
  personal: true,
  tags: false,
  needs: [
    'basis',
    'electionDay',
    'objectionUntil',
    'rulingDays',
    'place',
    'phone',
    'groups',
    'groups[].name',
    'groups[].voters',
    'groups[].voters[].serial',
    'groups[].voters[].name',
    'groups[].voters[].sex',
  ],
  sample: {
    head: sampleHead({ displayNo: '4', issuedOn: day('2026-11-22') }),
    basis: [`${JWH}第十六条`, '第十七条'],
    electionDay: day('2026-12-20'),
    objectionUntil: day('2026-11-27'),
    rulingDays: 3,
    place: '幸福里社区党群服务中心一楼',
    phone: '0000-8888000',
    groups: ['第一居民小组', '第二居民小组', '第三居民小组'].map((name, g) => ({
      name,
      voters: people.map(([person, sex], i) => ({ serial: g * people.length + i + 1, name: person, sex })),
    })),
  },
};
