import { describe, expect, test } from 'vitest';
import { type IsoDate, outcome, type OutcomeInput, resolveRulebook, type Rulebook } from '../src/index.ts';
import { contest, F, flat, M, party, partyVote, reasonsOf, residents, residentsVote } from './outcome-fixture.ts';

const only = (input: OutcomeInput, book: Rulebook) => outcome(input, book).contests[0];

describe('turnout of a residents vote', () => {
  test.each([
    ['RC01', 'ALL_VOTERS', 3000, 1500, false, 1],
    ['RC01', 'ALL_VOTERS', 3000, 1501, true, undefined],
    ['RC01', 'ALL_VOTERS', 3000, 1502, true, undefined],
    ['RC02', 'HOUSEHOLD_REP', 900, 450, false, 1],
    ['RC02', 'HOUSEHOLD_REP', 900, 451, true, undefined],
    ['RC03', 'RESIDENT_REP', 60, 40, false, 1],
    ['RC03', 'RESIDENT_REP', 60, 41, true, undefined],
    ['RC03', 'RESIDENT_REP', 60, 39, false, 2],
  ] as const)('%s: %s of %i, %i vote: %s', (_case, mode, entitled, collected, valid, short) => {
    const input = residentsVote({
      electorate: { mode, entitled, present: null },
      ballots: { issued: collected, collected, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', collected), M('乙', 0))],
    });
    const result = outcome(input, residents());
    expect(result.valid).toBe(valid);
    const turnout = flat(result.reasons).find((one) => one.figures?.['took'] === collected);
    expect(turnout?.short).toBe(short);
    expect(turnout?.sources).toContain('JWH25-19');
    expect(result.contests[0]?.next).toBe(valid ? 'NONE' : 'RERUN');
    expect(result.contests[0]?.elected).toEqual(valid ? ['甲'] : []);
  });
});

describe('more ballots than there can be', () => {
  const vote = (present: number | null, issued: number, collected: number) =>
    residentsVote({
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present },
      ballots: { issued, collected, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 1000), M('乙', 0))],
    });

  test.each([
    ['RC10: more than the people who took part', 1800, 1900, 1802, [], false, 'violation'],
    ['as many as took part', 1800, 1900, 1800, [], true, undefined],
    ['RC15d: Henan, more than were issued', 1801, 1800, 1801, ['henan'], false, 'violation'],
    ['more than issued, where the text names the voters', 1850, 1800, 1801, [], false, 'warning'],
    ['more than issued, voters not recorded', null, 1800, 1801, [], false, 'violation'],
    ['more than are registered, voters not recorded', null, 3100, 3001, [], false, 'violation'],
    ['Henan, more than are registered', null, 3100, 3001, ['henan'], false, 'warning'],
    ['as many as are registered', null, 3100, 3000, [], true, undefined],
  ] as const)('%s', (_name, present, issued, collected, overlays, valid, verdict) => {
    const result = outcome(vote(present, issued, collected), residents(overlays));
    expect(result.valid).toBe(valid);
    const said = flat(result.reasons).find((one) => one.figures?.['issued'] === issued);
    expect(said?.verdict).toBe(verdict ?? 'ok');
    // What no confirmed text forbids is not void by itself.
    const next = verdict === 'violation' ? 'RERUN' : 'PENDING_REVIEW';
    if (!valid) expect(result.contests[0]).toEqual({ post: 'CHAIR', elected: [], tied: [], vacant: 1, next });
  });

  test('RC11: one box over, total in order: the box waits for a person where only it is void', () => {
    const input = { ...vote(1800, 1900, 1800), boxes: [{ box: '3号箱', voters: 50, collected: 52 }] };
    expect(only(input, residents(['liaoning']))?.next).toBe('PENDING_REVIEW');
    expect(only(input, residents())?.next).toBe('NONE');
    expect(reasonsOf(input, residents()).find((one) => one.rule === 'CNT-3a')?.verdict).toBe('warning');
  });
});

