import { describe, expect, test } from 'vitest';
import { outcome, parseOutcomeInput } from '../src/index.ts';
import { residents } from './outcome-fixture.ts';

const CONTRACT = {
  rules: 'residents-2026',
  overlays: [],
  heldOn: '2026-12-20',
  electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: null },
  ballots: { issued: 1900, collected: 1800, invalid: 60 },
  contests: [{ post: 'CHAIR', seats: 1, nominees: [{ name: '甲', sex: 'F', votes: 901 }], writeIns: [] }],
  relatives: [],
};

const nominee = (over: object) => ({
  contests: [{ post: 'CHAIR', seats: 1, nominees: [{ name: '甲', sex: 'F', votes: 901, ...over }] }],
});
const refused = (over: object) => {
  const read = parseOutcomeInput({ ...CONTRACT, ...over });
  if (read.ok) throw new Error('was read');
  return read.error;
};

test('the file of the CLI contract is read and decided as promised', () => {
  const read = parseOutcomeInput(CONTRACT);
  if (!read.ok) throw new Error(read.error.message.zh);
  const result = outcome(read.value, residents());
  expect(result.valid).toBe(true);
  expect(result.contests).toEqual([{ post: 'CHAIR', elected: ['甲'], tied: [], vacant: 0, next: 'NONE' }]);
  expect(result.reasons.flatMap((one) => one.sources)).toContain('JWH25-19');
});

test('overlays, write-ins, relatives, round and present may be left out; names lose outer blanks; 女 is F', () => {
  const { overlays: _o, relatives: _r, ...bare } = CONTRACT;
  const read = parseOutcomeInput({
    ...bare,
    electorate: { mode: 'ALL_VOTERS', entitled: 3000 },
    ...nominee({ name: ' 甲 ', sex: '女' }),
  });
  expect(read).toMatchObject({
    ok: true,
    value: { overlays: [], relatives: [], round: 1, electorate: { present: null } },
  });
  if (read.ok) expect(read.value.contests[0]).toMatchObject({ nominees: [{ name: '甲', sex: 'F' }], writeIns: [] });
});

describe('a file that cannot be read names the field', () => {
  test.each([
    ['rules', { rules: 'residents' }],
    ['heldOn', { heldOn: '2026-02-30' }],
    ['heldOn', { heldOn: undefined }],
    ['electorate', { electorate: 3000 }],
    ['electorate.mode', { electorate: { mode: 'EVERYONE', entitled: 3000 } }],
    ['electorate.entitled', { electorate: { mode: 'ALL_VOTERS', entitled: 0 } }],
    ['electorate.present', { electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: -1 } }],
    ['electorate.total', { electorate: { mode: 'ALL_VOTERS', entitled: 3000, total: 1 } }],
    ['ballots.collected', { ballots: { issued: 1900, invalid: 0 } }],
    ['ballots.issued', { ballots: { issued: 19.5, collected: 10, invalid: 0 } }],
    ['contests', { contests: [] }],
    ['contests', { contests: 'CHAIR' }],
    ['contests[0].post', { contests: [{ post: 'MAYOR', seats: 1, nominees: [] }] }],
    ['contests[0].seats', { contests: [{ post: 'CHAIR', seats: 0, nominees: [] }] }],
    ['contests[0].nominees', { contests: [{ post: 'CHAIR', seats: 1 }] }],
    ['contests[0].writeins', { contests: [{ post: 'CHAIR', seats: 1, nominees: [], writeins: [] }] }],
    ['contests[0].nominees[0].votes', nominee({ votes: '901' })],
    ['contests[0].nominees[0].votes', nominee({ votes: -3 })],
    ['contests[0].nominees[0].name', nominee({ name: '  ' })],
    ['contests[0].nominees[0].sex', nominee({ sex: 'X' })],
    ['relatives[0].b', { relatives: [{ a: '甲', relation: 'SPOUSE' }] }],
    ['relatives[0]', { relatives: [{ a: '甲', b: '甲', relation: 'SPOUSE' }] }],
    ['round', { round: 3 }],
    ['overlays[0]', { overlays: [7] }],
    ['overlay', { overlay: ['zhejiang'] }],
    ['Relatives', { Relatives: [] }],
    ['contests[0].nominees[0].vote', nominee({ vote: 3 })],
    ['contests[0].nominees[0].Sex', nominee({ Sex: 'F' })],
  ])('%s', (path, over) => {
    const error = refused(over);
    expect(error.code).toBe('OUTCOME_INPUT_INVALID');
    expect(error.message.zh).toContain(`${path}：`);
    expect(error.message.en).toContain(`${path}: `);
  });

  test.each([
    ['1900', '1900'],
    ['１９００', '1900'],
    [' ０ ', '0'],
  ])('%j written as text is shown as the number to write', (issued, number) => {
    const { message } = refused({ ballots: { issued, collected: 0, invalid: 0 }, ...nominee({ votes: 0 }) });
    expect(message.zh).toContain(`应写成数字 ${number}`);
    expect(message.en).toContain(`write the number ${number}`);
  });

  test.each(['19 00', '一千', '1900张', ''])('%j is no number at all', (issued) => {
    expect(refused({ ballots: { issued, collected: 0, invalid: 0 } }).message.zh).toContain('应是不小于0的整数');
  });

  test.each([
    [1_000_000_000_001, '数字太大'],
    [1.5, '应是不小于1的整数'],
    [-3, '应是不小于1的整数'],
  ])('%d registered: %s', (entitled, said) => {
    expect(refused({ electorate: { mode: 'ALL_VOTERS', entitled } }).message.zh).toContain(said);
  });

  test('other fields may stand beside those that are read', () => {
    const note = { community: '幸福里', ...nominee({ note: '现任', age: 40 }) };
    expect(parseOutcomeInput({ ...CONTRACT, ...note }).ok).toBe(true);
  });

  test.each([null, 7, 'x', [], undefined])('%j is no file of this kind', (value) => {
    expect(parseOutcomeInput(value)).toMatchObject({ ok: false, error: { code: 'OUTCOME_INPUT_INVALID' } });
  });

  test('all faults are named at once', () => {
    const message = refused({ rules: 'x', round: 9, ballots: {} }).message.zh;
    for (const path of ['rules：', 'round：', 'ballots.issued：', 'ballots.collected：'])
      expect(message).toContain(path);
  });
});

