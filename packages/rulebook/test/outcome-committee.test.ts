import { describe, expect, test } from 'vitest';
import { type Nominee, outcome, type OutcomeInput, type Rulebook } from '../src/index.ts';
import {
  contest,
  F,
  M,
  old,
  party,
  partyVote,
  reasonsOf,
  residents,
  residentsVote,
  saying,
} from './outcome-fixture.ts';

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
    expect(whole?.text.zh).toBe(
      '居民委员会应当有妇女成员，这次选出的委员里没有；主任、副主任是谁没有填，已有妇女当选的，请在 seated 里补填后再算。这个席位先不宣布，请报街道定。',
    );
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
