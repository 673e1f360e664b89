import { describe, expect, test } from 'vitest';
import { openBook, previewBook, readTables, checkRoll, checkRollFile, findHeader } from '../src/index.ts';
import type { RollOptions, RollReport } from '../src/index.ts';
import { codesOf, csv, ELECTION_DAY, HEADINGS, MAN, outcomeOf, person, WITH_X, WOMAN, workbook } from './people.ts';
import type { Value } from './people.ts';

type Rows = readonly (readonly Value[])[];

async function check(bytes: Buffer, name: string, options: Partial<RollOptions> = {}): Promise<RollReport> {
  const report = await checkRollFile(bytes, name, { electionDay: ELECTION_DAY, ...options });
  if (!report.ok) throw new Error(report.error.message.zh);
  return report.value;
}
const checkRows = (rows: Rows, options: Partial<RollOptions> = {}): Promise<RollReport> =>
  check(workbook([{ name: '花名册', rows }]), 'a.xlsx', options);
const checkOne = (changes: Readonly<Record<string, Value>>): Promise<RollReport> =>
  checkRows([HEADINGS, person(changes)]);

async function refusal(bytes: Buffer, name = 'a.xlsx'): Promise<{ code: string; zh: string }> {
  const report = await checkRollFile(bytes, name, { electionDay: ELECTION_DAY });
  if (report.ok) throw new Error('read');
  return { code: report.error.code, zh: report.error.message.zh };
}

