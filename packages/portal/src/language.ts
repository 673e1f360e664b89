/** Short as a tag of RFC 5646 is, and usable as a folder: `bo`, `ug`, `mn-Mong`. */
export type LanguageTag = string & { readonly tagged: 'language' };

/**
 * A further language of the pages, from the installation's own file. Its words stand beside the Chinese ones they translate, each
 * sentence by itself; what has none is shown in Chinese. The law's own words stay Chinese in any case: those alone count.
 */
export interface Language {
  readonly tag: LanguageTag;
  readonly direction: 'ltr' | 'rtl';
  /** What its speakers call it. */
  readonly name: string;
  readonly words: ReadonlyMap<string, string>;
}

export type LanguageFault = 'NOT_JSON' | 'NOT_A_LANGUAGE' | 'TAG_TAKEN' | 'NUMBERS_LOST';
export type ReadLanguage =
  | { readonly ok: true; readonly value: Language }
  /** `at`: the Chinese words of the entry that is at fault. */
  | { readonly ok: false; readonly fault: LanguageFault; readonly at: string | null };

const TAG = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/;
/** Languages the pages have of their own, and a folder of theirs. */
const OWN: ReadonlySet<string> = new Set(['zh', 'en']);
const GAP = '{}';

/** Reads a language's file: `{"tag", "direction", "name", "words": {"日程": "…"}}`. */
export function readLanguage(source: string): ReadLanguage {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return { ok: false, fault: 'NOT_JSON', at: null };
  }
  const { tag, direction, name, words } = fieldsOf(value);
  const bad = { ok: false, fault: 'NOT_A_LANGUAGE', at: null } as const;
  if (typeof tag !== 'string' || !TAG.test(tag) || typeof name !== 'string' || name.trim() === '') return bad;
  if (direction !== 'ltr' && direction !== 'rtl') return bad;
  if (OWN.has(tag)) return { ok: false, fault: 'TAG_TAKEN', at: null };
  if (typeof words !== 'object' || words === null || Array.isArray(words)) return bad;
  const read = new Map<string, string>();
  for (const [zh, own] of Object.entries(words)) {
    if (typeof own !== 'string') return { ...bad, at: zh };
    // Not translated yet: the Chinese words stay.
    if (own.trim() === '') continue;
    if (gapsIn(zh) !== gapsIn(own)) return { ok: false, fault: 'NUMBERS_LOST', at: zh };
    read.set(zh, own);
  }
  return { ok: true, value: { tag: tag as LanguageTag, direction, name, words: read } };
}

/** The words of a language for Chinese ones. Numbers may differ from page to page: they are taken over into the gaps, in their order. */
export function wordsIn({ words }: Language, zh: string): string {
  const own = words.get(zh);
  if (own !== undefined) return own;
  const numbers = zh.match(/\d+/g) ?? [];
  let next = 0;
  return words.get(zh.replaceAll(/\d+/g, GAP))?.replaceAll(GAP, () => numbers[next++] ?? GAP) ?? zh;
}

const gapsIn = (words: string): number => words.split(GAP).length;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
