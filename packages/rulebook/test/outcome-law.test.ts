import { describe, expect, test } from 'vitest';
import {
  type ContestInput,
  findSource,
  outcome,
  type OutcomeInput,
  type PackId,
  parseOutcomeInput,
  resolveRulebook,
  type Rulebook,
} from '../src/index.ts';
import { rulesCitedByOutcome } from '../src/outcome/rule-ids.ts';
import {
  contest,
  F,
  flat,
  headOf,
  M,
  party,
  partyVote,
  reasonsOf,
  residents,
  residentsVote,
  saying,
} from './outcome-fixture.ts';

function book(pack: PackId, overlays: readonly string[] = []): Rulebook {
  const found = resolveRulebook(pack, overlays);
  if (!found.ok) throw new Error(found.error.message.zh);
  return found.value;
}

const first = (input: OutcomeInput, rules: Rulebook) => outcome(input, rules).contests[0];
const chair = contest('CHAIR', 1, F('甲', 1000), M('乙', 5));

describe('fewer seats in a Party vote (PTY-CNT-8)', () => {
  const nominees = [F('A', 39), M('B', 38), M('C', 37), M('D', 36), M('E', 22), M('F', 5)];
  const vote = (seats: number, to: number, people: readonly (typeof nominees)[number][] = nominees, agreed = 20) =>
    partyVote(40, {
      contests: [{ ...contest('PARTY_MEMBER', seats, ...people), reduction: { seats: to, agreed } }],
    });
  const four = [...nominees.slice(0, 4), M('E', 20), M('F', 5)];
  const two = [F('A', 39), M('B', 38), M('C', 20), M('D', 19), M('E', 18), M('F', 5)];

  test('nobody who passed loses the seat: with all five passed there is nothing to reduce', () => {
    expect(first(vote(5, 4), party())).toMatchObject({
      elected: ['A', 'B', 'C', 'D', 'E'],
      vacant: 0,
      next: 'NONE',
    });
    expect(saying('减少名额', vote(5, 4), party())).toMatchObject({
      verdict: 'warning',
      text: { zh: expect.stringContaining('过半数的有5人，不少于应选5名') },
    });
    const six = [...nominees.slice(0, 5), M('F', 21), M('G', 3)];
    expect(first(vote(5, 4, six), party())?.elected).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  test('a tie at the last seat is voted on again, whatever was resolved', () => {
    const level = [...nominees.slice(0, 4), M('E', 22), M('F', 22)];
    expect(first(vote(5, 4, level), party())).toMatchObject({ tied: ['E', 'F'], vacant: 1, next: 'RUNOFF' });
  });

  test('down to those who passed, and no further', () => {
    expect(first(vote(5, 4, four), party())).toMatchObject({ elected: ['A', 'B', 'C', 'D'], vacant: 0, next: 'NONE' });
    expect(first(vote(5, 3, four), party())).toMatchObject({
      elected: ['A', 'B', 'C', 'D'],
      vacant: 1,
      next: 'RE_ELECTION',
    });
    expect(saying('减少名额', vote(5, 3, four), party()).text.zh).toContain('过半数的已有4人，不能减到3名');
  });

  test('one short is near the full number; whether more is, no text says', () => {
    expect(first(vote(5, 2, two), party())).toMatchObject({ elected: ['A', 'B'], vacant: 3, next: 'PENDING_REVIEW' });
    expect(saying('减少名额', vote(5, 2, two), party())).toMatchObject({
      rule: 'PTY-CNT-8',
      verdict: 'unknown',
      text: { zh: expect.stringContaining('接近应选名额') },
    });
    expect(first(vote(5, 4, two), party())).toMatchObject({ vacant: 2, next: 'RE_ELECTION' });
    expect(first(vote(5, 2, two, 19), party())?.next).toBe('RE_ELECTION');
  });
});

describe('the turnout by the law of the day', () => {
  const reps = (pack: PackId, collected: number): OutcomeInput => ({
    ...residentsVote({ contests: [contest('CHAIR', 1, F('甲', 35), M('乙', 0))] }),
    rules: pack,
    heldOn: (pack === 'residents-2018' ? '2021-01-20' : '2026-12-20') as OutcomeInput['heldOn'],
    electorate: { mode: 'RESIDENT_REP', entitled: 60, present: collected },
    ballots: { issued: collected, collected, invalid: 0 },
  });

  test('more than two thirds of the representatives is the law of 2025 alone', () => {
    expect(outcome(reps('residents-2018', 35), book('residents-2018'))).toMatchObject({
      valid: true,
      contests: [{ elected: ['甲'], next: 'NONE' }],
    });
    expect(saying('法定人数', reps('residents-2018', 35), book('residents-2018'))).toMatchObject({
      rule: 'CNT-1',
      figures: { entitled: 60, took: 35, needed: 31 },
    });
    expect(outcome(reps('residents-2026', 40), residents())).toMatchObject({
      valid: false,
      contests: [{ next: 'RERUN' }],
    });
    expect(outcome(reps('residents-2026', 41), residents()).valid).toBe(true);
  });

  test('what is known second-hand of the old law leaves a low turnout to a person', () => {
    const input = reps('residents-2018', 30);
    const result = outcome(input, book('residents-2018'));
    expect(result).toMatchObject({ valid: false, contests: [{ next: 'PENDING_REVIEW' }] });
    expect(saying('法定人数', input, book('residents-2018'))).toMatchObject({ verdict: 'warning', short: 1 });
    expect(result.reasons.find((one) => one.text.zh.startsWith('选举'))).toMatchObject({
      verdict: 'unknown',
      text: { zh: '选举是否有效，要由人定。' },
    });
  });
});

describe('what no confirmed text settles is left to a person', () => {
  const of3000 = (present: number | null, collected: number, over: Partial<OutcomeInput> = {}) =>
    residentsVote({
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present },
      ballots: { issued: Math.max(present ?? 0, collected), collected, invalid: 0 },
      contests: [chair],
      ...over,
    });

  test('more collected than issued, yet no more than took part (CNT-16)', () => {
    const input = of3000(1800, 1795, { ballots: { issued: 1790, collected: 1795, invalid: 0 } });
    expect(outcome(input, residents())).toMatchObject({ valid: false, contests: [{ next: 'PENDING_REVIEW' }] });
    expect(saying('比发出票', input, residents())).toMatchObject({
      rule: 'CNT-16',
      verdict: 'warning',
      text: { zh: expect.stringContaining('请报街道定') },
    });
    // The confirmed line: more than took part (RC10).
    expect(first(of3000(1800, 1802), residents())?.next).toBe('RERUN');
  });

  test.each([
    [1501, 1501, true, 'NONE'],
    [1501, 1500, false, 'PENDING_REVIEW'],
    [1500, 1500, false, 'RERUN'],
    [null, 1500, false, 'RERUN'],
  ] as const)('%s signed for a ballot, %i collected of 3000', (present, collected, valid, next) => {
    expect(outcome(of3000(present, collected), residents())).toMatchObject({ valid, contests: [{ next }] });
  });

  test('the two ways to count who took part are cited where they part', () => {
    const said = saying('领票签名', of3000(1501, 1500), residents());
    expect(said).toMatchObject({
      rule: 'CNT-2',
      verdict: 'unknown',
      short: 1,
      figures: { entitled: 3000, took: 1500, needed: 1501, present: 1501 },
    });
    expect(said.sources).toEqual(['GC13', 'JWH25-19']);
  });

  test('no text asks a runoff for the turnout again, in either round', () => {
    const runoff = [{ ...contest('CHAIR', 1, F('甲', 800), M('乙', 600)), runoff: true }];
    const low = of3000(null, 1400, { contests: runoff });
    expect(outcome(low, residents())).toMatchObject({ valid: false, contests: [{ next: 'PENDING_REVIEW' }] });
    const said = saying('再次投票', low, residents());
    expect(said).toMatchObject({ rule: 'CNT-8', verdict: 'unknown', short: 101 });
    expect(first({ ...low, round: 2 }, residents(['henan']))?.next).toBe('PENDING_REVIEW');
    expect(outcome(of3000(null, 1501, { contests: runoff }), residents())).toMatchObject({
      valid: true,
      contests: [{ elected: ['甲'], next: 'NONE' }],
    });
    // A first vote beside it is held to the law all the same.
    const both = outcome(
      of3000(null, 1400, { contests: [...runoff, contest('MEMBER', 1, F('丙', 900))] }),
      residents(),
    );
    expect(both.contests.map((one) => one.next)).toEqual(['PENDING_REVIEW', 'RERUN']);
  });

  test('the Party’s rules void as before (PC02, PC10)', () => {
    const few = partyVote(18, {
      electorate: { mode: 'PARTY_MEMBERS', entitled: 23, present: 18 },
      contests: [contest('SECRETARY', 1, F('甲', 18))],
    });
    expect(outcome(few, party())).toMatchObject({ valid: false, contests: [{ next: 'RERUN' }] });
    expect(first({ ...few, contests: few.contests.map((one) => ({ ...one, runoff: true })) }, party())?.next).toBe(
      'RERUN',
    );
    const many = partyVote(40, {
      ballots: { issued: 40, collected: 41, invalid: 0 },
      contests: [contest('SECRETARY', 1, F('甲', 30))],
    });
    expect(outcome(many, party())).toMatchObject({ valid: false, contests: [{ next: 'RERUN' }] });
    expect(saying('比投票人数', many, party()).text.zh).toContain('这次选举无效');
  });
});

describe('a woman among the members (JWH25-8)', () => {
  const men = [M('丙', 1300), M('丁', 1200), M('戊', 950)];

  test('a vice-chair is a member too: while that seat is open nobody elected is held back', () => {
    const input = residentsVote({
      contests: [
        contest('CHAIR', 1, M('甲', 1000), M('乙', 5)),
        contest('VICE', 1, F('女', 850), M('庚', 800)),
        contest('MEMBER', 3, ...men, M('己', 3)),
      ],
    });
    expect(outcome(input, residents()).contests).toMatchObject([
      { post: 'CHAIR', next: 'NONE' },
      { post: 'VICE', vacant: 1, next: 'RE_ELECTION' },
      { post: 'MEMBER', elected: ['丙', '丁', '戊'], next: 'NONE' },
    ]);
    expect(saying('还没有妇女当选', input, residents())).toMatchObject({ rule: 'RES-COMP-2', verdict: 'warning' });
  });

  test('with every seat taken by men the last is kept free', () => {
    const input = residentsVote({
      contests: [contest('CHAIR', 1, M('甲', 1000), M('乙', 5)), contest('MEMBER', 3, ...men, F('女', 3))],
    });
    expect(outcome(input, residents()).contests[1]).toMatchObject({ pending: ['戊'], next: 'PENDING_REVIEW' });
    expect(headIn(input, residents())).toContain('当选人里没有妇女');
  });

  test('members alone, nothing told of chair and vice-chairs: kept free (RC18), yet not said that no woman is elected', () => {
    const alone = residentsVote({ contests: [contest('MEMBER', 3, ...men, F('女', 3))] });
    expect(first(alone, residents())).toMatchObject({ pending: ['戊'], next: 'PENDING_REVIEW' });
    expect(headIn(alone, residents())).toContain('主任、副主任是谁没有填');
    expect(headIn(alone, residents())).not.toContain('当选人里没有妇女');
    const told = { ...alone, seated: [{ name: '已', sex: 'F', post: 'CHAIR' }] } as const;
    expect(first(told, residents())?.next).toBe('NONE');
    const toldMan = { ...alone, seated: [{ name: '已', sex: 'M', post: 'CHAIR' }] } as const;
    expect(headIn(toldMan, residents())).toContain('当选人里没有妇女');
  });

  test('of a village the village committee is spoken of', () => {
    const input: OutcomeInput = {
      ...residentsVote({ contests: [contest('CHAIR', 1, M('甲', 1000)), contest('MEMBER', 3, ...men)] }),
      rules: 'villagers-2025',
    };
    expect(headIn(input, book('villagers-2025'))).toContain('村民委员会应当有妇女成员');
    expect(reasonsOf(input, book('villagers-2025')).some((one) => one.text.zh.includes('居民委员会'))).toBe(false);
  });

  function headIn(input: OutcomeInput, rules: Rulebook): string {
    return outcome(input, rules).reasons.find((one) => one.rule === 'RES-COMP-2')?.text.zh ?? '';
  }
});

describe('candidates beyond the seats, after the vote', () => {
  const people = (n: number) => Array.from({ length: n }, (_, at) => F(`人${at}`, 30 - at));
  const meeting = (seats: number, n: number) =>
    partyVote(40, { contests: [contest('PARTY_MEMBER', seats, ...people(n))] });

  test.each([
    [7, 8, 1],
    [7, 7, 2],
    [5, 5, 1],
  ])('Party, %i seats and %i candidates: %i short (PC07: 9 for 7)', (seats, n, short) => {
    expect(saying('不合差额要求', meeting(seats, n), party())).toMatchObject({
      rule: 'PTY-NOM-2',
      verdict: 'warning',
      short,
      figures: { seats, candidates: n },
    });
  });

  test.each([
    [7, 9],
    [5, 6],
  ])('Party, %i seats and %i candidates: nothing to say', (seats, n) => {
    expect(reasonsOf(meeting(seats, n), party()).some((one) => one.text.zh.includes('差额'))).toBe(false);
  });

  test('a local text’s most is said too (SH20V-12: one to three more for members)', () => {
    const vote = (n: number) => residentsVote({ contests: [chair, contest('MEMBER', 3, ...people(n))] });
    const shanghai = residents(['shanghai']);
    expect(saying('不合差额要求', vote(7), shanghai)).toMatchObject({ rule: 'CAND-5', figures: { most: 6 } });
    expect(reasonsOf(vote(6), shanghai).some((one) => one.text.zh.includes('不合差额要求'))).toBe(false);
    expect(reasonsOf(vote(7), residents()).some((one) => one.text.zh.includes('不合差额要求'))).toBe(false);
  });
});

describe('seats left after another election', () => {
  const again = (seatedPosts: readonly ('CHAIR' | 'MEMBER')[], over: Partial<ContestInput> = {}) =>
    residentsVote({
      round: 2,
      seated: seatedPosts.map((post, at) => ({ name: `已${at}`, sex: 'F', post }) as const),
      contests: [{ ...contest('MEMBER', 2, F('丙', 900), M('丁', 5), M('戊', 4)), ...over }],
    });
  const five = ['CHAIR', 'MEMBER', 'MEMBER', 'MEMBER', 'MEMBER'] as const;

  test('Shanghai: six of seven, and the meeting decides (SH20V-21)', () => {
    expect(first(again(five), residents(['shanghai']))).toMatchObject({ elected: ['丙'], next: 'PENDING_REVIEW' });
    expect(saying('要会议决定', again(five), residents(['shanghai']))).toMatchObject({
      rule: 'CNT-10',
      verdict: 'unknown',
      figures: { filled: 6, allowedAt: 3 },
    });
    expect(first(again(five), residents(['zhejiang']))?.next).toBe('NONE');
  });

  test('Beijing: more than three, the chair among them, and the meeting decides (BJ12V-30)', () => {
    const beijing = residents(['beijing']);
    const said = saying('要会议决定', again(five), beijing);
    expect(said).toMatchObject({ verdict: 'unknown', figures: { filled: 6, allowedAt: 4 } });
    expect(said.sources[0]).toBe('BJ12V-30');
    const noChair = again(['MEMBER', 'MEMBER', 'MEMBER', 'MEMBER', 'MEMBER']);
    expect(first(noChair, beijing)?.next).toBe('RE_ELECTION');
    expect(saying('主任还没有选出', noChair, beijing).verdict).toBe('warning');
    expect(first(again(['CHAIR', 'MEMBER']), beijing)?.next).toBe('RE_ELECTION');
    expect(first(again(['CHAIR', 'MEMBER', 'MEMBER']), beijing)?.next).toBe('PENDING_REVIEW');
    // The chair elected in this very round counts.
    const now = {
      ...noChair,
      contests: [contest('CHAIR', 1, F('甲', 900), M('乙', 5)), contest('VICE', 1, M('丙', 5), M('丁', 4))],
    };
    expect(outcome(now, beijing).contests.map((one) => one.next)).toEqual(['NONE', 'PENDING_REVIEW']);
  });

  test('another election in Beijing within fifteen days is article 30', () => {
    expect(residents(['beijing']).parameters.reElectionMaxDaysAfter).toMatchObject({ value: 15, source: 'BJ12V-30' });
    expect(residents().rules.get('CNT-9a')?.sources).toContain('BJ12V-30');
  });
});

describe('every reason has a source', () => {
  test.each(['party-2020', 'residents-2026', 'residents-2018', 'villagers-2025'] as const)('%s', (pack) => {
    const rules = book(pack);
    const bare = rulesCitedByOutcome(pack).filter((id) => (rules.rules.get(id)?.sources ?? []).length === 0);
    expect(bare).toEqual([]);
  });

  const old = (over: Partial<OutcomeInput>): OutcomeInput => ({
    ...residentsVote({ rules: 'residents-2018', heldOn: '2021-01-20' as OutcomeInput['heldOn'] }),
    contests: [{ ...chair, writeIns: [{ name: '写', votes: 3 }] }],
    ...over,
  });

  test('the old law with a write-in, relatives, too many ballots and local texts', () => {
    const inputs = [
      old({
        contests: [
          contest('CHAIR', 1, M('甲', 1000), M('乙', 5)),
          { ...contest('MEMBER', 2, F('丙', 950)), writeIns: [{ name: '写', votes: 1000 }] },
        ],
        relatives: [{ a: '甲', b: '丙', relation: '夫妻' }],
      }),
      old({ electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: 1700 } }),
      old({ ballots: { issued: 1900, collected: 1800, invalid: 1800 }, contests: [contest('CHAIR', 1, F('甲', 0))] }),
    ];
    for (const input of inputs) {
      for (const overlays of [[], ['zhejiang'], ['henan'], ['shanghai'], ['liaoning']]) {
        const reasons = reasonsOf(input, book('residents-2018', overlays));
        expect(reasons.filter((one) => one.sources.length === 0)).toEqual([]);
        expect(reasons.flatMap((one) => one.sources).filter((ref) => findSource(ref) === undefined)).toEqual([]);
      }
    }
  });

  test('the old law leaves relatives to local texts, and follows one that is there (ZJ20V-31)', () => {
    const couple = (relation: string) =>
      old({
        contests: [contest('CHAIR', 1, M('夫', 1000), M('乙', 5)), contest('MEMBER', 1, F('妻', 1000), F('丙', 950))],
        relatives: [{ a: '夫', b: '妻', relation }],
      });
    const silent = outcome(couple('夫妻'), book('residents-2018'));
    expect(silent.contests[1]?.elected).toEqual(['妻']);
    expect(saying('没有写近亲属回避', couple('夫妻'), book('residents-2018')).sources).toEqual(['PRACTICE']);
    const zhejiang = book('residents-2018', ['zhejiang']);
    expect(outcome(couple('夫妻'), zhejiang).contests[1]?.elected).toEqual(['丙']);
    expect(reasonsOf(couple('夫妻'), zhejiang).some((one) => one.text.zh.includes('没有写近亲属回避'))).toBe(false);
    // Zhejiang names spouses, parents, children, brothers and sisters; grandparents a person must judge.
    expect(outcome(couple('祖孙'), zhejiang).contests[1]).toMatchObject({ pending: ['妻'], next: 'PENDING_REVIEW' });
    expect(outcome({ ...couple('祖孙'), rules: 'residents-2026' }, residents()).contests[1]?.elected).toEqual([]);
  });

  test('what is to be known of the rulebook itself heads the reasons', () => {
    const rules = residents(['zhejiang', 'tianjin']);
    expect(rules.warnings.length).toBeGreaterThan(2);
    const result = outcome(residentsVote({ overlays: ['zhejiang', 'tianjin'], contests: [chair] }), rules);
    expect(result.reasons.slice(0, rules.warnings.length)).toEqual(
      rules.warnings.map((one) => ({ ...one, stated: null })),
    );
    const said = flat(result.reasons).map((one) => one.text.zh);
    expect(new Set(said).size).toBe(said.length);
  });

  test('an older text is cited whole', () => {
    const said = saying('是 2026 年以前的文本', residentsVote({ contests: [chair] }), residents(['zhejiang']));
    expect(said).toMatchObject({ rule: 'OVERLAY-zhejiang', verdict: 'warning', sources: ['ZJ20V'] });
  });
});

