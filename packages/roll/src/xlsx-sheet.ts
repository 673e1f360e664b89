import type { Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { IsoDate } from '@mingxuan/rulebook';
import type { Cell, PlainCell, Row } from './cell.ts';
import { BLANK } from './cell.ts';
import { serialDate } from './excel-date.ts';
import type { Limits } from './limits.ts';
import type { Merge } from './merged.ts';
import { MergedCells } from './merged.ts';
import type { FileFault } from './refuse-file.ts';
import type { Shared } from './xlsx-parts.ts';
import { scanPart } from './xlsx-parts.ts';
import type { XmlHandler } from './xml-scan.ts';
import { attribute, plainText, XmlScanner } from './xml-scan.ts';
import type { Entry } from './zip.ts';
import { unpackPieces } from './zip-stream.ts';

const LAST_ROW = 1_048_576;
/** Excel's cells hold half as many characters, LibreOffice's so many: a longer one was made to exhaust whoever reads it. */
const LONGEST_CELL = 65_535;

/** Merged blocks stand behind the rows in the file, but must be known before them. */
export async function readMerges(zip: Uint8Array, entry: Entry, limits: Limits): Promise<Result<Merge[], FileFault>> {
  const merges: Merge[] = [];
  const open = (name: string, tag: string): void => {
    if (name !== 'mergeCell' || merges.length > limits.rowsPerSheet) return;
    const [from = '', to = from] = (attribute(tag, 'ref') ?? '').split(':');
    const [start, end] = [addressOf(from), addressOf(to)];
    if (start && end) merges.push({ top: start.row, bottom: end.row, left: start.column, right: end.column });
  };
  const done = await scanPart(zip, entry, { open, text: () => undefined, close: () => undefined });
  return done.ok ? ok(merges) : done;
}

function addressOf(reference: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference);
  return match ? { row: Number(match[2]), column: columnOf(reference) } : undefined;
}

/** `AB12` → 27: the zero-based column of an address; -1 when it names none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** Rows of a sheet, batch by batch, as the file's pieces arrive. */
export async function* readSheetRows(
  zip: Uint8Array,
  entry: Entry,
  shared: Shared,
  limits: Limits,
): AsyncGenerator<Result<{ readonly rows: readonly Row[]; readonly packedRead: number }, FileFault>> {
  const merges = await readMerges(zip, entry, limits);
  if (!merges.ok) return yield merges;
  const merged = new MergedCells(merges.value, limits);
  const reader = new SheetReader(shared, limits, merged);
  const scanner = new XmlScanner(reader);
  const decoder = new TextDecoder();
  let count = 0;
  for await (const piece of unpackPieces(zip, entry)) {
    if (!piece.ok) return yield piece;
    if (!scanner.push(decoder.decode(piece.value.bytes, { stream: true })) || reader.damaged)
      return yield err('FILE_DAMAGED');
    const rows = reader.take();
    count += rows.length;
    if (count > limits.rowsPerSheet) return yield err('FILE_TOO_MANY_ROWS');
    if (rows.length > 0) yield ok({ rows, packedRead: piece.value.packedRead });
  }
  if (!scanner.finished || !reader.ended) yield err('FILE_DAMAGED');
}

/** Puts rows together from the tags of a sheet. Says of every cell what kind it is, because the kind is evidence. */
class SheetReader implements XmlHandler {
  damaged = false;
  ended = false;
  #rows: Row[] = [];
  #row = 0;
  #hidden = false;
  #cells: Cell[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #inline = '';
  #formula = false;
  #taking: 'value' | 'inline' | 'nothing' = 'nothing';
  #above = false;
  readonly #shared: Shared;
  readonly #limits: Limits;
  readonly #merged: MergedCells;

  constructor(shared: Shared, limits: Limits, merged: MergedCells) {
    this.#shared = shared;
    this.#limits = limits;
    this.#merged = merged;
  }

