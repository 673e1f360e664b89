import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

/** N20 审计结果公告. */
export interface AuditResultFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly auditor: string;
  /** What was audited, as `幸福里社区居民委员会主任任期经济责任`. */
  readonly subject: string;
  readonly periodFrom: IsoDate;
  readonly periodTo: IsoDate;
  readonly reportedOn?: IsoDate;
  readonly scope: string;
  readonly summary: string;
  readonly findings: readonly { readonly item: string; readonly response: string }[];
  readonly questionsUntil?: IsoDate;
  readonly contactOffice: string;
  readonly phone?: string;
}

/** N21 任期履职考评结果与发展规划. */
export interface ReviewAndPlanFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly reviews: readonly { readonly name: string; readonly post: string; readonly grade: string }[];
  readonly reviewMethod: string;
  readonly planFrom: IsoDate;
  readonly planTo: IsoDate;
  /** `due` is a month, as `2027-06`. */
  readonly tasks: readonly { readonly item: string; readonly due: string; readonly lead: string }[];
  readonly questionsUntil?: IsoDate;
  readonly phone?: string;
}

/** N22 候选人承诺公示: stand fairly, do the work, step down when it comes to that. */
export interface PledgesFacts extends PaperFacts {
  readonly candidates: readonly {
    readonly name: string;
    readonly post: string;
    readonly signedOn: IsoDate;
    readonly pledges: readonly { readonly kind: 'CANDIDACY' | 'MANDATE' | 'RESIGNATION'; readonly text: string }[];
  }[];
}

export const auditResult: Paper<AuditResultFacts> = {
  form: 'N20',
  title: { zh: '审计结果公告', en: 'Audit result' },
  template: 'N20-audit-result.typ',
  tags: true,
  needs: [
    'basis',
    'auditor',
    'subject',
    'periodFrom',
    'periodTo',
    'scope',
    'summary',
    'findings[].item',
    'findings[].response',
    'contactOffice',
  ],
  sample: {
    head: sampleHead({ issuer: '和平街道办事处', issuedOn: day('2026-09-10') }),
    basis: [`${JWH}第三十八条`],
    auditor: '和平街道审计组',
    subject: '幸福里社区居民委员会主任任期和离任经济责任',
    periodFrom: day('2021-12-20'),
    periodTo: day('2026-08-31'),
    reportedOn: day('2026-09-08'),
    scope: '办公经费、服务群众专项经费、社区用房出租收入的收支，以及社区资产的管理和使用。',
    summary: '审计期间收入合计1286400元，支出合计1240115元，账款相符。没有发现违规出借资金和设立账外账的情况。',
    findings: [
      { item: '两笔维修支出没有附验收单', response: '已补齐验收单，经居务监督委员会核对' },
      { item: '三件固定资产没有贴标签', response: '已重新登记并贴标签' },
    ],
    questionsUntil: day('2026-09-20'),
    contactOffice: '和平街道办事处财政所',
    phone: '0000-8888100',
  },
};

export const reviewAndPlan: Paper<ReviewAndPlanFacts> = {
  form: 'N21',
  title: { zh: '履职考评结果和发展规划公告', en: 'Term review and development plan' },
  template: 'N21-review-and-plan.typ',
  tags: true,
  needs: [
    'basis',
    'reviews',
    'reviews[].name',
    'reviews[].post',
    'reviews[].grade',
    'reviewMethod',
    'planFrom',
    'planTo',
    'tasks',
    'tasks[].item',
    'tasks[].due',
    'tasks[].lead',
  ],
  sample: {
    head: sampleHead({ issuer: '和平街道办事处', issuedOn: day('2026-09-15') }),
    basis: ['和平街道社区两委换届工作方案', `${JWH}第三十七条`],
    reviews: [
      { name: '王芳', post: '社区党委书记', grade: '优秀' },
      { name: '李建国', post: '居委会副主任', grade: '称职' },
    ],
    reviewMethod: '本人述职，居民代表无记名测评，街道复核。',
    planFrom: day('2026-12-20'),
    planTo: day('2031-12-19'),
    tasks: [
      { item: '加装非机动车充电棚12处', due: '2027-06', lead: '居委会' },
      { item: '社区食堂开办，供应老年餐', due: '2027-09', lead: '居委会、物业' },
      { item: '三号院排水管网改造', due: '2028-05', lead: '街道、社区党委' },
    ],
    questionsUntil: day('2026-09-25'),
    phone: '0000-8888100',
  },
};

export const pledges: Paper<PledgesFacts> = {
  form: 'N22',
  title: { zh: '候选人承诺公告', en: 'Candidates’ pledges' },
  template: 'N22-pledges.typ',
  tags: true,
  needs: [
    'candidates',
    'candidates[].name',
    'candidates[].post',
    'candidates[].signedOn',
    'candidates[].pledges',
    'candidates[].pledges[].kind',
    'candidates[].pledges[].text',
  ],
  sample: {
    head: sampleHead({ displayNo: '22', issuedOn: day('2026-12-16') }),
    candidates: [
      {
        name: '王芳',
        post: '主任',
        signedOn: day('2026-12-15'),
        pledges: [
          { kind: 'CANDIDACY', text: '遵守选举纪律，不请客送礼，不许愿拉票。' },
          { kind: 'MANDATE', text: '两年内办成社区食堂，每季度公开一次账目。' },
          { kind: 'RESIGNATION', text: '承诺的事没有正当理由办不成，主动提出辞职。' },
        ],
      },
      {
        name: '李建国',
        post: '主任',
        signedOn: day('2026-12-15'),
        pledges: [
          { kind: 'CANDIDACY', text: '公平竞争，服从选举结果。' },
          { kind: 'MANDATE', text: '一年内解决三号院停车问题。' },
          { kind: 'RESIGNATION', text: '连续两次民主评议不称职，主动提出辞职。' },
        ],
      },
    ],
  },
};
