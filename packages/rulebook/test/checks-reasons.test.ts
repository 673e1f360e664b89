import { describe, expect, test } from 'vitest';
import {
  blocks,
  checkDelegatesCongress,
  checkEligibilityToStand,
  checkHandover,
  checkJointNomination,
  checkMeetingComposition,
  checkMeetingDecision,
  checkPartyQuorum,
  checkProxy,
  checkRecall,
  checkRecallPetition,
  checkRecWithdrawal,
  checkRegistrationGround,
  checkRepMeetingQuorum,
  checkResidentsMeetingQuorum,
  checkRollPublication,
  checkScrutineers,
  checkSeats,
  checkSurplus,
  checkVotingAge,
  type Column,
  type IsoDate,
  isNearRelative,
  judgeBallot,
  type Mark,
  needsAcknowledgement,
  type ProxyFacts,
  rankNominations,
  type Reason,
  type RegistrationFacts,
  type Rulebook,
} from '../src/index.ts';
import { cite, citeBoth, citeParameter, judge, reason, speaking, worst } from '../src/checks/citation.ts';
import { party, residents } from './outcome-fixture.ts';

const day = (written: string) => written as IsoDate;
const bare: Rulebook = { ...residents(), parameters: {} };
const book = residents();
const WORDS = { zh: '甲', en: 'a' };

describe('citations', () => {
  test('a rule that the book does not hold is cited by its id, and can block nothing', () => {
    expect(cite(book, 'NO-SUCH')).toEqual({ rule: 'NO-SUCH', sources: [], mark: 'UNCONFIRMED' });
    expect(judge(cite(book, 'NO-SUCH'), false, WORDS).verdict).toBe('warning');
  });

  test('a parameter’s own text comes first, once, and decides how firm it is', () => {
    const own = { value: 1, source: 'JWH25-19', mark: 'SECONDARY' } as const;
    expect(citeParameter(book, 'CNT-1', own)).toEqual({ rule: 'CNT-1', sources: ['JWH25-19'], mark: 'SECONDARY' });
    expect(citeParameter(book, 'CNT-1', { ...own, source: 'X-1' }).sources).toEqual(['X-1', 'JWH25-19']);
    expect(citeParameter(book, 'CNT-1', undefined)).toEqual(cite(book, 'CNT-1'));
  });

  test.each([
    ['CONFIRMED', 'CONFIRMED', 'CONFIRMED'],
    ['CONFIRMED', 'SECONDARY', 'SECONDARY'],
    ['SECONDARY', 'CONFIRMED', 'SECONDARY'],
    ['UNCONFIRMED', 'SECONDARY', 'UNCONFIRMED'],
    ['SECONDARY', 'UNCONFIRMED', 'UNCONFIRMED'],
  ] as const)('%s joined with %s is %s', (a, b, joined) => {
    const of = (mark: Mark, ...sources: readonly string[]) => ({ rule: `R-${mark}`, sources, mark });
    expect(citeBoth(of(a, 'A-1', 'A-2'), of(b, 'A-2', 'B-1'))).toEqual({
      rule: `R-${a}`,
      sources: ['A-1', 'A-2', 'B-1'],
      mark: joined,
    });
  });

  test.each([
    ['CONFIRMED', 'violation', '', ''],
    ['SECONDARY', 'warning', '二手资料', 'second-hand'],
    ['UNCONFIRMED', 'warning', '待核', 'not yet confirmed'],
  ] as const)('a %s text says %s, and how well it is known', (mark, verdict, zh, en) => {
    const said = judge({ rule: 'R', sources: [], mark }, false, WORDS);
    expect(said.verdict).toBe(verdict);
    expect(said.text.zh).toMatch(zh === '' ? /^甲$/ : new RegExp(`^甲.*${zh}`));
    expect(said.text.en).toMatch(en === '' ? /^a$/ : new RegExp(`^a.*${en}`));
    // How well it is known is a remark: a paper says the sentence itself.
    expect(said.stated).toEqual(mark === 'CONFIRMED' ? undefined : WORDS);
    expect(judge({ rule: 'R', sources: [], mark }, true, WORDS)).toMatchObject({ verdict: 'ok', text: WORDS });
  });

  test('what is empty is left out of a reason', () => {
    const of = { rule: 'R', sources: [], mark: 'CONFIRMED' } as const;
    const whole: Reason = reason(of, 'ok', WORDS, { figures: { n: 1 }, short: 2, children: [reason(of, 'ok', WORDS)] });
    expect(Object.keys(whole).toSorted()).toEqual([
      'children',
      'figures',
      'rule',
      'short',
      'sources',
      'text',
      'verdict',
    ]);
    for (const detail of [{}, { short: 0 }, { short: -1 }, { children: [] }]) {
      expect(Object.keys(reason(of, 'ok', WORDS, detail)).toSorted()).toEqual(['rule', 'sources', 'text', 'verdict']);
    }
    expect(reason(of, 'unknown', WORDS, { stated: null }).stated).toBeNull();
  });

  test('the severest verdict stands for all', () => {
    const of = (verdict: Reason['verdict']) => reason({ rule: 'R', sources: [], mark: 'CONFIRMED' }, verdict, WORDS);
    const inOrder = ['ok', 'warning', 'unknown', 'violation', 'conflict'] as const;
    expect(worst([])).toBe('ok');
    for (const [at, verdict] of inOrder.entries()) {
      expect(worst(inOrder.slice(0, at + 1).map(of))).toBe(verdict);
      expect(
        worst(
          inOrder
            .slice(0, at + 1)
            .toReversed()
            .map(of),
        ),
      ).toBe(verdict);
    }
    expect(inOrder.filter((one) => blocks(of(one)))).toEqual(['violation', 'conflict']);
    expect(inOrder.filter((one) => needsAcknowledgement(of(one)))).toEqual(['warning', 'unknown']);
  });

  test('the figure in force speaks, unless even the law behind it is not met', () => {
    const law = { value: 20, source: 'L', mark: 'CONFIRMED' } as const;
    const local = { value: 25, source: 'X', mark: 'SECONDARY', law } as const;
    expect(speaking<number>(local, (least) => 22 >= least)).toBe(local);
    expect(speaking<number>(local, (least) => 19 >= least)).toBe(law);
    expect(speaking<number>(law, () => false)).toBe(law);
  });
});

