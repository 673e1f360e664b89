import type { Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import * as XLSX from '@e965/xlsx';
import type { Limits } from './limits.ts';
import type { FileFault } from './refuse-file.ts';
import type { XmlHandler } from './xml-scan.ts';
import { attribute, plainText, XmlScanner } from './xml-scan.ts';
import type { Entry } from './zip.ts';
import { unpackPieces } from './zip-stream.ts';

/** Sends one part through a scanner, piece by piece. */
export async function scanPart(zip: Uint8Array, entry: Entry, handler: XmlHandler): Promise<Result<void, FileFault>> {
  const scanner = new XmlScanner(handler);
  const decoder = new TextDecoder();
  for await (const piece of unpackPieces(zip, entry)) {
    if (!piece.ok) return piece;
    if (!scanner.push(decoder.decode(piece.value.bytes, { stream: true }))) return err('FILE_DAMAGED');
  }
  return scanner.push(decoder.decode()) && scanner.finished ? ok(undefined) : err('FILE_DAMAGED');
}

export interface SheetPart {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly entry: Entry;
}

/** What the cells of every sheet refer to. */
export interface Shared {
  readonly texts: readonly string[];
  /** By the number a cell gives as its style: whether its number is shown as a date. */
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
}

/** Reads what stands beside the sheets of an .xlsx: their names, formats, shared texts. */
export async function readWorkbookParts(
  zip: Uint8Array,
  entries: readonly Entry[],
  limits: Limits,
): Promise<Result<{ readonly sheets: readonly SheetPart[]; readonly shared: Shared }, FileFault>> {
  const find = (path: string): Entry | undefined =>
    entries.find(({ name }) => name.toLowerCase() === path.toLowerCase());
  const workbook = entries.find(({ name }) => /^xl\/workbook\d*\.xml$/iu.test(name));
  const links = workbook && find(workbook.name.replace(/^xl\//iu, 'xl/_rels/').concat('.rels'));
  const texts = entries.find(({ name }) => /^xl\/sharedStrings\.xml$/iu.test(name));
  const styles = entries.find(({ name }) => /^xl\/styles\.xml$/iu.test(name));
  const held = [workbook, links, texts, styles].reduce((sum, entry) => sum + (entry?.unpacked ?? 0), 0);
  if (held > limits.unpackedBytes) return err('FILE_UNPACKS_TOO_LARGE');

  if (!workbook) return err('FILE_DAMAGED');
  const found: { sheet: string; hidden: boolean; link: string }[] = [];
  let date1904 = false;
  const listed = await scanPart(zip, workbook, {
    open: (name, tag) => {
      if (name === 'workbookPr') date1904 = /^(1|true)$/u.test(attribute(tag, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const hidden = (attribute(tag, 'state') ?? 'visible') !== 'visible';
      found.push({ sheet: attribute(tag, 'name') ?? '', hidden, link: attribute(tag, 'id') ?? '' });
    },
    ...NOTHING_ELSE,
  });
  if (!listed.ok) return listed;
  if (found.length > limits.sheets) return err('FILE_TOO_MANY_ROWS');
  if (!links) return err('FILE_DAMAGED');
  const targets = new Map<string, string>();
  const linked = await scanPart(zip, links, { open: (name, tag) => addTarget(targets, name, tag), ...NOTHING_ELSE });
  if (!linked.ok) return linked;
  const sheets: SheetPart[] = [];
  for (const { sheet, hidden, link } of found) {
    const path = targets.get(link) ?? '';
    // A chart on a sheet of its own has no cells.
    if (!/worksheets?\//iu.test(path)) continue;
    const entry = find(path);
    if (!entry) return err('FILE_DAMAGED');
    sheets.push({ sheet, hidden, entry });
  }
  const read = await readShared(zip, texts, styles);
  return read.ok ? ok({ sheets, shared: { ...read.value, date1904 } }) : read;
}

const NOTHING_ELSE = { text: () => undefined, close: () => undefined } as const;

function addTarget(targets: Map<string, string>, name: string, tag: string): void {
  const target = name === 'Relationship' ? attribute(tag, 'Target') : undefined;
  // Addresses are relative to xl/, or begin at the root of the file.
  if (target !== undefined)
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
}

async function readShared(
  zip: Uint8Array,
  textsEntry: Entry | undefined,
  stylesEntry: Entry | undefined,
): Promise<Result<Omit<Shared, 'date1904'>, FileFault>> {
  const texts: string[] = [];
  const dateStyles: boolean[] = [];
  if (textsEntry) {
    const done = await scanPart(zip, textsEntry, sharedTexts(texts));
    if (!done.ok) return done;
  }
  if (stylesEntry) {
    const done = await scanPart(zip, stylesEntry, dateFormats(dateStyles));
    if (!done.ok) return done;
  }
  return ok({ texts, dateStyles });
}

/** Texts may come in several runs of different type; readings written above characters (rPh) are none of the text. */
function sharedTexts(texts: string[]): XmlHandler {
  let text = '';
  let within = false;
  let above = false;
  return {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') above = true;
      else if (name === 't') within = !above;
    },
    text: (raw) => {
      if (within) text += raw;
    },
    close: (name) => {
      if (name === 't') within = false;
      else if (name === 'rPh') above = false;
      // A copy: a slice would keep the whole piece of the file in memory that it was cut from.
      else if (name === 'si') texts.push(detached(plainText(text)));
    },
  };
}

const detached = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

/** Numbers of the built-in formats that show a date, those of the Chinese editions among them. */
const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

function dateFormats(dateStyles: boolean[]): XmlHandler {
  const own = new Map<number, boolean>();
  let within = false;
  return {
    open: (name, tag) => {
      if (name === 'numFmt')
        own.set(Number(attribute(tag, 'numFmtId')), XLSX.SSF.is_date(attribute(tag, 'formatCode') ?? ''));
      else if (name === 'cellXfs') within = true;
      else if (name === 'xf' && within) {
        const id = Number(attribute(tag, 'numFmtId') ?? 0);
        dateStyles.push(own.get(id) ?? isDateFormat(id));
      }
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') within = false;
    },
  };
}
