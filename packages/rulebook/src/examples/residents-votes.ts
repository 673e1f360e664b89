import { judgeBallot } from '../checks/index.ts';
import type { Column } from '../checks/index.ts';
import { text } from '../text.ts';
import type { Answer, Example } from './example.ts';
import { contest, VALID, verdict, worded } from './example.ts';
import {
  F,
  forPost,
  M,
  majority,
  overCollected,
  residentsVote,
  result,
  secondRound,
  turnout,
  votesText,
} from './votes.ts';

const ZHEJIANG = { overlays: ['zhejiang'], name: text('浙江', 'Zhejiang') } as const;
const HENAN = { overlays: ['henan'], name: text('河南', 'Henan') } as const;

const men = (...votes: readonly number[]) => votes.map((n, at) => M(`男${at + 1}`, n));

const womanSixth = forPost('MEMBER', 5, ...men(1300, 1250, 1200, 1150, 1100, 950), F('女', 1000));
const noWoman = forPost('MEMBER', 5, ...men(1300, 1250, 1200, 1150, 1100), F('女', 300));
const tie = forPost('MEMBER', 2, F('甲', 1100), M('乙', 1000), M('丙', 1000), M('丁', 950));
const excess = forPost('MEMBER', 2, F('甲', 1000), F('乙', 1200), M('丙', 1100));
const couple = residentsVote({
  relatives: [{ a: '夫', b: '妻', relation: '夫妻' }],
  contests: [
    forPost('VICE', 1, M('夫', 1200), M('丁', 100)),
    forPost('MEMBER', 2, F('妻', 1300), F('丙', 1100), F('戊', 1000)),
  ],
});
const brothers = forPost('MEMBER', 3, M('兄', 820), M('弟', 815), F('丙', 1000), F('丁', 700));
const down = (chair: number, vice: number, member: number) =>
  residentsVote({
    ballots: { issued: 1500, collected: 1500, invalid: 0 },
    electorate: { mode: 'ALL_VOTERS', entitled: 2500, present: null },
    contests: [
      forPost('CHAIR', 1, F('张', chair), M('甲', 300)),
      forPost('VICE', 1, F('张', vice), M('乙', 300)),
      forPost('MEMBER', 1, F('张', member), M('丙', 300)),
    ],
  });
const second = (filled: number) =>
  residentsVote({
    round: 2,
    ballots: { issued: 1600, collected: 1600, invalid: 0 },
    contests: [forPost('MEMBER', 2, F('丙', 540), M('丁', 533), M('戊', 20))],
    seated: Array.from({ length: filled }, (_, at) => ({ name: `已${at}`, post: 'MEMBER', sex: 'F' })),
  });
const written = (votes: number, facts: { readonly registered?: boolean; readonly qualified?: boolean }) =>
  residentsVote({
    contests: [
      {
        ...forPost('CHAIR', 1, M('乙', 700), M('丁', 100)),
        writeIns: [{ name: '戊', sex: 'F', votes, ...facts }],
      },
    ],
  });