describe('rules that set no figure leave the question open', () => {
  test.each([
    ['roll', checkRollPublication({ publishedOn: day('2026-11-01'), electionDay: day('2026-12-20') }, bare), 'ROLL-1'],
    ['handover', checkHandover(day('2026-12-20'), day('2026-12-21'), bare), 'RSLT-3'],
    ['nominators', checkJointNomination([{ person: 'v', isVoter: true }], bare), 'CAND-1'],
    ['size', checkSeats({ CHAIR: 1, MEMBER: 4 }, bare), 'RES-COMP-1'],
    ['age', checkVotingAge(day('2000-01-01'), day('2026-12-20'), bare), 'REG-1'],
  ] as const)('%s', (_name, said, rule) => {
    expect(said).toMatchObject({ rule, verdict: 'unknown' });
    expect(said.text.zh).toContain('没有写');
  });

  test('and show what they were told', () => {
    expect(checkJointNomination([{ person: 'v', isVoter: true }], bare).figures).toEqual({ voters: 1 });
    expect(checkSeats({ CHAIR: 1, MEMBER: 4 }, bare).figures).toEqual({ total: 5 });
    expect(checkSurplus(bare, 'CHAIR', 1, 1)).toMatchObject({ verdict: 'violation', short: 1 });
    expect(checkSurplus(bare, 'CHAIR', 1, 2).verdict).toBe('ok');
    const none: Rulebook = { ...party(), parameters: {} };
    expect(checkSurplus(none, 'PARTY_MEMBER', 3, 3).verdict).toBe('ok');
    expect(checkSurplus(none, 'PARTY_MEMBER', 3, 2)).toMatchObject({ short: 1 });
    expect(checkSeats({ PARTY_MEMBER: 3 }, none).rule).toBe('PTY-SEAT-1');
  });
});