describe('one cell at a time', () => {
  test.each<[string, Readonly<Record<string, Value>>, string, readonly string[]]>([
    ['nothing wrong', {}, 'accepted', []],
    ['no identity number', { 公民身份号码: '' }, 'rejected', ['ID_MISSING']],
    ['identity number as number', { 公民身份号码: 990100196609173000 }, 'rejected', ['ID_NUMBER_CELL']],
    ['scientific text', { 公民身份号码: '9.90100E+17' }, 'rejected', ['ID_SCIENTIFIC']],
    ['guarded by an apostrophe', { 公民身份号码: "'990100196609172980" }, 'corrected', ['ID_SPACES']],
    ['spaces in the number', { 公民身份号码: '990100 19660917 2980' }, 'corrected', ['ID_SPACES']],
    ['a trailing tab', { 公民身份号码: '990100196609172980\t' }, 'corrected', ['ID_SPACES']],
    ['old number', { 公民身份号码: '990100660917298' }, 'rejected', ['ID_FIFTEEN']],
    ['name is a number', { 姓名: 5 }, 'rejected', ['NAME_NOT_TEXT']],
    ['name is blank', { 姓名: '　' }, 'rejected', ['NAME_MISSING']],
    ['sex left out', { 性别: '' }, 'corrected', ['SEX_FILLED']],
    ['sex spelt out', { 性别: '女性' }, 'corrected', ['SEX_SPELLING']],
    ['sex as code', { 性别: 2 }, 'corrected', ['SEX_SPELLING']],
    ['sex unreadable', { 性别: '？' }, 'needsHuman', ['SEX_UNREADABLE']],
    ['sex wrong', { 性别: '男' }, 'needsHuman', ['SEX_DISAGREES']],
    ['birth left out', { 出生日期: '' }, 'corrected', ['BIRTH_FILLED']],
    ['birth a month', { 出生日期: '1966.9' }, 'corrected', ['BIRTH_COMPLETED']],
    ['birth another month', { 出生日期: '1966.8' }, 'needsHuman', ['BIRTH_DISAGREES']],
    ['birth a lost date', { 出生日期: 24367 }, 'corrected', ['BIRTH_COMPLETED']],
    ['birth unreadable', { 出生日期: '不详' }, 'needsHuman', ['BIRTH_UNREADABLE']],
    ['ground left out', { 登记类别: '' }, 'needsHuman', ['GROUND_MISSING']],
    ['ground unknown', { 登记类别: '租户' }, 'needsHuman', ['GROUND_UNKNOWN']],
    ['group left out', { 居民小组: '' }, 'accepted', ['GROUP_MISSING']],
    ['household left out', { 户号: '' }, 'accepted', ['HOUSEHOLD_MISSING']],
    ['a raised digit in the number', { 公民身份号码: '9901001966091729⁸0' }, 'rejected', ['ID_CHARACTERS']],
    ['address with spaces', { 住址: ' 20号楼 ' }, 'corrected', ['VALUE_TIDIED']],
    ['phone as number', { 联系电话: 19900763238 }, 'accepted', []],
    ['phone odd', { 联系电话: '12345' }, 'accepted', ['PHONE_ODD']],
    ['died', { 备注: '2025年去世' }, 'needsHuman', ['REMARK_DEAD']],
    ['deprived', { 备注: '被剥夺政治权利三年' }, 'needsHuman', ['REMARK_RIGHTS']],
    // REG-8: held or imprisoned without a judgment on political rights, one has the vote.
    ['in prison', { 备注: '服刑' }, 'accepted', ['REMARK_HELD']],
    ['held without judgment', { 备注: '在押，未判决' }, 'accepted', ['REMARK_HELD']],
    ['imprisoned, not deprived', { 备注: '服刑，未被剥夺政治权利' }, 'accepted', ['REMARK_HELD']],
    ['no longer imprisoned', { 备注: '未服刑' }, 'accepted', ['REMARK_HELD']],
    ['the father died', { 备注: '其父去世' }, 'accepted', ['REMARK_RELATIVE']],
    ['the son is in prison', { 备注: '儿子服刑' }, 'accepted', ['REMARK_RELATIVE']],
    ['the husband and then the voter died', { 备注: '丈夫去世，本人已故' }, 'needsHuman', ['REMARK_DEAD']],
    ['ground says deprived', { 登记类别: '剥夺政治权利' }, 'needsHuman', ['GROUND_DEPRIVED']],
    ['a name half in pinyin', { 姓名: '王zhe' }, 'needsHuman', ['NAME_LATIN']],
    ['a foreign name', { 姓名: 'Anna Li' }, 'accepted', []],
    ['a masked number', { 公民身份号码: '990100********2980' }, 'rejected', ['ID_MASKED']],
    ['a passport', { 公民身份号码: 'EA1234567' }, 'needsHuman', ['ID_OTHER_PAPER']],
    ["an officer's card", { 公民身份号码: '军字第1234567号' }, 'needsHuman', ['ID_OTHER_PAPER']],
    [
      'a passport without a birth date',
      { 公民身份号码: 'EA1234567', 出生日期: '1966.9' },
      'needsHuman',
      ['ID_OTHER_PAPER', 'BIRTH_NEEDED'],
    ],
    [
      'a child with a passport',
      { 公民身份号码: 'EA1234567', 出生日期: '2010-01-01' },
      'rejected',
      ['ID_OTHER_PAPER', 'AGE_UNDER'],
    ],
    [
      'born after election day',
      { 公民身份号码: 'EA1234567', 出生日期: '2030-01-01' },
      'rejected',
      ['ID_OTHER_PAPER', 'BIRTH_FUTURE'],
    ],
    ['a wide group', { 居民小组: '第１ 居民小组' }, 'corrected', ['GROUP_WIDTH']],
    ['moved', { 备注: '已迁出' }, 'accepted', ['REMARK_MOVED']],
    ['harmless remark', { 备注: '党员' }, 'accepted', []],
  ])('%s', async (_, changes, outcome, codes) => {
    const report = await checkOne(changes);
    expect(codesOf(report, 2)).toEqual(codes);
    expect(outcomeOf(report, 2)).toBe(outcome);
    expect(JSON.stringify(report.problems)).not.toMatch(/\d{15}/);
  });

  test('the record of an accepted person', async () => {
    expect((await checkOne({ 姓名: '扎西·次仁' })).voters).toEqual([
      {
        name: '扎西·次仁',
        sex: 'F',
        idNumber: '990100196609172980',
        birth: '1966-09-17',
        group: '第一居民小组',
        household: 'H00001',
        ground: 'LOCAL_HUKOU',
        address: '20号楼',
        phone: '19900763238',
        pinyin: { full: 'zhaxiciren', initials: 'zxcr' },
        at: { sheet: '花名册', row: 2 },
      },
    ]);
  });

  test('a ground said for the whole file fills the gaps, and only them', async () => {
    const rows = [HEADINGS, person({ 登记类别: '' }), person({ 登记类别: '租户' }, MAN)];
    const report = await checkRows(rows, { defaultGround: 'HABITUAL_RESIDENT' });
    expect(report.voters.map(({ ground }) => ground)).toEqual(['HABITUAL_RESIDENT']);
    expect(codesOf(report, 3)).toEqual(['GROUND_UNKNOWN']);
  });
});

