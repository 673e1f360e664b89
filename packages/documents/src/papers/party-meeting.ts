import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts } from './paper.ts';
import { countDisagreements } from './result.ts';
import { day, sampleHead } from './sample-head.ts';
import { workingForm, type WorkingFormFacts } from './working-form.ts';

/** P07 党员签到册: who is expected; they sign. */
export type PartySignInFacts = WorkingFormFacts<
  { readonly heldOn: IsoDate; readonly place: string; readonly expected: number },
  { readonly name: string; readonly note: string }
>;

export const partySignIn = workingForm<PartySignInFacts>(
  'P07',
  { zh: '党员大会签到册', en: 'Sign-in sheet of the members’ meeting' },
  'P07-party-sign-in.typ',
  {
    head: sampleHead({ issuer: '中共幸福里社区委员会', issuedOn: day('2026-10-18') }),
    entry: { heldOn: day('2026-10-18'), place: '社区党群服务中心二楼会议室', expected: 130 },
    rows: [
      { name: '丁秀兰' },
      { name: '王芳' },
      { name: '阿卜杜拉·买买提' },
      { name: '陈䶮' },
      { name: '冯雪', note: '预备党员' },
    ],
  },
);

/**
 * P07 党内选票. As with every ballot nothing tells one from another: no serial, no code, no ledger position.
 * For committee members names stand in stroke order, for secretary and deputies in the order of the reply.
 */
export interface PartyBallotFacts extends PaperFacts {
  readonly organisation: string;
  readonly heldOn: IsoDate;
  readonly order: 'STROKE' | 'REPLY';
  readonly posts: readonly {
    readonly post: string;
    readonly seats: number;
    readonly candidates: readonly { readonly name: string }[];
    readonly writeInRows: number;
  }[];
  readonly instructions: readonly string[];
}

export const partyBallot: Paper<PartyBallotFacts> = {
  form: 'P07',
  title: { zh: '党组织选举选票样', en: 'Party ballot sample' },
  template: 'P07-party-ballot.typ',
  tags: true,
  word: false,
  secret: true,
  needs: [
    'organisation',
    'heldOn',
    'order',
    'posts',
    'posts[].post',
    'posts[].seats',
    'posts[].candidates',
    'posts[].candidates[].name',
    'posts[].writeInRows',
    'instructions',
  ],
  sample: {
    head: sampleHead({ issuer: '中共幸福里社区委员会', issuedOn: day('2026-10-18') }),
    organisation: '中共幸福里社区委员会',
    heldOn: day('2026-10-18'),
    order: 'STROKE',
    posts: [
      {
        post: '委员',
        seats: 5,
        candidates: ['王芳', '刘洋', '孙志强', '阿依古丽·买买提', '陈䶮', '周敏'].map((name) => ({ name })),
        writeInRows: 5,
      },
    ],
    instructions: [
      '赞成的在符号栏画○，不赞成的画×，弃权的不画。',
      '不赞成的可以另选他人；弃权的不能另选。',
      '所选人数等于或者少于应选名额的有效，多于应选名额的无效。',
    ],
  },
};

/** P07 党内计票单: 正 strokes are made by hand during the public count. */
export type PartyTallyFacts = WorkingFormFacts<
  { readonly heldOn: IsoDate; readonly post: string; readonly seats: number },
  { readonly name: string }
>;

export const partyTally = workingForm<PartyTallyFacts>(
  'P07',
  { zh: '党组织选举计票单', en: 'Party tally sheet' },
  'P07-party-tally.typ',
  {
    head: sampleHead({ issuer: '中共幸福里社区委员会', issuedOn: day('2026-10-18') }),
    entry: { heldOn: day('2026-10-18'), post: '委员', seats: 5 },
    rows: ['王芳', '刘洋', '孙志强', '阿依古丽·买买提', '陈䶮', '周敏'].map((name) => ({ name })),
  },
);

/** P07 选票清点单, before the boxes are opened to the names. */
export interface PartyBallotCountFacts extends PaperFacts {
  readonly organisation: string;
  readonly heldOn: IsoDate;
  readonly figures: {
    readonly expected: number;
    readonly present: number;
    readonly printed?: number;
    readonly issued: number;
    readonly collected: number;
    readonly valid: number;
    readonly invalid: number;
  };
}