describe('sizes and surplus', () => {
  test.each([
    [4, { total: 4, min: 5, max: 9 }, '至少5人，还差1人', 'at least 5: 1 short'],
    [11, { total: 11, min: 5, max: 9 }, '最多9人，多了2人', 'at most 9: 2 too many'],
    [7, { total: 7, min: 5, max: 9 }, '在5至9人之间', 'between 5 and 9'],
  ] as const)('%i members', (members, figures, zh, en) => {
    const said = checkSeats({ MEMBER: members }, book);
    expect(said.figures).toEqual(figures);
    expect(said.text.zh).toContain(zh);
    expect(said.text.en).toContain(en);
    expect(checkSeats({ MEMBER: 6 }, residents(['tianjin'])).figures).toEqual({ total: 6, min: 5, max: 9 });
  });

  test('more than a local text allows', () => {
    const said = checkSurplus(residents(['shanghai']), 'CHAIR', 1, 4);
    expect(said).toMatchObject({ figures: { seats: 1, candidates: 4, needed: 2, most: 2 } });
    expect(said.text.zh).toContain('多了2名');
    expect(said.text.en).toContain('2 too many');
    expect(checkSurplus(residents(['shanghai']), 'CHAIR', 1, 2).figures).toEqual({
      seats: 1,
      candidates: 2,
      needed: 2,
      most: 2,
    });
    expect(checkSurplus(book, 'CHAIR', 1, 40)).toMatchObject({
      verdict: 'ok',
      figures: { seats: 1, candidates: 40, needed: 2 },
    });
    expect(checkSurplus(book, 'CHAIR', 1, 40).figures).not.toHaveProperty('most');
  });

  test('a post that a local range leaves out keeps to the law', () => {
    const local = residents([], {
      surplus: { value: { MEMBER: { min: 2, max: 3 } }, source: 'X-1', mark: 'CONFIRMED' },
    });
    expect(checkSurplus(local, 'CHAIR', 1, 2)).toMatchObject({ verdict: 'ok', sources: ['JWH25-18'] });
    expect(checkSurplus(local, 'WOMEN_MEMBER', 1, 1)).toMatchObject({ verdict: 'violation', short: 1 });
  });
});

describe('nominations', () => {
  test.each([
    [10, 0, '联名选民10人，至少要10人，提名成立。', '10 voters signed, at least 10 needed: met.'],
    [9, 0, '联名选民9人，至少要10人，还差1人，提名不成立。', '9 voters signed, at least 10 needed: 1 short.'],
    [
      9,
      2,
      '联名选民9人（另有2个签名不是选民或重复，不算），至少要10人，还差1人，提名不成立。',
      '9 voters signed (2 not counted), at least 10 needed: 1 short.',
    ],
  ])('%i voters and %i others', (voters, others, zh, en) => {
    const people = Array.from({ length: voters + others }, (_, at) => ({ person: `p${at}`, isVoter: at < voters }));
    expect(checkJointNomination(people, book).text).toEqual({ zh, en });
  });

  const clear = {
    isVoter: true,
    expelledFromParty: false,
    criminalPunishment: false,
    gangActivities: false,
    illegalReligionOrCult: false,
  };

  test('each ground that bars, and each still to be found out, is named', () => {
    const barred = checkEligibilityToStand({ ...clear, expelledFromParty: true, criminalPunishment: true }, book);
    expect(barred.text.zh).toBe('有法律写明不得作候选人的情形：被开除党籍；因犯罪受过刑事处罚。');
    expect(barred.text.en).toBe('The law bars from standing: expelled from the Party; criminally punished.');
    const open = checkEligibilityToStand({ ...clear, isVoter: undefined, gangActivities: undefined }, book);
    expect(open.text.zh).toBe('还没有查明：是否登记选民；利用黑恶势力从事非法活动。');
    expect(open.text.en).toBe('Not yet established: registered voter; unlawful acts through criminal gangs.');
    const one = checkEligibilityToStand({ ...clear, gangActivities: undefined }, book);
    expect(one.text).toEqual({
      zh: '还没有查明：利用黑恶势力从事非法活动。',
      en: 'Not yet established: unlawful acts through criminal gangs.',
    });
  });

  test('ranked nominations are told with their votes, and what is open', () => {
    const chair = {
      post: 'CHAIR',
      places: 1,
      received: [
        { person: '钱', votes: 7 },
        { person: '赵', votes: 4 },
      ],
    } as const;
    const member = {
      post: 'MEMBER',
      places: 1,
      received: [
        { person: '李', votes: 5 },
        { person: '赵', votes: 1 },
        { person: '周', votes: 5 },
      ],
    } as const;
    const [first, second] = rankNominations([chair, member], residents(['henan']));
    expect(first?.reason).toMatchObject({
      figures: { places: 1 },
      text: { zh: '按提名票取前1名：钱7票。', en: 'The first 1 by nominations: 钱 7.' },
    });
    // 4 + 1 put 赵 level with two others at the only place.
    expect(second?.reason.text.zh).toBe(
      '按提名票取前1名。高职没有进入的提名票并入本职。李、赵、周票数相等，再投一次。',
    );
    expect(second?.reason.text.en).toContain('are added. 李, 赵, 周 are level: vote again.');
    const [, plain] = rankNominations([chair, { ...member, received: [{ person: '钱', votes: 9 }] }], book);
    expect(plain?.reason.text.zh).toContain('按提名票取前1名：钱9票。钱被提名两个职务，须本人书面选一个。');
    expect(plain?.reason.text.en).toContain('钱 must choose one post in writing.');
  });

  test('counts in any order are ranked by votes', () => {
    const [one] = rankNominations(
      [
        {
          post: 'MEMBER',
          places: 3,
          received: [
            { person: '丙', votes: 1 },
            { person: '甲', votes: 9 },
            { person: '乙', votes: 5 },
          ],
        },
      ],
      book,
    );
    expect(one?.candidates.map(({ person }) => person)).toEqual(['甲', '乙', '丙']);
  });

  test('whoever stands for chair does not carry votes further down', () => {
    const posts = [
      { post: 'CHAIR', places: 1, received: [{ person: '钱', votes: 7 }] },
      { post: 'VICE', places: 1, received: [{ person: '孙', votes: 7 }] },
      { post: 'MEMBER', places: 3, received: [{ person: '李', votes: 5 }] },
    ] as const;
    const [, vice, member] = rankNominations(posts, residents(['henan']));
    expect(member?.candidates).toEqual([{ person: '李', votes: 5 }]);
    expect(vice?.reason.text.zh).toBe('按提名票取前1名：孙7票。');
  });
});

