/** Markup that is safe to stand in a page. Only `html` and `raw` make it, so that plain text can never slip in unescaped. */
export class Html {
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  toString(): string {
    return this.#markup;
  }
}

type Piece = Html | string | number | null | readonly Piece[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (plain: string): string => plain.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);

function spell(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Html) return piece.toString();
  if (typeof piece === 'number') return String(piece);
  return typeof piece === 'string' ? escaped(piece) : piece.map(spell).join('');
}

/** A tagged template: what is put in is text and is escaped, in element content and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(strings.map((part, i) => part + (i < pieces.length ? spell(pieces[i] ?? null) : '')).join(''));
}

/** Markup from a trusted hand: the installation's own header and footer. */
export const raw = (markup: string): Html => new Html(markup);

export const nothing: Html = new Html('');