describe('ballots that say nothing', () => {
  const vote = (votes: number, invalid: number, overlays: readonly string[]) =>
    only(
      residentsVote({
        electorate: { mode: 'ALL_VOTERS', entitled: 1999, present: null },
        ballots: { issued: 1000, collected: 1000, invalid },
        contests: [contest('CHAIR', 1, F('甲', votes), M('乙', 400))],
      }),
      residents(overlays),
    );

  test('RC07: Beijing: five illegible are invalid and still count as collected, for the turnout and for the half', () => {
    // 1000 of 1999 is just more than half; 995 would not be. More than half of 1000 is 501, of 995 it would be 498.
    expect(vote(501, 5, ['beijing'])?.elected).toEqual(['甲']);
    expect(vote(500, 5, ['beijing'])).toMatchObject({ elected: [], next: 'RE_ELECTION' });
  });

  test('RC06: thirty blank ballots are no invalid ones: they count as collected and give nobody a vote', () => {
    expect(vote(501, 0, [])?.elected).toEqual(['甲']);
    expect(vote(500, 0, [])?.elected).toEqual([]);
  });
});

describe('who is elected by residents', () => {
  test.each([
    [899, 'RE_ELECTION', 2],
    [900, 'RE_ELECTION', 1],
    [901, 'NONE', undefined],
    [902, 'NONE', undefined],
  ] as const)('RC05: %i of 1800 collected, 60 of them invalid', (votes, next, short) => {
    const input = residentsVote({
      ballots: { issued: 1900, collected: 1800, invalid: 60 },
      contests: [contest('CHAIR', 1, F('甲', votes), M('乙', 10))],
    });
    const result = outcome(input, residents());
    expect(result.contests).toEqual([
      { post: 'CHAIR', elected: next === 'NONE' ? ['甲'] : [], tied: [], vacant: next === 'NONE' ? 0 : 1, next },
    ]);
    const counted = flat(result.reasons).find((one) => one.figures?.['votes'] === votes);
    expect(counted).toMatchObject({ rule: 'CNT-7', sources: ['JWH25-19'], figures: { base: 1800, needed: 901 } });
    expect(counted?.short).toBe(short);
  });

  test('RC05: the valid ballots alone are no base: 871 of 1740 does not elect', () => {
    const input = residentsVote({
      ballots: { issued: 1900, collected: 1800, invalid: 60 },
      contests: [contest('CHAIR', 1, F('甲', 871), M('乙', 10))],
    });
    expect(only(input, residents())?.elected).toEqual([]);
  });

  test('more pass than there are seats: most votes win', () => {
    const input = residentsVote({ contests: [contest('MEMBER', 2, F('甲', 1000), F('乙', 1200), M('丙', 1100))] });
    expect(only(input, residents())).toEqual({
      post: 'MEMBER',
      elected: ['乙', '丙'],
      tied: [],
      vacant: 0,
      next: 'NONE',
    });
  });

  test('a tie at the last seat: runoff among the tied only', () => {
    const input = residentsVote({
      contests: [contest('MEMBER', 2, F('甲', 1100), M('乙', 1000), M('丙', 1000), M('丁', 950))],
    });
    expect(only(input, residents())).toEqual({
      post: 'MEMBER',
      elected: ['甲'],
      tied: ['乙', '丙'],
      vacant: 1,
      next: 'RUNOFF',
    });
  });

  test('a tie that both sides win is no tie', () => {
    const input = residentsVote({ contests: [contest('MEMBER', 2, F('甲', 1000), M('乙', 1000), M('丙', 10))] });
    expect(only(input, residents())).toMatchObject({ elected: ['甲', '乙'], tied: [], next: 'NONE' });
  });

  test('a runoff goes to most votes, without asking for a half', () => {
    const again = (a: number, b: number) =>
      only(
        residentsVote({ contests: [{ ...contest('CHAIR', 1, F('甲', a), M('乙', b)), runoff: true }] }),
        residents(),
      );
    expect(again(700, 699)).toMatchObject({ elected: ['甲'], next: 'NONE' });
    expect(again(700, 700)).toMatchObject({ elected: [], tied: ['甲', '乙'], next: 'RUNOFF' });
    expect(again(0, 0)).toMatchObject({ elected: [], tied: [], next: 'RE_ELECTION' });
  });

  test('every ballot invalid: the turnout stands, but the vote is held anew', () => {
    const input = residentsVote({
      ballots: { issued: 1900, collected: 1800, invalid: 1800 },
      contests: [contest('CHAIR', 1, F('甲', 0), M('乙', 0))],
    });
    const result = outcome(input, residents());
    expect(result.valid).toBe(true);
    expect(result.contests).toEqual([{ post: 'CHAIR', elected: [], tied: [], vacant: 1, next: 'RERUN' }]);
  });

  test('equal numbers of candidates and seats are pointed out, not decided on', () => {
    const input = residentsVote({ contests: [contest('CHAIR', 1, F('甲', 901))] });
    expect(only(input, residents())?.elected).toEqual(['甲']);
    expect(reasonsOf(input, residents()).find((one) => one.rule === 'CAND-5')?.verdict).toBe('warning');
  });

  test('posts on ballot papers of their own stand or fall apart', () => {
    const input = residentsVote({
      contests: [
        { ...contest('CHAIR', 1, F('甲', 1000), M('乙', 100)), ballots: { issued: 1800, collected: 1801, invalid: 0 } },
        { ...contest('VICE', 1, F('丙', 1000), M('丁', 100)), ballots: { issued: 1800, collected: 1800, invalid: 0 } },
      ],
    });
    const result = outcome(input, residents());
    expect(result.valid).toBe(false);
    expect(result.contests.map((one) => one.next)).toEqual(['RERUN', 'NONE']);
  });
});