/** Who took part, who is elected, what follows: cases RC01–RC22 of the residents' committee. */
export const RESIDENTS_VOTES: readonly Example[] = [
  turnout('RC01', 'ALL_VOTERS', 3000, 1499, 2),
  turnout('RC01', 'ALL_VOTERS', 3000, 1500, 1),
  turnout('RC01', 'ALL_VOTERS', 3000, 1501),
  turnout('RC02', 'HOUSEHOLD_REP', 900, 450, 1),
  turnout('RC02', 'HOUSEHOLD_REP', 900, 451),
  turnout('RC03', 'RESIDENT_REP', 60, 39, 2),
  turnout('RC03', 'RESIDENT_REP', 60, 40, 1),
  turnout('RC03', 'RESIDENT_REP', 60, 41),
  result(
    'CNT-2',
    ['CNT-2'],
    text(
      '登记 3000 人，领票签名 1501 人，收回 1500 张，甲得 1000 票',
      '3000 registered, 1501 signed for a ballot, 1500 collected, A 1000 votes',
    ),
    residentsVote({
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: 1501 },
      ballots: { issued: 1501, collected: 1500, invalid: 0 },
      contests: [forPost('CHAIR', 1, F('甲', 1000), M('乙', 0))],
    }),
    contest([], 'PENDING_REVIEW', { vacant: 1 }),
  ),
  majority('RC05', 1800, 60, 871, 30),
  majority('RC05', 1800, 60, 899, 2),
  majority('RC05', 1800, 60, 900, 1),
  majority('RC05', 1800, 60, 901),
  ballot('RC06', ['CNT-6'], [{ post: 'MEMBER', seats: 5, chosen: [], writeIns: [] }], 'BLANK'),
  ballot('RC07', ['CNT-6'], [{ post: 'CHAIR', seats: 1, chosen: ['甲'], writeIns: [], illegible: true }], 'INVALID'),
  ballot('RC09', ['CNT-4'], [marks(5, 4)], 'COUNTS'),
  ballot('RC09', ['CNT-4'], [marks(5, 5)], 'COUNTS'),
  ballot('RC09', ['CNT-4'], [marks(5, 6)], 'INVALID'),
  overCollected('RC10', { voters: 1800, issued: 1900, collected: 1800 }, verdict('ok')),
  overCollected('RC10', { voters: 1800, issued: 1900, collected: 1801 }, verdict('violation')),
  overCollected('RC10', { voters: 1800, issued: 1900, collected: 1802 }, verdict('violation')),
  overCollected('RC15d', { voters: 1801, issued: 1800, collected: 1801 }, verdict('violation'), HENAN),
  result(
    'RC11',
    ['CNT-3a'],
    text('3 号箱收回 52 张，在这个箱投票的 50 人', 'Box 3 holds 52 ballots of 50 people'),
    {
      ...residentsVote({ contests: [forPost('CHAIR', 1, F('甲', 1000), M('乙', 0))] }),
      boxes: [{ box: '3号箱', voters: 50, collected: 52 }],
    },
    contest(['甲'], 'PENDING_REVIEW'),
    { overlays: ['liaoning'], name: text('辽宁', 'Liaoning') },
  ),
  result(
    'CNT-8',
    ['CNT-8'],
    text(`委员 2 名，收回 1800 张，${votesText(excess).zh}`, `2 seats, 1800 collected, ${votesText(excess).en}`),
    residentsVote({ contests: [excess] }),
    contest(['乙', '丙'], 'NONE'),
  ),
  result(
    'CNT-8',
    ['CNT-8'],
    text(`委员 2 名，收回 1800 张，${votesText(tie).zh}`, `2 seats, 1800 collected, ${votesText(tie).en}`),
    residentsVote({ contests: [tie] }),
    contest(['甲'], 'RUNOFF', { tied: ['乙', '丙'], vacant: 1 }),
  ),
  ...(
    [
      [600, 200, 150, ['张']],
      [300, 380, 60, []],
    ] as const
  ).map(([chair, vice, member, elected]) =>
    result(
      elected.length > 0 ? 'RC13' : 'RC14',
      ['CNT-14'],
      text(
        `高职票下加的地方，投票 1500 人，张得主任 ${chair} 票、副主任 ${vice} 票、委员 ${member} 票，副主任一职`,
        `Where votes count down, 1500 cast, Zhang has ${chair} for chair, ${vice} for vice, ${member} for member; the vice-chair`,
      ),
      down(chair, vice, member),
      elected.length > 0 ? contest(elected, 'NONE') : contest([], 'RE_ELECTION', { vacant: 1 }),
      { overlays: ['p-a'], name: text('某省', 'a province'), at: 1 },
    ),
  ),
  secondRound('RC15', 1600, 533, 1),
  secondRound('RC15', 1600, 534),
  secondRound('RC15', 1600, 540),
  ...(
    [
      [HENAN, contest([], 'RERUN', { vacant: 1 })],
      [undefined, contest([], 'PENDING_REVIEW', { vacant: 1 })],
    ] as const
  ).map(([where, expected]) =>
    result(
      'RC15b',
      ['CNT-9b'],
      text(
        '另行选举，登记选民 3000 人，收回 1490 张，丙得 900 票',
        'Another election, 3000 registered, 1490 collected, 900 for C',
      ),
      residentsVote({
        round: 2,
        ballots: { issued: 1490, collected: 1490, invalid: 0 },
        contests: [forPost('MEMBER', 1, F('丙', 900), M('丁', 400))],
      }),
      expected,
      where,
    ),
  ),
  ...(
    [
      [5, 'NONE'],
      [4, 'NONE'],
      [3, 'PENDING_REVIEW'],
    ] as const
  ).map(([filled, next]) =>
    result(
      'RC16',
      ['CNT-10'],
      text(
        `首轮选出 ${filled} 名，另行选举 2 名、收回 1600 张，丙 540 票、丁 533 票`,
        `${filled} seated before, another election for 2, 1600 collected, C 540, D 533`,
      ),
      second(filled),
      contest(['丙'], next, { vacant: 1 }),
      ZHEJIANG,
    ),
  ),
  result(
    'CNT-10',
    ['CNT-10'],
    text(
      '首轮选出 5 名，另行选举 2 名、收回 1600 张，丙 540 票、丁 533 票',
      '5 seated before, another election for 2, 1600 collected, C 540, D 533',
    ),
    second(5),
    contest(['丙'], 'PENDING_REVIEW', { vacant: 1 }),
    { overlays: ['shanghai'], name: text('上海', 'Shanghai') },
  ),
  result(
    'RC17',
    ['CNT-12'],
    text(
      `委员 5 名，收回 1800 张，${votesText(womanSixth).zh}`,
      `5 seats, 1800 collected, ${votesText(womanSixth).en}`,
    ),
    residentsVote({ contests: [womanSixth] }),
    contest(['男1', '男2', '男3', '男4'], 'PENDING_REVIEW', { vacant: 1 }),
  ),
  result(
    'RC18',
    ['CNT-12'],
    text(`委员 5 名，收回 1800 张，${votesText(noWoman).zh}`, `5 seats, 1800 collected, ${votesText(noWoman).en}`),
    residentsVote({ contests: [noWoman] }),
    contest(['男1', '男2', '男3', '男4'], 'PENDING_REVIEW', { vacant: 1 }),
  ),
  ...([undefined, ZHEJIANG] as const).map((where) =>
    result(
      'RC19',
      ['CNT-13', 'RES-COMP-3'],
      text(
        '丈夫副主任 1200 票，妻子委员 1300 票；委员 2 名，丙 1100 票、戊 1000 票，委员一职',
        'Husband vice-chair 1200, wife member 1300; 2 members, C 1100, E 1000; the members',
      ),
      couple,
      where === undefined ? contest(['丙'], 'RE_ELECTION', { vacant: 1 }) : contest(['丙', '戊'], 'NONE'),
      { overlays: where?.overlays ?? [], name: where?.name ?? text('', ''), at: 1 },
    ),
  ),
  result(
    'RC20',
    ['RES-COMP-3', 'CNT-13'],
    text(
      `兄弟同选委员，委员 3 名，收回 1600 张，${votesText(brothers).zh}`,
      `Brothers, 3 seats, 1600 collected, ${votesText(brothers).en}`,
    ),
    residentsVote({
      relatives: [{ a: '兄', b: '弟', relation: '兄弟' }],
      ballots: { issued: 1600, collected: 1600, invalid: 0 },
      contests: [brothers],
    }),
    contest(['丙', '兄'], 'RE_ELECTION', { vacant: 1 }),
  ),
  result(
    'RC21',
    ['CAND-8'],
    text(
      '收回 1800 张，没有列为候选人的戊得 960 票，是本社区选民、资格复核通过',
      '1800 collected, 960 write E in, a voter here and found qualified',
    ),
    written(960, { registered: true, qualified: true }),
    contest(['戊'], 'NONE'),
  ),
  result(
    'RC21',
    ['CAND-8'],
    text('收回 1800 张，戊被写入 960 票，不是本社区选民', '1800 collected, 960 write E in, who is no voter here'),
    written(960, { registered: false }),
    contest([], 'RE_ELECTION', { vacant: 1 }),
  ),
  ...(
    [
      [undefined, contest([], 'PENDING_REVIEW', { vacant: 1 })],
      [ZHEJIANG, contest([], 'RE_ELECTION', { vacant: 1 })],
    ] as const
  ).map(([where, expected]) =>
    result(
      'RC22',
      ['CAND-3', 'CNT-15'],
      text(
        '收回 1800 张，戊被写入 960 票，曾被开除党籍',
        '1800 collected, 960 write E in, once expelled from the Party',
      ),
      written(960, { registered: true, qualified: false }),
      expected,
      where,
    ),
  ),
];

