import type { Refusal, Result } from '@mingxuan/rulebook';
import { harmless, ok } from '@mingxuan/rulebook';
import type { CellStyle, WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import type { Cell, Row } from './cell.ts';
import { cellText } from './cell.ts';
import type { RollReport } from './check-roll.ts';
import { worst } from './desk.ts';
import type { TableMapping } from './header.ts';
import type { Limits } from './limits.ts';
import type { Problem, Severity } from './problem.ts';
import { openBook } from './read-tables.ts';
import { OUTCOME_WORDS, SEVERITY_WORDS, SKIPPED_WORDS } from './report-words.ts';

/** Up to here every row is kept where it stood; of a longer roll only rows with something to say, with their numbers. */
const KEEP_ALL = 20_000;

type Value = string | number | null;

/**
 * The file as it came, as an .xlsx: every row and column in its place, the cells at fault marked, and on the right what
 * became of each row, in a word and in colour, with the reasons. It holds whole identity numbers, as the file itself did:
 * give it to nobody but the sender of the file.
 */
export async function rollReportWorkbook(
  bytes: Uint8Array,
  fileName: string,
  report: RollReport,
  limits?: Limits,
): Promise<Result<Uint8Array, Refusal>> {
  const book = await openBook(bytes, fileName, limits);
  if (!book.ok) return book;
  const whole = report.rows <= KEEP_ALL;
  const notes = notesOf(report);
  const sheets: WriteSheet[] = [summarySheet(fileName, report, whole)];
  for (const mapping of report.mapping) {
    const sheet = book.value.sheets.find((one) => one.sheet === mapping.sheet);
    if (!sheet) continue;
    const page = new Page(mapping, notes, whole);
    for await (const batch of sheet.rows()) {
      if (!batch.ok) return batch;
      for (const row of batch.value.rows) page.add(row);
    }
    sheets.push(page.sheet());
  }
  return ok(new Uint8Array(await writeXlsx({ sheets })));
}

interface Notes {
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly skipped: ReadonlyMap<string, string>;
}

const keyOf = (sheet: string, row: number): string => `${row} ${sheet}`;

function notesOf(report: RollReport): Notes {
  const problems = new Map<string, Problem[]>();
  for (const problem of report.problems) {
    const key = keyOf(problem.sheet, problem.row);
    const before = problems.get(key);
    if (before) before.push(problem);
    else problems.set(key, [problem]);
  }
  const skipped = new Map<string, string>();
  for (const { sheet, row, why } of report.skipped)
    if (row !== undefined) skipped.set(keyOf(sheet, row), SKIPPED_WORDS[why].zh);
  return { problems, skipped };
}

/** One sheet of the report, filled from the top. */
class Page {
  readonly #mapping: TableMapping;
  readonly #notes: Notes;
  readonly #whole: boolean;
  readonly #kept: { readonly row: Row; readonly problems: readonly Problem[] }[] = [];
  #width = 0;

  constructor(mapping: TableMapping, notes: Notes, whole: boolean) {
    this.#mapping = mapping;
    this.#notes = notes;
    this.#whole = whole;
  }

  add(row: Row): void {
    const problems = this.#notes.problems.get(keyOf(this.#mapping.sheet, row.row)) ?? [];
    if (!this.#whole && problems.length === 0 && row.row > this.#mapping.headerRow) return;
    this.#kept.push({ row, problems });
    this.#width = Math.max(this.#width, row.cells.length);
  }

  sheet(): WriteSheet {
    const rows: Value[][] = [];
    const cells = new Map<string, { readonly value: Value; readonly style: CellStyle }>();
    for (const { row, problems } of this.#kept) {
      // Rows keep their numbers, so that an address in a reason is the address in this file.
      while (this.#whole && rows.length < row.row - 1) rows.push([]);
      this.#row(row, problems, rows, cells);
    }
    const { headerRow, sheet } = this.#mapping;
    return {
      name: sheet,
      rows,
      cells,
      freezePane: { rows: Math.min(headerRow, 20) },
      columns: Array.from({ length: this.#width + 3 }, (_, column) => ({
        width: column === this.#width + 1 ? 70 : column < this.#width ? 16 : 14,
      })),
    };
  }

  #row(
    row: Row,
    problems: readonly Problem[],
    rows: Value[][],
    cells: Map<string, { readonly value: Value; readonly style: CellStyle }>,
  ): void {
    const at = rows.length;
    const above = row.row <= this.#mapping.headerRow;
    const values: Value[] = Array.from({ length: this.#width }, (_, column) => valueOf(row.cells[column], above));
    const gravest = worst(problems);
    const outcome = above ? HEADINGS : this.#outcome(row, problems, gravest);
    rows.push(row.row < this.#mapping.headerRow ? values : [...values, ...outcome]);
    if (above) {
      if (row.row === this.#mapping.headerRow)
        for (const [offset, value] of HEADINGS.entries())
          cells.set(`${at},${this.#width + offset}`, { value, style: HEADING });
      return;
    }
    if (gravest === undefined) return;
    for (const offset of [0, 1])
      cells.set(`${at},${this.#width + offset}`, { value: outcome[offset] ?? null, style: STYLES[gravest].said });
    for (const { column, severity } of problems
      .toReversed()
      .toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity])) {
      const index = indexOf(column);
      if (index >= 0 && index < this.#width)
        cells.set(`${at},${index}`, { value: values[index] ?? null, style: STYLES[severity].fault });
    }
  }

  #outcome(row: Row, problems: readonly Problem[], gravest: Severity | undefined): readonly [string, string, number] {
    const why = this.#notes.skipped.get(keyOf(this.#mapping.sheet, row.row));
    if (why !== undefined) return [`不是居民（${why}）`, '', row.row];
    const word = gravest === undefined || gravest === 'warning' ? 'accepted' : gravest;
    const reasons = problems.map(
      ({ column, severity, message }) =>
        `${SEVERITY_WORDS[severity].zh} ${column === '' ? '' : `${column}${row.row}`}：${message.zh}`,
    );
    const mild = gravest === 'warning' ? '（有提醒）' : '';
    return [`${OUTCOME_WORDS[word].zh}${mild}`, reasons.join('\n'), row.row];
  }
}

const HEADINGS = ['处理结果', '原因和处理', '原表行号'] as const;
const GRAVITY: Readonly<Record<Severity, number>> = { warning: 0, corrected: 1, needsHuman: 2, rejected: 3 };

function indexOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** What stood in the cell. Above people a merged title is told once, not in every column it covers. */
function valueOf(cell: Cell | undefined, above: boolean): Value {
  if (cell === undefined || (above && cell.merged === true)) return null;
  const plain = cell.kind === 'formula' ? cell.result : cell;
  return plain.kind === 'number' ? plain.value : harmless(cellText(plain));
}

const fill = (rgb: string): NonNullable<CellStyle['fill']> => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });
const edge = (rgb: string): NonNullable<CellStyle['border']> => {
  const side = { style: 'medium', color: { rgb } } as const;
  return { top: side, bottom: side, left: side, right: side };
};
const WRAP = { wrapText: true, vertical: 'top' } as const;
const HEADING: CellStyle = { font: { bold: true }, fill: fill('E7E6E6') };

/** Dark letters on a light ground, as the marks themselves are told in words too. */
const mark = (ground: string, ink: string): { readonly said: CellStyle; readonly fault: CellStyle } => ({
  said: { fill: fill(ground), font: { color: { rgb: ink } }, alignment: WRAP },
  fault: { fill: fill(ground), font: { bold: true, color: { rgb: ink } }, border: edge(ink) },
});

const STYLES: Readonly<Record<Severity, ReturnType<typeof mark>>> = {
  rejected: mark('FFC7CE', '9C0006'),
  needsHuman: mark('FFE699', '7F4F00'),
  corrected: mark('DDEBF7', '1F4E78'),
  warning: mark('EDEDED', '404040'),
};

function summarySheet(fileName: string, report: RollReport, whole: boolean): WriteSheet {
  const { rows, accepted, corrected, needsHuman, rejected, mapping, skipped } = report;
  const lines: Value[][] = [
    [harmless(`${fileName}：检查结果`)],
    ['共', rows, '人'],
    [OUTCOME_WORDS.accepted.zh, accepted],
    [OUTCOME_WORDS.corrected.zh, corrected, '蓝底：系统已经更正，请看一眼是否正确'],
    [OUTCOME_WORDS.needsHuman.zh, needsHuman, '黄底：要人看过证件再决定，改好后重新上传'],
    [OUTCOME_WORDS.rejected.zh, rejected, '红底：现在不能登记，改好后重新上传'],
    [],
    ['后面每个工作表是原表：粗框的格子有问题，右边“处理结果”“原因和处理”两列写明。可以直接在这份表里改好再上传。'],
    [whole ? '行号、列号和原表一样。' : '名册太长，只列出有话要说的行；“原表行号”是它在原表里的行。'],
    ['表里有完整的身份证号，请像保管原表一样保管。'],
    ...mapping.map(({ sheet, headerRow }): Value[] => [harmless(`工作表“${sheet}”：表头在第 ${headerRow} 行`)]),
    ...skipped.flatMap(({ sheet, row, why }): Value[][] =>
      row === undefined ? [[harmless(`工作表“${sheet}”：${SKIPPED_WORDS[why].zh}`)]] : [],
    ),
  ];
  const cells = new Map<string, { readonly value: Value; readonly style: CellStyle }>();
  cells.set('0,0', { value: lines[0]?.[0] ?? null, style: { font: { bold: true } } });
  const colours: readonly (readonly [row: number, severity: Severity])[] = [
    [3, 'corrected'],
    [4, 'needsHuman'],
    [5, 'rejected'],
  ];
  for (const [row, severity] of colours)
    cells.set(`${row},0`, { value: lines[row]?.[0] ?? null, style: STYLES[severity].said });
  const taken = new Set(mapping.map(({ sheet }) => sheet));
  const name = taken.has('检查结果') ? '检查结果汇总' : '检查结果';
  return { name, rows: lines, cells, columns: [{ width: 18 }, { width: 10 }, { width: 60 }] };
}