describe('another election for the seats left', () => {
  const second = (collected: number, over: Partial<OutcomeInput>) =>
    residentsVote({ round: 2, ballots: { issued: collected, collected, invalid: 0 }, ...over });

  test.each([
    [533, false],
    [534, true],
    [535, true],
  ])('RC15: %i of 1600 in this round', (votes, elected) => {
    const input = second(1600, { contests: [contest('MEMBER', 1, F('丁', votes), M('戊', 100))] });
    expect(only(input, residents())?.elected).toEqual(elected ? ['丁'] : []);
  });

  test('RC15: 540 elects and 533 does not; the seat left goes to another election', () => {
    const input = second(1600, { contests: [contest('MEMBER', 2, F('丙', 540), M('丁', 533), M('戊', 20))] });
    expect(only(input, residents())).toEqual({
      post: 'MEMBER',
      elected: ['丙'],
      tied: [],
      vacant: 1,
      next: 'RE_ELECTION',
    });
  });

  test('RC15b: Henan asks for the turnout again; elsewhere the law is silent and a person decides', () => {
    const input = second(1490, { contests: [contest('MEMBER', 1, F('丙', 900), M('丁', 400))] });
    expect(outcome(input, residents(['henan']))).toMatchObject({ valid: false, contests: [{ next: 'RERUN' }] });
    expect(outcome(input, residents())).toMatchObject({ valid: false, contests: [{ next: 'PENDING_REVIEW' }] });
    const free = residents([], { reElectionQuorum: { value: false, source: 'X-1', mark: 'CONFIRMED' } });
    expect(outcome(input, free)).toMatchObject({ valid: true, contests: [{ elected: ['丙'] }] });
  });

  const seated = (n: number) =>
    Array.from({ length: n }, (_, at) => ({ name: `已${at}`, post: 'MEMBER' as const, sex: 'F' as const }));
  const one = contest('MEMBER', 2, F('丙', 540), M('丁', 533), M('戊', 20));

  test.each([
    ['RC16: six of seven, vacancy allowed', 5, ['zhejiang'], 'NONE'],
    ['RC16: exactly the floor of five', 4, ['zhejiang'], 'NONE'],
    ['RC16: four in all: the local three and the floor of five collide', 3, ['zhejiang'], 'PENDING_REVIEW'],
    ['two in all: even the local text wants more', 1, ['zhejiang'], 'RE_ELECTION'],
    ['no local text: vote again', 5, [], 'RE_ELECTION'],
  ] as const)('%s', (_name, before, overlays, next) => {
    const result = outcome(second(1600, { contests: [one], seated: seated(before) }), residents(overlays));
    expect(result.contests[0]).toMatchObject({ elected: ['丙'], vacant: 1, next });
  });

  test('RC16: the collision names both texts', () => {
    const input = second(1600, { contests: [one], seated: seated(3) });
    const clash = reasonsOf(input, residents(['zhejiang'])).find((r) => r.rule === 'CNT-10');
    expect(clash).toMatchObject({ verdict: 'conflict', short: 1 });
    expect(clash?.sources).toEqual(expect.arrayContaining(['ZJ20V-30', 'JWH25-8']));
  });

  test('someone seated before is not seated again', () => {
    const input = second(1600, {
      contests: [contest('CHAIR', 1, F('已0', 900), M('丁', 600))],
      seated: seated(1),
    });
    expect(only(input, residents())?.elected).toEqual(['丁']);
  });
});