function marks(seats: number, names: number): Column {
  return {
    post: 'MEMBER',
    seats,
    chosen: Array.from({ length: names }, (_, at) => `候选人${at + 1}`),
    writeIns: [],
  };
}

/** How one ballot is read; the column shown is the first. */
function ballot(
  id: string,
  rules: readonly string[],
  columns: readonly Column[],
  state: Extract<Answer, { kind: 'BALLOT' }>['state'],
): Example {
  const [first] = columns;
  const chosen = first?.chosen.length ?? 0;
  const seats = first?.seats ?? 0;
  const given =
    first?.illegible === true
      ? text('一张票的主任栏字迹无法辨认', 'The chair’s part of a ballot cannot be read')
      : text(`应选 ${seats} 名，一张票选了 ${chosen} 名`, `${seats} seats, a ballot names ${chosen}`);
  return {
    case: id,
    rules,
    pack: 'residents-2026',
    overlays: [],
    given,
    expected: { kind: 'BALLOT', state, votesFor: state === 'COUNTS' ? (first?.chosen ?? []) : [] },
    wording: worded(VALID),
    ask: (book) => {
      const [judged] = judgeBallot(columns, book);
      return judged === undefined
        ? verdict('unknown')
        : { kind: 'BALLOT', state: judged.state, votesFor: judged.votesFor };
    },
  };
}
