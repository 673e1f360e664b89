/** A piece of a notice's words, as far as lines alone show it. */
export type NoticePiece =
  /** Who speaks and about what, above the text. */
  | { readonly kind: 'HEAD' | 'HEADING' | 'PARAGRAPH'; readonly line: string }
  | { readonly kind: 'TABLE'; readonly head: readonly string[] | null; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'SIGNATURE'; readonly lines: readonly string[] };

/** What stands between the cells of a row. */
const CELL = '　';
const HEADING = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。；]{1,40}$/u;
const DAY = /^\d{4}年\d{1,2}月\d{1,2}日$/u;
const MOST_HEAD_LINES = 4;

/**
 * The frozen words of a notice are lines; rows of a table are lines of as many cells. They are put together again for those
 * who look or listen, and no word is added, left out or moved.
 */
export function piecesOf(lines: readonly string[]): readonly NoticePiece[] {
  const signed = DAY.test(lines.at(-1) ?? '') && lines.length > 2 ? 2 : 0;
  const body = lines.slice(0, lines.length - signed);
  const head = headOf(body);
  const pieces: NoticePiece[] = body.slice(0, head).map((line) => ({ kind: 'HEAD', line }));
  for (let at = head; at < body.length; ) {
    const rows = rowsFrom(body, at);
    const line = body[at] ?? '';
    if (rows.length > 1) pieces.push(tableOf(rows));
    else pieces.push({ kind: HEADING.test(line) ? 'HEADING' : 'PARAGRAPH', line });
    at += Math.max(1, rows.length);
  }
  return signed === 0 ? pieces : [...pieces, { kind: 'SIGNATURE', lines: lines.slice(-signed) }];
}

/** The title ends where the first sentence or table begins. */
function headOf(lines: readonly string[]): number {
  const first = lines.findIndex((line) => /[。：；]$/u.test(line) || line.includes(CELL) || HEADING.test(line));
  return Math.min(first < 0 ? lines.length : first, MOST_HEAD_LINES);
}

/** The lines from here on that have as many cells, two at least. */
function rowsFrom(lines: readonly string[], from: number): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const line of lines.slice(from)) {
    const cells = line.split(CELL);
    if (cells.length < 2 || cells.length !== (rows[0] ?? cells).length) break;
    rows.push(cells);
  }
  return rows;
}

/** The first row names the columns where it states no figure. */
function tableOf(rows: readonly (readonly string[])[]): NoticePiece {
  const [first = [], ...others] = rows;
  return first.some((cell) => cell === '' || /\d/u.test(cell))
    ? { kind: 'TABLE', head: null, rows }
    : { kind: 'TABLE', head: first, rows: others };
}
