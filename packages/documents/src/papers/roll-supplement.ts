import type { Paper, PaperFacts, Sex } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

/** N04-2 选民名单补正: who came onto the published roll, left it, or was put right on a day; never why. */
export interface RollSupplementFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly changes: readonly {
    /** `补登`, `除名` or `更正`. */
    readonly kind: string;
    readonly serial: number;
    readonly name: string;
    readonly sex: Sex;
    readonly group: string;
  }[];
  /** Voters on the roll after it. */
  readonly total: number;
  readonly place?: string;
  readonly phone?: string;
}

export const rollSupplement: Paper<RollSupplementFacts> = {
  form: 'N04-2',
  title: { zh: '选民名单补正公告', en: 'Supplement to the roll' },
  template: 'N04-2-roll-supplement.typ',
  personal: true,
  tags: true,
  needs: ['basis', 'changes', ...['kind', 'serial', 'name', 'sex', 'group'].map((f) => `changes[].${f}`), 'total'],
  sample: {
    head: sampleHead({ displayNo: '4-补1', issuedOn: day('2026-11-27') }),
    basis: [`${JWH}第十六条`, '第十七条'],
    changes: [
      { kind: '补登', serial: 3001, name: '欧阳修远', sex: 'M', group: '第三居民小组' },
      { kind: '除名', serial: 212, name: '马国庆', sex: 'M', group: '第一居民小组' },
      { kind: '更正', serial: 87, name: '阿依古丽·买买提', sex: 'F', group: '第二居民小组' },
    ],
    total: 3000,
    place: '幸福里社区党群服务中心一楼',
    phone: '0000-8888000',
  },
};
