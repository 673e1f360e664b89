import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { papers, placeStatisticsWorkbook, rollWorkbook, statisticsWorkbook } from '../src/index.ts';

const AT = 1_790_000_000;
const facts = papers.ROLL_REGISTER.sample;

async function rowsOf(bytes: Uint8Array) {
  const book = await readXlsx(bytes);
  return book.sheets[0]?.rows ?? [];
}

describe('the roll as a table', () => {
  test('holds each voter once, under the heads', async () => {
    const rows = await rowsOf(await rollWorkbook(facts, AT));
    expect(rows[0]).toEqual(['选民编号', '居民小组', '姓名', '性别', '类别', '变动']);
    expect(rows).toHaveLength(6);
    expect(rows[3]).toEqual([3, '第一居民小组', '陈䶮', '男', '常住', '11月24日补入']);
    expect(rows[4]?.slice(0, 3)).toEqual([4, '第二居民小组', '阿卜杜拉·买买提']);
  });

  test('nothing in it is taken for a formula', async () => {
    const voters = ['=1+1', '@SUM(A1)', '+cmd|x', '＝危', '-2', '王芳'].map((name, i) => ({
      voterNo: i + 1,
      name,
      sex: 'F' as const,
    }));
    const rows = await rowsOf(await rollWorkbook({ ...facts, groups: [{ name: '-组', voters }] }, AT));
    expect(rows.slice(1).map((row) => row[2])).toEqual(["'=1+1", "'@SUM(A1)", "'+cmd|x", "'＝危", '-2', '王芳']);
    expect(rows[1]?.[1]).toBe("'-组");
  });

  test('what only looks like a number stays as it was written', async () => {
    const voters = [{ voterNo: 7, name: '王芳', sex: 'F' as const, category: '007', status: '1e5' }];
    const rows = await rowsOf(await rollWorkbook({ ...facts, groups: [{ name: '03', voters }] }, AT));
    expect(rows[1]).toEqual([7, '03', '王芳', '女', '007', '1e5']);
  });

  test('the same roll gives the same bytes', async () => {
    const [one, other] = [await rollWorkbook(facts, AT), await rollWorkbook(structuredClone(facts), AT)];
    expect(Buffer.compare(one, other)).toBe(0);
  });
});

test('statistics keep their codes, and a share of nothing stays empty', async () => {
  const figures = [
    { group: '投票', code: 'voteTotal', label: '参加投票人数', value: 2408, unit: '人', note: '备注' },
    { group: '派生率', code: 'proxyRate', label: '委托率', value: null, unit: '%' },
  ];
  const rows = await rowsOf(await statisticsWorkbook(facts.head, facts.electionDay, figures, AT));
  expect(rows[1]).toEqual(['投票', '参加投票人数', 'voteTotal', 2408, '人', '备注']);
  expect(rows[2]?.slice(0, 3)).toEqual(['派生率', '委托率', 'proxyRate']);
  expect(rows[2]?.[3] ?? null).toBeNull();
});

test('the statistics of a street hold the sums, the levels below and each community, and no formula', async () => {
  const figure = { group: '投票', code: 'voteTotal', label: '参加投票人数', unit: '', value: 5 };
  const line = { place: '9901/01/he/yi', name: '=1+1', standing: '未启动换届', figures: [{ value: '@x' }] };
  const book = await readXlsx(
    await placeStatisticsWorkbook(
      {
        place: '=和平街道',
        rehearsal: false,
        covers: '汇总了 2 个',
        together: [{ ...figure, held: 2 }],
        levels: [{ title: '各街道', lines: [line] }],
        communities: [line],
      },
      AT,
    ),
  );
  expect(book.sheets.map(({ name }) => name)).toEqual(['汇总', '各街道', '各社区']);
  const [sums, , each] = book.sheets.map(({ rows }) => rows);
  expect(sums?.[0]).toEqual(['类别', '指标', '指标代码', '数值', '单位', '有这个数的社区', '备注']);
  expect(sums?.[1]?.slice(0, 6)).toEqual(['投票', '参加投票人数', 'voteTotal', 5, '', 2]);
  expect(sums?.[2]?.slice(0, 2)).toEqual(['说明', '汇总了 2 个']);
  expect(each?.[0]).toEqual(['代码', '名称', '情况', '参加投票人数 voteTotal']);
  expect(each?.[1]).toEqual(['9901/01/he/yi', "'=1+1", '未启动换届', "'@x"]);
});
