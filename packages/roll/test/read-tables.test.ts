import { inflateRawSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LIMITS, readTables } from '../src/index.ts';
import { serialDate } from '../src/excel-date.ts';
import { listZip, packedBytes, storeZip } from '../src/zip.ts';
import { csv, formulas, HEADINGS, WOMAN, workbook } from './people.ts';

const bytesOf = (content: string): Buffer => Buffer.from(content);
const sheet = [{ name: '花名册', rows: [HEADINGS, WOMAN] }];

async function codeOf(bytes: Uint8Array, name: string, limits = LIMITS): Promise<string> {
  const read = await readTables(bytes, name, limits);
  if (read.ok) return 'read';
  expect(read.error.message.zh).toContain(name);
  expect(read.error.remedy.zh.length).toBeGreaterThan(5);
  return read.error.code;
}

/** Repacks a workbook with parts added or changed. */
function withParts(changes: Readonly<Record<string, string>>): Uint8Array {
  const bytes = workbook(sheet);
  const listed = listZip(bytes, LIMITS);
  if (!listed.ok) throw new Error(listed.error);
  const kept = listed.value
    .filter(({ name }) => !(name in changes))
    .map((entry) => {
      const packed = packedBytes(bytes, entry) ?? Buffer.alloc(0);
      return { name: entry.name, data: entry.method === 0 ? packed : inflateRawSync(packed) };
    });
  return storeZip([...kept, ...Object.entries(changes).map(([name, content]) => ({ name, data: bytesOf(content) }))]);
}

describe('what is refused, with a sentence that names the file', () => {
  test.each([
    ['nothing in it', Buffer.alloc(0), 'roll.csv', 'FILE_EMPTY'],
    ['blank text', bytesOf('\uFEFF \r\n '), 'roll.csv', 'FILE_EMPTY'],
    ['a PDF', bytesOf('%PDF-1.7 ...'), 'roll.pdf', 'FILE_NOT_A_TABLE'],
    ['an OpenDocument table', storeZip([{ name: 'mimetype', data: bytesOf('x') }]), 'roll.ods', 'FILE_OPEN_DOCUMENT'],
    ['a PDF called .xlsx', bytesOf('%PDF-1.7 ...'), 'roll.xlsx', 'FILE_NOT_A_TABLE'],
    ['a web page called .xls', bytesOf('<html><table><tr><td>姓名'), 'roll.xls', 'FILE_OLD_WEB_TABLE'],
    ['text called .xlsx', csv([HEADINGS, WOMAN]), 'roll.xlsx', 'FILE_WRONG_EXTENSION'],
    ['an .xlsx called .csv', workbook(sheet), 'roll.csv', 'FILE_WRONG_EXTENSION'],
    ['an .xls called .xlsx', workbook(sheet, 'xls'), 'roll.xlsx', 'FILE_WRONG_EXTENSION'],
    ['a Word file', storeZip([{ name: 'word/document.xml', data: bytesOf('<w/>') }]), 'roll.docx', 'FILE_NOT_A_TABLE'],
    [
      'a Word file called .xlsx',
      storeZip([{ name: 'word/document.xml', data: bytesOf('<w/>') }]),
      'roll.xlsx',
      'FILE_NOT_A_TABLE',
    ],
    ['macros', withParts({ 'xl/vbaProject.bin': 'x' }), 'roll.xlsm', 'FILE_HAS_MACROS'],
    [
      'links to other files',
      withParts({ 'xl/externalLinks/externalLink1.xml': '<x/>' }),
      'roll.xlsx',
      'FILE_HAS_EXTERNAL_LINKS',
    ],
    ['a truncated .xlsx', workbook(sheet).subarray(0, 900), 'roll.xlsx', 'FILE_DAMAGED'],
    ['an OLE container cut short', workbook(sheet, 'xls').subarray(0, 700), 'roll.xls', 'FILE_DAMAGED'],
    ['text in no known encoding', Buffer.from([0xd0, 0xd5, 0xff, 0xff, 0x2c, 0xff]), 'roll.csv', 'FILE_ENCODING'],
    ['binary called .csv', Buffer.from([0, 1, 2, 3]), 'roll.csv', 'FILE_NOT_A_TABLE'],
  ])('%s', async (_, bytes, name, code) => {
    expect(await codeOf(bytes, name)).toBe(code);
  });

  test('too large, and exactly as large as allowed', async () => {
    const bytes = csv([HEADINGS, WOMAN]);
    expect(await codeOf(bytes, 'roll.csv', { ...LIMITS, fileBytes: bytes.length - 1 })).toBe('FILE_TOO_LARGE');
    expect(await codeOf(bytes, 'roll.csv', { ...LIMITS, fileBytes: bytes.length })).toBe('read');
  });

  test('too many rows', async () => {
    const rows = [HEADINGS, WOMAN, WOMAN];
    expect(await codeOf(csv(rows), 'roll.csv', { ...LIMITS, rowsPerSheet: 2 })).toBe('FILE_TOO_MANY_ROWS');
    expect(await codeOf(workbook([{ name: 'a', rows }]), 'roll.xlsx', { ...LIMITS, rowsPerSheet: 2 })).toBe(
      'FILE_TOO_MANY_ROWS',
    );
    expect(await codeOf(csv(rows), 'roll.csv', { ...LIMITS, rowsPerSheet: 3 })).toBe('read');
  });

  test('a name that holds an identity number is not repeated whole', async () => {
    const read = await readTables(Buffer.alloc(0), '990100196609172980.csv');
    expect(JSON.stringify(read)).not.toContain('990100196609172980');
  });
});