describe("the women's seat", () => {
  const men = (...votes: readonly number[]) => votes.map((n, at) => M(`男${at + 1}`, n));

  test('RC17: a woman passed, but sixth: the fifth seat waits for a person', () => {
    const input = residentsVote({
      contests: [contest('MEMBER', 5, ...men(1300, 1250, 1200, 1150, 1100, 950), F('女', 1000))],
    });
    expect(only(input, residents())).toEqual({
      post: 'MEMBER',
      elected: ['男1', '男2', '男3', '男4'],
      tied: [],
      pending: ['男5', '女'],
      vacant: 1,
      next: 'PENDING_REVIEW',
    });
    const how = reasonsOf(input, residents()).find((one) => one.rule === 'CNT-12');
    expect(how?.verdict).toBe('warning');
    expect(how?.text.zh).toContain('先定得票最多的妇女');
  });

  test('RC18: no woman passed: one seat waits', () => {
    const input = residentsVote({
      contests: [contest('MEMBER', 5, ...men(1300, 1250, 1200, 1150, 1100), F('女', 300))],
    });
    expect(only(input, residents())).toMatchObject({
      elected: ['男1', '男2', '男3', '男4'],
      pending: ['男5'],
      vacant: 1,
      next: 'PENDING_REVIEW',
    });
  });

  test('a woman elected to any post settles it', () => {
    const input = residentsVote({
      contests: [contest('CHAIR', 1, F('甲', 1000), M('乙', 700)), contest('MEMBER', 2, ...men(1200, 1100, 900))],
    });
    expect(outcome(input, residents()).contests.map((one) => one.next)).toEqual(['NONE', 'NONE']);
  });

  test('seats still open can go to a woman: re-election, with a word of warning', () => {
    const input = residentsVote({ contests: [contest('MEMBER', 3, ...men(1200, 1100, 800), F('女', 700))] });
    expect(only(input, residents())).toMatchObject({ elected: ['男1', '男2'], vacant: 1, next: 'RE_ELECTION' });
    expect(reasonsOf(input, residents()).find((one) => one.rule === 'RES-COMP-2')?.verdict).toBe('warning');
  });

  test('a column for women is filled on its own', () => {
    const input = residentsVote({
      contests: [contest('MEMBER', 2, ...men(1200, 1100, 800)), contest('WOMEN_MEMBER', 1, F('女', 700), F('妇', 600))],
    });
    expect(outcome(input, residents(['zhejiang'])).contests.map((one) => one.next)).toEqual(['NONE', 'RE_ELECTION']);
  });

  test('a sex not given is a fact missing, not a bar', () => {
    const input = residentsVote({ contests: [contest('MEMBER', 1, { name: '甲', votes: 1000 }, M('乙', 5))] });
    expect(only(input, residents())).toMatchObject({ elected: ['甲'], next: 'NONE' });
    expect(reasonsOf(input, residents()).find((one) => one.rule === 'RES-COMP-2')?.verdict).toBe('unknown');
  });
});

