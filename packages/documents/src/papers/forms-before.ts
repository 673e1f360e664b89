import type { IsoDate } from '@mingxuan/rulebook';
import { day, sampleHead } from './sample-head.ts';
import { workingForm, type WorkingFormFacts } from './working-form.ts';

const party = '中共幸福里社区委员会';

/** F01 换届摸底表. It asks about matters, never about residents’ opinions: there is no room to label anybody. */
export type BaselineFacts = WorkingFormFacts<
  {
    readonly households: number;
    readonly residents18: number;
    readonly members: number;
    readonly representatives: number;
    readonly groupCount: number;
    readonly termExpiry: IsoDate;
  },
  { readonly item: string; readonly lead: string; readonly due: IsoDate }
>;

export const baseline = workingForm<BaselineFacts>(
  'F01',
  { zh: '社区换届摸底表', en: 'Baseline survey' },
  'F01-baseline.typ',
  {
    head: sampleHead({ issuer: party, issuedOn: day('2026-08-20') }),
    entry: {
      households: 1260,
      residents18: 3180,
      members: 136,
      representatives: 38,
      groupCount: 3,
      termExpiry: day('2026-12-19'),
    },
    rows: [
      { item: '三号院停车位分配办法没有公布', lead: '居委会', due: day('2026-09-30') },
      { item: '两笔维修支出没有公开', lead: '社区党委', due: day('2026-09-15') },
    ],
  },
);

/** F02 整改销号清单. */
export type RectificationFacts = WorkingFormFacts<
  object,
  {
    readonly item: string;
    readonly responsible: string;
    readonly due: IsoDate;
    readonly evidence: string;
    readonly closedOn: IsoDate;
  }
>;

export const rectification = workingForm<RectificationFacts>(
  'F02',
  { zh: '整改销号清单', en: 'Rectification register' },
  'F02-rectification.typ',
  {
    head: sampleHead({ issuer: party, issuedOn: day('2026-09-16') }),
    rows: [
      {
        item: '两笔维修支出没有公开',
        responsible: '李建国',
        due: day('2026-09-15'),
        evidence: '公开栏照片、会议记录',
        closedOn: day('2026-09-12'),
      },
      { item: '三号院停车位分配办法没有公布', responsible: '阿依古丽·买买提', due: day('2026-09-30') },
    ],
  },
);

/** F03 审计报告摘要. */
export type AuditSummaryFacts = WorkingFormFacts<
  {
    readonly subject: string;
    readonly auditor: string;
    readonly periodFrom: IsoDate;
    readonly periodTo: IsoDate;
    readonly scope: string;
    readonly summary: string;
  },
  { readonly item: string; readonly response: string }
>;

export const auditSummary = workingForm<AuditSummaryFacts>(
  'F03',
  { zh: '审计报告摘要', en: 'Audit summary' },
  'F03-audit-summary.typ',
  {
    head: sampleHead({ issuer: '和平街道办事处', issuedOn: day('2026-09-08') }),
    entry: {
      subject: '幸福里社区居民委员会主任任期和离任经济责任',
      auditor: '和平街道审计组',
      periodFrom: day('2021-12-20'),
      periodTo: day('2026-08-31'),
      scope: '办公经费、服务群众专项经费、社区用房出租收入的收支',
      summary: '收支账款相符，没有发现违规出借资金和设立账外账的情况。',
    },
    rows: [{ item: '两笔维修支出没有附验收单', response: '已补齐，经居务监督委员会核对' }],
  },
);

/** F04 履职考评表: written without a name by those who judge; the comments published are a summary. */
export type ReviewFormFacts = WorkingFormFacts<
  { readonly heldOn: IsoDate },
  { readonly name: string; readonly post: string }
>;

export const reviewForm = workingForm<ReviewFormFacts>(
  'F04',
  { zh: '任期履职考评表', en: 'Term review form' },
  'F04-review-form.typ',
  {
    head: sampleHead({ issuer: '和平街道办事处', issuedOn: day('2026-09-10') }),
    entry: { heldOn: day('2026-09-10') },
    rows: [
      { name: '王芳', post: '社区党委书记' },
      { name: '李建国', post: '居委会副主任' },
      { name: '阿依古丽·买买提', post: '居委会委员' },
    ],
  },
  { secret: true },
);

/** F05 居民选举委员会推选票. */
export type CommitteeSlipFacts = WorkingFormFacts<
  { readonly heldOn: IsoDate; readonly seats: number },
  { readonly name: string }
>;

export const committeeSlip = workingForm<CommitteeSlipFacts>(
  'F05',
  { zh: '居民选举委员会推选票', en: 'Slip to choose the election committee' },
  'F05-committee-slip.typ',
  {
    head: sampleHead({ issuer: '幸福里社区居民委员会', issuedOn: day('2026-11-15') }),
    entry: { heldOn: day('2026-11-15'), seats: 7 },
    rows: ['王芳', '赵喆', '周敏', '欧阳明月', '古丽娜尔·艾合买提', '陈䶮', '张秀英', '郑海'].map((name) => ({ name })),
  },
  { secret: true },
);

/** F05 推选记录: every name with its votes in the order of votes, since vacancies are filled in this order. */
export type CommitteeRecordFacts = WorkingFormFacts<
  {
    readonly heldOn: IsoDate;
    readonly electedBy: string;
    readonly place: string;
    readonly expected: number;
    readonly present: number;
    readonly seats: number;
  },
  { readonly name: string; readonly votes: number; readonly note: string }
>;

export const committeeRecord = workingForm<CommitteeRecordFacts>(
  'F05',
  { zh: '居民选举委员会推选记录', en: 'Record of choosing the election committee' },
  'F05-committee-record.typ',
  {
    head: sampleHead({ issuer: '幸福里社区居民委员会', issuedOn: day('2026-11-15') }),
    entry: {
      heldOn: day('2026-11-15'),
      electedBy: '居民代表会议',
      place: '社区党群服务中心二楼会议室',
      expected: 62,
      present: 55,
      seats: 5,
    },
    rows: [
      { name: '王芳', votes: 51, note: '当选，主任' },
      { name: '赵喆', votes: 49, note: '当选' },
      { name: '周敏', votes: 46, note: '当选' },
      { name: '欧阳明月', votes: 44, note: '当选' },
      { name: '古丽娜尔·艾合买提', votes: 41, note: '当选' },
      { name: '陈䶮', votes: 30, note: '递补第一位' },
      { name: '张秀英', votes: 22, note: '递补第二位' },
    ],
  },
);
