import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts, Sex } from './paper.ts';
import { day, sampleHead } from './sample-head.ts';
import { workingForm, type WorkingFormFacts } from './working-form.ts';

/** P03 推荐票, by members or by residents: blank by design, filled in without a name. */
export type RecommendationBallotFacts = WorkingFormFacts<{
  readonly by: 'MEMBERS' | 'RESIDENTS';
  readonly heldOn: IsoDate;
  readonly posts: readonly string[];
  readonly count: number;
}>;

export const recommendationBallot = workingForm<RecommendationBallotFacts>(
  'P03',
  { zh: '党组织班子成员推荐票', en: 'Recommendation slip' },
  'P03-recommendation-ballot.typ',
  {
    head: sampleHead({ issuer: '中共幸福里社区委员会', issuedOn: day('2026-09-20') }),
    entry: { by: 'MEMBERS', heldOn: day('2026-09-20'), posts: ['书记', '副书记', '委员'], count: 5 },
  },
  { secret: true },
);

/** P03 推荐情况汇总表. */
export interface RecommendationSummaryFacts extends PaperFacts {
  readonly heldOn: IsoDate;
  readonly members: { readonly expected: number; readonly present: number; readonly collected: number };
  readonly residents: { readonly present: number; readonly collected: number };
  readonly rows: readonly {
    readonly name: string;
    readonly post: string;
    readonly byMembers: number;
    readonly byResidents: number;
  }[];
}

export const recommendationSummary: Paper<RecommendationSummaryFacts> = {
  form: 'P03',
  title: { zh: '党组织班子成员推荐情况汇总表', en: 'Summary of recommendations' },
  template: 'P03-recommendation-summary.typ',
  personal: true,
  tags: true,
  needs: [
    'heldOn',
    'members.expected',
    'members.present',
    'members.collected',
    'residents.present',
    'residents.collected',
    'rows',
    ...['name', 'post', 'byMembers', 'byResidents'].map((f) => `rows[].${f}`),
  ],
  sample: {
    head: sampleHead({ issuer: '中共幸福里社区委员会', issuedOn: day('2026-09-20') }),
    heldOn: day('2026-09-20'),
    members: { expected: 130, present: 121, collected: 120 },
    residents: { present: 55, collected: 54 },
    rows: [
      { name: '王芳', post: '书记', byMembers: 108, byResidents: 49 },
      { name: '孙志强', post: '副书记', byMembers: 97, byResidents: 41 },
      { name: '李建国', post: '委员', byMembers: 92, byResidents: 38 },
      { name: '阿依古丽·买买提', post: '委员', byMembers: 88, byResidents: 44 },
      { name: '陈䶮', post: '委员', byMembers: 71, byResidents: 30 },
    ],
  },
};

/** P04 候选人预备人选名册, in the order of surname strokes. */
export interface CandidateRegisterFacts extends PaperFacts {
  readonly rows: readonly {
    readonly name: string;
    readonly sex: Sex;
    readonly ethnicity: string;
    readonly born: string;
    readonly education: string;
    readonly joined: string;
    readonly occupation: string;
    readonly post: string;
  }[];
}

export const candidateRegister: Paper<CandidateRegisterFacts> = {
  form: 'P04',
  title: { zh: '党组织候选人预备人选名册', en: 'Register of Party candidates' },
  template: 'P04-candidate-register.typ',
  personal: true,
  tags: true,
  needs: [
    'rows',
    ...['name', 'sex', 'ethnicity', 'born', 'education', 'joined', 'occupation', 'post'].map((f) => `rows[].${f}`),
  ],
  sample: {
    head: sampleHead({ issuer: '中共幸福里社区委员会', issuedOn: day('2026-09-28') }),
    rows: [
      {
        name: '王芳',
        sex: 'F',
        ethnicity: '汉族',
        born: '1980-06',
        education: '大学',
        joined: '2004-07',
        occupation: '社区党委书记',
        post: '委员、书记',
      },
      {
        name: '孙志强',
        sex: 'M',
        ethnicity: '汉族',
        born: '1983-02',
        education: '大学',
        joined: '2008-07',
        occupation: '社区工作者',
        post: '委员、副书记',
      },
      {
        name: '李建国',
        sex: 'M',
        ethnicity: '回族',
        born: '1976-11',
        education: '大专',
        joined: '2001-06',
        occupation: '居委会副主任',
        post: '委员',
      },
      {
        name: '阿依古丽·买买提',
        sex: 'F',
        ethnicity: '维吾尔族',
        born: '1990-04',
        education: '大专',
        joined: '2014-12',
        occupation: '社区工作者',
        post: '委员',
      },
    ],
  },
};

/** P04 考察材料 on one person; the judgement is the inspectors’ own words and is written by hand or attached. */
export type InspectionMaterialFacts = WorkingFormFacts<{
  readonly name: string;
  readonly sex: Sex;
  readonly ethnicity: string;
  readonly born: string;
  readonly education: string;
  readonly joined: string;
  readonly occupation: string;
  readonly post: string;
  readonly inspectedOn: IsoDate;
}>;

const person = {
  name: '王芳',
  sex: 'F',
  ethnicity: '汉族',
  born: '1980-06',
  education: '大学',
  joined: '2004-07',
  occupation: '社区党委书记',
  post: '委员、书记',
} as const;

export const inspectionMaterial = workingForm<InspectionMaterialFacts>(
  'P04',
  { zh: '候选人预备人选考察材料', en: 'Inspection material' },
  'P04-inspection-material.typ',
  { head: sampleHead({ issuer: '中共和平街道工作委员会', issuedOn: day('2026-09-26') }), entry: person },
  { personal: true },
);

/** P04 征求意见表: what each office that must be asked says of the candidates. */
export type OpinionFormFacts = WorkingFormFacts<
  { readonly to: string; readonly due: IsoDate },
  { readonly name: string; readonly occupation: string; readonly post: string }
>;

export const opinionForm = workingForm<OpinionFormFacts>(
  'P04',
  { zh: '候选人预备人选征求意见表', en: 'Request for opinions' },
  'P04-opinion-form.typ',
  {
    head: sampleHead({ issuer: '中共和平街道工作委员会', issuedOn: day('2026-09-22') }),
    entry: { to: '城东区公安分局', due: day('2026-09-28') },
    rows: [
      { name: '王芳', occupation: '社区党委书记', post: '委员、书记' },
      { name: '阿依古丽·买买提', occupation: '社区工作者', post: '委员' },
      { name: '陈䶮', occupation: '个体经营者', post: '委员' },
    ],
  },
  { personal: true },
);
