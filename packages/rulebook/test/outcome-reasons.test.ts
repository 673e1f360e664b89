import { describe, expect, test } from 'vitest';
import {
  type ContestInput,
  type Nominee,
  outcome,
  type OutcomeInput,
  type Reason,
  resolveRulebook,
  type Rulebook,
  rulesCitedByOutcome,
} from '../src/index.ts';
import { flat, party, partyVote, residents, residentsVote } from './outcome-fixture.ts';

const F = (name: string, votes: number): Nominee => ({ name, sex: 'F', votes });
const M = (name: string, votes: number): Nominee => ({ name, sex: 'M', votes });
const contest = (post: ContestInput['post'], seats: number, ...nominees: readonly Nominee[]): ContestInput => ({
  post,
  seats,
  nominees,
  writeIns: [],
});
const reasonsOf = (input: OutcomeInput, book: Rulebook) => flat(outcome(input, book).reasons);
/** The reason whose Chinese sentence holds these words. */
function saying(words: string, input: OutcomeInput, book: Rulebook): Reason {
  const found = reasonsOf(input, book).filter((one) => one.children === undefined && one.text.zh.includes(words));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} reasons say ${words}`);
  return only;
}
const head = (input: OutcomeInput, book: Rulebook, post: string): Reason => {
  const found = outcome(input, book).reasons.find((one) => one.text.zh.startsWith(`${post}：`));
  if (found === undefined) throw new Error(`nothing is said of ${post}`);
  return found;
};
const old = (): Rulebook => {
  const found = resolveRulebook('residents-2018');
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

describe('the sentence over a contest', () => {
  const two = (seats: number, ...votes: readonly number[]) =>
    residentsVote({ contests: [contest('MEMBER', seats, ...votes.map((n, at) => F(`候${at + 1}`, n)))] });

  test.each([
    ['all filled', two(2, 1000, 950, 20), '应选2名，当选2名（候1、候2）。名额选足。', 'ok', 'CNT-7', undefined],
    ['one open', two(2, 1000, 800, 20), '应选2名，当选1名（候1）。还缺1名，另行选举。', 'warning', 'CNT-9', 1],
    ['nobody', two(2, 700, 800, 20), '应选2名，当选0名。还缺2名，另行选举。', 'warning', 'CNT-9', 2],
  ] as const)('%s', (_name, input, sentence, verdict, rule, short) => {
    const said = head(input, residents(), '委员');
    expect(said.text.zh).toBe(`委员：${sentence}`);
    expect(said).toMatchObject({ verdict, rule });
    expect(said.short).toBe(short);
  });

  test('says who and what follows in English too, with its figures', () => {
    const said = head(two(2, 1000, 800, 20), residents(), '委员');
    expect(said.text.en).toBe('member: 2 seat(s), 1 elected (候1). 1 short: a re-election follows.');
    expect(said.figures).toEqual({ seats: 2, elected: 1, vacant: 1 });
    expect(head(two(2, 800, 700), residents(), '委员').text.en).toContain('0 elected. 2 short');
  });

  test('a tie, a void vote and a seat awaiting a person', () => {
    const tie = residentsVote({
      ballots: { issued: 2000, collected: 2000, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 1500), M('乙', 500))].map((one) => ({
        ...one,
        runoff: true,
        nominees: [F('甲', 1000), M('乙', 1000)],
      })),
    });
    expect(head(tie, residents(), '主任')).toMatchObject({
      verdict: 'warning',
      text: { zh: expect.stringContaining('再次投票') },
    });
    const waits = residentsVote({
      contests: [{ ...contest('CHAIR', 1, M('乙', 5)), writeIns: [{ name: '戊', votes: 960 }] }],
    });
    expect(head(waits, residents(), '主任')).toMatchObject({
      verdict: 'unknown',
      text: { zh: '主任：应选1名，当选0名。有的席位要等人定。' },
    });
    const low = residentsVote({
      ballots: { issued: 10, collected: 10, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 9))],
    });
    expect(outcome(low, residents()).contests[0]?.next).toBe('RERUN');
  });

  test('seats left open by local leave', () => {
    const seated = ['一', '二', '三', '四', '五'].map((name) => ({ name, sex: 'F', post: 'MEMBER' }) as const);
    const input = residentsVote({ round: 2, seated, contests: [contest('MEMBER', 1, F('甲', 3), F('乙', 2))] });
    const said = head(input, residents(['zhejiang']), '委员');
    expect(said.text).toEqual({
      zh: '委员：应选1名，当选0名。余下1个名额空缺。',
      en: 'member: 1 seat(s), 0 elected. 1 seat(s) stay vacant.',
    });
    expect(said.verdict).toBe('ok');
    expect(said.short).toBeUndefined();
    expect(saying('可以不再选举', input, residents(['zhejiang']))).toMatchObject({
      verdict: 'ok',
      figures: { filled: 5, allowedAt: 3 },
    });
    const loose = residents(['zhejiang'], { vacancyAllowedAt: { value: 3, source: 'X-1', mark: 'SECONDARY' } });
    expect(saying('可以不再选举', input, loose).verdict).toBe('warning');
  });

  test('two texts that disagree on open seats make a conflict, with how many are missing', () => {
    const seated = ['一', '二', '三'].map((name) => ({ name, sex: 'F', post: 'MEMBER' }) as const);
    const input = residentsVote({ round: 2, seated, contests: [contest('MEMBER', 1, F('甲', 3), F('乙', 2))] });
    const book = residents(['zhejiang']);
    expect(head(input, book, '委员').verdict).toBe('conflict');
    const clash = saying('两条规定不一致', input, book);
    expect(clash).toMatchObject({ short: 2, figures: { filled: 3, allowedAt: 3, floor: 5 } });
    expect(clash.text.zh).toContain('还差2人');
    expect(clash.text.en).toContain('2 short');
  });

  test('who was elected earlier is not told: the seat is voted on again, and that is said', () => {
    const input = residentsVote({ round: 2, contests: [contest('MEMBER', 1, F('甲', 3), F('乙', 2))] });
    expect(outcome(input, residents(['zhejiang'])).contests[0]?.next).toBe('RE_ELECTION');
    expect(saying('没有填此前已当选的人，无法判断', input, residents(['zhejiang'])).verdict).toBe('unknown');
    const first = residentsVote({ contests: [contest('MEMBER', 1, F('甲', 3), F('乙', 2))] });
    expect(reasonsOf(first, residents(['zhejiang'])).some((one) => one.rule === 'CNT-10')).toBe(false);
  });

  test('open seats are not spoken of while a tie or a person is awaited, nor when all are filled', () => {
    const seated = ['一', '二', '三', '四', '五'].map((name) => ({ name, sex: 'F', post: 'MEMBER' }) as const);
    const speaks = (over: Partial<OutcomeInput>) =>
      reasonsOf(residentsVote({ round: 2, seated, ...over }), residents(['zhejiang'])).some(
        (one) => one.rule === 'CNT-10',
      );
    expect(speaks({ contests: [contest('MEMBER', 1, F('甲', 900), F('乙', 900))] })).toBe(false);
    expect(speaks({ contests: [contest('MEMBER', 1, F('甲', 900), F('乙', 2))] })).toBe(false);
    expect(
      speaks({ contests: [{ ...contest('MEMBER', 1, F('乙', 2)), writeIns: [{ name: '戊', votes: 900 }] }] }),
    ).toBe(false);
    expect(speaks({ contests: [contest('MEMBER', 1, F('甲', 3), F('乙', 2))] })).toBe(true);
  });
});

describe('who is held up, and why', () => {
  test('a higher post first: the sentence says that the seat waits', () => {
    const input = residentsVote({
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: null },
      ballots: { issued: 2000, collected: 1999, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 1000), M('乙', 1000)), contest('MEMBER', 1, F('甲', 1200), F('丙', 1000))],
    });
    expect(saying('更高职务', input, residents())).toMatchObject({ rule: 'CNT-5', verdict: 'unknown' });
    const tie = saying('都是1000票', input, residents());
    expect(tie).toMatchObject({ rule: 'CNT-8', verdict: 'warning', figures: { votes: 1000, seats: 1 } });
    expect(tie.text.zh).toContain('甲、乙');
    expect(tie.text.en).toContain('甲, 乙');
  });

  test('a nominee found unqualified, a write-in not yet established, one without the right', () => {
    const unfit = residentsVote({
      contests: [contest('CHAIR', 1, { ...F('甲', 1000), qualified: false }, M('乙', 5))],
    });
    expect(saying('不符合任职条件', unfit, residents())).toMatchObject({ rule: 'CAND-3', verdict: 'unknown' });
    expect(outcome(unfit, residents()).contests[0]).toMatchObject({
      elected: [],
      pending: ['甲'],
      next: 'PENDING_REVIEW',
    });
    expect(saying('资格复核不合格', unfit, residents(['zhejiang']))).toMatchObject({
      rule: 'CNT-15',
      verdict: 'violation',
      sources: ['ZJ20V-32'],
    });
    expect(outcome(unfit, residents(['zhejiang'])).contests[0]).toMatchObject({
      elected: [],
      next: 'RE_ELECTION',
      vacant: 1,
    });
    const soft = residents([], { qualificationRecheck: { value: true, source: 'X-1', mark: 'SECONDARY' } });
    expect(outcome(unfit, soft).contests[0]?.next).toBe('PENDING_REVIEW');
    const off = residents([], { qualificationRecheck: { value: false, source: 'X-1', mark: 'CONFIRMED' } });
    expect(outcome(unfit, off).contests[0]?.next).toBe('PENDING_REVIEW');
    const fit = residentsVote({ contests: [contest('CHAIR', 1, { ...F('甲', 1000), qualified: true }, M('乙', 5))] });
    expect(outcome(fit, residents()).contests[0]?.elected).toEqual(['甲']);
  });

  const writtenIn = (votes: number, facts: object, over: Partial<OutcomeInput> = {}) =>
    residentsVote({
      contests: [
        { ...contest('CHAIR', 1, M('乙', 5), M('丁', 3)), writeIns: [{ name: '戊', sex: 'F', votes, ...facts }] },
      ],
      ...over,
    });

  test.each([
    [900, {}, false],
    [901, {}, false],
    [900, { registered: false }, false],
    [901, { registered: false }, true],
  ])('%i votes written in (%j): said to have no right: %s', (votes, facts, said) => {
    const found = reasonsOf(writtenIn(votes, facts), residents()).filter((one) => one.text.zh.includes('没有被选举权'));
    expect(found).toHaveLength(said ? 1 : 0);
    for (const one of found) expect(one).toMatchObject({ rule: 'CAND-8', verdict: 'violation', figures: { votes } });
  });

  test.each([
    [{ registered: true }, 'PENDING_REVIEW'],
    [{ qualified: true }, 'PENDING_REVIEW'],
    [{ registered: true, qualified: true }, 'NONE'],
  ])('written in, %j: %s', (facts, next) => {
    expect(outcome(writtenIn(960, facts), residents()).contests[0]?.next).toBe(next);
  });

  test('written in for one post, a candidate for another: already found fit, unless that candidacy failed', () => {
    const both = (qualified?: boolean) =>
      residentsVote({
        contests: [
          { ...contest('CHAIR', 1, M('乙', 5)), writeIns: [F('戊', 960)] },
          contest('MEMBER', 1, M('丁', 3), qualified === undefined ? F('戊', 4) : { ...F('戊', 4), qualified }),
        ],
      });
    expect(outcome(both(), residents()).contests[0]).toMatchObject({ elected: ['戊'], next: 'NONE' });
    expect(outcome(both(true), residents()).contests[0]?.elected).toEqual(['戊']);
    expect(outcome(both(false), residents()).contests[0]).toMatchObject({ elected: [], pending: ['戊'] });
  });

  test('a Party write-in may win another election as well', () => {
    const one = {
      ...contest('PARTY_MEMBER', 1, M('乙', 5)),
      writeIns: [{ ...F('戊', 30), registered: true, qualified: true }],
    };
    expect(outcome(partyVote(40, { round: 2, contests: [one] }), party()).contests[0]?.elected).toEqual(['戊']);
  });

  test('elected higher up: said below, and only there', () => {
    const input = residentsVote({
      contests: [contest('CHAIR', 1, F('甲', 1000), M('乙', 700)), contest('MEMBER', 1, F('甲', 1200), F('丙', 1000))],
    });
    const said = saying('已任别的职务', input, residents());
    expect(said).toMatchObject({ rule: 'CNT-5', verdict: 'warning' });
    expect(said.text.zh).toContain('甲');
    const before = residentsVote({
      round: 2,
      seated: [{ name: '甲', sex: 'F', post: 'CHAIR' }],
      contests: [contest('MEMBER', 1, F('甲', 900), F('丙', 800))],
    });
    expect(saying('已任别的职务', before, residents()).text.zh).toContain('甲');
  });
});

describe('candidates and seats after the vote', () => {
  test.each([
    [1, 1, true],
    [1, 2, false],
    [2, 1, true],
  ])('%i seats, %i candidates: pointed out: %s', (seats, candidates, said) => {
    const people = Array.from({ length: candidates }, (_, at) => F(`候${at}`, 950 - at));
    const input = residentsVote({
      ballots: { issued: 1800, collected: 1800, invalid: 0 },
      contests: [contest('MEMBER', seats, ...people)],
    });
    const found = reasonsOf(input, residents()).filter((one) => one.rule === 'CAND-5');
    expect(found).toHaveLength(said ? 1 : 0);
    for (const one of found) {
      expect(one).toMatchObject({ verdict: 'warning', figures: { candidates, seats }, short: seats + 1 - candidates });
    }
  });

  test.each([
    ['SECRETARY', 0],
    ['DEPUTY_SECRETARY', 0],
    ['PARTY_MEMBER', 1],
  ] as const)('Party: one for one %s: %i remarks', (post, remarks) => {
    const input = partyVote(5, { contests: [contest(post, 1, F('甲', 4))] });
    expect(reasonsOf(input, party()).filter((one) => one.rule === 'PTY-NOM-2')).toHaveLength(remarks);
  });

  test('a runoff has as many seats as it has', () => {
    const one = { ...contest('MEMBER', 2, F('甲', 900), F('乙', 800)), runoff: true };
    expect(reasonsOf(residentsVote({ contests: [one] }), residents()).some((r) => r.rule === 'CAND-5')).toBe(false);
  });

  test.each([
    [3, 3, false],
    [4, 3, true],
  ])('Party: %i written in, %i against: pointed out: %s', (writeIns, against, said) => {
    const nominees = [
      { ...F('甲', 30), against: 1 },
      { ...M('乙', 5), against: against - 1 },
    ];
    const one = {
      ...contest('PARTY_MEMBER', 1),
      nominees,
      writeIns: [
        { name: '戊', votes: writeIns - 1 },
        { name: '己', votes: 1 },
      ],
    };
    const found = reasonsOf(partyVote(40, { contests: [one] }), party()).filter((r) => r.rule === 'PTY-MARK-3');
    expect(found).toHaveLength(said ? 1 : 0);
    if (said) expect(found[0]).toMatchObject({ verdict: 'warning', figures: { writeIns, against } });
  });

  test('votes against not given, or no Party: nothing to compare', () => {
    const one = {
      ...contest('PARTY_MEMBER', 1, { ...F('甲', 30), against: 0 }, M('乙', 5)),
      writeIns: [{ name: '戊', votes: 3 }],
    };
    expect(reasonsOf(partyVote(40, { contests: [one] }), party()).some((r) => r.rule === 'PTY-MARK-3')).toBe(false);
    const residentsOne = {
      ...contest('CHAIR', 1, { ...F('甲', 1000), against: 0 }),
      writeIns: [{ name: '戊', votes: 3 }],
    };
    expect(
      reasonsOf(residentsVote({ contests: [residentsOne] }), residents()).some((r) => r.rule === 'PTY-MARK-3'),
    ).toBe(false);
  });
});

describe('votes counted down', () => {
  const book = residents(['p-a']);
  const vote = (over: Partial<ContestInput>, post: ContestInput['post'] = 'MEMBER') =>
    residentsVote({
      ballots: { issued: 1500, collected: 1500, invalid: 0 },
      electorate: { mode: 'ALL_VOTERS', entitled: 2500, present: null },
      contests: [
        contest('CHAIR', 1, F('张', 600), M('甲', 300)),
        { ...contest(post, 1, F('张', 200), M('丙', 300)), ...over },
      ],
    });

  test('reach members and vice-chairs, no women’s column and no runoff', () => {
    expect(outcome(vote({}), book).contests[1]?.elected).toEqual(['张']);
    expect(outcome(vote({}, 'VICE'), book).contests[1]?.elected).toEqual(['张']);
    expect(
      outcome(vote({ nominees: [F('张', 200), F('丙', 300)] }, 'WOMEN_MEMBER'), book).contests[1]?.elected,
    ).toEqual([]);
    expect(outcome(vote({ runoff: true, nominees: [F('张', 200), F('丙', 300)] }), book).contests[1]?.elected).toEqual([
      '丙',
    ]);
  });

  test('someone voted for only higher up stands below as well', () => {
    expect(outcome(vote({ nominees: [M('丙', 300)] }), residents()).contests[1]?.elected).toEqual([]);
    const high = residentsVote({
      ballots: { issued: 1500, collected: 1500, invalid: 0 },
      electorate: { mode: 'ALL_VOTERS', entitled: 2500, present: null },
      contests: [
        contest('CHAIR', 1, F('张', 740), F('李', 730)),
        contest('VICE', 1, F('李', 20), M('甲', 300)),
        contest('MEMBER', 1, M('丙', 300)),
      ],
    });
    // 730 + 20 = 750 of 1500 is just half: not enough for vice-chair, and no more comes for member.
    expect(outcome(high, book).contests.map((one) => one.elected)).toEqual([[], [], []]);
    const votes = flat(outcome(high, book).reasons).filter((one) => one.text.zh.startsWith('李得'));
    expect(votes.map((one) => one.figures?.['votes'])).toEqual([730, 750, 750]);
  });

  test('are spoken of as firmly as the text is known', () => {
    const firm = residents([], { countDown: { value: true, source: 'X-1', mark: 'CONFIRMED' } });
    expect(saying('下加计票', vote({}), firm).verdict).toBe('ok');
    expect(saying('下加计票', vote({}), book).verdict).toBe('warning');
    expect(reasonsOf(vote({}), residents()).some((one) => one.rule === 'CNT-14')).toBe(false);
  });
});

describe('whether the vote counts', () => {
  test('every ballot invalid: said with its figures, and only then', () => {
    const input = residentsVote({
      ballots: { issued: 1900, collected: 1800, invalid: 1800 },
      contests: [contest('CHAIR', 1, F('甲', 0))],
    });
    const said = head(input, residents(), '主任');
    expect(said).toMatchObject({
      rule: 'CNT-16',
      verdict: 'warning',
      short: 1,
      figures: { collected: 1800, invalid: 1800 },
    });
    expect(said.text.zh).toContain('1800张全是无效票');
    const none = residentsVote({
      ballots: { issued: 0, collected: 0, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 0))],
    });
    expect(reasonsOf(none, residents()).some((one) => one.text.zh.includes('全是无效票'))).toBe(false);
    const party0 = partyVote(5, {
      ballots: { issued: 5, collected: 5, invalid: 5 },
      contests: [contest('SECRETARY', 1, F('甲', 0))],
    });
    expect(head(party0, party(), '书记').rule).toBe('PTY-CNT-2');
  });

  test('how many too many, against which limit', () => {
    const input = residentsVote({
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: 1800 },
      ballots: { issued: 1900, collected: 1803, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 1000))],
    });
    const said = saying('这次选举无效', input, residents());
    expect(said.text.zh).toBe('收回1803张，比投票人数1800多3张，这次选举无效。');
    expect(said.text.en).toBe('1803 ballots collected, 3 more than the 1800 people who took part: this vote is void.');
    expect(said.figures).toEqual({ issued: 1900, collected: 1803, present: 1800 });
    const fine = saying('没有多于', { ...input, ballots: { issued: 1900, collected: 1800, invalid: 0 } }, residents());
    expect(fine.text).toEqual({
      zh: '收回1800张，没有多于投票人数1800、发出票1900。',
      en: '1800 ballots collected: not more than 1800 people who took part, 1900 ballots issued.',
    });
    expect(fine.figures).toEqual({ issued: 1900, collected: 1800, present: 1800 });
    const unrecorded = { ...input, electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: null } } as const;
    expect(saying('没有多于', unrecorded, residents())).toMatchObject({
      figures: { issued: 1900, collected: 1803 },
      text: { zh: '收回1803张，没有多于发出票1900、登记选民3000。' },
    });
  });

  test.each([
    ['VOTERS', 1900, 'warning'],
    ['ISSUED', 1900, 'violation'],
    ['BOTH', 1900, 'violation'],
    ['VOTERS', null, 'violation'],
  ] as const)('more than issued where the text compares %s, present %s: %s', (value, present, verdict) => {
    const book = residents([], { overCollectedBase: { value, source: 'X-1', mark: 'CONFIRMED' } });
    const input = residentsVote({
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present },
      ballots: { issued: 1800, collected: 1850, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 1000))],
    });
    expect(saying('比发出票', input, book)).toMatchObject({ verdict });
  });

  test.each([
    ['VOTERS', 'violation'],
    ['ISSUED', 'warning'],
    ['BOTH', 'violation'],
  ] as const)('more than took part where the text compares %s: %s', (value, verdict) => {
    const book = residents([], { overCollectedBase: { value, source: 'X-1', mark: 'CONFIRMED' } });
    const input = residentsVote({
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: 1800 },
      ballots: { issued: 1900, collected: 1850, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 1000))],
    });
    expect(saying('比投票人数', input, book)).toMatchObject({ verdict });
  });

  test('turnout in words: the Party is present, residents vote', () => {
    const vote = residentsVote({ contests: [contest('CHAIR', 1, F('甲', 1000), M('乙', 5))] });
    expect(saying('法定人数', vote, residents()).text.zh).toBe(
      '登记选民3000人，参加投票1800人，至少要1501人，达到法定人数。',
    );
    const meeting = partyVote(40, { contests: [contest('SECRETARY', 1, F('甲', 30))] });
    expect(saying('法定人数', meeting, party()).text.en).toBe(
      '40 members expected, 40 present, at least 32 needed: met.',
    );
    const few = { ...vote, ballots: { issued: 1400, collected: 1400, invalid: 0 } };
    expect(saying('法定人数', few, residents()).text.zh).toBe(
      '登记选民3000人，参加投票1400人，至少要1501人，还差101人，不够法定人数。',
    );
  });

  test('a way to elect that the rules do not know voids the vote only where a confirmed text says so', () => {
    const input = residentsVote({
      electorate: { mode: 'RESIDENT_REP', entitled: 60, present: null },
      ballots: { issued: 50, collected: 50, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 40), M('乙', 5))],
    });
    const only = (mark: 'CONFIRMED' | 'SECONDARY') =>
      residents([], { votingModes: { value: ['ALL_VOTERS'], source: 'X-1', mark } });
    expect(outcome(input, only('CONFIRMED'))).toMatchObject({ valid: false, contests: [{ next: 'RERUN' }] });
    expect(outcome(input, only('SECONDARY'))).toMatchObject({ valid: true, contests: [{ next: 'NONE' }] });
    expect(saying('不允许', input, only('SECONDARY')).verdict).toBe('warning');
    expect(reasonsOf(input, residents()).some((one) => one.text.zh.includes('不允许'))).toBe(false);
    const meeting = partyVote(40, { contests: [contest('SECRETARY', 1, F('甲', 30))] });
    expect(reasonsOf(meeting, party()).some((one) => one.text.zh.includes('不允许'))).toBe(false);
  });

  const again = (parameters: Parameters<typeof residents>[1]) => {
    const input = residentsVote({
      round: 2,
      ballots: { issued: 900, collected: 900, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 400), M('乙', 5))],
    });
    const result = outcome(input, residents([], parameters));
    return [result.valid, result.contests[0]?.next, flat(result.reasons).find((one) => one.rule === 'CNT-9b')] as const;
  };

  test.each([
    ['needed, confirmed', { value: true, mark: 'CONFIRMED' }, false, 'RERUN', 'violation'],
    ['needed, known second-hand', { value: true, mark: 'SECONDARY' }, false, 'PENDING_REVIEW', 'unknown'],
    ['not needed', { value: false, mark: 'CONFIRMED' }, true, 'NONE', 'ok'],
  ] as const)('the turnout of another election, %s', (_name, { value, mark }, valid, next, verdict) => {
    const [isValid, then, said] = again({ reElectionQuorum: { value, source: 'X-1', mark } });
    expect([isValid, then, said?.verdict]).toEqual([valid, next, verdict]);
    expect(said?.figures).toEqual({ entitled: 3000, took: 900, needed: 1501 });
  });

  test('void for two causes, one of them settled: the vote is held anew', () => {
    const input = residentsVote({
      round: 2,
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: 800 },
      ballots: { issued: 900, collected: 900, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 400), M('乙', 5))],
    });
    expect(outcome(input, residents()).contests[0]?.next).toBe('RERUN');
  });

  test('the head cites what its parts cite, once each', () => {
    const [whole] = outcome(
      residentsVote({ contests: [contest('CHAIR', 1, F('甲', 1000), M('乙', 5))] }),
      residents(),
    ).reasons;
    expect(whole?.sources).toEqual(expect.arrayContaining(['JWH25-19', 'XJF-44']));
    expect(new Set(whole?.sources).size).toBe(whole?.sources.length);
  });

  test('a Party majority counts those present, or those expected where the method says so', () => {
    const input = partyVote(40, {
      electorate: { mode: 'PARTY_MEMBERS', entitled: 48, present: 40 },
      contests: [contest('PARTY_MEMBER', 1, F('甲', 22), M('乙', 5))],
    });
    expect(saying('甲得22票', input, party())).toMatchObject({
      figures: { base: 40, needed: 21 },
      text: { zh: expect.stringContaining('实到会') },
    });
    const expected = party({ majorityBase: { value: 'EXPECTED', source: 'X-1', mark: 'CONFIRMED' } });
    expect(saying('甲得22票', input, expected)).toMatchObject({
      figures: { base: 48, needed: 25 },
      verdict: 'violation',
      text: { zh: expect.stringContaining('应到会'), en: expect.stringContaining('3 short') },
    });
  });
});

describe('boxes', () => {
  const vote = (over: Partial<OutcomeInput>) =>
    residentsVote({ contests: [contest('CHAIR', 1, F('甲', 1000), M('乙', 5))], ...over });
  const boxes = [
    { box: '1号箱', voters: 60, collected: 60 },
    { box: '3号箱', voters: 50, collected: 52 },
    { box: '5号箱', voters: 40, collected: 45 },
  ];

  test('only those with too many are named, each with its figures', () => {
    const said = saying('3号箱', vote({ boxes }), residents(['liaoning']));
    expect(said.text.zh).toContain('3号箱收52张、投票50人；5号箱收45张、投票40人：');
    expect(said.text.en).toContain('3号箱: 52 ballots, 50 voters; 5号箱: 45 ballots, 40 voters');
    expect(said.text.zh).not.toContain('1号箱');
    expect(said).toMatchObject({ rule: 'CNT-3a', verdict: 'unknown', sources: expect.arrayContaining(['LN-V']) });
  });

  test('without a text on boxes the box is counted again', () => {
    const bare = { ...residents(), parameters: {} };
    expect(saying('3号箱', vote({ boxes }), bare).text.zh).toContain('当众复核');
    expect(reasonsOf(vote({}), bare).some((one) => one.rule === 'CNT-3a')).toBe(false);
  });
});

describe('the women’s seat in detail', () => {
  const men = (...votes: readonly number[]) => votes.map((n, at) => M(`男${at + 1}`, n));
  const members = (seats: number, ...people: readonly Nominee[]) =>
    residentsVote({ contests: [contest('MEMBER', seats, ...people)] });
  const only = (input: OutcomeInput, book: Rulebook) => outcome(input, book).contests[0];

  test('two men level at the last elected seat: no text says which of them would yield', () => {
    expect(only(members(3, ...men(1300, 1000, 1000, 100)), residents())).toMatchObject({
      elected: ['男1'],
      pending: ['男2', '男3'],
      vacant: 2,
      next: 'PENDING_REVIEW',
    });
  });

  test('the leading woman who passed is named with her votes', () => {
    const input = members(2, ...men(1300, 1250), F('女', 1000), F('妇', 950));
    const whole = outcome(input, residents()).reasons.find((one) => one.rule === 'RES-COMP-2');
    expect(whole).toMatchObject({ verdict: 'unknown', children: [{ rule: 'CNT-12', figures: { votes: 1000 } }] });
    expect(whole?.text.zh).toBe('居民委员会应当有妇女成员，当选人里没有妇女。这个席位先不宣布，请报街道定。');
    expect(whole?.text.en).toContain('ask the sub-district');
    expect(whole?.children?.[0]?.text.zh).toContain('女（1000票）');
    expect(only(input, residents())).toMatchObject({ elected: ['男1'], pending: ['男2', '女'] });
    const nobody = outcome(members(2, ...men(1300, 1250), F('女', 10)), residents()).reasons.find(
      (one) => one.rule === 'RES-COMP-2',
    );
    expect(nobody?.children?.[0]?.figures).toBeUndefined();
    expect(nobody?.children?.[0]?.text.zh).toContain('没有妇女达到当选票数');
  });

  test('a tie at the last seat comes first', () => {
    const input = members(2, ...men(1300, 1000, 1000), F('女', 10));
    expect(only(input, residents())).toMatchObject({ elected: ['男1'], tied: ['男2', '男3'], next: 'PENDING_REVIEW' });
    const withHer = members(2, ...men(1300, 1000), F('女', 1000));
    expect(only(withHer, residents())).toMatchObject({ tied: ['男2', '女'], next: 'RUNOFF' });
    expect(reasonsOf(withHer, residents()).find((one) => one.rule === 'RES-COMP-2')?.verdict).toBe('warning');
  });

  test('only a vote on members or on the women’s column can be asked for her', () => {
    const chair = residentsVote({ contests: [contest('CHAIR', 1, M('男', 1000), F('女', 5))] });
    expect(only(chair, residents())?.next).toBe('NONE');
    expect(reasonsOf(chair, residents()).some((one) => one.rule === 'RES-COMP-2')).toBe(false);
    const column = residentsVote({ contests: [contest('WOMEN_MEMBER', 1, F('女', 500), F('妇', 5))] });
    expect(reasonsOf(column, residents()).find((one) => one.rule === 'RES-COMP-2')?.verdict).toBe('warning');
  });

  test('another election needs the people elected before', () => {
    const again = (seated?: OutcomeInput['seated']) =>
      residentsVote({
        round: 2,
        ...(seated === undefined ? {} : { seated }),
        contests: [contest('MEMBER', 1, ...men(1000, 5))],
      });
    expect(reasonsOf(again(), residents()).find((one) => one.rule === 'RES-COMP-2')?.verdict).toBe('unknown');
    expect(only(again(), residents())?.next).toBe('NONE');
    expect(only(again([{ name: '已', sex: 'M', post: 'CHAIR' }]), residents())?.next).toBe('PENDING_REVIEW');
    expect(only(again([{ name: '已', sex: 'F', post: 'CHAIR' }]), residents())?.next).toBe('NONE');
    expect(
      reasonsOf(again([{ name: '已', sex: 'F', post: 'CHAIR' }]), residents()).find((one) => one.rule === 'RES-COMP-2'),
    ).toMatchObject({
      verdict: 'ok',
    });
  });

  test('one sex not given among several leaves the question open', () => {
    const input = members(2, M('男', 1300), { name: '某', votes: 1200 }, M('丙', 5));
    expect(reasonsOf(input, residents()).find((one) => one.rule === 'RES-COMP-2')?.verdict).toBe('unknown');
    expect(only(input, residents())?.next).toBe('NONE');
  });

  test('seats that local leave would keep open are still voted on for her', () => {
    const seated = ['一', '二', '三', '四', '五'].map((name) => ({ name, sex: 'M', post: 'MEMBER' }) as const);
    const input = residentsVote({ round: 2, seated, contests: [contest('MEMBER', 1, M('甲', 3), F('乙', 2))] });
    expect(only(input, residents(['zhejiang']))?.next).toBe('RE_ELECTION');
  });

  test('rules that ask for no woman say nothing of her', () => {
    const input = members(2, ...men(1300, 1250, 5));
    expect(only(input, old())?.next).toBe('NONE');
    expect(reasonsOf(input, old()).some((one) => one.rule === 'RES-COMP-2')).toBe(false);
    const off = residents([], { womenRequired: { value: false, source: 'X-1', mark: 'CONFIRMED' } });
    expect(only(input, off)?.next).toBe('NONE');
    const partyMen = partyVote(40, { contests: [contest('PARTY_MEMBER', 2, M('甲', 30), M('乙', 25), M('丙', 5))] });
    expect(outcome(partyMen, party()).contests[0]?.next).toBe('NONE');
  });
});

describe('relatives in detail', () => {
  const couple = [{ a: '夫', b: '妻', relation: '夫妻' }];

  test('what was compared stands in the figures', () => {
    const input = residentsVote({
      relatives: couple,
      contests: [contest('MEMBER', 2, M('夫', 1200), F('妻', 1100), F('丙', 950))],
    });
    const said = saying('是近亲属，不能同任', input, residents());
    expect(said).toMatchObject({ rule: 'RES-COMP-3', verdict: 'warning', figures: { first: 1200, second: 1100 } });
    expect(said.text.zh).toContain('保留得票较多的夫，妻不当选；空出的名额另行选举。');
    expect(outcome(input, residents()).contests[0]).toMatchObject({ elected: ['夫'], vacant: 1, next: 'RE_ELECTION' });
    expect(outcome(input, residents(['zhejiang'])).contests[0]).toMatchObject({ elected: ['夫', '丙'], next: 'NONE' });
    const before = {
      ...input,
      round: 2,
      seated: [{ name: '夫', sex: 'M', post: 'CHAIR' }],
      contests: [contest('MEMBER', 1, F('妻', 900), F('丙', 500))],
    } as const;
    expect(saying('是近亲属，不能同任', before, residents()).figures).toEqual({ second: 900 });
  });

  test('a text known second-hand, or none, keeps them apart with a warning', () => {
    const input = residentsVote({
      relatives: couple,
      contests: [contest('MEMBER', 2, M('夫', 1200), F('妻', 1100), F('丙', 950))],
    });
    const known = (mark: 'CONFIRMED' | 'SECONDARY') =>
      residents([], { relativesKeep: { value: 'HIGHER_POST', source: 'X-1', mark } });
    expect(saying('不能同任', input, known('SECONDARY')).verdict).toBe('warning');
    expect(saying('不能同任', input, known('CONFIRMED')).verdict).toBe('ok');
  });

  test('one in the members’ column and one in the women’s, level: no text ranks them', () => {
    const input = residentsVote({
      relatives: couple,
      contests: [
        contest('MEMBER', 1, M('夫', 1000), M('丙', 5)),
        contest('WOMEN_MEMBER', 1, F('妻', 1000), F('戊', 5)),
      ],
    });
    const result = outcome(input, residents(['zhejiang']));
    expect(result.contests.map((one) => one.pending)).toEqual([['夫'], ['妻']]);
    expect(result.contests.map((one) => one.next)).toEqual(['PENDING_REVIEW', 'PENDING_REVIEW']);
    expect(saying('职务和得票都相同', input, residents(['zhejiang']))).toMatchObject({
      verdict: 'unknown',
      figures: { first: 1000, second: 1000 },
    });
  });

  test('three brothers level for one post: a vote among three cannot be told to fill one seat', () => {
    const relatives = [
      { a: '伯', b: '仲', relation: '兄弟' },
      { a: '仲', b: '叔', relation: '兄弟' },
      { a: '伯', b: '叔', relation: '兄弟' },
    ];
    const input = residentsVote({
      relatives,
      contests: [contest('MEMBER', 4, F('丙', 1300), M('伯', 1000), M('仲', 1000), M('叔', 1000))],
    });
    // Two of them vote again; the third, elected, is kept beside them until that is over.
    const result = outcome(input, residents());
    const sitting = new Set(result.contests[0]?.elected);
    expect(relatives.some(({ a, b }) => sitting.has(a) && sitting.has(b))).toBe(false);
  });

  test('equal votes in one post: voted on again, with a sentence, and the seat between them', () => {
    const input = residentsVote({
      relatives: couple,
      contests: [contest('MEMBER', 3, M('夫', 1000), F('妻', 1000), F('丙', 1200), F('丁', 3))],
    });
    expect(saying('得票相同，就这两人再次投票', input, residents()).verdict).toBe('warning');
    expect(outcome(input, residents(['zhejiang'])).contests[0]).toMatchObject({ tied: ['夫', '妻'], next: 'RUNOFF' });
  });

  test('a person is no relative of themselves, even under two names of one id', () => {
    const input = residentsVote({
      relatives: [{ a: '王芳', b: 'c1', relation: '姐妹' }],
      contests: [
        contest(
          'MEMBER',
          2,
          { ...F('王芳', 1000), id: 'c1' },
          { ...F('李四', 950), id: 'c2' },
          { ...M('丙', 5), id: 'c3' },
        ),
      ],
    });
    expect(outcome(input, residents()).contests[0]?.elected).toEqual(['王芳', '李四']);
  });

  test('all namesakes are meant by a name, and each one by an id', () => {
    const vote = (b: string) =>
      residentsVote({
        relatives: [{ a: 'c9', b, relation: '姐妹' }],
        contests: [
          contest('CHAIR', 1, { ...F('赵', 1000), id: 'c9' }, { ...M('丙', 5), id: 'c3' }),
          contest(
            'MEMBER',
            2,
            { ...F('王芳', 1000), id: 'c1' },
            { ...F('王芳', 950), id: 'c2' },
            { ...M('丁', 5), id: 'c4' },
          ),
        ],
      });
    expect(outcome(vote('王芳'), residents()).contests[1]?.electedIds).toEqual([]);
    expect(outcome(vote('c1'), residents()).contests[1]?.electedIds).toEqual(['c2']);
  });

  test('the old law and the Party keep nobody apart; the old law says so', () => {
    const vote = residentsVote({
      rules: 'residents-2018',
      relatives: couple,
      contests: [contest('MEMBER', 2, M('夫', 1200), F('妻', 1100), F('丙', 5))],
    });
    expect(outcome(vote, old()).contests[0]?.elected).toEqual(['夫', '妻']);
    expect(saying('没有写近亲属回避', vote, old()).verdict).toBe('unknown');
    expect(reasonsOf({ ...vote, relatives: [] }, old()).some((one) => one.text.zh.includes('近亲属'))).toBe(false);
    const meeting = partyVote(40, {
      relatives: couple,
      contests: [contest('PARTY_MEMBER', 2, M('夫', 30), F('妻', 25), F('丙', 5))],
    });
    expect(outcome(meeting, party()).contests[0]?.elected).toEqual(['夫', '妻']);
    expect(reasonsOf(meeting, party()).some((one) => one.text.zh.includes('近亲属'))).toBe(false);
  });

  test('names that nobody bears are listed together, and nothing is said when all are known', () => {
    const vote = (a: string, b: string) =>
      residentsVote({
        relatives: [{ a, b, relation: '夫妻' }],
        contests: [contest('MEMBER', 1, M('夫', 1200), F('丙', 5))],
      });
    expect(saying('请核对姓名', vote('张三', '李四'), residents()).text.zh).toContain('张三、李四');
    expect(reasonsOf(vote('夫', '丙'), residents()).some((one) => one.text.zh.includes('请核对姓名'))).toBe(false);
  });
});

describe('runoffs and re-elections told apart', () => {
  test('seats for the tied are those that no relative lost', () => {
    const input = residentsVote({
      relatives: [{ a: '夫', b: '妻', relation: '夫妻' }],
      contests: [
        contest('CHAIR', 1, M('夫', 1000), M('乙', 5)),
        contest('MEMBER', 3, F('妻', 1300), F('丙', 1200), F('丁', 1000), F('戊', 1000)),
      ],
    });
    // One member's seat is the wife's and goes to re-election; the last of the other two lies between 丁 and 戊.
    expect(outcome(input, residents()).contests[1]).toMatchObject({
      elected: ['丙'],
      tied: ['丁', '戊'],
      vacant: 2,
      next: 'RUNOFF',
      runoffSeats: 1,
    });
  });

  test('a tie with someone not yet established waits for a person', () => {
    const one = { ...contest('MEMBER', 1, F('甲', 950)), writeIns: [F('戊', 950)] };
    const input = residentsVote({ ballots: { issued: 1900, collected: 1890, invalid: 0 }, contests: [one] });
    const low = residentsVote({
      ballots: { issued: 1900, collected: 1800, invalid: 0 },
      contests: [{ ...one, seats: 2, nominees: [F('甲', 950), F('丙', 950)] }],
    });
    expect(outcome(input, residents()).contests[0]).toMatchObject({ tied: ['甲', '戊'], next: 'PENDING_REVIEW' });
    expect(outcome(low, residents()).contests[0]).toMatchObject({
      elected: [],
      tied: ['甲', '丙', '戊'],
      next: 'PENDING_REVIEW',
    });
  });

  test('ids come back when any person has one', () => {
    const one = contest('MEMBER', 1, { ...F('甲', 1000), id: 'c1' }, F('乙', 5));
    expect(outcome(residentsVote({ contests: [one] }), residents()).contests[0]?.electedIds).toEqual(['c1']);
    const written = { ...contest('MEMBER', 1, F('甲', 1000)), writeIns: [{ name: '戊', id: 'w1', votes: 2 }] };
    expect(outcome(residentsVote({ contests: [written] }), residents()).contests[0]?.electedIds).toEqual(['甲']);
    expect(
      outcome(residentsVote({ contests: [contest('MEMBER', 1, F('甲', 1000))] }), residents()).contests[0],
    ).not.toHaveProperty('electedIds');
  });

  test('the women’s column is settled before the members', () => {
    const input = residentsVote({
      contests: [
        contest('MEMBER', 1, F('女', 1200), M('丙', 1000)),
        contest('WOMEN_MEMBER', 1, F('女', 950), F('妇', 5)),
      ],
    });
    expect(outcome(input, residents()).contests.map((one) => one.elected)).toEqual([['丙'], ['女']]);
  });

  test('Party: a reduction needs half, says how many are short, and is no business of residents', () => {
    const reduced = (agreed: number) =>
      partyVote(40, {
        contests: [
          { ...contest('PARTY_MEMBER', 2, F('甲', 30), F('乙', 5), F('丙', 3)), reduction: { seats: 1, agreed } },
        ],
      });
    expect(saying('减少名额', reduced(18), party())).toMatchObject({
      verdict: 'warning',
      short: 2,
      figures: { seats: 2, reducedTo: 1, agreed: 18, needed: 20 },
      text: { zh: expect.stringContaining('还差2人，不能减少') },
    });
    expect(saying('减少名额', reduced(20), party()).text.zh).toContain('可以减少');
    const book = party();
    const rule = book.rules.get('PTY-CNT-8');
    if (rule === undefined) throw new Error('PTY-CNT-8 is missing');
    const firm = { ...book, rules: new Map(book.rules).set('PTY-CNT-8', { ...rule, mark: 'CONFIRMED' as const }) };
    expect(saying('减少名额', reduced(20), firm).verdict).toBe('ok');
    expect(saying('减少名额', reduced(19), firm).verdict).toBe('warning');
    expect(saying('减少名额', reduced(20), party()).verdict).toBe('warning');
    const resident = residentsVote({
      contests: [
        { ...contest('MEMBER', 2, F('甲', 1000), F('乙', 5), F('丙', 3)), reduction: { seats: 1, agreed: 1800 } },
      ],
    });
    expect(outcome(resident, residents()).contests[0]).toMatchObject({ vacant: 1, next: 'RE_ELECTION' });
    const meeting = (present: number) =>
      partyVote(present, {
        electorate: { mode: 'PARTY_MEMBERS', entitled: 48, present },
        contests: [
          { ...contest('PARTY_MEMBER', 2, F('甲', 30), F('乙', 5), F('丙', 3)), reduction: { seats: 1, agreed: 20 } },
        ],
      });
    expect(outcome(meeting(40), party()).contests[0]?.vacant).toBe(0);
    expect(outcome(meeting(41), party()).contests[0]?.vacant).toBe(1);
  });
});

describe('the rules that a result may cite', () => {
  test('are known to the packs', () => {
    for (const [pack, book] of [
      ['party-2020', party()],
      ['residents-2026', residents()],
    ] as const) {
      const ids = rulesCitedByOutcome(pack);
      expect(ids.filter((id) => !book.rules.has(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(rulesCitedByOutcome('party-2020')).toEqual(expect.arrayContaining(['PTY-QRM-1', 'PTY-CNT-5', 'PTY-MARK-3']));
    expect(rulesCitedByOutcome('residents-2026')).toEqual(expect.arrayContaining(['CNT-7', 'CNT-12', 'RES-COMP-3']));
    expect(rulesCitedByOutcome('residents-2026')).not.toContain('PTY-MARK-3');
    expect(rulesCitedByOutcome('party-2020')).not.toContain('CNT-12');
  });
});
