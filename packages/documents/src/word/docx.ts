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
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { PaperHead } from '../papers/paper.ts';
import type { Block, Line } from './blocks.ts';
import { atTime } from './zip-time.ts';

/** The faces GB/T 9704-2012 asks for, by the names under which an office’s Word knows them. */
const BODY = '仿宋_GB2312';
const TITLE = '方正小标宋简体';
const HEADING = '黑体';

const mm = (length: number): number => Math.round((length / 25.4) * 1440);
const pt = (points: number): number => Math.round(points * 20);

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
  rowHeight: 9,
  indent: false,
  margin: { top: 24, right: 18, bottom: 24, left: 24 },
};

/** A Word file of what a paper says. `createdAt` in Unix seconds; the same blocks, head and time give the same bytes. */
export async function toDocx(
  blocks: readonly Block[],
  head: PaperHead,
  paper: { readonly id: string; readonly title: string; readonly secret: boolean },
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
  const traces = paper.secret ? [] : [`seq=${seq}`, `hash=${hash}`, `code=${code}`];
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
        footers: { default: foot(head, paper.secret, note) },
        children: blocks.flatMap((block) => drawn(block, look, width)),
      },
    ],
  });
  const stamp = at.toISOString().replace(/\.\d+Z$/, 'Z');
  const core = coreProperties(head, paper, traces, stamp);
  const bytes = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: core }]);
  return atTime(new Uint8Array(bytes), at);
}

const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

function runs(line: Line, differing: { readonly font?: string; readonly size?: number; readonly color?: string } = {}) {
  return line.map(({ text, bold }) => {
    const look = {
      bold,
      ...(differing.font === undefined ? {} : { font: font(differing.font) }),
      ...(differing.size === undefined ? {} : { size: differing.size * 2 }),
      ...(differing.color === undefined ? {} : { color: differing.color }),
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

function drawn(block: Block, look: Look, width: number): readonly (Paragraph | Table)[] {
  const spacing = exactly(look.line);
  const indent = look.indent ? { indent: { firstLineChars: 200, firstLine: pt(look.size * 2) } } : {};
  switch (block.kind) {
    case 'TITLE': {
      const children = runs(block.line, { font: TITLE, size: look.title });
      const titleLine = exactly(look.title + 11, 0, look.title - 6);
      return [new Paragraph({ alignment: AlignmentType.CENTER, spacing: titleLine, keepNext: true, children })];
    }
    case 'HEADING':
      return [new Paragraph({ spacing, keepNext: true, ...indent, children: runs(block.line, { font: HEADING }) })];
    case 'PARAGRAPH':
      return [paragraph(block, look)];
    case 'TABLE':
      return [table(block, look, width), new Paragraph({ spacing: exactly(8), children: [] })];
    case 'SIGNATURE':
      return signature(block, look);
    case 'PAGE_BREAK':
      return [new Paragraph({ pageBreakBefore: true, children: [] })];
  }
}

function paragraph({ look: of, line }: Extract<Block, { kind: 'PARAGRAPH' }>, look: Look): Paragraph {
  const spacing = exactly(look.line);
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
      children: runs(line, { font: TITLE, size: 36, color: 'D7000F' }),
    },
    RULED: {
      spacing: exactly(look.line, 0, 30),
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 11, color: 'D7000F', space: 8 } },
      children: runs(line),
    },
    SIGN: { spacing: exactly(30), children: [...runs(line), new TextRun({ text: '＿＿＿＿＿＿＿＿＿＿' })] },
  };
  return new Paragraph(base[of]);
}

function table({ shares, rows }: Extract<Block, { kind: 'TABLE' }>, look: Look, width: number): Table {
  const columnWidths = shares.map((share) => Math.round((width * share) / 1000));
  const cell = (line: Line, column: number) =>
    new TableCell({
      width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: exactly(look.cell + 6),
          children: runs(line, { size: look.cell }),
        }),
      ],
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index === 0 && rows.length > 1,
          cantSplit: true,
          height: { value: mm(look.rowHeight), rule: HeightRule.ATLEAST },
          children: cells.map(cell),
        }),
    ),
  });
}

/** Width of a line in characters: a Latin letter or digit is half as wide as a Chinese one. */
const widthOf = (line: Line): number =>
  Array.from(line.map(({ text }) => text).join('')).reduce((sum, c) => sum + (c < '\u0100' ? 0.5 : 1), 0);

/** 成文日期右空四字，署名以日期为准居中. */
function signature({ issuer, on }: Extract<Block, { kind: 'SIGNATURE' }>, look: Look): readonly Paragraph[] {
  const beyond = Math.max(0, (widthOf(issuer) - widthOf(on)) / 2);
  const right = (chars: number) => ({ right: pt(Math.max(0, chars) * look.size) });
  const line = (of: Line, chars: number, before: number, keepNext: boolean) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: exactly(look.line, before),
      indent: right(chars),
      keepNext,
      children: runs(of),
    });
  return [line(issuer, 4 - beyond, 44, true), line(on, 4, 0, false)];
}

/** 页码：4号，两侧各一字线. The Word copy says of itself that it is for editing. */
function foot(head: PaperHead, secret: boolean, note: string): Footer {
  const small = { font: font(HEADING), size: 17, color: '595959' };
  const number = { font: font('宋体'), size: 28 };
  const trace = `可编辑稿，以系统出具的PDF件为准　验证码 ${head.verification.code}`;
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ ...number, text: '— ' }),
          new TextRun({ ...number, children: [PageNumber.CURRENT] }),
          new TextRun({ ...number, text: ' —' }),
        ],
      }),
      ...(secret ? [] : [trace, note])
        .filter((line) => line !== '')
        .map((line) => new Paragraph({ children: [new TextRun({ ...small, text: line })] })),
    ],
  });
}

function rehearsalHeader(): Header {
  const text = '演练用件　不是正式文书　请勿张贴使用';
  return new Header({
    children: [
      new Paragraph({
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
