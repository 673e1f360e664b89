import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRollFile, readTables, toCheckJson } from '../src/index.ts';
import type { RollReport } from '../src/index.ts';
import { codesOf, ELECTION_DAY, outcomeOf } from './people.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

async function check(name: string): Promise<RollReport> {
  const report = await checkRollFile(fixture(name), name, { electionDay: ELECTION_DAY });
  if (!report.ok) throw new Error(report.error.message.zh);
  return report.value;
}

/** The vocabulary of the expectation file: its words → outcome and the problem the row must be told. */
const WORDS: readonly (readonly [pattern: RegExp, outcome: string, codes: readonly string[]])[] = [
  [/^full-width space inside the name: accept, normalise$/, 'corrected', ['NAME_SPACES']],
  [/^wrong check digit: reject$/, 'rejected', ['ID_CHECK_DIGIT']],
  [/^number cell: .*reject, say re-enter as text$/, 'rejected', ['ID_NUMBER_CELL']],
  [/^full-width digits: accept, normalise$/, 'corrected', ['ID_WIDTH']],
  [/^date cell: accept$/, 'accepted', []],
  [/^dots in the date: accept$/, 'accepted', []],
  [/^birth date disagrees .*: reject for a human$/, 'needsHuman', ['BIRTH_DISAGREES']],
  [/^sex disagrees .*: reject for a human$/, 'needsHuman', ['SEX_DISAGREES']],
  [/^not yet 18 on 2026-12-20: reject$/, 'rejected', ['AGE_UNDER']],
  [/^no name: reject$/, 'rejected', ['NAME_MISSING']],
  [/^remark .*: warn$/, 'accepted', ['REMARK_MOVED']],
  [/^same identity number as an earlier row: reject as duplicate$/, 'rejected', ['DUPLICATE_ID']],
  [/^lower-case x: accept$/, 'corrected', ['ID_LOWER_X']],
  // Whether the birthday itself counts is unconfirmed (REG-3): accepted, with a warning.
  [/^turns 18 on election day 2026-12-20: accept$/, 'accepted', ['AGE_ON_THE_DAY']],
  [/^totals row: not a person, skip$/, 'skipped', []],
];

const expected = await readTables(fixture('roll-messy.expected.csv'), 'expected.csv');
if (!expected.ok) throw new Error(expected.error.message.zh);
const expectations = (expected.value[0]?.rows ?? []).slice(1).map(({ cells }) => {
  const [row, name, words] = cells.map((cell) => (cell.kind === 'text' ? cell.text : ''));
  return { row: Number(row), name: name ?? '', words: words ?? '' };
});

const reports = {
  'roll-messy.xlsx': await check('roll-messy.xlsx'),
  'roll-messy.xls': await check('roll-messy.xls'),
} as const;

describe.each(['roll-messy.xlsx', 'roll-messy.xls'] as const)('%s', (file) => {
  const report = reports[file];
  test('every listed row ends as its expectation says', () => {
    expect(expectations).toHaveLength(136);
    const got = expectations.map(({ row, words }) => ({
      row,
      words,
      outcome: outcomeOf(report, row),
      codes: codesOf(report, row),
    }));
    const wanted = expectations.map(({ row, words }) => {
      const known = WORDS.find(([pattern]) => pattern.test(words));
      return { row, words, outcome: known?.[1], codes: known?.[2] };
    });
    expect(got).toEqual(wanted);
  });

  test('every other row is accepted as it stands', () => {
    const listed = new Set(expectations.map(({ row }) => row));
    const others = report.problems.filter(({ row }) => !listed.has(row));
    expect(others).toEqual([]);
    expect(report.rows).toBe(604);
    expect(report.accepted + report.corrected + report.needsHuman + report.rejected).toBe(604);
    expect(report.voters).toHaveLength(report.accepted + report.corrected);
  });

  test('spaces go out of the names, and the full-width number is the plain one', () => {
    const at = (row: number): unknown => report.voters.find((voter) => voter.at.row === row);
    expect(at(10)).toMatchObject({ name: '陆宇欣', pinyin: { full: 'luyuxin', initials: 'lyx' } });
    expect(at(20)).toMatchObject({ name: '田金艳', idNumber: '990100198310163990', birth: '1983-10-16' });
    expect(at(22)).toMatchObject({ name: '史明梓', birth: '1974-10-09' });
    expect(at(594)).toMatchObject({ idNumber: '99010019910811265X' });
    expect(at(612)).toMatchObject({ name: '丁满龄', birth: '2008-12-20', household: 'H99901', ground: 'LOCAL_HUKOU' });
  });

  test('too young: told by the rulebook, with the article', () => {
    const young = report.problems.find(({ row }) => row === 44);
    expect(young).toMatchObject({ code: 'AGE_UNDER', column: 'G', sources: ['JWH25-16'] });
    expect(young?.message.zh).toContain('2026-12-20');
  });

  test('the sheet of instructions is left out and said to be', () => {
    expect(report.skipped).toContainEqual({ sheet: '填表说明', why: 'SHEET_WITHOUT_PEOPLE' });
    expect(report.skipped).toContainEqual({ sheet: '花名册', row: 613, why: 'TOTALS' });
  });

  test('the answer for the command line has these keys and nothing else', () => {
    const json = toCheckJson(report);
    expect(Object.keys(json)).toEqual([
      'rows',
      'accepted',
      'corrected',
      'needsHuman',
      'rejected',
      'problems',
      'skipped',
    ]);
    expect(Object.keys(json.problems[0] ?? {})).toEqual(['sheet', 'row', 'column', 'code', 'message']);
    expect(json.problems.find(({ row }) => row === 16)).toMatchObject({
      sheet: '花名册',
      column: 'F',
      code: 'ID_NUMBER_CELL',
    });
    expect(JSON.stringify(report.problems)).not.toMatch(/\d{15}/);
  });
});

test('the clean roll: 3000 accepted, nothing said', async () => {
  const report = await check('roll-clean.csv');
  expect(report).toMatchObject({ rows: 3000, accepted: 3000, corrected: 0, needsHuman: 0, rejected: 0, problems: [] });
  expect(new Set(report.voters.map(({ household }) => household)).size).toBe(1503);
  expect(new Set(report.voters.map(({ group }) => group)).size).toBe(8);
  expect(report.voters.find(({ name }) => name === '古丽巴哈尔·吐尔逊')?.pinyin.initials).toBe('glbhetex');
});

test('the GB18030 roll: 600 accepted', async () => {
  expect(await check('roll-gbk.csv')).toMatchObject({
    rows: 600,
    accepted: 600,
    corrected: 0,
    needsHuman: 0,
    rejected: 0,
    problems: [],
  });
});