describe('figures that cannot all be true', () => {
  const file = (over: object) => ({
    rules: 'residents-2026',
    heldOn: '2026-12-20',
    electorate: { mode: 'ALL_VOTERS', entitled: 3000 },
    ballots: { issued: 1900, collected: 1800, invalid: 0 },
    contests: [{ post: 'CHAIR', seats: 1, nominees: [{ name: '甲', votes: 1000 }] }],
    round: 2,
    ...over,
  });
  const members = [{ post: 'MEMBER', seats: 1, nominees: [{ name: '甲', votes: 1000 }] }];
  const refusal = (over: object): string => {
    const read = parseOutcomeInput(file(over));
    return read.ok ? '' : read.error.message.zh;
  };

  test.each([
    ['a second chair is voted on', { seated: [{ name: '丙', post: 'CHAIR' }] }, 'contests[0].post：主任已经选出'],
    [
      'two chairs are seated',
      {
        contests: members,
        seated: [
          { name: '丙', post: 'CHAIR' },
          { name: '丁', post: 'CHAIR' },
        ],
      },
      'seated[1].post：主任只有一名',
    ],
    [
      'one person holds two posts',
      {
        contests: members,
        seated: [
          { name: '丙', post: 'CHAIR' },
          { name: '丙', post: 'MEMBER' },
        ],
      },
      'seated[1]：丙在已当选的人里出现两次',
    ],
    [
      'the boxes hold more than was collected',
      {
        boxes: [
          { box: '1号箱', voters: 1000, collected: 1000 },
          { box: '2号箱', voters: 900, collected: 801 },
        ],
      },
      'boxes：各票箱合计1801张，多于收回的1800张',
    ],
  ])('%s', (_, over, words) => {
    expect(refusal(over)).toContain(words);
  });

  test('two vice-chairs, namesakes told apart, and a Party secretary among the members may be', () => {
    expect(
      refusal({
        seated: [
          { name: '丙', post: 'VICE' },
          { name: '丁', post: 'VICE' },
        ],
      }),
    ).toBe('');
    expect(
      refusal({
        contests: [{ ...members[0], nominees: [{ name: '甲', id: 'c9', votes: 1000 }] }],
        seated: [
          { name: '丙', id: 'c1', post: 'CHAIR' },
          { name: '丙', id: 'c2', post: 'MEMBER' },
        ],
      }),
    ).toBe('');
    expect(
      refusal({
        rules: 'party-2020',
        electorate: { mode: 'PARTY_MEMBERS', entitled: 40, present: 40 },
        ballots: { issued: 40, collected: 40, invalid: 0 },
        contests: [{ post: 'DEPUTY_SECRETARY', seats: 1, nominees: [{ name: '甲', votes: 30 }] }],
        seated: [
          { name: '丙', post: 'PARTY_MEMBER' },
          { name: '丙', post: 'SECRETARY' },
        ],
      }),
    ).toBe('');
  });

  test('boxes that hold fewer than was collected are asked about', () => {
    const boxes = (collected: number) =>
      residentsVote({ contests: [chair], boxes: [{ box: '1号箱', voters: 1800, collected }] });
    expect(saying('各票箱一共', boxes(1790), residents())).toMatchObject({
      verdict: 'warning',
      figures: { boxes: 1790, collected: 1800 },
      text: { zh: expect.stringContaining('少10张') },
    });
    expect(reasonsOf(boxes(1800), residents()).some((one) => one.text.zh.includes('各票箱一共'))).toBe(false);
    expect(headOf(boxes(1790), residents(), '主任').verdict).toBe('ok');
  });
});