  take(): readonly Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, tag: string): void {
    switch (name) {
      case 'row':
        return this.#openRow(tag);
      case 'c':
        return this.#openCell(tag);
      case 'v':
        this.#taking = 'value';
        return;
      case 'f':
        this.#formula = true;
        return;
      case 't':
        if (!this.#above) this.#taking = 'inline';
        return;
      case 'rPh':
        this.#above = true;
    }
  }

  text(raw: string): void {
    if (this.#taking === 'value') this.#value += raw;
    else if (this.#taking === 'inline') this.#inline += raw;
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#taking = 'nothing';
        return;
      case 'rPh':
        this.#above = false;
        return;
      case 'c':
        return this.#closeCell();
      case 'row':
        return this.#closeRow();
      case 'sheetData':
        this.ended = true;
    }
  }

  #openRow(tag: string): void {
    const written = attribute(tag, 'r');
    const row = written === undefined ? this.#row + 1 : Number(written);
    // Rows come in their order; a file where they do not has been damaged or made to confuse.
    if (!Number.isInteger(row) || row <= this.#row || row > LAST_ROW) this.damaged = true;
    this.#row = row;
    this.#hidden = tag.includes('hidden') && /^(1|true)$/u.test(attribute(tag, 'hidden') ?? '');
    this.#cells = [];
    this.#column = -1;
  }

  #openCell(tag: string): void {
    const address = shortAttribute(tag, ' r="');
    const column = address === undefined ? this.#column + 1 : columnOf(address);
    // One address twice in a row is two contents of one cell: each program would show another.
    if (column <= this.#column) this.damaged = true;
    this.#column = column;
    this.#type = shortAttribute(tag, ' t="') ?? '';
    this.#style = Number(shortAttribute(tag, ' s="') ?? 0);
    this.#value = '';
    this.#inline = '';
    this.#formula = false;
  }

  #closeCell(): void {
    if (this.#column < 0) this.damaged = true;
    if (this.#column < 0 || this.#column >= this.#limits.columns) return;
    const plain = this.#plain();
    if (plain === undefined || (plain.kind === 'text' && plain.text.length > LONGEST_CELL)) {
      this.damaged = true;
      return;
    }
    while (this.#cells.length < this.#column) this.#cells.push(BLANK);
    this.#cells[this.#column] = this.#formula ? { kind: 'formula', result: plain } : plain;
  }

  #closeRow(): void {
    const cells = this.#merged.fill(this.#row, this.#cells);
    if (cells.some((cell) => cell.kind !== 'blank'))
      this.#rows.push(this.#hidden ? { row: this.#row, cells, hidden: true } : { row: this.#row, cells });
  }

  /** What the cell holds; undefined when it points to a text the file does not have. */
  #plain(): PlainCell | undefined {
    switch (this.#type) {
      case 's': {
        if (this.#value === '') return BLANK_PLAIN;
        const text = this.#shared.texts[Number(this.#value)];
        return text === undefined ? undefined : textCell(text);
      }
      case 'inlineStr':
        return textCell(plainText(this.#inline));
      case 'str':
        return textCell(plainText(this.#value));
      case 'e':
        return { kind: 'error', shown: plainText(this.#value) };
      case 'b':
        return textCell(this.#value === '1' || this.#value === 'true' ? 'TRUE' : 'FALSE');
      case 'd':
        return isoCell(this.#value);
      default:
        return this.#number();
    }
  }

  #number(): PlainCell | undefined {
    if (this.#value === '') return BLANK_PLAIN;
    const value = Number(this.#value);
    if (!Number.isFinite(value)) return undefined;
    const isDate = this.#shared.dateStyles[this.#style] === true;
    const date = isDate ? serialDate(value, this.#shared.date1904) : undefined;
    return date ? { kind: 'date', date } : { kind: 'number', value };
  }
}

const BLANK_PLAIN: PlainCell = { kind: 'blank' };
const textCell = (text: string): PlainCell => (text === '' ? BLANK_PLAIN : { kind: 'text', text });

function isoCell(written: string): PlainCell {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(written)?.[0];
  return day === undefined ? textCell(written) : { kind: 'date', date: day as IsoDate };
}

/** An attribute as every program writes it; the general way where somebody used other quotes or spaces. */
function shortAttribute(tag: string, opening: string): string | undefined {
  const at = tag.indexOf(opening);
  if (at >= 0) {
    const from = at + opening.length;
    return tag.slice(from, tag.indexOf('"', from));
  }
  return tag.includes("'") || tag.includes(' =') || tag.includes('\n')
    ? attribute(tag, opening.slice(1, 2))
    : undefined;
}