test('everything that may be given is read', () => {
  const read = parseOutcomeInput({
    ...CONTRACT,
    overlays: ['zhejiang'],
    electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: 1850 },
    contests: [
      {
        post: 'MEMBER',
        seats: 2,
        runoff: true,
        ballots: { issued: 1900, collected: 1800, invalid: 60 },
        nominees: [{ name: '甲', id: 'a', sex: '女', votes: 901, against: 3, abstain: 4, qualified: false }],
        writeIns: [{ name: '乙', id: 'b', sex: '男', votes: 9, registered: true, qualified: true }],
      },
    ],
    relatives: [{ a: '甲', b: '乙', relation: '夫妻' }],
    round: 2,
    seated: [{ name: '丙', sex: 'M', post: 'CHAIR' }],
    boxes: [{ box: '1号箱', voters: 50, collected: 48 }],
  });
  expect(read).toEqual({
    ok: true,
    value: {
      rules: 'residents-2026',
      overlays: ['zhejiang'],
      heldOn: '2026-12-20',
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: 1850 },
      ballots: { issued: 1900, collected: 1800, invalid: 60 },
      contests: [
        {
          post: 'MEMBER',
          seats: 2,
          runoff: true,
          ballots: { issued: 1900, collected: 1800, invalid: 60 },
          nominees: [{ name: '甲', id: 'a', sex: 'F', votes: 901, against: 3, abstain: 4, qualified: false }],
          writeIns: [{ name: '乙', id: 'b', sex: 'M', votes: 9, registered: true, qualified: true }],
        },
      ],
      relatives: [{ a: '甲', b: '乙', relation: '夫妻' }],
      round: 2,
      seated: [{ name: '丙', sex: 'M', post: 'CHAIR' }],
      boxes: [{ box: '1号箱', voters: 50, collected: 48 }],
    },
  });
});

