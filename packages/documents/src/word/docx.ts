import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeightRule,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { PaperHead } from '../papers/paper.ts';
import type { Block, Column, Line } from './blocks.ts';
import { atTime } from './zip-time.ts';

/** The faces GB/T 9704-2012 asks for, by the names under which an office’s Word knows them. */
const BODY = '仿宋_GB2312';
const TITLE = '方正小标宋简体';
const HEADING = '黑体';

const mm = (length: number): number => Math.round((length / 25.4) * 1440);
const pt = (points: number): number => Math.round(points * 20);

/** A table of so many rows and its head is not broken over two pages, as in the PDF. */
const SHORT_TABLE = 11;

/** Sizes in points: a notice or letter on the standard page, or a form for the file. */
interface Look {
  readonly size: number;
  readonly line: number;
  readonly title: number;
  readonly cell: number;
  readonly rowHeight: number;
  readonly indent: boolean;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}
const NOTICE: Look = {
  size: 16,
  line: 28.9,
  title: 22,
  cell: 14,
  rowHeight: 8,
  indent: true,
  margin: { top: 37, right: 26, bottom: 35, left: 28 },
};
const FORM: Look = {
  size: 12,
  line: 20,
  title: 20,
  cell: 11,
  rowHeight: 8.5,
  indent: false,
  margin: { top: 24, right: 18, bottom: 24, left: 24 },
};

/** `secret` papers bear no trace of the ledger; a `sketch` is of a notice that is not out, and no code to verify it by. */
export interface WordPaper {
  readonly id: string;
  readonly title: string;
  readonly secret: boolean;
  readonly sketch: boolean;
}

/** A Word file of what a paper says. `createdAt` in Unix seconds; the same blocks, head and time give the same bytes. */
export async function toDocx(
  blocks: readonly Block[],
  head: PaperHead,
  paper: WordPaper,
  createdAt: number,
  note = '',
): Promise<Uint8Array> {
  const title = blocks.find((block) => block.kind === 'TITLE');
  const look = title?.form === true ? FORM : NOTICE;
  const wide = title?.wide === true;
  const { margin } = look;
  const width = mm((wide ? 297 : 210) - margin.left - margin.right);
  const at = new Date(createdAt * 1000);
  const { code, seq, hash } = head.verification;
  const traces = paper.secret ? [] : [`seq=${seq}`, `hash=${hash}`, ...(paper.sketch ? [] : [`code=${code}`])];
  const document = new Document({
    styles: { default: { document: { run: { font: font(BODY), size: look.size * 2 } } } },
    sections: [
      {
        properties: {
          page: {
            // Word swaps the sides itself on a sheet turned sideways.
            size: {
              width: mm(210),
              height: mm(297),
              orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: mm(margin.top), right: mm(margin.right), bottom: mm(margin.bottom), left: mm(margin.left) },
          },
        },
        headers: head.rehearsal ? { default: rehearsalHeader() } : {},
        footers: { default: foot(head, paper, note) },
        children: blocks.flatMap((block, index) => drawn(block, look, width, togetherAt(blocks, index))),
      },
    ],
  });
  const stamp = at.toISOString().replace(/\.\d+Z$/, 'Z');
  const core = coreProperties(head, paper, traces, stamp);
  const bytes = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: core }]);
  return atTime(new Uint8Array(bytes), at);
}

/** Typeset Chinese has no gaps around its numbers. */
const said = (options: IParagraphOptions): Paragraph => new Paragraph({ autoSpaceEastAsianText: false, ...options });

const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

interface Differing {
  readonly font?: string;
  readonly size?: number;
  readonly color?: string;
  /** Width of the letters, in per cent. */
  readonly scale?: number;
}

function runs(line: Line, differing: Differing = {}) {
  return line.map(({ text, bold }) => {
    const look = {
      bold,
      ...(differing.font === undefined ? {} : { font: font(differing.font) }),
      ...(differing.size === undefined ? {} : { size: differing.size * 2 }),
      ...(differing.color === undefined ? {} : { color: differing.color }),
      ...(differing.scale === undefined || differing.scale === 100 ? {} : { scale: differing.scale }),
    };
    return text === '\n' ? new TextRun({ ...look, break: 1 }) : new TextRun({ ...look, text });
  });
}

const exactly = (points: number, before = 0, after = 0) => ({
  line: pt(points),
  lineRule: LineRuleType.EXACT,
  before: pt(before),
  after: pt(after),
});

/** How a block goes with the next. */
interface Together {
  /** It stands above a table, and a little away from it. */
  readonly overTable: boolean;
  /** It stays on the page of what follows: the last lines before who signs, so that those never stand alone; a line above a table. */
  readonly keepNext: boolean;
}

/** Blocks before the signature that stay with it. */
const COMPANY = 2;

function togetherAt(blocks: readonly Block[], index: number): Together {
  const [next, ...after] = blocks.slice(index + 1, index + 1 + COMPANY);
  const overTable = next?.kind === 'TABLE';
  return { overTable, keepNext: overTable || [next, ...after].some((block) => block?.kind === 'SIGNATURE') };
}

