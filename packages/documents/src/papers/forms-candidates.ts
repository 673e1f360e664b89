import type { IsoDate } from '@mingxuan/rulebook';
import type { Sex } from './paper.ts';
import { day, sampleHead } from './sample-head.ts';
import { workingForm, type WorkingFormFacts } from './working-form.ts';

/** F11 候选人提名表, by the Party organisation or by voters who sign together. */
export type NominationFormFacts = WorkingFormFacts<
  {
    readonly post: string;
    readonly nominee: string;
    readonly sex: Sex;
    readonly group: string;
    readonly from: IsoDate;
    readonly to: IsoDate;
    /** Signatures needed at least. */
    readonly least: number;
  },
  { readonly name: string; readonly group: string }
>;

export const nominationForm = workingForm<NominationFormFacts>(
  'F11',
  { zh: '候选人提名表', en: 'Nomination form' },
  'F11-nomination-form.typ',
  {
    head: sampleHead({ issuedOn: day('2026-12-03') }),
    entry: {
      post: '委员',
      nominee: '阿依古丽·买买提',
      sex: 'F',
      group: '第二居民小组',
      from: day('2026-12-03'),
      to: day('2026-12-05'),
      least: 10,
    },
    rows: [
      { name: '丁秀兰', group: '第一居民小组' },
      { name: '陈䶮', group: '第一居民小组' },
      { name: '古丽娜尔·艾合买提', group: '第二居民小组' },
    ],
  },
  { personal: true },
);

/** F12 提名汇总表. */
export type NominationTallyFacts = WorkingFormFacts<
  { readonly from: IsoDate; readonly to: IsoDate },
  {
    readonly post: string;
    readonly nominee: string;
    readonly way: string;
    readonly count: number;
    readonly consent: string;
  }
>;

export const nominationTally = workingForm<NominationTallyFacts>(
  'F12',
  { zh: '候选人提名汇总表', en: 'Summary of nominations' },
  'F12-nomination-tally.typ',
  {
    head: sampleHead({ issuedOn: day('2026-12-05') }),
    entry: { from: day('2026-12-03'), to: day('2026-12-05') },
    rows: [
      { post: '主任', nominee: '王芳', way: '党组织提名', consent: '同意' },
      { post: '主任', nominee: '李建国', way: '选民联名', count: 14, consent: '同意' },
      { post: '委员', nominee: '阿依古丽·买买提', way: '选民联名', count: 22, consent: '同意' },
      { post: '委员', nominee: '陈䶮', way: '选民联名', count: 11 },
    ],
  },
);

/** F13 候选人情况表. */
export type CandidateProfileFacts = WorkingFormFacts<{
  readonly name: string;
  readonly sex: Sex;
  readonly ethnicity: string;
  readonly born: string;
  readonly education: string;
  readonly party: string;
  readonly occupation: string;
  readonly post: string;
  readonly isIncumbent: string;
  readonly resume: string;
}>;

export const candidateProfile = workingForm<CandidateProfileFacts>(
  'F13',
  { zh: '候选人情况表', en: 'Candidate profile' },
  'F13-candidate-profile.typ',
  {
    head: sampleHead({ issuedOn: day('2026-12-06') }),
    entry: {
      name: '阿依古丽·买买提',
      sex: 'F',
      ethnicity: '维吾尔族',
      born: '1990-04',
      education: '大专',
      party: '中共党员',
      occupation: '社区工作者',
      post: '委员',
      isIncumbent: '否',
      resume: '2012年参加工作，2019年起任社区工作者，负责文化和老年服务。',
    },
  },
);

/** The only grounds on which the law bars from standing; without one of them and its evidence nobody is found unfit. */
export type Bar = 'NOT_VOTER' | 'EXPELLED' | 'CRIME' | 'GANG' | 'CULT';

/** F14 资格联审表: one unit’s answer on one nominee. */
export type JointReviewFacts = WorkingFormFacts<
  {
    readonly nominee: string;
    readonly post: string;
    readonly unit: string;
    readonly sentOn: IsoDate;
    readonly due: IsoDate;
  },
  { readonly unit: string; readonly opinion: string; readonly law: string; readonly signedOn: IsoDate }
>;

export const jointReview = workingForm<JointReviewFacts>(
  'F14',
  { zh: '候选人资格联审表', en: 'Joint review of a nominee' },
  'F14-joint-review.typ',
  {
    head: sampleHead({ issuer: '和平街道社区换届指导组', issuedOn: day('2026-12-06') }),
    entry: { nominee: '阿依古丽·买买提', post: '委员', sentOn: day('2026-12-06'), due: day('2026-12-09') },
    rows: [
      { unit: '街道纪检监察工委', opinion: '没有法律列出的情形', signedOn: day('2026-12-07') },
      { unit: '公安派出所', opinion: '没有法律列出的情形', signedOn: day('2026-12-08') },
      { unit: '街道司法所' },
    ],
  },
  { personal: true },
);

/** F15 考察公示反馈登记. */
export type FeedbackRegisterFacts = WorkingFormFacts<
  { readonly from: IsoDate; readonly to: IsoDate; readonly phone: string },
  {
    readonly receivedOn: IsoDate;
    readonly about: string;
    readonly item: string;
    readonly finding: string;
    readonly repliedOn: IsoDate;
  }
>;

export const feedbackRegister = workingForm<FeedbackRegisterFacts>(
  'F15',
  { zh: '考察公示反馈登记表', en: 'Register of feedback' },
  'F15-feedback-register.typ',
  {
    head: sampleHead({ issuedOn: day('2026-12-10') }),
    entry: { from: day('2026-12-07'), to: day('2026-12-10'), phone: '0000-8888000' },
    rows: [
      {
        receivedOn: day('2026-12-08'),
        about: '陈䶮',
        item: '询问是否在本社区常住',
        finding: '已核实，常住三年',
        repliedOn: day('2026-12-09'),
      },
    ],
  },
  { personal: true },
);

/** F16 承诺书. The pledge to resign records a promise; nothing follows from it by itself. */
export type PledgeFormFacts = WorkingFormFacts<{
  readonly name: string;
  readonly post: string;
  readonly candidacy: string;
  readonly mandate: string;
  readonly resignation: string;
}>;

export const pledgeForm = workingForm<PledgeFormFacts>(
  'F16',
  { zh: '候选人承诺书', en: 'Pledges of a candidate' },
  'F16-pledge-form.typ',
  {
    head: sampleHead({ issuedOn: day('2026-12-15') }),
    entry: {
      name: '阿依古丽·买买提',
      post: '委员',
      candidacy: '遵守选举纪律，不请客送礼，不许愿拉票。',
      mandate: '一年内把老年食堂办到三个小区。',
    },
  },
);
