import type { Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { type Element, type Node, readHtml } from './html.ts';

/** A piece of text in one hand; `\n` is a line break. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
}
export type Line = readonly Run[];

/** A column so many points wide, or one that takes its part of what the others leave. */
export interface Column {
  readonly unit: 'pt' | 'fr';
  readonly size: number;
}

/** What a paper says, without its page: the same templates make the PDF, so that the two cannot disagree. */
export type Block =
  /** `form`: a form for the file, in smaller letters; `wide`: on a sheet turned sideways. */
  | { readonly kind: 'TITLE'; readonly line: Line; readonly form: boolean; readonly wide: boolean }
  | { readonly kind: 'HEADING'; readonly line: Line }
  /** `PLAIN` has no first-line indent; `MARK` is the red name above a letter, `RULED` its number over the red rule; `SIGN` is followed by a line to sign on. */
  | {
      readonly kind: 'PARAGRAPH';
      readonly look: 'BODY' | 'CENTRED' | 'PLAIN' | 'MARK' | 'RULED' | 'SIGN';
      readonly line: Line;
    }
  /** `left`: the columns that are set to the left; `height`: the least of a row, in millimetres, where the pen needs room. */
  | {
      readonly kind: 'TABLE';
      readonly columns: readonly Column[];
      readonly left: readonly number[];
      readonly height: number | null;
      readonly rows: readonly (readonly Line[])[];
    }
  | { readonly kind: 'SIGNATURE'; readonly issuer: Line; readonly on: Line }
  | { readonly kind: 'PAGE_BREAK' };

const looks: Readonly<Record<string, Extract<Block, { kind: 'PARAGRAPH' }>['look']>> = {
  '': 'BODY',
  centred: 'CENTRED',
  plain: 'PLAIN',
  mark: 'MARK',
  ruled: 'RULED',
  sign: 'SIGN',
};

/** Reads what a template says as HTML; the error names an element that has no place in a Word file, so that nothing is lost unseen. */
export function blocksOf(html: string): Result<readonly Block[], string> {
  const strange: string[] = [];
  const blocks = readHtml(html).flatMap((node) => blockOf(node, strange));
  return strange.length === 0 ? ok(blocks) : err([...new Set(strange)].join(', '));
}

function blockOf(node: Node, strange: string[]): readonly Block[] {
  if (typeof node === 'string') return [{ kind: 'PARAGRAPH', look: 'BODY', line: [{ text: node, bold: false }] }];
  const of = node.attributes['class'] ?? '';
  const line = (): Line => lineOf(node, false, strange);
  switch (node.name) {
    case 'h2':
      return [{ kind: 'TITLE', line: line(), form: of.startsWith('form'), wide: of.endsWith('wide') }];
    case 'h3':
      return [{ kind: 'HEADING', line: line() }];
    case 'p': {
      const read = line();
      const empty = read.every(({ text }) => text.trim() === '');
      return empty ? [] : [{ kind: 'PARAGRAPH', look: looks[of] ?? 'BODY', line: read }];
    }
    case 'hr':
      return [{ kind: 'PAGE_BREAK' }];
    case 'table':
      return [tableOf(node, strange)];
    case 'div':
      return of === 'signature'
        ? signatureOf(node, strange)
        : node.children.flatMap((child) => blockOf(child, strange));
    default:
      strange.push(node.name);
      return [];
  }
}

function tableOf(table: Element, strange: string[]): Block {
  const rows = elements(table, 'tr').map((row) => elements(row, 'td').map((cell) => lineOf(cell, false, strange)));
  const listed = (name: string): readonly string[] =>
    (table.attributes[name] ?? '').split(',').filter((word) => word !== '');
  const columns = listed('data-columns').map((word): Column => {
    const unit = word.endsWith('pt') ? 'pt' : 'fr';
    const size = Number.parseFloat(word);
    if (!word.endsWith(unit) || !Number.isFinite(size)) strange.push(`table of ${word}`);
    return { unit, size };
  });
  const height = table.attributes['data-height'];
  return {
    kind: 'TABLE',
    columns,
    left: listed('data-left').map(Number),
    height: height === undefined ? null : Number(height),
    rows,
  };
}

function signatureOf(div: Element, strange: string[]): readonly Block[] {
  const [issuer = [], on = []] = elements(div, 'p').map((p) => lineOf(p, false, strange));
  return [{ kind: 'SIGNATURE', issuer, on }];
}

function lineOf(node: Node, bold: boolean, strange: string[]): Line {
  if (typeof node === 'string') return [{ text: node, bold }];
  const inside = (): Line => node.children.flatMap((child) => lineOf(child, bold || node.name === 'strong', strange));
  switch (node.name) {
    case 'br':
      return [{ text: '\n', bold }];
    case 'strong':
    case 'span':
    case 'p':
    case 'h2':
    case 'h3':
    case 'td':
      return inside();
    default:
      strange.push(node.name);
      return [];
  }
}

function elements(within: Element, name: string): readonly Element[] {
  return within.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : elements(child, name),
  );
}
