import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts } from './paper.ts';
import type { PollForPen } from './for-pen.ts';
import { ballotNeeds, pollForPenNeeds, pollForPenSample } from './for-pen.ts';
import { day, sampleHead } from './sample-head.ts';

/**
 * F19 选票样. Every ballot is like every other: the page bears no serial, no code, no QR, no ledger position.
 * The head's verification is not printed on it.
 */
export interface BallotSampleFacts extends PaperFacts {
  readonly electionDay: IsoDate;
  readonly posts: readonly {
    readonly post: string;
    readonly seats: number;
    readonly candidates: readonly { readonly name: string }[];
    /** Lines for names that are not printed; as a rule as many as seats. */
    readonly writeInRows: number;
  }[];
  /** Large print, for voters who see poorly. */
  readonly large?: boolean;
  /** How to mark, as the election method says. */
  readonly instructions: readonly string[];
}

/** F24 计票单 for the hall: the names in the order of the ballot, boxes for the strokes of 正, lines for other names. */
export interface TallySheetForPen extends PollForPen {
  readonly posts: BallotSampleFacts['posts'];
}

/** F24 计票单, one post of one box: drawn 正 strokes beside each figure; or the sheet to draw them on. */
export type TallySheetFacts = TallySheetFilled | TallySheetForPen;

interface TallySheetFilled extends PaperFacts {
  readonly forPen?: never;
  readonly post: string;
  readonly seats: number;
  readonly box: string;
  readonly countedOn: IsoDate;
  readonly lines: readonly { readonly name: string; readonly votes: number; readonly writeIn: boolean }[];
  readonly invalid: number;
}

export const ballotSample: Paper<BallotSampleFacts> = {
  form: 'F19',
  title: { zh: '选票样', en: 'Ballot sample' },
  template: 'F19-ballot-sample.typ',
  tags: true,
  word: false,
  secret: true,
  needs: ['electionDay', 'posts', 'posts[].post', 'posts[].seats', ...ballotNeeds, 'instructions'],
  sample: {
    head: sampleHead({ issuedOn: day('2026-12-18') }),
    electionDay: day('2026-12-20'),
    posts: [
      { post: '主任', seats: 1, candidates: [{ name: '王芳' }, { name: '李建国' }], writeInRows: 1 },
      { post: '副主任', seats: 1, candidates: [{ name: '孙志强' }, { name: '周敏' }], writeInRows: 1 },
      {
        post: '委员',
        seats: 3,
        candidates: [{ name: '阿依古丽·买买提' }, { name: '刘洋' }, { name: '欧阳明月' }, { name: '赵喆' }],
        writeInRows: 3,
      },
    ],
    instructions: [
      '赞成的在符号栏画○，不赞成的画×，弃权的不画。',
      '另选他人的，写上姓名并在符号栏画○。',
      '某一职务所选人数多于应选名额的，该职务的票无效；少于的有效。',
      '请到秘密写票处独自写票，写好后对折投入票箱。',
    ],
  },
};

export const tallySheet: Paper<TallySheetFacts> = {
  form: 'F24',
  title: { zh: '计票单', en: 'Tally sheet' },
  template: 'F24-tally-sheet.typ',
  tags: true,
  word: false,
  needs: ['post', 'seats', 'box', 'countedOn', 'lines', 'lines[].name', 'lines[].votes', 'lines[].writeIn', 'invalid'],
  sample: {
    head: sampleHead({ issuedOn: day('2026-12-20') }),
    post: '委员',
    seats: 3,
    box: '第一投票站',
    countedOn: day('2026-12-20'),
    lines: [
      { name: '阿依古丽·买买提', votes: 143, writeIn: false },
      { name: '刘洋', votes: 58, writeIn: false },
      { name: '欧阳明月', votes: 161, writeIn: false },
      { name: '赵喆', votes: 32, writeIn: false },
      { name: '郑海', votes: 4, writeIn: true },
    ],
    invalid: 2,
  },
  forPen: {
    template: 'F24-tally-sheet-for-pen.typ',
    needs: [...pollForPenNeeds, ...ballotNeeds],
    sample: {
      ...pollForPenSample,
      posts: [
        { post: '主任', seats: 1, candidates: [{ name: '王芳' }, { name: '李建国' }], writeInRows: 1 },
        { post: '副主任', seats: 1, candidates: [{ name: '孙志强' }, { name: '周敏' }], writeInRows: 1 },
        {
          post: '委员',
          seats: 3,
          candidates: [{ name: '阿依古丽·买买提' }, { name: '刘洋' }, { name: '欧阳明月' }, { name: '赵喆' }],
          writeInRows: 3,
        },
      ],
    },
  },
};
