import {
  checkDelegatesCongress,
  checkProxy,
  checkScrutineers,
  checkSurplus,
  expectedAttendance,
  judgeBallot,
  presentWithVote,
} from '../checks/index.ts';
import type { PartyMember } from '../checks/index.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import type { Answer, Example } from './example.ts';
import { ALLOWED, contest, LAWFUL, NAMES, PEOPLE, VALID, verdict, worded } from './example.ts';
import { act } from './residents-acts.ts';
import { F, forPost, partyMajority, partyQuorum, partyVote, result, votesText } from './votes.ts';

const PACK = 'party-2020' as const;
const FULL: PartyMember = { status: 'FULL', rights: 'NORMAL' };
const of = (n: number, member: PartyMember): readonly PartyMember[] => Array.from({ length: n }, () => member);

const surplus = (id: string, seats: number, candidates: number, short?: number) =>
  act(
    id,
    ['PTY-NOM-2'],
    text(`委员应选 ${seats} 名，候选人 ${candidates} 名`, `${seats} members to elect, ${candidates} candidates`),
    (book) => checkSurplus(book, 'PARTY_MEMBER', seats, candidates),
    short === undefined ? verdict('ok') : verdict('violation', short),
    worded(LAWFUL, NAMES),
    undefined,
    PACK,
  );

const number = (id: string, rules: readonly string[], given: Text, value: number, ask: () => number): Example => ({
  case: id,
  rules,
  pack: PACK,
  overlays: [],
  given,
  expected: { kind: 'NUMBER', value },
  wording: worded(LAWFUL, PEOPLE),
  ask: () => ({ kind: 'NUMBER', value: ask() }),
});

const expectedOf = (superiorApproved: boolean): readonly PartyMember[] => [
  ...of(25, FULL),
  ...of(2, { status: 'FULL', rights: 'ON_PROBATION' }),
  ...of(3, {
    status: 'FULL',
    rights: 'NORMAL',
    exclusion: { listedGround: true, superiorApproved, meetingPassed: true },
  }),
];

const excluded = (id: string, approved: boolean, value: number) =>
  number(
    id,
    ['PTY-EXP-1'],
    text(
      `正式党员 30 名，其中留党察看 2 名，另有 3 名拟不计入，大会通过，上级${approved ? '同意' : '没有同意'}，应到会`,
      `30 full members, 2 on probation, 3 to be left out by the meeting, the superior ${approved ? 'agrees' : 'does not agree'}; expected`,
    ),
    value,
    () => expectedAttendance(expectedOf(approved)),
  );

const six = ['一', '二', '三', '四', '五', '六'].map((name, at) => F(name, at < 4 ? 30 - at : 25));
const tied = forPost('PARTY_MEMBER', 5, ...six);
const four = forPost('PARTY_MEMBER', 5, ...six.slice(0, 4), F('五', 20), F('六', 10));
const resolved = (agreed: number | undefined) =>
  partyVote(40, 40, { contests: [agreed === undefined ? four : { ...four, reduction: { seats: 4, agreed } }] });
const five = forPost('PARTY_MEMBER', 5, ...six.slice(0, 4), F('五', 22), F('六', 10));
const FOUR = ['一', '二', '三', '四'];

const reduction = (agreed: number | undefined, expected: Answer) =>
  result(
    'PC15',
    ['PTY-CNT-8'],
    text(
      `委员 5 名，到会 40 人，${votesText(four).zh}${agreed === undefined ? '' : `；${agreed} 名选举人同意减为 4 名`}`,
      `5 seats, 40 present, ${votesText(four).en}${agreed === undefined ? '' : `; ${agreed} agree to make it 4`}`,
    ),
    resolved(agreed),
    expected,
  );

const ballot = (id: string, rule: string, given: Text, chosen: number, written: number, expected: Answer): Example => ({
  case: id,
  rules: [rule],
  pack: PACK,
  overlays: [],
  given,
  expected,
  wording: worded(VALID),
  ask: (book) => {
    const [judged] = judgeBallot(
      [
        {
          post: 'PARTY_MEMBER',
          seats: 5,
          chosen: names('候选人', chosen),
          writeIns: names('另选', written),
        },
      ],
      book,
    );
    return judged === undefined
      ? verdict('unknown')
      : { kind: 'BALLOT', state: judged.state, votesFor: judged.votesFor };
  },
});

const names = (stem: string, n: number): readonly string[] => Array.from({ length: n }, (_, at) => `${stem}${at + 1}`);

const approves = (chosen: number, written: number): Text =>
  text(
    `应选 5 名，一张票赞成 ${chosen} 名候选人、另选 ${written} 人`,
    `5 seats, a ballot approves ${chosen} and writes in ${written}`,
  );