describe('proxies', () => {
  const fine: ProxyFacts = {
    mode: 'ALL_VOTERS',
    written: true,
    principalIsVoter: true,
    trusteeIsVoter: true,
    trusteeIsCandidate: false,
    trusteePassesOn: false,
    alreadyAccepted: 0,
  };

  test('the Party knows none, by its book as by its mode', () => {
    expect(checkProxy(fine, party())).toMatchObject({ rule: 'PTY-EL-6', verdict: 'violation' });
    expect(checkProxy({ ...fine, mode: 'PARTY_MEMBERS' }, book).rule).toBe('PTY-EL-6');
  });

  test('rules that know none, and rules that set no limit', () => {
    const none = residents([], { proxyAllowed: { value: false, source: 'X-1', mark: 'CONFIRMED' } });
    expect(checkProxy(fine, none)).toMatchObject({
      rule: 'VOTE-2',
      verdict: 'violation',
      sources: ['X-1', 'JWH25-19'],
    });
    expect(checkProxy({ ...fine, alreadyAccepted: 90 }, bare).verdict).toBe('ok');
  });

  test('two faults are told in both languages, with the severer verdict', () => {
    const said = checkProxy({ ...fine, written: false, trusteePassesOn: true }, book);
    expect(said.verdict).toBe('violation');
    expect(said.text.zh).toContain('委托必须是书面的。受托人不能再把委托转给别人。');
    expect(said.text.en).toContain('must be in writing. A trustee may not pass');
    expect(checkProxy({ ...fine, alreadyAccepted: 3 }, book).figures).toEqual({ accepted: 4, most: 3 });
    expect(checkProxy({ ...fine, written: false }, book).figures).toBeUndefined();
    expect(checkProxy(fine, book).text.zh).toBe('委托符合规定。');
  });

  test('whoever may be trustee by the law need not be a relative', () => {
    expect(checkProxy({ ...fine, nearRelative: false }, bare).verdict).toBe('ok');
  });
});