test('null is as good as absent', () => {
  const read = parseOutcomeInput({
    ...CONTRACT,
    overlays: null,
    relatives: null,
    round: null,
    seated: null,
    boxes: null,
    contests: [
      {
        post: 'CHAIR',
        seats: 1,
        nominees: [{ name: '甲', id: null, sex: null, votes: 901, against: null, abstain: null, qualified: null }],
        writeIns: null,
        ballots: null,
        runoff: null,
        reduction: null,
      },
    ],
  });
  expect(read).toEqual({
    ok: true,
    value: {
      ...CONTRACT,
      contests: [{ post: 'CHAIR', seats: 1, nominees: [{ name: '甲', votes: 901 }], writeIns: [] }],
      round: 1,
    },
  });
});

describe('what is wrong is shown', () => {
  const long = 'x'.repeat(60);

  test.each([
    ['nothing given', { ballots: { issued: 1900, invalid: 0 } }, '现在是（没有填）', 'found nothing'],
    ['null', { ballots: { issued: 1900, collected: null, invalid: 0 } }, '现在是null', 'found null'],
    ['a long value is cut', { rules: long }, `现在是"${'x'.repeat(39)}…`, `found "${'x'.repeat(39)}…`],
    [
      'a value of forty signs is not',
      { rules: 'y'.repeat(38) },
      `现在是"${'y'.repeat(38)}"`,
      `found "${'y'.repeat(38)}"`,
    ],
    ['what JSON cannot say', { rules: () => 1 }, '现在是() => 1', 'found () => 1'],
  ])('%s', (_name, over, zh, en) => {
    const { message } = refused(over);
    expect(message.zh).toContain(zh);
    expect(message.en).toContain(en);
  });

  test('eight faults are spelt out, the rest counted', () => {
    const votes = (n: number) => ({
      contests: [
        { post: 'MEMBER', seats: 9, nominees: Array.from({ length: n }, (_, at) => ({ name: `p${at}`, votes: -1 })) },
      ],
    });
    expect(refused(votes(8)).message).toMatchObject({
      zh: expect.stringMatching(/^选举数据有8处不对：/),
      en: expect.stringMatching(/^8 problem/),
    });
    expect(refused(votes(8)).message.zh).not.toContain('另有');
    expect(refused(votes(8)).message.en).not.toContain('more');
    const { message, sources } = refused(votes(10));
    expect(message.zh).toContain('nominees[7]');
    expect(message.zh).not.toContain('nominees[8]');
    expect(message.zh).toContain('；另有2处。');
    expect(message.en).toContain('; and 2 more.');
    expect(sources).toEqual([]);
  });

  test.each([
    [
      'nominees',
      { contests: [{ post: 'CHAIR', seats: 1, nominees: ['甲'] }] },
      'contests[0].nominees[0]：应是一组字段',
    ],
    [
      'write-ins',
      { contests: [{ post: 'CHAIR', seats: 1, nominees: [], writeIns: [7] }] },
      'contests[0].writeIns[0]：应是一组字段',
    ],
    ['contests', { contests: ['CHAIR'] }, 'contests[0]：应是一组字段'],
    ['relatives', { relatives: ['甲乙'] }, 'relatives[0]：应是一组字段'],
    ['seated', { seated: ['甲'] }, 'seated[0]：应是一组字段'],
    ['boxes', { boxes: ['1号箱'] }, 'boxes[0]：应是一组字段'],
    ['ballots', { ballots: 1900 }, 'ballots：应是一组字段'],
    ['no relatives named', { relatives: [{ relation: 'SPOUSE' }] }, 'relatives[0].a：应是文字'],
  ])('%s must be what they are', (_name, over, words) => {
    expect(refused(over).message.zh).toContain(words);
  });

  test('both names missing is not the same person twice', () => {
    expect(refused({ relatives: [{ relation: 'SPOUSE' }] }).message.zh).not.toContain('同一个人');
  });

  test('a sex is F or M, or in Chinese', () => {
    expect(refused(nominee({ sex: 7 })).message.zh).toContain('应是 F、M 之一');
    expect(refused(nominee({ qualified: 'yes' })).message.zh).toContain('true 或 false');
    expect(refused({ seated: {} }).message.zh).toContain('seated：应是列表');
  });
});