describe('near relatives', () => {
  const couple = [{ a: '夫', b: '妻', relation: '夫妻' }];
  const rc19 = residentsVote({
    relatives: couple,
    contests: [
      contest('VICE', 1, M('夫', 1200), M('丁', 100)),
      contest('MEMBER', 2, F('妻', 1300), F('丙', 1100), F('戊', 1000)),
    ],
  });

  test('RC19: the higher post stays, whatever the votes; in Zhejiang the next moves up', () => {
    expect(outcome(rc19, residents()).contests).toEqual([
      { post: 'VICE', elected: ['夫'], tied: [], vacant: 0, next: 'NONE' },
      { post: 'MEMBER', elected: ['丙'], tied: [], vacant: 1, next: 'RE_ELECTION' },
    ]);
    expect(outcome(rc19, residents(['zhejiang'])).contests[1]).toMatchObject({ elected: ['丙', '戊'], next: 'NONE' });
  });

  test('RC19: how they are kept apart is a warning where no local text says it', () => {
    const said = (overlays: readonly string[]) =>
      reasonsOf(rc19, residents(overlays)).find((one) => one.rule === 'RES-COMP-3');
    expect(said([])?.verdict).toBe('warning');
    expect(said(['zhejiang'])).toMatchObject({ verdict: 'ok' });
    expect(said(['zhejiang'])?.sources).toEqual(expect.arrayContaining(['JWH25-8', 'ZJ20V-31']));
  });

  const brothers = (a: number, b: number) =>
    residentsVote({
      relatives: [{ a: '兄', b: '弟', relation: '兄弟' }],
      contests: [contest('MEMBER', 3, M('兄', a), M('弟', b), F('丙', 1000), F('丁', 700))],
      ballots: { issued: 1600, collected: 1600, invalid: 0 },
    });

  test('RC20: the same post: more votes stay, the seat goes to re-election', () => {
    expect(only(brothers(820, 815), residents())).toEqual({
      post: 'MEMBER',
      elected: ['丙', '兄'],
      tied: [],
      vacant: 1,
      next: 'RE_ELECTION',
    });
    expect(only(brothers(815, 820), residents())?.elected).toEqual(['丙', '弟']);
  });

  test('equal votes: the two are voted on again, for one seat', () => {
    expect(only(brothers(820, 820), residents())).toEqual({
      post: 'MEMBER',
      elected: ['丙'],
      tied: ['兄', '弟'],
      vacant: 2,
      next: 'RUNOFF',
      runoffSeats: 1,
    });
  });

  test('a word for it that is not known: the lower of the two waits, and the word is shown', () => {
    const unsure = { ...rc19, relatives: [{ a: '夫', b: '妻', relation: '老乡' }] };
    expect(outcome(unsure, residents()).contests).toEqual([
      { post: 'VICE', elected: ['夫'], tied: [], vacant: 0, next: 'NONE' },
      { post: 'MEMBER', elected: ['丙'], tied: [], pending: ['妻'], vacant: 1, next: 'PENDING_REVIEW' },
    ]);
    const said = reasonsOf(unsure, residents()).find((one) => one.text.zh.includes('老乡'));
    expect(said).toMatchObject({ rule: 'RES-COMP-3', verdict: 'unknown' });
  });

  test('a relation known for sure goes before one that is not', () => {
    const both = { ...rc19, relatives: [...couple, { a: '夫', b: '丙', relation: '老乡' }] };
    expect(outcome(both, residents()).contests[1]).toMatchObject({ elected: [], pending: ['丙'], vacant: 2 });
  });

  test.each(['夫妻关系', '养父母', '亲兄弟', '外孙女', '爷爷'])('%s are near relatives', (relation) => {
    const told = { ...rc19, relatives: [{ a: '夫', b: '妻', relation }] };
    expect(outcome(told, residents()).contests[1]?.elected).toEqual(['丙']);
  });

  test('in-laws are no near relatives; a name nobody bears is pointed out', () => {
    const inLaws = { ...rc19, relatives: [{ a: '夫', b: '妻', relation: '姻亲' }] };
    expect(outcome(inLaws, residents()).contests[1]?.elected).toEqual(['妻', '丙']);
    const typo = { ...rc19, relatives: [{ a: '夫', b: '七', relation: '夫妻' }] };
    expect(reasonsOf(typo, residents()).some((one) => one.text.zh.includes('七'))).toBe(true);
  });

  test('someone already in office: a lower post gives way, an equal one is for a person to decide', () => {
    const input = (post: 'CHAIR' | 'MEMBER') =>
      residentsVote({
        round: 2,
        relatives: couple,
        seated: [{ name: '夫', sex: 'M', post }],
        contests: [contest('MEMBER', 1, F('妻', 1300), F('丙', 400))],
      });
    expect(only(input('CHAIR'), residents())).toMatchObject({ elected: [], next: 'RE_ELECTION' });
    expect(only(input('MEMBER'), residents())).toMatchObject({ elected: [], pending: ['妻'], next: 'PENDING_REVIEW' });
  });
});