function drawn(block: Block, look: Look, width: number, together: Together): readonly (Paragraph | Table)[] {
  const indent = look.indent ? { indent: { firstLineChars: 200, firstLine: pt(look.size * 2) } } : {};
  switch (block.kind) {
    case 'TITLE': {
      const children = runs(block.line, { font: TITLE, size: look.title });
      const titleLine = exactly(look.title + 11, 0, look.title - 6);
      return [said({ alignment: AlignmentType.CENTER, spacing: titleLine, keepNext: true, children })];
    }
    case 'HEADING':
      return [
        said({
          spacing: exactly(look.line, 0, together.overTable ? 5 : 0),
          keepNext: true,
          ...indent,
          children: runs(block.line, { font: HEADING }),
        }),
      ];
    case 'PARAGRAPH':
      return [paragraph(block, look, width, together)];
    case 'TABLE': {
      const { keepNext } = together;
      return [table(block, look, width, keepNext), said({ spacing: exactly(8), keepNext, children: [] })];
    }
    case 'SIGNATURE':
      return signature(block, look);
    case 'PAGE_BREAK':
      return [said({ pageBreakBefore: true, children: [] })];
  }
}

function paragraph(
  { look: of, line }: Extract<Block, { kind: 'PARAGRAPH' }>,
  look: Look,
  width: number,
  { overTable, keepNext }: Together,
): Paragraph {
  const spacing = exactly(look.line, 0, overTable ? 5 : 0);
  // 发文字号在左，签发人在右。
  const parted = of === 'RULED' ? partedAt(line, '　　') : null;
  const base: Readonly<Record<typeof of, IParagraphOptions>> = {
    BODY: {
      spacing,
      alignment: AlignmentType.JUSTIFIED,
      ...(look.indent ? { indent: { firstLineChars: 200, firstLine: pt(look.size * 2) } } : {}),
      children: runs(line),
    },
    PLAIN: { spacing, children: runs(line) },
    CENTRED: { spacing: exactly(look.line, 0, 8), alignment: AlignmentType.CENTER, children: runs(line) },
    MARK: {
      spacing: exactly(48, 24, 20),
      alignment: AlignmentType.CENTER,
      // 发文机关标志：一行排下，太长就压窄，不换行。
      children: runs(line, { font: TITLE, size: 36, color: 'D7000F', scale: narrowed(line, 36, width) }),
    },
    RULED: {
      spacing: exactly(look.line, 0, 30),
      ...(parted === null
        ? { alignment: AlignmentType.CENTER }
        : {
            tabStops: [{ type: TabStopType.RIGHT, position: width - pt(look.size) }],
            indent: { left: pt(look.size) },
          }),
      border: { bottom: { style: BorderStyle.SINGLE, size: 11, color: 'D7000F', space: 8 } },
      children: parted === null ? runs(line) : [...runs(parted[0]), new TextRun({ text: '\t' }), ...runs(parted[1])],
    },
    SIGN: { spacing: exactly(26), children: [...runs(line), new TextRun({ text: '＿＿＿＿＿＿＿＿＿＿' })] },
  };
  return said({ ...base[of], keepNext });
}

/** The line before and after a gap; `null` where there is none. */
function partedAt(line: Line, gap: string): readonly [Line, Line] | null {
  const at = line.findIndex(({ text }) => text.includes(gap));
  const run = line[at];
  if (run === undefined) return null;
  const [before = '', ...after] = run.text.split(gap);
  return [
    [...line.slice(0, at), { ...run, text: before }],
    [{ ...run, text: after.join(gap) }, ...line.slice(at + 1)],
  ];
}

/** How wide letters may be, in per cent, for a line to stand on one. */
const narrowed = (line: Line, size: number, width: number): number =>
  Math.min(100, Math.floor((100 * width) / pt(size * Math.max(1, widthOf(line)))));

/** Widths as the template has them, on a sheet of any width. */
function widthsOf(columns: readonly Column[], width: number): readonly number[] {
  const sum = (unit: Column['unit']): number =>
    columns.reduce((all, column) => all + (column.unit === unit ? column.size : 0), 0);
  const fixed = pt(sum('pt'));
  const squeezed = fixed > width ? width / fixed : 1;
  const left = Math.max(0, width - fixed);
  const parts = sum('fr') === 0 ? 1 : sum('fr');
  return columns.map(({ unit, size }) => Math.round(unit === 'pt' ? pt(size) * squeezed : (left * size) / parts));
}

export type Listed = Extract<Block, { kind: 'TABLE' }>;

/** Left and right of what stands in a cell, in twips; in a table of narrow columns less. */
const INSET = 60;
const NARROW_INSET = 40;
/** Points: what is smaller nobody reads on a wall. */
const LEAST_CELL = 9;

const textOf = (line: Line): string => line.map(({ text }) => text).join('');

/**
 * The size of a table's letters: the usual one, unless a number or a heading of two characters would be broken in its column.
 * The roll has nine columns and numbers of four digits.
 */
