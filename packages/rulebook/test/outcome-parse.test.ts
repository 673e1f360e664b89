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
