import type { Row } from './cell.ts';
import { cellAt, cellText } from './cell.ts';
import { fieldOf } from './fields.ts';
import { groupOfLine } from './group-names.ts';
import type { Columns } from './header.ts';
import { compact } from './normalise.ts';

/** Rows of a sheet that are not a person, and why. */
export type NotAPerson = 'BLANK' | 'HEADER_REPEATED' | 'TOTALS' | 'NOTE' | 'NUMBERED_BLANK' | 'GROUP_LINE';

const TOTALS =
  /^(本页|本组|全组|全社区|以上|总)?(合计|总计|小计|共计|累计|总数|总人数|人数|合计人数)([:：(]|\d|$|人|共)/u;
const COUNT = /^(以上)?(总共|一共|共)\d*(户|人|名)/u;
const NOTE =
  /^(注|备注|说明|填表|填报|制表|审核|复核|负责人|经办|联系人|单位|日期|时间|盖章|签字|签名|登记员|(社区|街道|居委会|居民委员会|选举委员会)\(?(盖章|公章|负责人|签章)|第\d+页|共\d+页|第[一二三四五六七八九十]+页|续表|续上表|以下空白|以下无正文)|(花名册|名册|登记表|名单|公示表)(\(.*\))?$/u;

/** As `rollReportWorkbook` writes it beside a row that is no person. */
const REPORTED = /^不是居民[(（]/u;

/** An identity number, or what is left of one after a spreadsheet has damaged it. */
export const looksLikeId = (value: string): boolean =>
  /^\d{15}(\d{2}[\dX])?$|^\d{17}$|^\d(\.\d+)?E\+1[47]$/iu.test(compact(value));

const WHOLE_ID = /^\d{17}[\dX]$/u;
const SEX = /^[男女]性?$/u;

/** Says why a row is no person; undefined when it is one and must be checked. */
export function notAPerson(row: Row, columns: Columns): NotAPerson | undefined {
  const id = columns.idNumber === undefined ? undefined : row.cells[columns.idNumber];
  if (id?.kind === 'text' && WHOLE_ID.test(id.text)) return undefined;
  const filled = row.cells.flatMap((cell, column) => {
    const content = compact(cellText(cell));
    return content === '' ? [] : [{ column, content, merged: cell.merged === true, computed: cell.kind === 'formula' }];
  });
  if (filled.length === 0) return 'BLANK';
  if (filled.some(({ content }) => looksLikeId(content))) return undefined;
  const at = (column: number | undefined): string =>
    column === undefined ? '' : compact(cellText(cellAt(row, column)));
  if (fieldOf(at(columns.name))?.field === 'name' && fieldOf(at(columns.idNumber))?.field === 'idNumber')
    return 'HEADER_REPEATED';
  if (groupLine(row) !== undefined) return 'GROUP_LINE';
  // Whoever is named and is a man or a woman is a person, though the number be missing and the group be called 单位宿舍.
  if (at(columns.name) !== '' && SEX.test(at(columns.sex))) return undefined;
  // Totals and notes stand where no person stands: without an identity number, their word first.
  const own = filled.filter(({ merged }) => !merged);
  const leading = own.slice(0, 2);
  if (at(columns.idNumber) === '' || own.length <= 2) {
    if (leading.some(({ content }) => TOTALS.test(content) || COUNT.test(content))) return 'TOTALS';
    if (leading.some(({ content }) => NOTE.test(content))) return 'NOTE';
  }
  // A report sent back keeps its own word about rows that nobody has filled in since.
  if (at(columns.name) === '' && at(columns.idNumber) === '' && own.some(({ content }) => REPORTED.test(content)))
    return 'NOTE';
  // Serial numbers and formulas that were dragged down past the last person fill a row without meaning anybody.
  const typed = own.filter(({ computed }) => !computed);
  if (typed.every(({ column, content }) => /^\d+$/u.test(content) && !isMapped(columns, column)))
    return 'NUMBERED_BLANK';
  // A line that names only a group, a building or a household opens a section of the list.
  const meaningful = typed.filter(({ column }) => isMapped(columns, column));
  const [only] = meaningful;
  if (!only) return 'NOTE';
  return typed.length === 1 && only.column !== columns.name && only.column !== columns.idNumber ? 'NOTE' : undefined;
}

const isMapped = (columns: Columns, column: number): boolean => Object.values(columns).includes(column);

/** The group that a row names, and nothing else. */
export function groupLine(row: Row): string | undefined {
  let only: string | undefined;
  for (const cell of row.cells) {
    if (cell.kind === 'blank' || cell.merged === true) continue;
    if (cell.kind !== 'text') return undefined;
    const content = compact(cell.text);
    // What a report sent back says of this row stands to its right.
    if (REPORTED.test(content)) break;
    if (content === '') continue;
    if (only !== undefined) return undefined;
    only = content;
  }
  return only === undefined ? undefined : groupOfLine(only);
}

/** How many cells look like an identity number. */
export const numbersIn = (rows: readonly Row[]): number =>
  rows.reduce((sum, row) => sum + row.cells.filter((cell) => looksLikeId(cellText(cell))).length, 0);
