import { expect, test } from 'vitest';
import { groupOfLine } from '../src/group-names.ts';
import type { RollReport } from '../src/index.ts';
import { checkRollFile } from '../src/index.ts';
import type { Value } from './people.ts';
import { codesOf, ELECTION_DAY, HEADINGS, MAN, person, WITH_X, WOMAN, workbook } from './people.ts';

async function check(rows: readonly (readonly Value[])[], name = '花名册'): Promise<RollReport> {
  const report = await checkRollFile(workbook([{ name, rows }]), 'a.xlsx', { electionDay: ELECTION_DAY });
  if (!report.ok) throw new Error(report.error.message.zh);
  return report.value;
}
const groups = ({ voters }: RollReport): readonly string[] => voters.map(({ group }) => group);
const without = (...people: readonly (readonly Value[])[]): Value[][] => people.map((one) => one.slice(1));

test.each([
  ['第二居民小组', '第二居民小组'],
  ['5组：', '5组'],
  ['（三）组', '（三）组'],
  ['【第12小组】', '第12小组'],
  ['第二居民小组（共35人）', '第二居民小组'],
  ['选举工作小组', undefined],
  ['第二组合计', undefined],
  ['张三', undefined],
])('a line “%s” names the group %s', (line, group) => {
  expect(groupOfLine(line)).toBe(group);
});

test('a group named in a line of its own holds for the rows below it that name none, and is said to', async () => {
  const report = await check([
    HEADINGS.slice(1),
    ...without(WOMAN),
    ['第二居民小组'],
    ...without(MAN),
    ['第三居民小组'],
    ...without(WITH_X),
  ]);
  expect(groups(report)).toEqual(['', '第二居民小组', '第三居民小组']);
  expect([codesOf(report, 4), codesOf(report, 6)]).toEqual([['GROUP_FROM_LINE'], ['GROUP_FROM_LINE']]);
  // Of the one above the first line it is said that nothing gives her a group.
  expect(report.problems.find(({ code }) => code === 'GROUP_COLUMN_MISSING')?.message.zh).toContain('1 人');
  const own = await check([HEADINGS, ['第二居民小组'], WOMAN, person({ 居民小组: '' }, MAN)]);
  expect(groups(own)).toEqual(['第一居民小组', '第二居民小组']);
});

test('a sheet called like a group gives it to its people', async () => {
  expect(groups(await check([HEADINGS.slice(1), ...without(WOMAN)], '二组'))).toEqual(['二组']);
});

test.each([
  ['3', '第三居民小组'],
  ['三组', '3组'],
  ['第十二小组', '12'],
])('“%s” and “%s” are pointed out as one group', async (one, other) => {
  const report = await check([
    HEADINGS,
    person({ 居民小组: one }),
    person({ 居民小组: other }, MAN),
    person({ 居民小组: other }, WITH_X),
  ]);
  expect([codesOf(report, 2), codesOf(report, 3), codesOf(report, 4)]).toEqual([[], ['GROUP_SPELLING'], []]);
  expect(groups(report)).toEqual([one, other, other]);
});

test('different groups are not', async () => {
  const report = await check([
    HEADINGS,
    person({ 居民小组: '一组' }),
    person({ 居民小组: '十一组' }, MAN),
    person({ 居民小组: '幸福一组' }, WITH_X),
  ]);
  expect(report.problems).toEqual([]);
});
