import * as XLSX from '@e965/xlsx';
import type { IsoDate } from '@mingxuan/rulebook';
import type { RollReport } from '../src/index.ts';

export const ELECTION_DAY = '2026-12-20' as IsoDate;

export const HEADINGS = [
  '居民小组',
  '户号',
  '姓名',
  '性别',
  '公民身份号码',
  '出生日期',
  '登记类别',
  '住址',
  '联系电话',
  '备注',
];

/** Made-up people with numbers whose check digits were worked out by hand from GB 11643. */
export const WOMAN = [
  '第一居民小组',
  'H00001',
  '闫婷敏',
  '女',
  '990100196609172980',
  '1966-09-17',
  '户籍',
  '20号楼',
  '19900763238',
  '',
];
export const MAN = [
  '第一居民小组',
  'H00001',
  '梁洋红',
  '男',
  '990100195909042374',
  '1959-09-04',
  '常住',
  '20号楼',
  '19900130095',
  '',
];
export const WITH_X = [
  '第一居民小组',
  'H00003',
  '林琳林',
  '女',
  '99010020030118364X',
  '2003-01-18',
  '户籍',
  '4号楼',
  '19900163882',
  '',
];

export type Value = string | number | boolean | Date | null;

/** The first person with some cells replaced, by column heading. */
export function person(changes: Readonly<Record<string, Value>> = {}, base: readonly Value[] = WOMAN): Value[] {
  return base.map((value, column) => {
    const heading = HEADINGS[column] ?? '';
    return heading in changes ? (changes[heading] ?? null) : value;
  });
}

/** A workbook's bytes from rows of values. */
export function workbook(
  sheets: readonly {
    name: string;
    rows: readonly (readonly Value[])[];
    merges?: readonly string[];
    hidden?: boolean;
  }[],
  bookType: 'xlsx' | 'xls' = 'xlsx',
): Buffer {
  const book = XLSX.utils.book_new();
  for (const { name, rows, merges } of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
    if (merges) sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { Sheets: sheets.map(({ name, hidden }) => ({ name, Hidden: hidden ? 1 : 0 })) };
  const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType, compression: true });
  if (!Buffer.isBuffer(bytes)) throw new TypeError('the library gave no buffer');
  return bytes;
}

export const csv = (rows: readonly (readonly Value[])[]): Buffer =>
  Buffer.from(
    rows.map((row) => row.map((value) => `"${String(value ?? '').replaceAll('"', '""')}"`).join(',')).join('\r\n'),
  );

export type Outcome = 'accepted' | 'corrected' | 'needsHuman' | 'rejected';

/** What became of one sheet row, told from the report alone; undefined when the row was no person. */
export function outcomeOf(report: RollReport, row: number): Outcome | 'skipped' {
  const severities = new Set(report.problems.filter((problem) => problem.row === row).map(({ severity }) => severity));
  for (const severity of ['rejected', 'needsHuman', 'corrected'] as const)
    if (severities.has(severity)) return severity;
  return report.voters.some(({ at }) => at.row === row) ? 'accepted' : 'skipped';
}

export const codesOf = (report: RollReport, row: number): readonly string[] =>
  report.problems.filter((problem) => problem.row === row).map(({ code }) => code);

/** A sheet with two formulas beside the values they gave. */
export function formulas(): Buffer {
  const sheet: XLSX.WorkSheet = { '!ref': 'A1:B1', A1: { t: 'n', v: 7, f: '3+4' }, B1: { t: 's', v: '女', f: '"女"' } };
  const bytes: unknown = XLSX.write({ SheetNames: ['a'], Sheets: { a: sheet } }, { type: 'buffer', bookType: 'xlsx' });
  if (!Buffer.isBuffer(bytes)) throw new TypeError('the library gave no buffer');
  return bytes;
}
