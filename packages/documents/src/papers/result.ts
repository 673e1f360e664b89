import type { IsoDate, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { LawReason, Paper, PaperFacts, Sex } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

/**
 * The figures of a count as papers name them: 发出选票 are those signed for, 收回选票 those found in the boxes; `cast`, those who took
 * part (参加投票), is counted by the ballots collected (CNT-2), as the decision does.
 */
export interface CountFigures {
  readonly registered: number;
  readonly cast: number;
  readonly issued: number;
  readonly collected: number;
  readonly valid: number;
  readonly invalid: number;
}

/** N16 选举结果公告. */
export interface ResultFacts extends PaperFacts {
  readonly electionDay: IsoDate;
  /** 选举方式, as `全体选民投票选举`. */
  readonly method: string;
  /** Who is counted: `选民`, `户代表` or `居民代表`. */
  readonly electorUnit: string;
  /** Whether the election as a whole is valid. */
  readonly valid: boolean;
  /** No text settles whether it is: the street decides. */
  readonly undecided?: true;
  readonly figures: CountFigures;
  readonly posts: readonly {
    readonly post: string;
    readonly seats: number;
    /** `votes` only where the election method has them published. */
    readonly elected: readonly { readonly name: string; readonly sex: Sex; readonly votes?: number }[];
  }[];
  /** What happens with seats not filled, as a sentence. */
  readonly shortageNote?: string;
  readonly reasons: readonly LawReason[];
}

export const figureNeeds = ['registered', 'cast', 'issued', 'collected', 'valid', 'invalid'].map((f) => `figures.${f}`);

/** Figures that cannot all be true: what is in the box is either valid or not. */
export function countDisagreements(figures: Pick<CountFigures, 'collected' | 'valid' | 'invalid'>): readonly Text[] {
  const { collected, valid, invalid } = figures;
  if (valid + invalid === collected) return [];
  return [
    text(
      `有效票${valid}张加无效票${invalid}张是${valid + invalid}张，与收回选票${collected}张不符`,
      `${valid} valid and ${invalid} invalid ballots make ${valid + invalid}, but ${collected} were collected`,
    ),
  ];
}

export const result: Paper<ResultFacts> = {
  form: 'N16',
  title: { zh: '选举结果公告', en: 'Result' },
  template: 'N16-result.typ',
  tags: true,
  needs: [
    'electionDay',
    'method',
    'electorUnit',
    'valid',
    ...figureNeeds,
    'posts',
    'posts[].post',
    'posts[].seats',
    'posts[].elected[].name',
    'posts[].elected[].sex',
    'reasons',
    'reasons[].text',
    'reasons[].law',
  ],
  disagreements: ({ figures }) => countDisagreements(figures),
  sample: {
    head: sampleHead({ displayNo: '16', issuedOn: day('2026-12-20') }),
    electionDay: day('2026-12-20'),
    method: '全体选民直接投票',
    electorUnit: '选民',
    valid: true,
    figures: { registered: 3000, cast: 2406, issued: 2408, collected: 2406, valid: 2391, invalid: 15 },
    posts: [
      { post: '主任', seats: 1, elected: [{ name: '王芳', sex: 'F', votes: 1602 }] },
      { post: '副主任', seats: 1, elected: [{ name: '孙志强', sex: 'M', votes: 1377 }] },
      {
        post: '委员',
        seats: 3,
        elected: [
          { name: '欧阳明月', sex: 'F', votes: 1580 },
          { name: '阿依古丽·买买提', sex: 'F', votes: 1421 },
        ],
      },
    ],
    shortageNote: '缺额另行选举，时间另行公告。',
    reasons: [
      {
        text: '登记选民3000人，过半数为1501人，参加投票2406人，已过半数，选举有效。',
        law: [`${JWH}第十九条`],
      },
      {
        text: '收回选票2406张，没有多于发出的2408张。',
        law: ['《幸福里社区第七届居民委员会选举办法》'],
      },
      {
        text: '当选须得到参加投票人员过半数的选票，即至少1204票；上列人员均已达到，委员尚缺1人。',
        law: [`${JWH}第十九条`],
      },
    ],
  },
};

/** N16-1 另行选举公告, for seats the first round left open. */
export interface ReElectionFacts extends PaperFacts {
  readonly basis: readonly string[];
  /** Day of the round that left seats open. */
  readonly firstRoundOn: IsoDate;
  readonly electionDay: IsoDate;
  readonly openAt: string;
  readonly closeAt: string;
  readonly place: string;
  readonly posts: readonly {
    readonly post: string;
    readonly seats: number;
    /** Those not elected with the most votes, and their votes in the first round. */
    readonly candidates: readonly { readonly name: string; readonly sex: Sex; readonly votes: number }[];
  }[];
  /** Who is elected in this round, as a sentence. */
  readonly rule: string;
}

export const reElection: Paper<ReElectionFacts> = {
  form: 'N16-1',
  title: { zh: '另行选举公告', en: 'Election for the seats left open' },
  template: 'N16-1-re-election.typ',
  tags: true,
  needs: [
    'basis',
    'firstRoundOn',
    'electionDay',
    'openAt',
    'closeAt',
    'place',
    'posts',
    'posts[].post',
    'posts[].seats',
    'posts[].candidates',
    'posts[].candidates[].name',
    'posts[].candidates[].sex',
    'posts[].candidates[].votes',
    'rule',
  ],
  sample: {
    head: sampleHead({ displayNo: '16-1', issuedOn: day('2026-12-20') }),
    basis: [`${JWH}第十九条`],
    firstRoundOn: day('2026-12-20'),
    electionDay: day('2026-12-27'),
    openAt: '8:00',
    closeAt: '15:00',
    place: '幸福里社区党群服务中心',
    posts: [
      {
        post: '委员',
        seats: 1,
        candidates: [
          { name: '刘洋', sex: 'M', votes: 1180 },
          { name: '赵喆', sex: 'M', votes: 955 },
        ],
      },
    ],
    rule: '以得票多的当选，但得票不得少于已投选票总数的三分之一。',
  },
};

/** F26 选举结果报告单: every name with its votes, for the file and the street. */
export interface ElectionReportFacts extends PaperFacts {
  readonly electionDay: IsoDate;
  readonly electorUnit: string;
  readonly figures: CountFigures;
  readonly posts: readonly {
    readonly post: string;
    readonly seats: number;
    readonly lines: readonly {
      readonly name: string;
      /** Unknown for a name written in. */
      readonly sex?: Sex;
      readonly writeIn: boolean;
      readonly votes: number;
      readonly elected: boolean;
    }[];
  }[];
  readonly reasons: readonly LawReason[];
  /** Ties, second votes, seats left open. */
  readonly remarks?: string;
}

const line = (name: string, votes: number, elected: boolean, sex?: Sex) => ({
  name,
  writeIn: sex === undefined,
  votes,
  elected,
  ...(sex === undefined ? {} : { sex }),
});

export const electionReport: Paper<ElectionReportFacts> = {
  form: 'F26',
  title: { zh: '选举结果报告单', en: 'Election report' },
  template: 'F26-election-report.typ',
  tags: true,
  needs: [
    'electionDay',
    'electorUnit',
    ...figureNeeds,
    'posts',
    'posts[].post',
    'posts[].seats',
    'posts[].lines',
    'posts[].lines[].name',
    'posts[].lines[].writeIn',
    'posts[].lines[].votes',
    'posts[].lines[].elected',
    'reasons',
    'reasons[].text',
    'reasons[].law',
  ],
  disagreements: ({ figures }) => countDisagreements(figures),
  sample: {
    head: sampleHead({ issuedOn: day('2026-12-20') }),
    electionDay: day('2026-12-20'),
    electorUnit: '选民',
    figures: result.sample.figures,
    posts: [
      { post: '主任', seats: 1, lines: [line('王芳', 1602, true, 'F'), line('李建国', 741, false, 'M')] },
      { post: '副主任', seats: 1, lines: [line('孙志强', 1377, true, 'M'), line('周敏', 962, false, 'F')] },
      {
        post: '委员',
        seats: 3,
        lines: [
          line('欧阳明月', 1580, true, 'F'),
          line('阿依古丽·买买提', 1421, true, 'F'),
          line('刘洋', 1180, false, 'M'),
          line('赵喆', 955, false, 'M'),
          line('郑海', 6, false),
        ],
      },
    ],
    reasons: result.sample.reasons,
    remarks: '委员缺额1人，定于2026年12月27日另行选举。',
  },
};
