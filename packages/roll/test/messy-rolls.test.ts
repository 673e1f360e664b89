import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRollFile, rollReportWorkbook, readTables } from '../src/index.ts';
import type { RollReport } from '../src/index.ts';
import { csv, ELECTION_DAY, HEADINGS, MAN, person, WITH_X, WOMAN, workbook } from './people.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/messy/${name}`, import.meta.url));
const options = { electionDay: ELECTION_DAY };

async function check(bytes: Uint8Array, name: string): Promise<RollReport> {
  const report = await checkRollFile(bytes, name, options);
  if (!report.ok) throw new Error(report.error.message.zh);
  return report.value;
}
const counts = ({ rows, accepted, corrected, needsHuman, rejected }: RollReport): readonly number[] => [
  rows,
  accepted,
  corrected,
  needsHuman,
  rejected,
];
/** By cell. That a whole sheet has no column for groups stands in no cell; it is tested apart. */
const told = (report: RollReport): readonly string[] =>
  report.problems
    .filter(({ code }) => code !== 'GROUP_COLUMN_MISSING')
    .map(({ column, row, code }) => `${column}${row} ${code}`);

/** Files as LibreOffice saved them. Rows, accepted, corrected, to be looked at, rejected; then what is told, by cell. */
describe('saved by a spreadsheet program', () => {
  test.each<[string, readonly number[], readonly string[]]>([
    ['second-sheet.xlsx', [2, 2, 0, 0, 0], []],
    ['merged-titles.xlsx', [2, 2, 0, 0, 0], []],
    ['merged-titles.xls', [2, 2, 0, 0, 0], []],
    ['two-header-rows.xlsx', [2, 2, 0, 0, 0], []],
    ['header-shapes.xlsx', [2, 2, 0, 0, 0], []],
    ['subtotals-signatures.xlsx', [2, 0, 2, 0, 0], ['3 GROUP_FROM_LINE', '6 GROUP_FROM_LINE']],
    ['hidden-column.xlsx', [2, 2, 0, 0, 0], []],
    ['hidden-sheet.xlsx', [2, 2, 0, 0, 0], ['1 SHEET_HIDDEN']],
    ['households.xlsx', [3, 3, 0, 0, 0], []],
    ['households.xls', [3, 3, 0, 0, 0], []],
    // Days counted from 1904, as a Mac's Excel did: they agree with the numbers, so nothing is told.
    ['dates-1904.xlsx', [4, 4, 0, 0, 0], []],
    ['prefixed.xlsx', [6, 6, 0, 0, 0], []],
    // A second table with other columns below the first is read by its own headings.
    ['two-tables.xlsx', [8, 6, 0, 2, 0], ['10 GROUND_MISSING', '11 GROUND_MISSING']],
    ['sections.xlsx', [6, 0, 6, 0, 0], ['A3', 'A4', 'A5', 'A7', 'A8', 'A9'].map((cell) => `${cell} GROUP_FROM_LINE`)],
    ['hidden-rows.xlsx', [3, 3, 0, 0, 0], ['B3 ROW_HIDDEN', 'B4 ROW_HIDDEN']],
    ...(['dates.xlsx', 'dates.xls'] as const).map((name): [string, readonly number[], readonly string[]] => [
      name,
      [13, 8, 5, 0, 0],
      ['E4', 'E7', 'E10', 'E11', 'E13'].map((cell) => `${cell} BIRTH_COMPLETED`),
    ]),
    ...(['id-shapes.xlsx', 'id-shapes.xls'] as const).map((name): [string, readonly number[], readonly string[]] => [
      name,
      [10, 0, 4, 0, 6],
      [
        'D2 ID_NUMBER_CELL',
        'D3 ID_SPACES',
        'D4 ID_LOWER_X',
        'D5 ID_WIDTH',
        'D6 ID_SPACES',
        'D7 ID_FIFTEEN',
        'D8 ID_CHECK_DIGIT',
        'D9 ID_DATE',
        'D10 ID_LENGTH',
        'D11 ID_NOT_TEXT',
      ],
    ]),
    [
      'names.xlsx',
      [12, 5, 3, 4, 0],
      [
        'B3 NAME_DOT',
        'B4 NAME_SPACES',
        'B7 NAME_TOO_LONG',
        'B9 NAME_SPACES',
        'B10 NAME_SPACES',
        'B11 NAME_TOO_SHORT',
        'B12 NAME_CHARACTERS',
        'B13 NAME_CHARACTERS',
      ],
    ],
    [
      'sexes.xlsx',
      [8, 2, 5, 1, 0],
      [
        'C4 SEX_SPELLING',
        'C5 SEX_SPELLING',
        'C6 SEX_SPELLING',
        'C7 SEX_SPELLING',
        'C8 SEX_SPELLING',
        'C9 SEX_UNREADABLE',
      ],
    ],
    ['formulas.xlsx', [2, 1, 0, 0, 1], ['B2 NAME_NOT_TEXT', 'F2 VALUE_FORMULA', 'A2 VALUE_FORMULA']],
    // Formulas whose values the program never worked out: nothing is taken from them.
    [
      'formulas.xls',
      [2, 1, 0, 0, 1],
      ['B2 NAME_NOT_TEXT', 'C2 SEX_UNREADABLE', 'F2 VALUE_FORMULA', 'F2 GROUND_UNKNOWN', 'A2 VALUE_FORMULA'],
    ],
    [
      'formulas-broken.xlsx',
      [2, 1, 0, 0, 1],
      [
        'B2 NAME_NOT_TEXT',
        'C2 SEX_UNREADABLE',
        'F2 VALUE_ERROR',
        'F2 GROUND_MISSING',
        'A2 VALUE_ERROR',
        'A2 HOUSEHOLD_MISSING',
      ],
    ],
  ])('%s', async (name, expected, problems) => {
    const report = await check(fixture(name), name);
    expect(counts(report)).toEqual(expected);
    expect(told(report)).toEqual(problems);
  });

  test.each([
    ['empty.xlsx', 'ROLL_NOBODY', 'Sheet1'],
    ['only-headings.xlsx', 'ROLL_NOBODY', '名册'],
    ['no-id-column.xlsx', 'ROLL_COLUMNS_MISSING', '第 1 行的表头缺少“身份证号”列'],
    ['side-by-side.xlsx', 'ROLL_COLUMNS_TWICE', '第 1 行'],
    // Encrypted as Excel does it, the password being 1234.
    ['password.xlsx', 'FILE_ENCRYPTED', '设有打开密码'],
    // Two parts of one name: each program would show another.
    ['parts-twice.xlsx', 'FILE_DAMAGED', 'parts-twice.xlsx'],
  ])('%s is refused with %s', async (name, code, words) => {
    const report = await checkRollFile(fixture(name), name, options);
    expect(report).toMatchObject({ ok: false, error: { code } });
    expect(report.ok ? '' : report.error.message.zh).toContain(words);
    expect(report.ok ? '' : report.error.message.zh).toContain(`文件“${name}”`);
  });

  test('an encrypted workbook is said to be so under its old name as well', async () => {
    const report = await checkRollFile(fixture('password.xlsx'), '名册.xls', options);
    expect(report).toMatchObject({ ok: false, error: { code: 'FILE_ENCRYPTED' } });
  });

  test('columns that a person set are not overruled by a heading further down', async () => {
    const columns = { name: 2, idNumber: 4, ground: 6 };
    const mapping = [{ sheet: '名册', headerRow: 1, columns, headings: {} }];
    const report = await checkRollFile(fixture('two-tables.xlsx'), 'a.xlsx', { ...options, mapping });
    expect(report.ok && counts(report.value)).toEqual([9, 6, 0, 0, 3]);
  });

  test('characters beyond the basic plane come through byte for byte', async () => {
    const { voters } = await check(fixture('names.xlsx'), 'names.xlsx');
    expect(voters.map(({ name }) => name)).toEqual(expect.arrayContaining(['𠮷田', '𰻝面', '张三', '欧阳修', '李四']));
  });
});

