import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts, Sex } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

export interface Officer {
  readonly post: string;
  readonly name: string;
  readonly sex: Sex;
}

export const officerNeeds = ['members', 'members[].post', 'members[].name', 'members[].sex'];

/** N02 居民选举委员会名单. */
export interface RecListFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electedOn: IsoDate;
  /** The meeting that chose them, as `居民代表会议`. */
  readonly electedBy: string;
  /** How the vote went, as a sentence, where it is to be published. */
  readonly votingNote?: string;
  readonly members: readonly Officer[];
  readonly place: string;
  readonly phone: string;
}

/** N02-1 居民选举委员会成员退出与递补. */
export interface RecSubstituteFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly changes: readonly {
    readonly on: IsoDate;
    readonly quitter: { readonly name: string; readonly post: string };
    /** Nominated themselves, a near relative nominated, or another vacancy. */
    readonly reason: 'SELF' | 'RELATIVE' | 'OTHER';
    /** `rank` is the substitute's place in the original vote; `chosenOn` that of a later meeting, once no reserve was left. */
    readonly substitute: {
      readonly name: string;
      readonly post: string;
      readonly rank: number;
      readonly chosenOn?: IsoDate;
    };
  }[];
  /** The committee after the changes. */
  readonly members: readonly Officer[];
}

export const recList: Paper<RecListFacts> = {
  form: 'N02',
  title: { zh: '居民选举委员会名单公告', en: 'Election committee' },
  template: 'N02-rec-list.typ',
  tags: true,
  needs: ['basis', 'electedOn', 'electedBy', ...officerNeeds, 'place', 'phone'],
  sample: {
    head: sampleHead({ displayNo: '2', issuedOn: day('2026-11-15') }),
    basis: [`${JWH}第十五条`],
    electedOn: day('2026-11-15'),
    electedBy: '居民代表会议',
    votingNote: '应到居民代表62人，实到55人。',
    members: [
      { post: '主任', name: '王芳', sex: 'F' },
      { post: '副主任', name: '赵喆', sex: 'M' },
      { post: '委员', name: '周敏', sex: 'F' },
      { post: '委员', name: '欧阳明月', sex: 'F' },
      { post: '委员', name: '古丽娜尔·艾合买提', sex: 'F' },
    ],
    place: '幸福里社区党群服务中心一楼',
    phone: '0000-8888000',
  },
};

export const recSubstitute: Paper<RecSubstituteFacts> = {
  form: 'N02-1',
  title: { zh: '居民选举委员会成员变动公告', en: 'Change in the election committee' },
  template: 'N02-1-rec-substitute.typ',
  tags: true,
  needs: [
    'basis',
    'changes',
    'changes[].on',
    'changes[].quitter.name',
    'changes[].quitter.post',
    'changes[].reason',
    'changes[].substitute.name',
    'changes[].substitute.post',
    'changes[].substitute.rank',
    ...officerNeeds,
  ],
  sample: {
    head: sampleHead({ displayNo: '2-1', issuedOn: day('2026-12-05') }),
    basis: [`${JWH}第十五条`],
    changes: [
      {
        on: day('2026-12-05'),
        quitter: { name: '王芳', post: '主任' },
        reason: 'SELF',
        substitute: { name: '陈䶮', post: '委员', rank: 6 },
      },
      {
        on: day('2026-12-05'),
        quitter: { name: '欧阳明月', post: '委员' },
        reason: 'RELATIVE',
        substitute: { name: '张秀英', post: '委员', rank: 7 },
      },
    ],
    members: [
      { post: '主任', name: '赵喆', sex: 'M' },
      { post: '委员', name: '周敏', sex: 'F' },
      { post: '委员', name: '古丽娜尔·艾合买提', sex: 'F' },
      { post: '委员', name: '陈䶮', sex: 'M' },
      { post: '委员', name: '张秀英', sex: 'F' },
    ],
  },
};
