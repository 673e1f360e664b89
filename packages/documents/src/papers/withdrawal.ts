import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts } from './paper.ts';
import { day, sampleHead } from './sample-head.ts';

/** A notice that takes another off the walls, and says why. Not in the catalogue of forms: any notice may have to be withdrawn. */
export interface WithdrawalFacts extends PaperFacts {
  /** The notice that holds no longer, as it was titled, numbered and dated. */
  readonly withdrawn: { readonly title: string; readonly number: number; readonly issuedOn: IsoDate };
  readonly reason: string;
}

export const withdrawal: Paper<WithdrawalFacts> = {
  form: 'N24',
  title: { zh: '撤回公告', en: 'A notice withdrawn' },
  template: 'N24-withdrawal.typ',
  tags: true,
  needs: ['withdrawn', 'withdrawn.title', 'withdrawn.number', 'withdrawn.issuedOn', 'reason'],
  sample: {
    head: sampleHead({ issuedOn: day('2026-12-18') }),
    withdrawn: { title: '工作人员名单公告', number: 14, issuedOn: day('2026-12-17') },
    reason: '名单中一名计票人的姓名有误',
  },
};