describe('zip bombs', () => {
  const limits = { ...LIMITS, unpackedBytes: 1_000_000 };
  const zeros = deflateRawSync(Buffer.alloc(3_000_000));
  /** A deflated entry whose headers claim `claimed` bytes. */
  const bomb = (claimed: number): Uint8Array => {
    const name = 'xl/workbook.xml';
    const zip = Buffer.from(storeZip([{ name, data: zeros }]));
    const central = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    for (const [method, size] of [
      [8, 22],
      [central + 10, central + 24],
    ] as const) {
      zip.writeUInt16LE(8, method);
      zip.writeUInt32LE(claimed, size);
    }
    return zip;
  };
  test('one that hides its size is stopped while it unpacks', async () => {
    expect(await codeOf(bomb(100), 'roll.xlsx', limits)).toBe('FILE_UNPACKS_TOO_LARGE');
  });
  test('one that tells its size is not unpacked at all', async () => {
    expect(await codeOf(bomb(4_000_001), 'roll.xlsx', limits)).toBe('FILE_UNPACKS_TOO_LARGE');
  });
  test('one of a great many entries', async () => {
    const parts = Array.from({ length: 12 }, (_, index) => ({ name: `xl/${index}.xml`, data: bytesOf('x') }));
    expect(await codeOf(storeZip(parts), 'roll.xlsx', { ...LIMITS, zipEntries: 11 })).toBe('FILE_UNPACKS_TOO_LARGE');
  });
});

describe('what is read', () => {
  test.each(['xlsx', 'xls'] as const)('%s: cells keep their kind', async (bookType) => {
    const rows = [['文字', 12.5, null, new Date(Date.UTC(1974, 9, 9)), true]];
    const read = await readTables(workbook([{ name: '一', rows }], bookType), `a.${bookType}`);
    expect(read).toMatchObject({ ok: true, value: [{ sheet: '一', hidden: false }] });
    const cells = read.ok ? read.value[0]?.rows[0]?.cells : undefined;
    expect(cells?.[0]).toEqual({ kind: 'text', text: '文字' });
    expect(cells?.[1]).toEqual({ kind: 'number', value: 12.5 });
    expect(cells?.[2]).toEqual({ kind: 'blank' });
    expect(cells?.[3]).toEqual({ kind: 'date', date: '1974-10-09' });
  });

  test.each([
    ['UTF-8', Buffer.from('姓名,年\n张三,1\n')],
    ['UTF-8 with mark', Buffer.from('\uFEFF姓名,年\n张三,1\n')],
    ['GB18030', Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc4, 0xea, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0x31])],
    ['UTF-16', Buffer.from('\uFEFF姓名\t年\n张三\t1\n', 'utf16le')],
    ['tabs', Buffer.from('姓名\t年\n张三\t1\n')],
    ['semicolons', Buffer.from('姓名;年\n张三;1\n')],
  ])('csv in %s', async (_, bytes) => {
    const read = await readTables(bytes, 'a.csv');
    expect(read.ok && read.value[0]?.rows).toEqual([
      {
        row: 1,
        cells: [
          { kind: 'text', text: '姓名' },
          { kind: 'text', text: '年' },
        ],
      },
      {
        row: 2,
        cells: [
          { kind: 'text', text: '张三' },
          { kind: 'text', text: '1' },
        ],
      },
    ]);
  });

  test('a csv row keeps its number past blank lines', async () => {
    const read = await readTables(Buffer.from('姓名\r\n\r\n张三'), 'a.csv');
    expect(read.ok && read.value[0]?.rows.at(-1)?.row).toBe(3);
  });

  // 25569 is 1970-01-01; 60 is the day that never was, 61 the 1 March 1900; the 1904 system is 1462 days behind.
  test.each([
    [25569, false, '1970-01-01'],
    [27311, false, '1974-10-09'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [1, false, '1900-01-01'],
    [24107, true, '1970-01-01'],
    [0, false, undefined],
    [Number.NaN, false, undefined],
    [200_000, false, undefined],
  ])('day number %s (1904: %s) is %s', (serial, date1904, date) => {
    expect(serialDate(serial, date1904)).toBe(date);
  });
});

test('xlsx: a formula is known as one, with the value it last gave', async () => {
  const read = await readTables(formulas(), 'a.xlsx');
  expect(read.ok && read.value[0]?.rows[0]?.cells).toEqual([
    { kind: 'formula', result: { kind: 'number', value: 7 } },
    { kind: 'formula', result: { kind: 'text', text: '女' } },
  ]);
});

test('xls: the totals row of the sample roll counts 592 by a formula', async () => {
  const read = await readTables(readFileSync(new URL('fixtures/roll-messy.xls', import.meta.url)), 'roll-messy.xls');
  const totals = read.ok ? read.value[0]?.rows.find(({ row }) => row === 613) : undefined;
  expect(totals?.cells.slice(0, 2)).toEqual([
    { kind: 'text', text: '合计' },
    { kind: 'formula', result: { kind: 'number', value: 592 } },
  ]);
});

test('an .xls that asks for a password is said to be protected', async () => {
  const bytes = workbook(sheet, 'xls');
  // The record that announces encryption, written over the first record after the opening one.
  const opening = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]));
  bytes.writeUInt16LE(0x2f, opening + 20);
  expect(await codeOf(bytes, 'roll.xls')).toBe('FILE_ENCRYPTED');
});
