import type { Mark, Source } from '../law.ts';
import type { SourceRef } from '../reason.ts';
import { DOCUMENTS } from './documents.ts';
import type { Document } from './documents.ts';

const BY_CODE: ReadonlyMap<string, Document> = new Map(DOCUMENTS.map((document) => [document.code, document]));

interface Parsed {
  readonly document: Document;
  readonly article?: number;
}

/** Splits `JWH25-19` into its document and article; codes that hold a dash themselves (`FJ-PT`) are matched whole first. */
function parse(ref: SourceRef): Parsed | undefined {
  const whole = BY_CODE.get(ref);
  if (whole !== undefined) return { document: whole };
  const cut = ref.lastIndexOf('-');
  const document = BY_CODE.get(ref.slice(0, cut));
  const article = Number(ref.slice(cut + 1));
  return document === undefined || !Number.isInteger(article) || article < 1 ? undefined : { document, article };
}

/** The source a reference names, or `undefined` for a reference that names none. */
export function findSource(ref: SourceRef): Source | undefined {
  const parsed = parse(ref);
  if (parsed === undefined) return undefined;
  const { document, article } = parsed;
  return {
    ref,
    document: document.code,
    ...(article === undefined ? {} : { article: articleName(article) }),
    title: document.title,
    level: document.level,
    mark: markOf(document, article),
    ...(document.from === undefined ? {} : { from: document.from }),
    ...(document.to === undefined ? {} : { to: document.to }),
  };
}

/** The document behind a reference: whether it was written for villages only, and when it applied. */
export function findDocument(ref: SourceRef): Document | undefined {
  return parse(ref)?.document;
}

function markOf(document: Document, article: number | undefined): Mark {
  if (article === undefined || document.confirmed === undefined) return document.mark;
  return document.confirmed.some(([first, last]) => article >= first && article <= last) ? 'CONFIRMED' : document.mark;
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** An article number as laws write it: 20 → 第二十条, 203 → 第二百零三条, 1045 → 第一千零四十五条. */
export function articleName(article: number): string {
  return `第${chineseNumber(article)}条`;
}

function chineseNumber(value: number): string {
  const units: readonly (readonly [number, string])[] = [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ];
  let rest = value;
  let written = '';
  let gap = false;
  for (const [size, name] of units) {
    const digit = Math.floor(rest / size);
    rest %= size;
    if (digit === 0) {
      gap = written !== '';
      continue;
    }
    const spoken = size === 10 && digit === 1 && written === '' ? '' : DIGITS[digit];
    written += `${gap ? '零' : ''}${spoken}${name}`;
    gap = false;
  }
  return written;
}