describe('the rules themselves', () => {
  const plain = residentsVote({ contests: [contest('CHAIR', 1, F('甲', 1000), M('乙', 5))] });
  const said = (input: OutcomeInput, book: Rulebook, rule: string) =>
    outcome(input, book).reasons.filter((one) => one.rule === rule);

  test.each([
    ['2025-12-31', 1],
    ['2026-01-01', 0],
    ['2026-12-20', 0],
  ])('the law in force since 2026 does not decide an earlier day: %s', (heldOn, warnings) => {
    const found = said({ ...plain, heldOn: heldOn as IsoDate }, residents(), 'PACK');
    expect(found).toHaveLength(warnings);
    for (const one of found) {
      expect(one).toMatchObject({ verdict: 'warning', sources: ['JWH25-14'] });
      expect(one.text.zh).toContain(heldOn);
    }
  });

  test.each([
    ['2018-12-28', 1],
    ['2018-12-29', 0],
    ['2025-12-31', 0],
    ['2026-01-01', 1],
  ])('the law of 2018 decides from its first to its last day: %s', (heldOn, warnings) => {
    const resolved = resolveRulebook('residents-2018');
    if (!resolved.ok) throw new Error(resolved.error.code);
    expect(said({ ...plain, heldOn: heldOn as IsoDate }, resolved.value, 'PACK')).toHaveLength(warnings);
  });

  test('a local text from before 2026 needs a sign-off, for elections since', () => {
    const older = (input: OutcomeInput, book: Rulebook) =>
      outcome(input, book).reasons.filter((one) => one.text.zh.includes('法律审核签字'));
    expect(older(plain, residents(['zhejiang']))).toMatchObject([
      { rule: 'OVERLAY-zhejiang', verdict: 'warning', sources: ['ZJ20V'] },
    ]);
    const before = resolveRulebook('residents-2018', ['zhejiang']);
    if (!before.ok) throw new Error(before.error.code);
    expect(older({ ...plain, rules: 'residents-2018', heldOn: '2025-12-31' as IsoDate }, before.value)).toEqual([]);
    expect(older(plain, residents(['chongqing']))).toEqual([]);
  });

  const seats = (members: number) => ({
    ...plain,
    contests: [...plain.contests, contest('MEMBER', members, F('丙', 1000), M('丁', 950))],
  });

  test('more seats than a committee may have are pointed out', () => {
    expect(said(seats(8), residents(), 'RES-COMP-1')).toEqual([]);
    expect(said(seats(9), residents(), 'RES-COMP-1')).toMatchObject([
      { verdict: 'violation', figures: { total: 10, max: 9 } },
    ]);
    const seated = [{ name: '己', sex: 'M', post: 'MEMBER' }] as const;
    expect(said({ ...seats(7), round: 2, seated }, residents(), 'RES-COMP-1')).toEqual([]);
    expect(said({ ...seats(8), round: 2, seated }, residents(), 'RES-COMP-1')).toHaveLength(1);
  });
});