describe('registration', () => {
  const base = { wishesToTakePart: true, deprivedOfPoliticalRights: false, registeredElsewhere: false };
  const lives = (months?: number): RegistrationFacts => ({
    ...base,
    ground: { ground: 'HABITUAL_RESIDENT', ...(months === undefined ? {} : { months }) },
  });
  const works = (months: number, applied = true, confirmedByCommittee = true): RegistrationFacts => ({
    ...base,
    ground: { ground: 'COMMUNITY_WORKER', months, applied, confirmedByCommittee },
  });
  const twelve = residents([], { habitualResidenceMonths: { value: 12, source: 'X-1', mark: 'CONFIRMED' } });

  test('months of living here', () => {
    expect(checkRegistrationGround(lives(), book).figures).toBeUndefined();
    expect(checkRegistrationGround(lives(3), book)).toMatchObject({ rule: 'REG-6', figures: { months: 3 } });
    expect(checkRegistrationGround(lives(), twelve)).toMatchObject({ verdict: 'unknown', figures: { needed: 12 } });
    expect(checkRegistrationGround(lives(), twelve).text.zh).toContain('没有填常住了几个月');
    const short = checkRegistrationGround(lives(9), twelve);
    expect(short).toMatchObject({ verdict: 'violation', short: 3, figures: { months: 9, needed: 12 } });
    expect(short.text).toMatchObject({
      zh: '常住9个月，当地要求满12个月，还差3个月。',
      en: 'Lived here 9 month(s), 12 needed: 3 short.',
    });
    expect(checkRegistrationGround(lives(12), twelve).text).toEqual({
      zh: '常住12个月，当地要求满12个月，符合。',
      en: 'Lived here 12 month(s), 12 needed: met.',
    });
  });

  test('months of work, the application, the confirmation', () => {
    const said = (facts: RegistrationFacts, of: Rulebook = book) => checkRegistrationGround(facts, of);
    expect(said(works(7), bare)).toMatchObject({ verdict: 'unknown', rule: 'REG-4' });
    expect(said(works(4))).toMatchObject({ short: 2, figures: { months: 4, needed: 6 } });
    expect(said(works(6)).figures).toEqual({ months: 6, needed: 6 });
    expect(said(works(6, false)).text.zh).toContain('本人申请');
    expect(said(works(6, true, false)).text.zh).toContain('选举委员会确认');
    expect(said(works(6, true, false)).figures).toEqual({ months: 6, needed: 6 });
  });

  test.each([
    ['2008-12-19', { age: 18 }],
    ['2008-12-20', { age: 18 }],
    ['2008-12-21', { age: 18 }],
  ])('born %s', (birth, figures) => {
    expect(checkVotingAge(day(birth), day('2026-12-20'), book).figures).toEqual(figures);
  });
});