const lines = [HEADINGS, WOMAN, person({ 姓名: '𠮷田', 住址: '1栋,2室\n后门' }, MAN)];
const commas = csv(lines).toString('utf8');
const simple = [HEADINGS, WOMAN, MAN].map((row) => row.join(',')).join('\r\n');
/** 姓名,身份证号 / 𠮷田,… in GB18030: the first character takes four bytes (95 34 B2 35). */
const gb18030 = Buffer.concat([
  Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc9, 0xed, 0xb7, 0xdd, 0xd6, 0xa4, 0xba, 0xc5, 0x0a]),
  Buffer.from([0x95, 0x34, 0xb2, 0x35, 0xcc, 0xef]),
  Buffer.from(`,${MAN[4]}\n`),
]);

describe('text', () => {
  test.each<[string, Uint8Array]>([
    ['tabs', Buffer.from(simple.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(simple.replaceAll(',', ';'))],
    ['upright strokes', Buffer.from(simple.replaceAll(',', '|'))],
    ['full-width commas', Buffer.from(simple.replaceAll(',', '，'))],
    ['UTF-16 little end first', Buffer.from(`\uFEFF${simple}`, 'utf16le')],
    ['UTF-16 big end first', Buffer.from(`\uFEFF${simple}`, 'utf16le').swap16()],
    ['lines ended as on old machines', Buffer.from(simple.replaceAll('\r\n', '\r'))],
    ['a mark at the start and empty lines', Buffer.from(`\uFEFF\n\n${simple}\n\n`)],
  ])('%s', async (_, bytes) => {
    const report = await check(bytes, 'a.csv');
    expect(counts(report)).toEqual([2, 2, 0, 0, 0]);
  });

  test('quoted values with commas and over two lines: the line break is tidied away, and said to be', async () => {
    const report = await check(Buffer.from(commas), 'a.csv');
    expect(report.voters.map(({ address }) => address)).toEqual(['20号楼', '1栋,2室 后门']);
    expect(told(report)).toEqual(['H3 VALUE_TIDIED']);
  });

  test('GB18030 with a character of four bytes', async () => {
    const read = await readTables(gb18030, 'a.csv');
    expect(read.ok && read.value[0]?.rows[1]?.cells[0]).toEqual({ kind: 'text', text: '𠮷田' });
  });

  test('what spans pieces of the file is the same as in one piece', async () => {
    const many = `${HEADINGS.join(',')}\n${`${MAN.join(',')}\n`.repeat(3000)}`;
    for (const bytes of [Buffer.from(many), Buffer.from(`"${HEADINGS[0]}"${many.slice(HEADINGS[0]?.length)}`)]) {
      const report = await check(bytes, 'a.csv');
      expect(counts(report)).toEqual([3000, 1, 0, 0, 2999]);
      expect(report.problems.at(-1)).toMatchObject({ row: 3001, code: 'DUPLICATE_ID' });
    }
  });

  test.each<[string, Uint8Array, string, string]>([
    ['a web page saved as .xls', Buffer.from('<table><tr><td>姓名</td></tr></table>'), 'a.xls', 'FILE_OLD_WEB_TABLE'],
    ['text named .xls', Buffer.from(simple), 'a.xls', 'FILE_WRONG_EXTENSION'],
    ['an .xlsx named .csv', fixture('dates.xlsx'), 'a.csv', 'FILE_WRONG_EXTENSION'],
    ['an .xls named .xlsx', fixture('dates.xls'), 'a.xlsx', 'FILE_WRONG_EXTENSION'],
    ['a quote never closed', Buffer.from(`${simple}\r\n"${'长'.repeat(1_100_000)}`), 'a.csv', 'FILE_DAMAGED'],
    ['headings alone', Buffer.from(HEADINGS.join(',')), 'a.csv', 'ROLL_NOBODY'],
    ['nothing', Buffer.alloc(0), 'a.csv', 'FILE_EMPTY'],
  ])('%s', async (_, bytes, name, code) => {
    const report = await checkRollFile(bytes, name, options);
    expect(report).toMatchObject({ ok: false, error: { code } });
  });
});

test.each<[string, Uint8Array, string, string]>([
  [
    'a quote never closed',
    Buffer.from(`${simple}\r\n"${'长'.repeat(1_100_000)}`),
    'FILE_DAMAGED',
    '第 4 行以后有一个引号没有成对',
  ],
  // 姓名 in GB18030, then a name in UTF-8 whose last byte the other encoding cannot end with.
  [
    'two encodings in one file',
    Buffer.concat([Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a]), Buffer.from('李明、\n')]),
    'FILE_ENCODING',
    '从第 2 行起读不出来',
  ],
])('%s: the sentence says where', async (_, bytes, code, words) => {
  const report = await checkRollFile(bytes, 'a.csv', options);
  expect(report).toMatchObject({ ok: false, error: { code } });
  expect(report.ok ? '' : report.error.message.zh).toContain(words);
});