describe('one person, one post', () => {
  test('whoever wins the higher post leaves the lower to the next', () => {
    const input = residentsVote({
      contests: [contest('MEMBER', 1, F('甲', 1200), F('丙', 1000)), contest('CHAIR', 1, F('甲', 1000), M('乙', 700))],
    });
    expect(outcome(input, residents()).contests.map((one) => one.elected)).toEqual([['丙'], ['甲']]);
  });

  test('while the higher post is tied, the seat below waits', () => {
    const input = residentsVote({
      contests: [contest('CHAIR', 1, F('甲', 1000), M('乙', 1000)), contest('MEMBER', 1, F('甲', 1200), F('丙', 1000))],
      ballots: { issued: 2000, collected: 1999, invalid: 0 },
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: null },
    });
    expect(outcome(input, residents()).contests).toMatchObject([
      { next: 'RUNOFF' },
      { elected: [], pending: ['甲'], next: 'PENDING_REVIEW' },
    ]);
  });

  const down = (chair: number, vice: number, member: number) =>
    residentsVote({
      ballots: { issued: 1500, collected: 1500, invalid: 0 },
      electorate: { mode: 'ALL_VOTERS', entitled: 2500, present: null },
      contests: [
        contest('CHAIR', 1, F('张', chair), M('甲', 300)),
        contest('VICE', 1, F('张', vice), M('乙', 300)),
        contest('MEMBER', 1, F('张', member), M('丙', 300)),
      ],
    });

  test('RC13: 600 + 200 counted down make a vice-chair', () => {
    expect(outcome(down(600, 200, 150), residents(['p-a'])).contests.map((one) => one.elected)).toEqual([
      [],
      ['张'],
      [],
    ]);
    expect(outcome(down(600, 200, 150), residents()).contests.map((one) => one.elected)).toEqual([[], [], []]);
  });

  test('RC14: 300 + 380 = 680 and + 60 = 740 of 1500 elect to nothing', () => {
    const result = outcome(down(300, 380, 60), residents(['p-a']));
    expect(result.contests.map((one) => one.elected)).toEqual([[], [], []]);
    expect(flat(result.reasons).find((one) => one.rule === 'CNT-14')?.verdict).toBe('warning');
  });
});

describe('names written in', () => {
  const written = (facts: object, over: Partial<OutcomeInput> = {}) =>
    residentsVote({
      contests: [
        {
          ...contest('CHAIR', 1, M('乙', 700), M('丁', 100)),
          writeIns: [{ name: '戊', sex: 'F', votes: 960, ...facts }],
        },
      ],
      ...over,
    });

  test.each([
    ['RC21: a voter found qualified is elected', { registered: true, qualified: true }, [], ['戊'], 'NONE'],
    ['RC21: not yet established', {}, [], [], 'PENDING_REVIEW'],
    ['RC21: no voter here', { registered: false }, [], [], 'RE_ELECTION'],
    ['RC22: expelled: the law does not say', { registered: true, qualified: false }, [], [], 'PENDING_REVIEW'],
    ['RC22: Zhejiang voids it', { registered: true, qualified: false }, ['zhejiang'], [], 'RE_ELECTION'],
  ] as const)('%s', (_name, facts, overlays, elected, next) => {
    expect(only(written(facts), residents(overlays))).toMatchObject({ elected, next });
  });

  test('in another election only the unelected stand: a write-in waits for a person', () => {
    const input = written({ registered: true, qualified: true }, { round: 2 });
    expect(only(input, residents())?.next).toBe('PENDING_REVIEW');
  });
});