export const partyBallotCount: Paper<PartyBallotCountFacts> = {
  form: 'P07',
  title: { zh: '党组织选举选票清点单', en: 'Count of Party ballots' },
  template: 'P07-party-ballot-count.typ',
  tags: true,
  needs: [
    'organisation',
    'heldOn',
    ...['expected', 'present', 'issued', 'collected', 'valid', 'invalid'].map((f) => `figures.${f}`),
  ],
  disagreements: ({ figures }) => countDisagreements(figures),
  sample: {
    head: sampleHead({ issuer: '中共幸福里社区委员会', issuedOn: day('2026-10-18') }),
    organisation: '中共幸福里社区委员会',
    heldOn: day('2026-10-18'),
    figures: { expected: 130, present: 118, printed: 130, issued: 118, collected: 118, valid: 117, invalid: 1 },
  },
};

/** P08 选举结果报告, the letter that goes up with the result form. */
export interface PartyResultLetterFacts extends PaperFacts {
  readonly to: string;
  readonly docNo: string;
  readonly signer: string;
  readonly heldOn: IsoDate;
  readonly figures: PartyBallotCountFacts['figures'];
  /** 委员, in stroke order, with the approving votes. */
  readonly members: readonly { readonly name: string; readonly votes: number }[];
  readonly secretary: readonly { readonly name: string; readonly votes: number }[];
  readonly deputies: readonly { readonly name: string; readonly votes: number }[];
  readonly attachments: readonly string[];
  readonly contact: { readonly name: string; readonly phone: string };
}

const names = (...list: readonly (readonly [string, number])[]) => list.map(([name, votes]) => ({ name, votes }));

export const partyResultLetter: Paper<PartyResultLetterFacts> = {
  form: 'P08',
  title: { zh: '党组织选举结果报告', en: 'Letter on the Party result' },
  template: 'P08-party-result-letter.typ',
  tags: true,
  needs: [
    'to',
    'docNo',
    'signer',
    'heldOn',
    ...['expected', 'present', 'issued', 'collected', 'valid', 'invalid'].map((f) => `figures.${f}`),
    'members',
    'members[].name',
    'members[].votes',
    'secretary',
    'secretary[].name',
    'secretary[].votes',
    'deputies[].name',
    'deputies[].votes',
    'attachments',
    'contact.name',
    'contact.phone',
  ],
  disagreements: ({ figures }) => countDisagreements(figures),
  sample: {
    head: sampleHead({ issuer: '中共幸福里社区委员会', issuedOn: day('2026-10-19') }),
    to: '中共和平街道工作委员会',
    docNo: '幸党〔2026〕14号',
    signer: '王芳',
    heldOn: day('2026-10-18'),
    figures: { expected: 130, present: 118, issued: 118, collected: 118, valid: 117, invalid: 1 },
    members: names(['王芳', 112], ['孙志强', 104], ['李建国', 99], ['阿依古丽·买买提', 96], ['陈䶮', 90]),
    secretary: names(['王芳', 5]),
    deputies: names(['孙志强', 5]),
    attachments: ['选举结果报告单', '计票单'],
    contact: { name: '孙志强', phone: '0000-8888000' },
  },
};

/** P08 选举结果批复. */
export interface PartyResultReplyFacts extends PaperFacts {
  readonly to: string;
  readonly docNo: string;
  readonly request: { readonly title: string; readonly docNo: string };
  readonly members: readonly { readonly name: string }[];
  readonly secretary: readonly { readonly name: string }[];
  readonly deputies: readonly { readonly name: string }[];
}

export const partyResultReply: Paper<PartyResultReplyFacts> = {
  form: 'P08',
  title: { zh: '党组织选举结果批复', en: 'Reply on the Party result' },
  template: 'P08-party-result-reply.typ',
  tags: true,
  needs: [
    'to',
    'docNo',
    'request.title',
    'request.docNo',
    'members',
    'members[].name',
    'secretary',
    'secretary[].name',
    'deputies[].name',
  ],
  sample: {
    head: sampleHead({ issuer: '中共和平街道工作委员会', issuedOn: day('2026-10-21') }),
    to: '中共幸福里社区委员会',
    docNo: '和党工〔2026〕42号',
    request: { title: '关于党员大会选举结果的报告', docNo: '幸党〔2026〕14号' },
    members: ['王芳', '孙志强', '李建国', '阿依古丽·买买提', '陈䶮'].map((name) => ({ name })),
    secretary: [{ name: '王芳' }],
    deputies: [{ name: '孙志强' }],
  },
};
