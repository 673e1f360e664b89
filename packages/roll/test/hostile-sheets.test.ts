import { expect, test } from 'vitest';
import { readTables } from '../src/index.ts';
import { LIMITS } from '../src/limits.ts';
import { MergedCells } from '../src/merged.ts';
import { storeZip } from '../src/zip.ts';

const part = (name: string, xml: string) => ({ name, data: Buffer.from(xml) });
const cell = (address: string, written: string): string =>
  `<c r="${address}" t="inlineStr"><is><t>${written}</t></is></c>`;

/** The least that is a workbook, with one sheet as it is given. */
const book = (sheet: string): Uint8Array =>
  storeZip([
    part('xl/workbook.xml', '<workbook><sheets><sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>'),
    part(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
    ),
    part('xl/worksheets/s.xml', `<worksheet>${sheet}</worksheet>`),
  ]);

test('a cell longer than any program writes is no cell', async () => {
  const long = (length: number): string => `<sheetData><row r="1">${cell('A1', '王'.repeat(length))}</row></sheetData>`;
  expect((await readTables(book(long(65_535)), 'a.xlsx')).ok).toBe(true);
  expect(await readTables(book(long(65_536)), 'a.xlsx')).toMatchObject({ ok: false, error: { code: 'FILE_DAMAGED' } });
});

test('one address twice in a row is damage, not the last of the two', async () => {
  const row = (second: string): string =>
    `<sheetData><row r="1">${cell('A1', '甲')}${cell(second, '乙')}</row></sheetData>`;
  expect((await readTables(book(row('B1')), 'a.xlsx')).ok).toBe(true);
  expect(await readTables(book(row('A1')), 'a.xlsx')).toMatchObject({ ok: false, error: { code: 'FILE_DAMAGED' } });
});

test('blocks that cover one another are not all repeated into every row', () => {
  const merges = Array.from({ length: 50_000 }, () => ({ top: 1, bottom: 9000, left: 1, right: 199 }));
  const merged = new MergedCells([...merges, { top: 1, bottom: 3, left: 0, right: 0 }], LIMITS);
  const first = { kind: 'text', text: '一户' } as const;
  merged.fill(1, [first, { kind: 'text', text: '20号楼' }]);
  let copies = 0;
  // Every cell that is put into a row is written through this list.
  const row = new Proxy([] as Parameters<MergedCells['fill']>[1], {
    set: (target, property, value) => {
      if (typeof value === 'object') copies += 1;
      return Reflect.set(target, property, value);
    },
  });
  merged.fill(2, row);
  expect(row[0]).toEqual({ ...first, merged: true });
  // A row has two hundred cells at most; each is made blank once and filled once.
  expect(copies).toBeLessThanOrEqual(2 * LIMITS.columns);
});
