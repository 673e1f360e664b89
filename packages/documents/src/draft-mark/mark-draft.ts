import { outlinesOf, rounded } from './outlines.ts';

/** A page object as the typesetter writes it. */
interface Page {
  readonly number: number;
  readonly text: string;
  readonly contents: string;
  readonly width: number;
  readonly height: number;
}

const LIGHT = '0.96 0.85 0.84 rg';
const RED = '0.753 0.224 0.169 rg';
const BEHIND = 150;
const BANNER = 12;
/** The banner stands below that of a rehearsal. */
const BELOW_EDGE = 40;

/**
 * A frozen paper that is not out, marked 草稿 behind and on top of every page, for whoever reads it on the way. What is
 * frozen is the beginning of the answer, byte for byte: the mark is an update at its end, as PDF knows it. The answer is
 * never kept. `null` where the file is not built as our typesetter builds it.
 */
export function markDraft(frozen: Uint8Array): Uint8Array | null {
  const text = Buffer.from(frozen).toString('latin1');
  const [, start] = /startxref\n(\d+)\n%%EOF\s*$/.exec(text) ?? [];
  const table = start === undefined ? '' : text.slice(Number(start));
  const [, before = '', size, after = ''] = /trailer\n<<([^]*?\/Size )(\d+)([^]*?)>>\nstartxref/.exec(table) ?? [];
  const pages = pagesOf(text, offsetsOf(table));
  if (start === undefined || size === undefined || pages.length === 0) return null;

  let next = Number(size);
  const objects = pages.flatMap((page) => {
    const [under, over] = [next, next + 1];
    next += 2;
    const contents = `/Contents [${under} 0 R ${page.contents} ${over} 0 R]`;
    return [
      { number: page.number, body: page.text.replace(`/Contents ${page.contents}`, () => contents) },
      { number: under, body: streamOf(`${artifact(behind(page))} q`) },
      { number: over, body: streamOf(`Q ${artifact(banner(page))}`) },
    ];
  });
  const trailer = `${before}${next}${after}  /Prev ${start}\n`;
  return Buffer.concat([frozen, Buffer.from(updateOf(objects, frozen.length, trailer), 'latin1')]);
}

interface Piece {
  readonly number: number;
  readonly body: string;
}

/** New objects, where they stand, and where the older ones are found. */
function updateOf(objects: readonly Piece[], from: number, trailer: string): string {
  let said = '\n';
  const entries = objects.map(({ number, body }) => {
    const at = from + said.length;
    said += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = from + said.length;
  return `${said}xref\n${entries.join('')}trailer\n<<${trailer}>>\nstartxref\n${table}\n%%EOF\n`;
}

/** Where objects begin, by the table at the end of the file. */
const offsetsOf = (table: string): readonly number[] =>
  [...table.matchAll(/^(\d{10}) \d{5} n/gm)].map(([, offset]) => Number(offset));

const PAGE = /^(\d+) 0 obj\n(<<\n {2}\/Type \/Page\n[^]*?\n>>)\nendobj/;

function pagesOf(text: string, offsets: readonly number[]): readonly Page[] {
  return offsets.flatMap((offset) => {
    const [, number, body = ''] = PAGE.exec(text.slice(offset, offset + 20_000)) ?? [];
    const [, contents] = /\/Contents (\d+ \d+ R)/.exec(body) ?? [];
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(body) ?? [];
    if (contents === undefined || width === undefined || height === undefined) return [];
    return [{ number: Number(number), text: body, contents, width: Number(width), height: Number(height) }];
  });
}

const streamOf = (said: string): string => `<< /Length ${said.length} >>\nstream\n${said}\nendstream`;

/** A screen reader says the words of the paper and passes over what lies around them. */
const artifact = (said: string): string => `/Artifact BMC q ${said} Q EMC`;

function behind({ width, height }: Page): string {
  const { path, width: wide } = outlinesOf('草稿', BEHIND);
  const turn = (35 * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  // The middle of the words lies in the middle of the page.
  const [x, y] = [wide / 2, BEHIND * 0.38];
  const at = [cos, sin, -sin, cos, width / 2 - cos * x + sin * y, height / 2 - sin * x - cos * y];
  return `${LIGHT} ${at.map((value) => value.toFixed(4)).join(' ')} cm ${path} f`;
}

function banner({ width, height }: Page): string {
  const { path, width: wide } = outlinesOf('草稿　未经出具　请勿张贴使用', BANNER);
  const [left, below] = [(width - wide) / 2, height - BELOW_EDGE - BANNER];
  const box = [left - 10, below - 7, wide + 20, BANNER + 10].map(rounded).join(' ');
  return `${RED} ${box} re f 1 1 1 rg 1 0 0 1 ${rounded(left)} ${rounded(below)} cm ${path} f`;
}
