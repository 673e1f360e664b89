import { describe, expect, test } from 'vitest';
import { outcome, type OutcomeInput, rulesCitedByOutcome } from '../src/index.ts';
import {
  contest,
  F,
  headOf,
  M,
  party,
  partyVote,
  reasonsOf,
  residents,
  residentsVote,
  saying,
} from './outcome-fixture.ts';

describe('the sentence over a contest', () => {
  const two = (seats: number, ...votes: readonly number[]) =>
    residentsVote({ contests: [contest('MEMBER', seats, ...votes.map((n, at) => F(`候${at + 1}`, n)))] });

  test.each([
    ['all filled', two(2, 1000, 950, 20), '应选2名，当选2名（候1、候2）。名额选足。', 'ok', 'CNT-7', undefined],
    ['one open', two(2, 1000, 800, 20), '应选2名，当选1名（候1）。还缺1名，另行选举。', 'warning', 'CNT-9', 1],
    ['nobody', two(2, 700, 800, 20), '应选2名，当选0名。还缺2名，另行选举。', 'warning', 'CNT-9', 2],
  ] as const)('%s', (_name, input, sentence, verdict, rule, short) => {
    const said = headOf(input, residents(), '委员');
    expect(said.text.zh).toBe(`委员：${sentence}`);
    expect(said).toMatchObject({ verdict, rule });
    expect(said.short).toBe(short);
  });

  test('says who and what follows in English too, with its figures', () => {
    const said = headOf(two(2, 1000, 800, 20), residents(), '委员');
    expect(said.text.en).toBe('member: 2 seat(s), 1 elected (候1). 1 short: a re-election follows.');
    expect(said.figures).toEqual({ seats: 2, elected: 1, vacant: 1 });
    expect(headOf(two(2, 800, 700), residents(), '委员').text.en).toContain('0 elected. 2 short');
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
    expect(headOf(tie, residents(), '主任')).toMatchObject({
      verdict: 'warning',
      text: { zh: expect.stringContaining('再次投票') },
    });
    const waits = residentsVote({
      contests: [{ ...contest('CHAIR', 1, M('乙', 5)), writeIns: [{ name: '戊', votes: 960 }] }],
    });
    expect(headOf(waits, residents(), '主任')).toMatchObject({
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
    const said = headOf(input, residents(['zhejiang']), '委员');
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
    expect(headOf(input, book, '委员').verdict).toBe('conflict');
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

describe('what papers say, and what is kept for those who work with it', () => {
  const stated = (piece: string, input: OutcomeInput, book = residents()) => saying(piece, input, book).stated;
  const chair = contest('CHAIR', 1, F('甲', 1000), M('乙', 5));

  test('a box with more ballots than voters is told; that somebody should look is not', () => {
    const input = residentsVote({ contests: [chair], boxes: [{ box: '3号', voters: 50, collected: 52 }] });
    expect(stated('请当众复核', input)?.zh).toBe('3号收52张、投票50人：票数多于投票人数。');
  });

  test('ballots collected are held against those handed out; who signed for one is named only where it differs', () => {
    const with_ = (present: number | null): OutcomeInput =>
      residentsVote({
        electorate: { mode: 'ALL_VOTERS', entitled: 3000, present },
        ballots: { issued: 1810, collected: 1800, invalid: 0 },
        contests: [chair],
      });
    expect(stated('没有多于', with_(1810))?.zh).toBe('收回选票1800张，没有多于发出的1810张。');
    expect(stated('没有多于', with_(null))?.zh).toBe('收回选票1800张，没有多于发出的1810张。');
    expect(stated('没有多于', with_(1805))?.zh).toBe('收回选票1800张，没有多于发出的1810张，也没有多于领票的1805人。');
  });

  test('somebody written in has the votes: whether that elects is said to be the street’s, and nothing of the person', () => {
    const input = residentsVote({
      contests: [{ ...contest('CHAIR', 1, M('乙', 5)), writeIns: [{ name: '戊', votes: 960 }] }],
    });
    expect(stated('要先查明是否有选举权', input)?.zh).toBe('戊得票达到当选票数，是否当选由街道（乡镇）依法决定。');
    expect(headOf(input, residents(), '主任').stated?.zh).toBe(
      '主任：应选1名，当选0名。待定的席位由街道（乡镇）依法决定。',
    );
  });

  test('a text known second-hand decides a Party meeting as before; its paper says so without the remark', () => {
    const contests = [contest('PARTY_MEMBER', 1, F('甲', 20), M('乙', 5))];
    const input = partyVote(31, { contests, electorate: { mode: 'PARTY_MEMBERS', entitled: 40, present: 31 } });
    const low = saying('还差1人', input, party());
    expect(low.text.zh).toContain('二手资料');
    expect(low.stated?.zh).toBe('应到会党员40人，实到会31人，至少要32人，还差1人，不够法定人数。');
  });
});
