import type { IsoDate } from '@mingxuan/rulebook';
import type { LawReason, Paper, PaperFacts } from './paper.ts';
import { countDisagreements } from './result.ts';
import { day, DXJ, sampleHead } from './sample-head.ts';

/** P08 党组织选举结果报告单. The six figures are counted separately, none is worked out from another. */
export interface PartyResultFacts extends PaperFacts {
  /** As `中共幸福里社区委员会`. */
  readonly organisation: string;
  readonly heldOn: IsoDate;
  readonly place: string;
  readonly figures: {
    readonly expected: number;
    readonly present: number;
    readonly issued: number;
    readonly collected: number;
    readonly valid: number;
    readonly invalid: number;
  };
  readonly contests: readonly {
    readonly post: string;
    readonly seats: number;
    readonly candidates: readonly {
      readonly name: string;
      readonly approve: number;
      readonly against: number;
      readonly abstain: number;
      readonly elected: boolean;
    }[];
    readonly writeIns: readonly { readonly name: string; readonly votes: number }[];
  }[];
  readonly reasons: readonly LawReason[];
}

const line = (name: string, approve: number, against: number, abstain: number, elected: boolean) => ({
  name,
  approve,
  against,
  abstain,
  elected,
});

export const partyResult: Paper<PartyResultFacts> = {
  form: 'P08',
  title: { zh: '党组织选举结果报告单', en: 'Party election result form' },
  template: 'P08-party-result.typ',
  tags: true,
  needs: [
    'organisation',
    'heldOn',
    'place',
    ...['expected', 'present', 'issued', 'collected', 'valid', 'invalid'].map((f) => `figures.${f}`),
    'contests',
    'contests[].post',
    'contests[].seats',
    'contests[].candidates',
    ...['name', 'approve', 'against', 'abstain', 'elected'].map((f) => `contests[].candidates[].${f}`),
    'contests[].writeIns[].name',
    'contests[].writeIns[].votes',
    'reasons',
    'reasons[].text',
    'reasons[].law',
  ],
  disagreements: ({ figures }) => countDisagreements(figures),
  sample: {
    head: sampleHead({ issuedOn: day('2026-10-18'), issuer: '中共幸福里社区委员会' }),
    organisation: '中共幸福里社区委员会',
    heldOn: day('2026-10-18'),
    place: '社区党群服务中心二楼会议室',
    figures: { expected: 130, present: 118, issued: 118, collected: 118, valid: 117, invalid: 1 },
    contests: [
      {
        post: '委员',
        seats: 5,
        candidates: [
          line('王芳', 112, 3, 2, true),
          line('孙志强', 104, 9, 4, true),
          line('李建国', 99, 12, 6, true),
          line('周敏', 96, 15, 6, true),
          line('赵喆', 90, 20, 7, true),
          line('刘洋', 52, 58, 7, false),
        ],
        writeIns: [{ name: '欧阳明月', votes: 3 }],
      },
    ],
    reasons: [
      { text: '应到会130人，五分之四为104人，实到会118人，达到规定人数，选举有效。', law: [`${DXJ}第十八条`] },
      { text: '收回选票118张，没有多于投票人数。', law: [`${DXJ}第二十七条`] },
      { text: '赞成票须超过实到会有选举权人数118人的一半，即至少60票；5人达到，名额已满。', law: [`${DXJ}第二十九条`] },
    ],
  },
};