describe('rows against each other', () => {
  test('the same person twice: the second is rejected', async () => {
    const report = await checkRows([HEADINGS, WOMAN, MAN, WOMAN]);
    expect(codesOf(report, 4)).toEqual(['DUPLICATE_ID']);
    expect(report.problems[0]?.message.zh).toContain('第 2 行');
    expect(report.voters).toHaveLength(2);
  });
  test('one number, two names: a person decides on both', async () => {
    const report = await checkRows([HEADINGS, WOMAN, person({ 姓名: '王芳' })]);
    expect([codesOf(report, 2), codesOf(report, 3)]).toEqual([['SAME_ID_OTHER_NAME'], ['SAME_ID_OTHER_NAME']]);
    expect(report).toMatchObject({ needsHuman: 2, voters: [] });
  });
  test('one name and birthday, two numbers: a person decides on both', async () => {
    // 990100196609172964: same day, serial 296, check digit worked out by hand.
    const report = await checkRows([HEADINGS, WOMAN, person({ 公民身份号码: '990100196609172964' })]);
    expect([codesOf(report, 2), codesOf(report, 3)]).toEqual([['SAME_NAME_BIRTH'], ['SAME_NAME_BIRTH']]);
  });
  test('one household, however wide its number was typed', async () => {
    const report = await checkRows([
      HEADINGS,
      person({ 户号: '３－１０１' }),
      person({ 户号: '3 - 101' }, MAN),
      WITH_X,
    ]);
    expect(report.voters.map(({ household }) => household)).toEqual(['3-101', '3-101', 'H00003']);
    expect([codesOf(report, 2), codesOf(report, 3)]).toEqual([['HOUSEHOLD_WIDTH'], ['HOUSEHOLD_WIDTH']]);
  });
  test('what no database takes is gone from a field, and said to be', async () => {
    const file = workbook([
      { name: '一', rows: [HEADINGS, person({ 居民小组: '第一\u0000居民小组', 住址: '20号\u0001楼' })] },
    ]);
    const report = await check(file, 'a.xlsx');
    expect(report.voters[0]).toMatchObject({ group: '第一居民小组', address: '20号楼' });
    expect(codesOf(report, 2)).toEqual(['VALUE_TIDIED', 'VALUE_TIDIED']);
  });
  test('a rejected row is no evidence against a later one', async () => {
    const report = await checkRows([HEADINGS, person({ 姓名: '' }), WOMAN]);
    expect(outcomeOf(report, 3)).toBe('accepted');
  });
  test('across sheets, named with the sheet', async () => {
    const rows = [HEADINGS, WOMAN];
    const report = await check(
      workbook([
        { name: '一组', rows },
        { name: '二组', rows },
      ]),
      'a.xlsx',
    );
    expect(report.problems[0]?.message.zh).toContain('工作表“一组”第 2 行');
  });
});