describe('meetings, recalls, days', () => {
  test('each meeting is asked by its own rule', () => {
    expect(checkMeetingDecision('RESIDENTS', 3, 5, book).rule).toBe('MEET-4');
    expect(checkMeetingDecision('REPRESENTATIVES', 3, 5, book).rule).toBe('MEET-2');
    expect(checkRepMeetingQuorum(40, 60, book).figures).toEqual({ members: 60, present: 40, needed: 40 });
    expect(checkResidentsMeetingQuorum(30, 60, book).figures).toEqual({ entitled: 60, present: 30, needed: 31 });
    expect(checkMeetingComposition(47, 60, book)).toMatchObject({
      short: 1,
      figures: { members: 60, representatives: 47, needed: 48 },
    });
    expect(checkPartyQuorum(18, 23, party()).figures).toEqual({ expected: 23, present: 18, needed: 19 });
  });

  test.each([
    [499, false, true],
    [520, false, false],
    [520, false, true],
  ])('%i members (dispersed %s, approved %s)', (members, dispersed, superiorApproved) => {
    expect(checkDelegatesCongress({ members, dispersed, superiorApproved }, party()).figures).toEqual({
      members,
      needed: 500,
    });
  });

  test('who signs a recall', () => {
    expect(checkRecallPetition('VOTERS', 299, 3000, book).text.zh).toBe(
      '选民或户代表3000人，联名299人，至少要300人，还差1人。',
    );
    expect(checkRecallPetition('REPRESENTATIVES', 20, 60, book).text.zh).toBe(
      '代表60人，联名20人，至少要20人，可以提出罢免要求。',
    );
  });

  test.each([
    [41, 21, '罢免通过。', 'ok'],
    [41, 20, '罢免不通过。', 'violation'],
    [40, 40, '罢免不通过。', 'violation'],
  ] as const)('a recall: %i of 60 representatives vote, %i agree', (voted, agreed, zh, verdict) => {
    const said = checkRecall({ mode: 'RESIDENT_REP', entitled: 60, voted, agreed }, book);
    expect(said).toMatchObject({ verdict, text: { zh } });
    expect(said.children?.map((one) => one.figures)).toEqual([
      { entitled: 60, voted, needed: 41 },
      { voted, agreed, needed: 21 },
    ]);
  });

  test('what is missing of a recall is said in its parts, and only there', () => {
    const parts = (voted: number, agreed: number) =>
      checkRecall({ mode: 'RESIDENT_REP', entitled: 60, voted, agreed }, book).children?.map((one) => one.text);
    expect(parts(39, 18)).toEqual([
      {
        zh: '有权投票60人，参加39人，至少要41人，还差2人。',
        en: '60 entitled, 39 voted, at least 41 needed: 2 short.',
      },
      { zh: '投票39人，同意18人，至少要20人，还差2人。', en: '39 voted, 18 agreed, at least 20 needed: 2 short.' },
    ]);
    expect(parts(41, 21)).toEqual([
      { zh: '有权投票60人，参加41人，至少要41人。', en: '60 entitled, 41 voted, at least 41 needed.' },
      { zh: '投票41人，同意21人，至少要21人。', en: '41 voted, 21 agreed, at least 21 needed.' },
    ]);
  });

  test('the roll and the representatives’ names in one sentence', () => {
    const facts = { publishedOn: day('2026-12-02'), electionDay: day('2026-12-20') };
    const said = checkRollPublication({ ...facts, representativesOn: day('2026-12-02') }, book);
    expect(said).toMatchObject({
      verdict: 'violation',
      short: 2,
      figures: { days: 18, needed: 20 },
      children: [{ rule: 'ROLL-1' }, { rule: 'ROLL-2', verdict: 'ok' }],
    });
    expect(said.text.zh).toBe(
      '选民名单2026-12-02公布，选举日2026-12-20，最迟应在2026-11-30公布，晚了2天。代表名单和选民名单同一天公布。',
    );
    expect(checkRollPublication(facts, book).children).toBeUndefined();
  });

  test.each([
    ['2026-12-20', 'ok', { days: 0, most: 10 }, '按期', 'in time'],
    ['2026-12-30', 'ok', { days: 10, most: 10 }, '按期', 'in time'],
    ['2027-01-01', 'violation', { days: 12, most: 10 }, '晚了2天', '2 day(s) late'],
  ] as const)('handed over %s', (on, verdict, figures, zh, en) => {
    const said = checkHandover(day('2026-12-20'), day(on), book);
    expect(said).toMatchObject({
      verdict,
      figures,
      text: { zh: expect.stringContaining(zh), en: expect.stringContaining(en) },
    });
    expect(said.text.zh.includes('晚了')).toBe(verdict !== 'ok');
    expect(said.text.en.includes('late')).toBe(verdict !== 'ok');
  });
});