/** Elections in the Party: cases PC01–PC19. */
export const PARTY: readonly Example[] = [
  partyQuorum('PC01', 40, 31, 1),
  partyQuorum('PC01', 40, 32),
  partyQuorum('PC01', 40, 33),
  partyQuorum('PC02', 23, 18, 1),
  partyQuorum('PC02', 23, 19),
  excluded('PC03', true, 25),
  partyQuorum('PC03', 25, 20),
  excluded('PC04', false, 28),
  partyQuorum('PC04', 28, 20, 3),
  partyQuorum('PC04', 28, 22, 1),
  number(
    'PC05',
    ['PTY-EL-2'],
    text(
      '到会正式党员 16 名、预备党员 5 名，实到会有选举权的',
      '16 full and 5 probationary members present; with a vote',
    ),
    16,
    () => presentWithVote([...of(16, FULL), ...of(5, { status: 'PROBATIONARY', rights: 'NORMAL' })]),
  ),
  surplus('PC06', 5, 5, 1),
  surplus('PC06', 5, 6),
  surplus('PC07', 7, 8, 1),
  surplus('PC07', 7, 9),
  surplus('PC07', 7, 10),
  partyMajority('PC08', 41, 21, true),
  partyMajority('PC09', 41, 20, false),
  partyMajority('PC09', 40, 20, false),
  partyMajority('PC09', 40, 21, true),
  result(
    'PC10',
    ['PTY-CNT-2'],
    text('到会 41 人，发出 40 张，收回 41 张', '41 present, 40 issued, 41 collected'),
    partyVote(41, 41, {
      ballots: { issued: 40, collected: 41, invalid: 0 },
      contests: [forPost('PARTY_MEMBER', 1, F('甲', 30), F('乙', 0))],
    }),
    contest([], 'RERUN', { vacant: 1 }),
  ),
  ...([20, 21] as const).map((votes) =>
    result(
      'PC11',
      ['PTY-CNT-2', 'PTY-CNT-5'],
      text(
        `到会 40 人，发出 40 张，收回 38 张，甲得赞成 ${votes} 票`,
        `40 present, 40 issued, 38 collected, ${votes} for A`,
      ),
      partyVote(40, 40, {
        ballots: { issued: 40, collected: 38, invalid: 0 },
        contests: [forPost('PARTY_MEMBER', 1, F('甲', votes), F('乙', 0))],
      }),
      votes === 21 ? contest(['甲'], 'NONE') : contest([], 'RE_ELECTION', { vacant: 1 }),
    ),
  ),
  ballot('PC12', 'PTY-CNT-3', approves(4, 1), 4, 1, {
    kind: 'BALLOT',
    state: 'COUNTS',
    votesFor: [...names('候选人', 4), ...names('另选', 1)],
  }),
  ballot('PC12', 'PTY-CNT-3', approves(4, 2), 4, 2, { kind: 'BALLOT', state: 'INVALID', votesFor: [] }),
  result(
    'PC14',
    ['PTY-CNT-7'],
    text(`委员 5 名，到会 40 人，${votesText(tied).zh}`, `5 seats, 40 present, ${votesText(tied).en}`),
    partyVote(40, 40, { contests: [tied] }),
    contest(FOUR, 'RUNOFF', { tied: ['五', '六'], vacant: 1 }),
  ),
  reduction(undefined, contest(FOUR, 'RE_ELECTION', { vacant: 1 })),
  reduction(19, contest(FOUR, 'RE_ELECTION', { vacant: 1 })),
  reduction(20, contest(FOUR, 'NONE')),
  result(
    'PTY-CNT-8',
    ['PTY-CNT-8'],
    text(
      `委员 5 名，到会 40 人，${votesText(five).zh}；20 名选举人同意减为 4 名`,
      `5 seats, 40 present, ${votesText(five).en}; 20 agree to make it 4`,
    ),
    partyVote(40, 40, { contests: [{ ...five, reduction: { seats: 4, agreed: 20 } }] }),
    contest([...FOUR, '五'], 'NONE'),
  ),
  act(
    'PC16',
    ['PTY-SCR-1'],
    text('监票人名单里有一名候选人', 'One of the scrutineers is a candidate'),
    (book) => checkScrutineers({ staff: ['监', '甲'], candidates: ['甲'], relatives: [] }, book),
    verdict('violation'),
    worded(ALLOWED),
    undefined,
    PACK,
  ),
  act(
    'PC17',
    ['PTY-EL-6'],
    text('缺席党员书面委托别人代投', 'An absent member authorises another in writing'),
    (book) =>
      checkProxy(
        {
          mode: 'PARTY_MEMBERS',
          written: true,
          principalIsVoter: true,
          trusteeIsVoter: true,
          trusteeIsCandidate: false,
          trusteePassesOn: false,
          alreadyAccepted: 0,
          published: true,
        },
        book,
      ),
    verdict('violation'),
    worded(ALLOWED),
    undefined,
    PACK,
  ),
  partyQuorum('PC18', 5, 3, 1),
  partyQuorum('PC18', 5, 4),
  ...([3, 2] as const).map((votes) =>
    result(
      'PC18',
      ['PTY-CHAIR-3', 'PTY-CNT-5'],
      text(
        `委员会 5 人，到会 4 人，书记候选人甲得赞成 ${votes} 票`,
        `A committee of 5, 4 present, ${votes} for A as secretary`,
      ),
      partyVote(5, 4, { contests: [forPost('SECRETARY', 1, F('甲', votes))] }),
      votes === 3 ? contest(['甲'], 'NONE') : contest([], 'RE_ELECTION', { vacant: 1 }),
    ),
  ),
  ...(
    [
      [520, false],
      [520, true],
      [499, true],
    ] as const
  ).map(([members, approved]) =>
    act(
      'PC19',
      ['PTY-MTG-2'],
      text(
        `党员 ${members} 名，上级${approved ? '批准' : '没有批准'}，开党员代表大会`,
        `${members} members, ${approved ? 'approved' : 'not approved'} by the superior, a congress of delegates`,
      ),
      (book) => checkDelegatesCongress({ members, dispersed: false, superiorApproved: approved }, book),
      approved && members >= 500 ? verdict('ok') : verdict('violation'),
      worded({
        yes: text('可以', 'may be held'),
        no: text('不可以，应当开党员大会', 'no: the members’ meeting elects'),
      }),
      undefined,
      PACK,
    ),
  ),
];