describe('rows that are no person', () => {
  test('titles, repeated headers, sections, totals, notes, prefilled numbers', async () => {
    const wide = ['序号', ...HEADINGS];
    const rows: Rows = [
      ['幸福里社区选民登记花名册'],
      ['填报单位：幸福里'],
      wide,
      ['第一居民小组'],
      [1, ...WOMAN],
      [],
      ['小计', 1],
      ['幸福里社区选民登记花名册（续表）'],
      wide,
      [2, ...MAN],
      [3],
      ['合计', '', '', '2人'],
      ['填表人：王某', '', '', '审核人：李某'],
      ['注：本表一式三份'],
      ['第1页'],
    ];
    const report = await checkRows(rows);
    expect(report).toMatchObject({ rows: 2, accepted: 2, problems: [] });
    expect(report.skipped.map(({ row, why }) => [row, why])).toEqual([
      [4, 'GROUP_LINE'],
      [7, 'TOTALS'],
      [8, 'NOTE'],
      [9, 'HEADER_REPEATED'],
      [11, 'NUMBERED_BLANK'],
      [12, 'TOTALS'],
      [13, 'NOTE'],
      [14, 'NOTE'],
      [15, 'NOTE'],
    ]);
  });
  test('a person without a number is told of, whatever the group or the house is called', async () => {
    const rows = [
      HEADINGS,
      person({ 居民小组: '单位宿舍组', 公民身份号码: '' }),
      person({ 居民小组: '说明村', 户号: '日期巷3号', 公民身份号码: '' }, MAN),
      WITH_X,
    ];
    const report = await checkRows(rows);
    expect(report).toMatchObject({ rows: 3, accepted: 1, rejected: 2, skipped: [] });
    expect([codesOf(report, 2), codesOf(report, 3)]).toEqual([['ID_MISSING'], ['ID_MISSING']]);
  });
  test('a name as long as a cell may be is left to a person', async () => {
    const report = await checkRows([HEADINGS, person({ 姓名: '王'.repeat(30_000) }), MAN]);
    expect(codesOf(report, 2)).toEqual(['NAME_TOO_LONG']);
    expect(report).toMatchObject({ needsHuman: 1, accepted: 1 });
  });
  test('a person is never taken for a note because a name starts like one', async () => {
    const rows = [HEADINGS, person({ 姓名: '共小明' }), person({ 姓名: '单位', 居民小组: '', 户号: '' }, MAN)];
    expect(await checkRows(rows)).toMatchObject({ rows: 2, accepted: 2 });
  });
  test('somebody without any number is still a person', async () => {
    const report = await checkRows([HEADINGS, person({ 公民身份号码: '', 出生日期: '' })]);
    expect(codesOf(report, 2)).toEqual(['ID_MISSING']);
  });
});

describe('merged cells', () => {
  test('one household over several rows holds for all of them', async () => {
    const rows = [HEADINGS, WOMAN, person({ 户号: null, 住址: null, 居民小组: null }, MAN)];
    const report = await check(workbook([{ name: 'a', rows, merges: ['A2:A3', 'B2:B3', 'H2:H3'] }]), 'a.xlsx');
    expect(report.voters[1]).toMatchObject({ group: '第一居民小组', household: 'H00001', address: '20号楼' });
    expect(report.problems).toEqual([]);
  });
  test('a merged name or number is not two people', async () => {
    const rows = [HEADINGS, WOMAN, person({ 姓名: null, 公民身份号码: null }, MAN)];
    const report = await check(workbook([{ name: 'a', rows, merges: ['C2:C3', 'E2:E3'] }]), 'a.xlsx');
    expect(codesOf(report, 3)).toEqual(['NAME_MISSING', 'ID_MERGED']);
  });
});