export function cellSize({ rows, columns }: Listed, widths: readonly number[], usual: number): number {
  const fits = (line: Line, column: number): number =>
    Math.floor(((widths[column] ?? 0) - 2 * NARROW_INSET) / 10 / widthOf(line)) / 2;
  const unbroken = (line: Line, row: number): boolean =>
    row === 0 ? widthOf(line) > 0 && widthOf(line) <= 2 : /^\d{1,8}$/.test(textOf(line));
  const least = rows
    .filter((cells) => cells.length === columns.length)
    .flatMap((cells, row) => cells.flatMap((line, column) => (unbroken(line, row) ? [fits(line, column)] : [])))
    .reduce((smallest, size) => Math.min(smallest, size), usual);
  return Math.max(LEAST_CELL, least);
}

function table(listed: Listed, look: Look, width: number, keepNext: boolean): Table {
  const { columns, left, height, rows } = listed;
  const columnWidths = widthsOf(columns, width);
  const size = cellSize(listed, columnWidths, look.cell);
  const inset = size < look.cell ? NARROW_INSET : INSET;
  const short = rows.length <= SHORT_TABLE;
  const cell = (line: Line, column: number, row: number, span: number) =>
    new TableCell({
      width: {
        size: columnWidths.slice(column, column + span).reduce((sum, each) => sum + each, 0),
        type: WidthType.DXA,
      },
      columnSpan: span,
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: inset, right: inset, top: 30, bottom: 30 },
      children: [
        said({
          alignment:
            left.includes(column) && (row > 0 || rows.length === 1) ? AlignmentType.LEFT : AlignmentType.CENTER,
          spacing: exactly(size + 6),
          keepNext: short && (row < rows.length - 1 || keepNext),
          children: runs(line, { size }),
        }),
      ],
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [...columnWidths],
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index === 0 && rows.length > 1,
          cantSplit: true,
          height: { value: mm(height ?? look.rowHeight), rule: HeightRule.ATLEAST },
          // The last cell of a shorter row takes what is left of it.
          children: cells.map((line, column) =>
            cell(line, column, index, column === cells.length - 1 ? columns.length - column : 1),
          ),
        }),
    ),
  });
}

/** Width of a line in characters: a Latin letter or digit is half as wide as a Chinese one. */
const widthOf = (line: Line): number => Array.from(textOf(line)).reduce((sum, c) => sum + (c < '\u0100' ? 0.5 : 1), 0);

/** 成文日期右空四字，署名以日期为准居中. */
function signature({ issuer, on }: Extract<Block, { kind: 'SIGNATURE' }>, look: Look): readonly Paragraph[] {
  const beyond = Math.max(0, (widthOf(issuer) - widthOf(on)) / 2);
  const right = (chars: number) => ({ right: pt(Math.max(0, chars) * look.size) });
  const line = (of: Line, chars: number, before: number, keepNext: boolean) =>
    said({
      alignment: AlignmentType.RIGHT,
      spacing: exactly(look.line, before),
      indent: right(chars),
      keepNext,
      children: runs(of),
    });
  return [line(issuer, 4 - beyond, 44, true), line(on, 4, 0, false)];
}

/** 页码：4号，两侧各一字线. The Word copy says of itself that it is for editing. */
function foot(head: PaperHead, { secret, sketch }: WordPaper, note: string): Footer {
  const small = { font: font(HEADING), size: 17, color: '595959' };
  const number = { font: font('宋体'), size: 28 };
  const trace = sketch
    ? '可编辑草稿，未经审批，不能张贴'
    : `可编辑稿，以系统出具的PDF件为准　验证码 ${head.verification.code}`;
  return new Footer({
    children: [
      said({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ ...number, text: '— ' }),
          new TextRun({ ...number, children: [PageNumber.CURRENT] }),
          new TextRun({ ...number, text: ' —' }),
        ],
      }),
      ...(secret ? [] : [trace, note])
        .filter((line) => line !== '')
        .map((line) => said({ children: [new TextRun({ ...small, text: line })] })),
    ],
  });
}

function rehearsalHeader(): Header {
  const text = '演练用件　不是正式文书　请勿张贴使用';
  return new Header({
    children: [
      said({
        alignment: AlignmentType.CENTER,
        border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: 'C0392B', space: 2 } },
        children: [new TextRun({ text, bold: true, color: 'C0392B', font: font(HEADING) })],
      }),
    ],
  });
}

const xml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

/** Written here, since the library would put the clock’s own time into it. */
function coreProperties(
  head: PaperHead,
  paper: { readonly id: string; readonly title: string },
  traces: readonly string[],
  stamp: string,
): string {
  const keywords = [paper.id, `${head.district}${head.subDistrict}${head.community}`, ...traces].join(', ');
  const time = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${stamp}</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties' +
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xml(paper.title)}</dc:title><dc:creator>${xml(head.issuer)}</dc:creator>` +
    `<cp:keywords>${xml(keywords)}</cp:keywords><cp:lastModifiedBy>${xml(head.issuer)}</cp:lastModifiedBy>` +
    `${time('created')}${time('modified')}</cp:coreProperties>`
  );
}
