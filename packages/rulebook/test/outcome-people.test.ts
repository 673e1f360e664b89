import { describe, expect, test } from 'vitest';
import { type ContestInput, outcome, type OutcomeInput } from '../src/index.ts';
import {
  contest,
  F,
  flat,
  M,
  party,
  partyVote,
  reasonsOf,
  residents,
  residentsVote,
  saying,
} from './outcome-fixture.ts';

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