describe('the file sent back with its problems marked', () => {
  const risky = ['=HYPERLINK("http://x")', '+1+2', '@SUM(A1)', '-2+3'];
  const rows = [
    ['花名册'],
    HEADINGS,
    WOMAN,
    person({ 姓名: '' }, MAN),
    person({ 备注: risky[0] ?? '', 住址: '-' }, WITH_X),
  ];

  test('rows and columns stand where they stood; the word and the reason stand beside them; it can be sent again', async () => {
    const bytes = workbook([{ name: '花名册', rows }]);
    const report = await check(bytes, 'a.xlsx');
    const marked = await rollReportWorkbook(bytes, 'a.xlsx', report);
    if (!marked.ok) throw new Error(marked.error.message.zh);
    const read = await readTables(marked.value, 'b.xlsx');
    const sheet = read.ok ? read.value.find((one) => one.sheet === '花名册') : undefined;
    const texts = (row: number): readonly string[] =>
      (sheet?.rows.find((one) => one.row === row)?.cells ?? []).map((cell) => (cell.kind === 'text' ? cell.text : ''));
    expect(texts(2).slice(0, 13)).toEqual([...HEADINGS, '处理结果', '原因和处理', '原表行号']);
    expect(texts(3).slice(0, 5)).toEqual(WOMAN.slice(0, 5));
    expect(texts(4)[10]).toBe('不能登记');
    expect(texts(4)[11]).toBe('不能登记 C4：没有姓名，请补填。');
    expect(texts(5).slice(7, 10)).toEqual(['-', WITH_X[8], `'${risky[0]}`]);
    const again = await check(marked.value, 'b.xlsx');
    expect(counts(again)).toEqual(counts(report));
  });

  test('a line between groups that was no person is none when it comes back, until somebody fills it in', async () => {
    const bytes = fixture('sections.xlsx');
    const marked = await rollReportWorkbook(bytes, 'a.xlsx', await check(bytes, 'a.xlsx'));
    if (!marked.ok) throw new Error(marked.error.message.zh);
    expect(counts(await check(marked.value, 'b.xlsx'))).toEqual([6, 0, 6, 0, 0]);
  });

  test('no cell of it is a formula', async () => {
    const bytes = csv([HEADINGS, ...risky.map((remark) => person({ 备注: remark }))]);
    const report = await check(bytes, '=1+1.csv');
    const marked = await rollReportWorkbook(bytes, '=1+1.csv', report);
    const read = marked.ok ? await readTables(marked.value, 'b.xlsx') : undefined;
    const cells = read?.ok === true ? read.value.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells)) : [];
    expect(cells.length).toBeGreaterThan(40);
    expect(cells.filter((cell) => cell.kind === 'formula')).toEqual([]);
    expect(cells.filter((cell) => cell.kind === 'text' && /^[=@]|^[+-]\d+[+]/u.test(cell.text))).toEqual([]);
  });
});