describe('headers', () => {
  test.each([
    [['公民身份号码', '姓名']],
    [['证件号码', '选民姓名']],
    [['身 份 证 号', '姓　　名']],
    [['身份证号码（18位）', '*姓名']],
    [['居民身份证号', '姓名：']],
    [['身份证\n号码', '姓名']],
    [['户主姓名', '姓名', '户主身份证号', '身份证号']],
    [['证件类型', '证件号', '姓名', '紧急联系人电话']],
  ])('%j', async (headings) => {
    const read = await readTables(workbook([{ name: 'a', rows: [headings] }]), 'a.xlsx');
    const table = read.ok ? read.value[0] : undefined;
    if (!table) throw new Error('no table');
    const found = findHeader(table);
    if (!found.ok) throw new Error(found.error.message.zh);
    const { name = -1, idNumber = -1, phone } = found.value.columns;
    expect(headings[name]?.replace(/\s/gu, '')).toMatch(/^\*?(选民)?姓名：?$/u);
    expect(headings[idNumber]).not.toMatch(/户主|类型/u);
    expect(phone).toBeUndefined();
  });

  test('a header over two rows', async () => {
    const rows: Rows = [
      ['小组', '户号', '选民基本情况', '', '', '', '登记类别'],
      ['', '', '姓名', '性别', '身份证号', '出生日期', ''],
      WOMAN.slice(0, 7),
    ];
    expect(await checkRows(rows)).toMatchObject({
      rows: 1,
      accepted: 1,
      voters: [{ group: '第一居民小组', ground: 'LOCAL_HUKOU' }],
    });
  });

  test('a missing column is named, with sheet and row', async () => {
    const without = HEADINGS.map((heading) => (heading === '公民身份号码' ? '民族' : heading));
    expect(await refusal(workbook([{ name: '花名册', rows: [['标题'], without, WOMAN] }]))).toEqual({
      code: 'ROLL_COLUMNS_MISSING',
      zh: '文件“a.xlsx”：工作表“花名册”第 2 行的表头缺少“身份证号”列。',
    });
  });
  test('no header at all', async () => {
    expect((await refusal(csv([WOMAN, MAN]), 'a.csv')).zh).toBe('文件“a.csv”：工作表“CSV”缺少“姓名”、“身份证号”列。');
  });
  test('two halves side by side', async () => {
    expect((await refusal(workbook([{ name: 'a', rows: [['姓名', '身份证号', '姓名', '身份证号']] }]))).code).toBe(
      'ROLL_COLUMNS_TWICE',
    );
  });
  test('a second sheet with people but no header is not silently lost', async () => {
    const book = workbook([
      { name: '一组', rows: [HEADINGS, WOMAN] },
      { name: '二组', rows: [MAN] },
    ]);
    expect((await refusal(book)).zh).toContain('二组');
  });
  test('instructions with an example are left out, and said to be', async () => {
    const help = [['填表说明'], ['一人一行'], ['身份证号填成文本'], ['例：'], ['', '', '张三', '男', MAN[4] ?? '']];
    for (const rows of [help, [HEADINGS, MAN]]) {
      const report = await check(
        workbook([
          { name: '一组', rows: [HEADINGS, WOMAN] },
          { name: '填表说明', rows },
        ]),
        'a.xlsx',
      );
      expect(report.voters.map(({ name }) => name)).toEqual(['闫婷敏']);
      expect(report.skipped).toEqual([{ sheet: '填表说明', why: 'SHEET_EXAMPLE' }]);
      expect(report.problems.map(({ sheet, code }) => [sheet, code])).toEqual([['填表说明', 'SHEET_EXAMPLE']]);
    }
  });
  test('before anything is read, a person sees which sheets are not', async () => {
    const bytes = workbook([
      { name: '一组', rows: [HEADINGS, WOMAN] },
      { name: '旧', rows: [HEADINGS, MAN], hidden: true },
      { name: '样例', rows: [HEADINGS, MAN] },
      { name: '示例', rows: [HEADINGS, MAN, WITH_X, WOMAN] },
    ]);
    const skipped = async (mapping?: RollOptions['mapping']) => {
      const book = await openBook(bytes, 'a.xlsx');
      const seen = book.ok ? await previewBook(book.value, mapping) : book;
      return seen.ok ? seen.value.flatMap(({ sheet, skip }) => (skip === true ? [sheet] : [])) : seen.error.code;
    };
    expect(await skipped()).toEqual(['旧', '样例']);
    const columns = { name: 2, idNumber: 4 };
    expect(
      await skipped([
        { sheet: '旧', headerRow: 1, columns, headings: {} },
        { sheet: '一组', skip: true },
      ]),
    ).toEqual(['一组', '样例']);
  });
  test('a sheet is left out where a person says so, whatever stands in it', async () => {
    const book = workbook([
      { name: '一组', rows: [HEADINGS, WOMAN] },
      { name: '往年', rows: [['甲', '乙'], MAN, WITH_X, MAN] },
    ]);
    expect((await refusal(book)).zh).toContain('往年');
    const report = await check(book, 'a.xlsx', { mapping: [{ sheet: '往年', skip: true }] });
    expect(report.rows).toBe(1);
    expect(report.skipped).toEqual([{ sheet: '往年', why: 'SHEET_LEFT_OUT' }]);
  });
  test('a door is an address and no household: room 101 of two buildings is two homes', async () => {
    const found = await readTables(workbook([{ name: 'a', rows: [['姓名', '身份证号', '房号', '门牌号']] }]), 'a.xlsx');
    const header = found.ok && found.value[0] ? findHeader(found.value[0]) : undefined;
    expect(header?.ok && Object.keys(header.value.columns).sort()).toEqual(['address', 'idNumber', 'name']);
  });
  test('a header and nobody below it', async () => {
    expect((await refusal(csv([HEADINGS]), 'a.csv')).code).toBe('ROLL_NOBODY');
  });
  test('a hidden sheet is left out and said to be', async () => {
    const report = await check(
      workbook([
        { name: '一组', rows: [HEADINGS, WOMAN] },
        { name: '旧', rows: [HEADINGS, MAN], hidden: true },
      ]),
      'a.xlsx',
    );
    expect(report.rows).toBe(1);
    expect(report.skipped).toEqual([{ sheet: '旧', why: 'SHEET_HIDDEN' }]);
    expect(report.problems.map(({ sheet, code }) => [sheet, code])).toEqual([['旧', 'SHEET_HIDDEN']]);
  });

  test('columns given by hand win over the guess', async () => {
    const read = await readTables(
      workbook([
        {
          name: 'a',
          rows: [
            ['甲', '乙', '丙'],
            [WITH_X[2] ?? '', WITH_X[4] ?? '', '常住'],
          ],
        },
      ]),
      'a.xlsx',
    );
    if (!read.ok) throw new Error(read.error.message.zh);
    const mapping = [{ sheet: 'a', headerRow: 1, columns: { name: 0, idNumber: 1, ground: 2 }, headings: {} }];
    const report = await checkRoll(read.value, { electionDay: ELECTION_DAY, mapping });
    expect(report).toMatchObject({
      ok: true,
      value: { accepted: 1, voters: [{ name: '林琳林', sex: 'F', birth: '2003-01-18' }] },
    });
    const broken = await checkRoll(read.value, {
      electionDay: ELECTION_DAY,
      mapping: [{ sheet: 'a', headerRow: 1, columns: { name: 0 }, headings: {} }],
    });
    expect(broken).toMatchObject({ ok: false, error: { code: 'ROLL_COLUMNS_MISSING' } });
    const double = await checkRoll(read.value, {
      electionDay: ELECTION_DAY,
      mapping: [{ sheet: 'a', headerRow: 1, columns: { name: 0, idNumber: 0 }, headings: {} }],
    });
    expect(double).toMatchObject({ ok: false, error: { code: 'ROLL_COLUMN_USED_TWICE' } });
  });
});