describe('a Party vote', () => {
  const vote = (expected: number, present: number, over: Partial<OutcomeInput>) =>
    partyVote(present, { electorate: { mode: 'PARTY_MEMBERS', entitled: expected, present }, ...over });
  const simple = (votes: number) => [contest('PARTY_MEMBER', 1, F('甲', votes), M('乙', 0))];

  test.each([
    ['PC01', 40, 32, true, undefined],
    ['PC01', 40, 31, false, 1],
    ['PC02', 23, 18, false, 1],
    ['PC02', 23, 19, true, undefined],
    ['PC18', 5, 4, true, undefined],
  ])('%s: %i expected, %i present: %s', (_case, expected, present, valid, short) => {
    const result = outcome(vote(expected, present, { contests: simple(present) }), party());
    expect(result.valid).toBe(valid);
    const quorum = flat(result.reasons).find((one) => one.figures?.['took'] === present);
    expect(quorum).toMatchObject({ rule: 'PTY-QRM-1', verdict: valid ? 'ok' : 'warning' });
    expect(quorum?.short).toBe(short);
  });

  test.each([
    ['PC08', 41, 21, ['甲']],
    ['PC09', 41, 20, []],
    ['PC09', 40, 20, []],
    ['PC09', 40, 21, ['甲']],
  ])('%s: %i present, %i for', (_case, present, votes, elected) => {
    expect(only(vote(present, present, { contests: simple(votes) }), party())?.elected).toEqual(elected);
  });

  test('PC10: 40 issued, 41 collected: void', () => {
    const input = vote(41, 41, { ballots: { issued: 40, collected: 41, invalid: 0 }, contests: simple(30) });
    expect(outcome(input, party())).toMatchObject({ valid: false, contests: [{ next: 'RERUN' }] });
  });

  test('PC11: 38 collected of 40 present: the base stays those present', () => {
    const at = (votes: number) =>
      only(vote(40, 40, { ballots: { issued: 40, collected: 38, invalid: 0 }, contests: simple(votes) }), party());
    expect(at(20)?.elected).toEqual([]);
    expect(at(21)?.elected).toEqual(['甲']);
  });

  test('an approved method may take the half of those expected', () => {
    const book = party({ majorityBase: { value: 'EXPECTED', source: 'X-1', mark: 'CONFIRMED' } });
    expect(only(vote(50, 40, { contests: simple(25) }), book)?.elected).toEqual([]);
    expect(only(vote(50, 40, { contests: simple(26) }), book)?.elected).toEqual(['甲']);
  });

  const six = ['一', '二', '三', '四', '五', '六'].map((name, at) => F(name, at < 4 ? 30 - at : 25));

  test('PC14: six pass for five seats, the fifth and sixth level', () => {
    expect(only(vote(40, 40, { contests: [contest('PARTY_MEMBER', 5, ...six)] }), party())).toEqual({
      post: 'PARTY_MEMBER',
      elected: ['一', '二', '三', '四'],
      tied: ['五', '六'],
      vacant: 1,
      next: 'RUNOFF',
    });
  });

  test.each([
    ['no resolution', undefined, 1, 'RE_ELECTION'],
    ['19 of 40 agree', { seats: 4, agreed: 19 }, 1, 'RE_ELECTION'],
    ['20 of 40 agree', { seats: 4, agreed: 20 }, 0, 'NONE'],
    ['21 of 40 agree', { seats: 4, agreed: 21 }, 0, 'NONE'],
  ] as const)('PC15: five seats, four pass; %s', (_name, reduction, vacant, next) => {
    const four = [...six.slice(0, 4), F('五', 20), F('六', 10)];
    const one = contest('PARTY_MEMBER', 5, ...four);
    const input = vote(40, 40, { contests: [reduction === undefined ? one : { ...one, reduction }] });
    expect(only(input, party())).toMatchObject({ elected: ['一', '二', '三', '四'], vacant, next });
  });

  test.each([
    [3, ['甲']],
    [2, []],
  ])('PC18: secretary, four of five present, %i for', (votes, elected) => {
    const input = vote(5, 4, { contests: [contest('SECRETARY', 1, F('甲', votes))] });
    expect(only(input, party())?.elected).toEqual(elected);
  });

  test('one person may win a seat and the secretaryship', () => {
    const input = vote(5, 5, {
      contests: [contest('PARTY_MEMBER', 1, F('甲', 4), M('乙', 1)), contest('SECRETARY', 1, F('甲', 4))],
    });
    expect(outcome(input, party()).contests.map((one) => one.elected)).toEqual([['甲'], ['甲']]);
  });

  test('more write-ins than votes against are pointed out', () => {
    const one = contest('PARTY_MEMBER', 1, { ...F('甲', 30), against: 2, abstain: 8 }, { ...M('乙', 5), against: 0 });
    const input = vote(40, 40, { contests: [{ ...one, writeIns: [{ name: '戊', votes: 3 }] }] });
    expect(reasonsOf(input, party()).find((r) => r.rule === 'PTY-MARK-3')?.figures).toEqual({
      writeIns: 3,
      against: 2,
    });
  });
});

test('every reason of a national decision cites something and speaks both languages', () => {
  const input = residentsVote({
    contests: [contest('CHAIR', 1, F('甲', 901), M('乙', 700)), contest('MEMBER', 2, F('丙', 1000), M('丁', 300))],
  });
  for (const one of reasonsOf(input, residents())) {
    expect(one.sources.length, one.rule).toBeGreaterThan(0);
    expect(one.text.zh).not.toBe('');
    expect(one.text.en).not.toBe('');
  }
});
