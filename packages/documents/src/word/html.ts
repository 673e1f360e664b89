/** The plain HTML that templates give: elements with quoted attributes, text, and nothing else. */
export type Node = string | Element;
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

const TOKEN = /<(?<end>\/?)(?<name>[a-z][a-z0-9]*)(?<attributes>(?:\s+[a-z-]+="[^"]*")*)\s*\/?>|(?<text>[^<]+)/g;
const VOID = new Set(['br', 'hr', 'img', 'meta']);

/** The nodes of a fragment. Blank text with a line break in it only indents the source and is left out. */
export function readHtml(html: string): readonly Node[] {
  const root: { children: Node[] } = { children: [] };
  const open: { readonly name: string; readonly children: Node[] }[] = [];
  for (const { groups } of html.matchAll(TOKEN)) {
    const here = open.at(-1) ?? root;
    const { name, text } = groups ?? {};
    if (text !== undefined) {
      if (text.trim() !== '' || !text.includes('\n')) here.children.push(plain(text));
    } else if (name !== undefined && groups?.['end'] === '/') {
      if (open.at(-1)?.name === name) open.pop();
    } else if (name !== undefined) {
      const element = { name, attributes: attributesOf(groups?.['attributes'] ?? ''), children: [] };
      here.children.push(element);
      if (!VOID.has(name)) open.push(element);
    }
  }
  return root.children;
}

const attributesOf = (written: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...written.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, plain(value)]),
  );

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Text with its character references resolved. */
function plain(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return (name !== undefined && NAMED[name]) || whole;
    },
  );
}
