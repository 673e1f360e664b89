import { expect, test } from 'vitest';
import type { RollOptions, RowDecision } from '../src/index.ts';
import { checkRollFile } from '../src/index.ts';
import type { Value } from './people.ts';
import { ELECTION_DAY, HEADINGS, MAN, person, WOMAN, workbook } from './people.ts';

const decide = (
  row: number,
  decision: RowDecision['decision'],
  codes: readonly string[],
  more: Partial<RowDecision> = {},
): RowDecision => ({ sheet: '花名册', row, decision, reason: '看过身份证', codes, ...more });

const check = (rows: readonly (readonly Value[])[], decisions: readonly RowDecision[]) => {
  const options: RollOptions = { electionDay: ELECTION_DAY, decisions };
  return checkRollFile(workbook([{ name: '花名册', rows: [HEADINGS, ...rows] }]), 'a.xlsx', options);
};

/** Names registered, or the code of the refusal; then what is told of the rows. */
async function outcome(rows: readonly (readonly Value[])[], decisions: readonly RowDecision[]) {
  const report = await check(rows, decisions);
  if (!report.ok) return report.error.code;
  const { voters, needsHuman, problems } = report.value;
  return {
    voters: voters.map(({ at }) => at.row),
    needsHuman,
    codes: problems.map(({ row, code }) => `${row} ${code}`),
  };
}

// 990100196609172964: same day as WOMAN, serial 296, check digit worked out by hand.
const TWIN = person({ 公民身份号码: '990100196609172964' });

test('a person who needs a human is registered once one has looked, with the reason', async () => {
  const long = person({ 姓名: '阿卜杜勒麦麦提·阿卜杜喀迪尔·吐尔逊江·买买提艾力·库尔班' });
  expect(await outcome([long], [decide(2, 'REGISTER', ['NAME_TOO_LONG'])])).toEqual({
    voters: [2],
    needsHuman: 0,
    codes: ['2 NAME_TOO_LONG', '2 DECIDED_REGISTER'],
  });
  expect(await outcome([long], [decide(2, 'LEAVE_OUT', ['NAME_TOO_LONG'])])).toEqual({
    voters: [],
    needsHuman: 1,
    codes: ['2 NAME_TOO_LONG', '2 DECIDED_LEAVE_OUT'],
  });
});

test('two people of one name and birthday are both let in, or one of them', async () => {
  const both = [decide(2, 'REGISTER', ['SAME_NAME_BIRTH']), decide(3, 'REGISTER', ['SAME_NAME_BIRTH'])];
  expect(await outcome([WOMAN, TWIN], both)).toMatchObject({ voters: [2, 3], needsHuman: 0 });
  const one = [decide(2, 'LEAVE_OUT', ['SAME_NAME_BIRTH']), decide(3, 'REGISTER', ['SAME_NAME_BIRTH'])];
  expect(await outcome([WOMAN, TWIN], one)).toMatchObject({ voters: [3], needsHuman: 1 });
});

test('one number is registered once, whatever was decided', async () => {
  const rows = [WOMAN, person({ 姓名: '王芳' }), person({ 姓名: '李红' })];
  const codes = ['SAME_ID_OTHER_NAME'];
  const three = (...said: readonly RowDecision['decision'][]) =>
    said.map((one, index) => decide(index + 2, one, codes));
  expect(await outcome(rows, three('LEAVE_OUT', 'REGISTER', 'LEAVE_OUT'))).toMatchObject({
    voters: [3],
    needsHuman: 2,
  });
  expect(await outcome(rows, three('REGISTER', 'LEAVE_OUT', 'LEAVE_OUT'))).toMatchObject({
    voters: [2],
    needsHuman: 2,
  });
  expect(await outcome(rows, three('REGISTER', 'REGISTER', 'LEAVE_OUT'))).toBe('ROLL_DECISION_TWICE');
  expect(await outcome(rows, three('LEAVE_OUT', 'REGISTER', 'REGISTER'))).toBe('ROLL_DECISION_TWICE');
});

test('a ground is decided with the row', async () => {
  const rows = [person({ 登记类别: '租户' }), person({ 登记类别: '' }, MAN)];
  const given = [
    decide(2, 'REGISTER', ['GROUND_UNKNOWN'], { ground: 'HABITUAL_RESIDENT' }),
    decide(3, 'REGISTER', ['GROUND_MISSING'], { ground: 'LOCAL_HUKOU' }),
  ];
  const report = await check(rows, given);
  expect(report.ok && report.value.voters.map(({ ground }) => ground)).toEqual(['HABITUAL_RESIDENT', 'LOCAL_HUKOU']);
  const groundless = given.map(({ ground: _ground, ...one }) => one);
  expect(await outcome(rows, groundless)).toBe('ROLL_DECISION_UNFIT');
});

test('where the number speaks against sex or birthday, the number decides what is entered', async () => {
  const report = await check(
    [person({ 性别: '男', 出生日期: '1970-01-01' })],
    [decide(2, 'REGISTER', ['SEX_DISAGREES', 'BIRTH_DISAGREES'])],
  );
  expect(report.ok && report.value.voters).toMatchObject([{ sex: 'F', birth: '1966-09-17' }]);
});

test('another paper than the identity card lets somebody in once a person has seen it', async () => {
  const officer = person({ 公民身份号码: '军字第1234567号' });
  const report = await check([officer], [decide(2, 'REGISTER', ['ID_OTHER_PAPER'])]);
  expect(report.ok && report.value.voters).toMatchObject([{ idNumber: '军字第1234567号', birth: '1966-09-17' }]);
  expect(await outcome([officer, officer], [decide(2, 'REGISTER', ['ID_OTHER_PAPER'])])).toMatchObject({ voters: [2] });
});

test.each<[string, readonly Value[], readonly string[]]>([
  ['nobody asked about', WOMAN, ['NAME_TOO_LONG']],
  ['found to have something else as well', person({ 性别: '男', 登记类别: '租户' }), ['SEX_DISAGREES']],
  ['rejected', person({ 公民身份号码: '' }), ['ID_MISSING']],
])('a decision on a row that is %s is refused', async (_, row, codes) => {
  expect(await outcome([row], [decide(2, 'REGISTER', codes)])).toBe('ROLL_DECISION_UNFIT');
});

test('a decision on a row that is not there is refused', async () => {
  expect(await outcome([WOMAN], [decide(9, 'LEAVE_OUT', [])])).toBe('ROLL_DECISION_UNFIT');
});
