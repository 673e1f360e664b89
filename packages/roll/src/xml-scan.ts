/** What a scanner tells of the XML it is given. Names come without their prefix; text comes as it stands in the file. */
export interface XmlHandler {
  readonly open: (name: string, attributes: string) => void;
  readonly text: (raw: string) => void;
  readonly close: (name: string) => void;
}

const LT = 60;
const GT = 62;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
/** No tag and no text of a spreadsheet is longer; what is longer is no spreadsheet. */
const LONGEST = 8 * 1024 * 1024;

/**
 * Walks through XML piece by piece, holding no more than one unfinished tag or text. Knows no document type and follows
 * no reference: a file that brings a document type is refused, because nothing a spreadsheet program writes has one.
 */
export class XmlScanner {
  #rest = '';
  readonly #handler: XmlHandler;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** Takes the next piece; false when this is no XML a spreadsheet program writes. */
  push(piece: string): boolean {
    const buffer = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    while (at < buffer.length) {
      const next = buffer.charCodeAt(at) === LT ? this.#markup(buffer, at) : this.#text(buffer, at);
      if (next === undefined) return false;
      if (next < 0) break;
      at = next;
    }
    this.#rest = buffer.slice(at);
    return this.#rest.length <= LONGEST;
  }

  /** Whether everything that was begun has ended. */
  get finished(): boolean {
    return this.#rest.trim() === '';
  }

  #text(buffer: string, at: number): number {
    const end = buffer.indexOf('<', at);
    if (end < 0) return -1;
    this.#handler.text(buffer.slice(at, end));
    return end;
  }

  /** Where the piece of markup ends; -1 when it goes on in the next piece; undefined when it must not be there. */
  #markup(buffer: string, at: number): number | undefined {
    const second = buffer[at + 1];
    if (second === undefined) return -1;
    if (second === '?') return after(buffer, '?>', at);
    if (second === '!') return this.#declaration(buffer, at);
    const end = tagEnd(buffer, at + 1);
    if (end < 0) return -1;
    if (second === '/') {
      this.#handler.close(localName(buffer, at + 2, end));
      return end + 1;
    }
    const alone = buffer.charCodeAt(end - 1) === SLASH;
    const name = localName(buffer, at + 1, alone ? end - 1 : end);
    this.#handler.open(name, buffer.slice(at + 1, alone ? end - 1 : end));
    if (alone) this.#handler.close(name);
    return end + 1;
  }

  #declaration(buffer: string, at: number): number | undefined {
    if (buffer.startsWith('<!--', at)) return after(buffer, '-->', at + 4);
    if (buffer.startsWith('<![CDATA[', at)) {
      const end = buffer.indexOf(']]>', at);
      if (end < 0) return -1;
      this.#handler.text(buffer.slice(at + 9, end).replaceAll('&', '&amp;'));
      return end + 3;
    }
    return buffer.length - at < 9 ? -1 : undefined;
  }
}

function after(buffer: string, mark: string, from: number): number {
  const end = buffer.indexOf(mark, from);
  return end < 0 ? -1 : end + mark.length;
}

/** The closing bracket of a tag; one inside a quoted value does not close it. */
function tagEnd(buffer: string, from: number): number {
  let quote = 0;
  for (let at = from; at < buffer.length; at++) {
    const code = buffer.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GT) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return -1;
}

function localName(buffer: string, from: number, end: number): string {
  let start = from;
  let at = from;
  for (; at < end; at++) {
    const code = buffer.charCodeAt(at);
    if (code <= 32) break;
    if (code === 58) start = at + 1;
  }
  return buffer.slice(start, at);
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text as it reads: references resolved, spreadsheets' own `_x000A_` escapes too. */
export function plainText(raw: string): string {
  const resolved = raw.includes('&')
    ? raw.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([a-z]+));/gu, (whole, decimal, hexadecimal, name: string) => {
        if (name) return NAMED[name] ?? whole;
        const code = decimal ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
        return code <= 0x10_ffff ? String.fromCodePoint(code) : '\uFFFD';
      })
    : raw;
  return resolved.includes('_x')
    ? resolved.replace(/_x([0-9a-fA-F]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : resolved;
}

/** The value of one attribute of a tag, with or without a prefix; undefined when the tag has none. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(tag);
  const raw = found?.[1] ?? found?.[2];
  return raw === undefined ? undefined : plainText(raw);
}