describe('figures that cannot all be true', () => {
  const contest = (over: object) => ({
    contests: [{ post: 'MEMBER', seats: 2, nominees: [{ name: '甲', votes: 10 }], writeIns: [], ...over }],
  });

  test.each([
    [
      'invalid over collected',
      'ballots.invalid',
      { ballots: { issued: 10, collected: 5, invalid: 6 }, ...nominee({ votes: 0 }) },
    ],
    ['votes over valid ballots', 'contests[0].nominees[0]', nominee({ votes: 1741 })],
    ['marks over valid ballots', 'contests[0].nominees[0]', nominee({ votes: 1700, against: 41 })],
    [
      'votes in all over ballots times seats',
      'contests[0]',
      contest({ nominees: ['甲', '乙', '丙'].map((name) => ({ name, votes: 1200 })) }),
    ],
    ['a name twice', 'contests[0].writeIns[0]', contest({ writeIns: [{ name: '甲', votes: 1 }] })],
    ['a post twice', 'contests', { contests: [...contest({}).contests, ...contest({}).contests] }],
    ['a Party post', 'contests[0].post', contest({ post: 'SECRETARY' })],
    ['a Party mode', 'electorate.mode', { electorate: { mode: 'PARTY_MEMBERS', entitled: 3000, present: 1900 } }],
    [
      'more present than entitled',
      'electorate.present',
      { electorate: { mode: 'ALL_VOTERS', entitled: 10, present: 11 } },
    ],
    [
      'a man in the women column',
      'contests[0].nominees[0].sex',
      contest({ post: 'WOMEN_MEMBER', nominees: [{ name: '甲', sex: 'M', votes: 1 }] }),
    ],
    ['fewer seats by resolution', 'contests[0].reduction', contest({ reduction: { seats: 1, agreed: 5 } })],
    [
      'an id with two names',
      'contests[0].nominees[1].id',
      contest({
        nominees: [
          { name: '甲', id: '1', votes: 1 },
          { name: '乙', id: '1', votes: 1 },
        ],
      }),
    ],
    [
      'one name with and without a blank',
      'contests[0].nominees[1].name',
      contest({
        nominees: [
          { name: '王芳', votes: 1 },
          { name: '王　芳', votes: 1 },
        ],
      }),
    ],
    [
      'an id here and none there',
      'contests[0].nominees[1]',
      contest({
        nominees: [
          { name: '甲', id: '1', votes: 1 },
          { name: '甲', votes: 1 },
        ],
      }),
    ],
  ])('%s', (_name, path, over) => {
    const error = refused(over);
    expect(error.code).toBe('OUTCOME_FIGURES_INCONSISTENT');
    expect(error.message.zh).toContain(`${path}：`);
  });

  test.each([
    [1, 5, undefined],
    [2, 5, 'contests[0].reduction.seats'],
    [3, 5, 'contests[0].reduction.seats'],
    [1, 40, undefined],
    [1, 41, 'contests[0].reduction.agreed'],
  ])('Party: two seats reduced to %i, %i of 40 agree', (seats, agreed, path) => {
    const read = parseOutcomeInput({
      ...CONTRACT,
      rules: 'party-2020',
      electorate: { mode: 'PARTY_MEMBERS', entitled: 50, present: 40 },
      ballots: { issued: 40, collected: 40, invalid: 0 },
      contests: [
        { post: 'PARTY_MEMBER', seats: 2, nominees: [{ name: '甲', votes: 30 }], reduction: { seats, agreed } },
      ],
    });
    if (path === undefined) {
      expect(read).toMatchObject({ ok: true, value: { contests: [{ reduction: { seats, agreed } }] } });
    } else {
      expect(read.ok ? '' : read.error.message.zh).toContain(`数据有1处不对：${path}：`);
    }
  });

  test('each thing wrong is said once', () => {
    const once = (over: object) => refused(over).message.zh.match(/有(\d+)处/)?.[1];
    expect(once(contest({ reduction: { seats: 1, agreed: 5 } }))).toBe('1');
    expect(once({ ballots: { issued: 10, collected: 5, invalid: 6 }, ...nominee({ votes: 0 }) })).toBe('1');
    expect(once({ ballots: { issued: 10, collected: 5, invalid: 5 }, ...nominee({ votes: 1 }) })).toBe('2');
    expect(once({ electorate: { mode: 'ALL_VOTERS', entitled: 10, present: 11 } })).toBe('1');
    expect(once(nominee({ votes: 1, against: 1700, abstain: 40 }))).toBe('1');
    expect(once({ electorate: { mode: 'PARTY_MEMBERS', entitled: 3000, present: 1900 } })).toBe('1');
  });

  test('as many as there can be are no fault', () => {
    const fine = (over: object) => parseOutcomeInput({ ...CONTRACT, ...over }).ok;
    expect(fine({ electorate: { mode: 'ALL_VOTERS', entitled: 1800, present: 1800 } })).toBe(true);
    expect(fine(nominee({ votes: 1700, against: 20, abstain: 20 }))).toBe(true);
    expect(fine({ ballots: { issued: 10, collected: 6, invalid: 6 }, ...nominee({ votes: 0 }) })).toBe(true);
    expect(
      fine(
        contest({
          post: 'WOMEN_MEMBER',
          nominees: [
            { name: '甲', sex: 'F', votes: 1 },
            { name: '乙', votes: 1 },
          ],
        }),
      ),
    ).toBe(true);
    expect(fine(contest({ nominees: [{ name: '甲', sex: 'M', votes: 1 }] }))).toBe(true);
    expect(
      fine(contest({ nominees: [{ name: '甲', id: '1', votes: 1 }], writeIns: [{ name: '乙', id: '2', votes: 1 }] })),
    ).toBe(true);
    expect(
      fine({
        rules: 'party-2020',
        electorate: { mode: 'PARTY_MEMBERS', entitled: 40, present: 38 },
        ballots: { issued: 38, collected: 38, invalid: 0 },
        contests: [{ post: 'PARTY_MEMBER', seats: 1, nominees: [{ name: '甲', sex: 'M', votes: 30 }] }],
      }),
    ).toBe(true);
  });

  test('a post with ballots of its own is held against those', () => {
    const own = (collected: number, invalid: number, votes: number) =>
      contest({ ballots: { issued: 100, collected, invalid }, nominees: [{ name: '甲', votes }] });
    expect(parseOutcomeInput({ ...CONTRACT, ...own(100, 2, 98) }).ok).toBe(true);
    expect(refused(own(100, 2, 99)).message.zh).toContain('多于有效票98张（收回100减无效2）');
    expect(refused(own(100, 101, 0)).message.zh).toContain('contests[0].ballots.invalid：');
  });

  test('people seated before are the same people', () => {
    const seated = (person: object) => ({ round: 2, seated: [{ post: 'CHAIR', ...person }] });
    const withId = contest({ nominees: [{ name: '甲', id: '1', votes: 1 }] });
    expect(refused({ ...withId, ...seated({ name: '甲' }) }).message.zh).toContain('seated[0]：');
    expect(parseOutcomeInput({ ...CONTRACT, ...withId, ...seated({ name: '甲', id: '1' }) }).ok).toBe(true);
  });

  test('as many votes as valid ballots are possible', () => {
    expect(parseOutcomeInput({ ...CONTRACT, ...nominee({ votes: 1740 }) }).ok).toBe(true);
  });

  test('a Party vote needs the members present', () => {
    const error = refused({
      rules: 'party-2020',
      electorate: { mode: 'PARTY_MEMBERS', entitled: 40 },
      ballots: { issued: 40, collected: 40, invalid: 0 },
      contests: [{ post: 'PARTY_MEMBER', seats: 1, nominees: [{ name: '甲', votes: 30 }] }],
    });
    expect(error.message.zh).toContain('实到会');
  });
});

test('namesakes are told apart by id, and answered by id', () => {
  const read = parseOutcomeInput({
    ...CONTRACT,
    contests: [
      {
        post: 'MEMBER',
        seats: 2,
        nominees: [
          { name: '王芳', id: 'c1', sex: 'F', votes: 1000 },
          { name: '王芳', id: 'c2', sex: 'F', votes: 990 },
          { name: '李四', id: 'c3', sex: 'M', votes: 990 },
        ],
      },
    ],
  });
  if (!read.ok) throw new Error(read.error.message.zh);
  expect(outcome(read.value, residents()).contests).toEqual([
    {
      post: 'MEMBER',
      elected: ['王芳'],
      tied: ['王芳', '李四'],
      vacant: 1,
      next: 'RUNOFF',
      electedIds: ['c1'],
      tiedIds: ['c2', 'c3'],
    },
  ]);
});