describe('ballots', () => {
  const column = (over: Partial<Column>): Column => ({ post: 'MEMBER', seats: 2, chosen: [], writeIns: [], ...over });
  const only = (over: Partial<Column>, of: Rulebook = book) => judgeBallot([column(over)], of)[0];

  test('what was chosen, of how many', () => {
    expect(only({ chosen: ['甲'] })?.reason).toMatchObject({
      rule: 'CNT-4',
      verdict: 'ok',
      figures: { chosen: 1, seats: 2 },
    });
    expect(only({})?.reason).toMatchObject({ rule: 'CNT-4', verdict: 'ok', figures: { chosen: 0, seats: 2 } });
    expect(only({ chosen: ['甲', '乙', '丙'] })?.reason).toMatchObject({
      verdict: 'violation',
      figures: { chosen: 3, seats: 2 },
    });
    expect(only({ illegible: true })?.reason).toMatchObject({ rule: 'CNT-6', verdict: 'warning' });
    expect(only({ illegible: true }, party())?.reason.rule).toBe('PTY-CNT-3');
    expect(only({ chosen: ['甲'] }, party())?.reason.rule).toBe('PTY-CNT-3');
    expect(only({ chosen: ['甲'], writeIns: ['戊'], refused: [] }, party())?.reason).toMatchObject({
      rule: 'PTY-MARK-3',
      figures: { chosen: 2, seats: 2 },
    });
    expect(only({ chosen: ['甲'], writeIns: ['戊'] }, party())?.votesFor).toEqual(['甲', '戊']);
    expect(only({ chosen: ['甲'], writeIns: ['戊'], refused: [] })?.votesFor).toEqual(['甲', '戊']);
  });

  const chair = column({ post: 'CHAIR', seats: 1, chosen: ['甲'] });

  test('someone chosen twice is named; other columns keep their own reason', () => {
    const [a, b, c] = judgeBallot(
      [chair, column({ chosen: ['甲', '乙'] }), column({ post: 'VICE', chosen: ['丙'] })],
      book,
    );
    expect(a?.reason).toMatchObject({ rule: 'CNT-5', verdict: 'unknown' });
    expect(b?.reason.text.zh).toContain('甲在两个职务里都被选');
    expect(c?.reason).toMatchObject({ rule: 'CNT-4', verdict: 'ok' });
    const voided = judgeBallot([chair, column({ chosen: ['甲', '乙'] })], residents(['zhejiang']));
    expect(voided).toMatchObject([
      {
        post: 'CHAIR',
        votesFor: [],
        reason: { rule: 'CNT-5', verdict: 'violation', sources: expect.arrayContaining(['ZJ20V-27']) },
      },
      { post: 'MEMBER', votesFor: [] },
    ]);
    expect(voided[0]?.reason.text.zh).toContain('甲在两个职务里都被选');
  });

  test('nobody twice: nothing is void, and a Party ballot may name one twice', () => {
    expect(judgeBallot([chair, column({ chosen: ['乙'] })], residents(['zhejiang']))).toMatchObject([
      { state: 'COUNTS' },
      { state: 'COUNTS' },
    ]);
    const twice = [
      column({ post: 'PARTY_MEMBER', chosen: ['甲'] }),
      column({ post: 'SECRETARY', seats: 1, chosen: ['甲'] }),
    ];
    expect(judgeBallot(twice, party())).toMatchObject([{ reason: { verdict: 'ok' } }, { reason: { verdict: 'ok' } }]);
  });
});

describe('people around the election', () => {
  test('a relative is found on either side of the pair, and only with a nominee', () => {
    const members = [
      { person: '妻', chairs: false },
      { person: '戊', chairs: true },
    ];
    const leaves = (a: string, b: string) =>
      checkRecWithdrawal({ members, nominated: ['夫'], relatives: [{ a, b, relation: '夫妻' }] }, book);
    expect(leaves('夫', '妻')).toMatchObject({ verdict: 'violation', figures: { leave: 1 } });
    expect(leaves('妻', '夫')).toMatchObject({ verdict: 'violation', figures: { leave: 1 } });
    expect(leaves('妻', '戊').verdict).toBe('ok');
    expect(leaves('己', '夫').verdict).toBe('ok');
    const both = checkRecWithdrawal({ members, nominated: ['妻', '戊'], relatives: [] }, book);
    expect(both.text.zh).toBe('选举委员会有2人应当退出：妻、戊。');
    expect(both.text.en).toContain('妻, 戊');
  });

  test('staff: relatives on either side of the pair, near ones only, of candidates only', () => {
    const said = (a: string, b: string, relation = 'SPOUSE') =>
      checkScrutineers({ staff: ['计', '监'], candidates: ['甲'], relatives: [{ a, b, relation }] }, book).verdict;
    expect(said('甲', '计')).not.toBe('ok');
    expect(said('计', '甲')).not.toBe('ok');
    expect(said('计', '监')).toBe('ok');
    expect(said('甲', '乙')).toBe('ok');
    expect(said('乙', '计')).toBe('ok');
    expect(said('甲', '计', 'COUSIN')).toBe('ok');
  });

  test.each([
    ['cousin', 'NO'],
    ['表亲', 'NO'],
    ['NONE', 'NO'],
    ['无', 'NO'],
    ['', 'UNSURE'],
    ['关系', 'UNSURE'],
    ['亲子关系', 'UNSURE'],
    ['母女关系', 'YES'],
  ] as const)('%j is %s', (relation, near) => {
    expect(isNearRelative(relation)).toBe(near);
  });
});
