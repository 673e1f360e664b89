import type { Lang, Reason, SourceRef, Verdict } from '@mingxuan/rulebook';
import { findSource } from '@mingxuan/rulebook';

/** A reference as people write it: 《城市居民委员会组织法（2025 年修订）》第十九条. */
export function sourceName(ref: SourceRef, lang: Lang): string {
  const source = findSource(ref);
  if (source === undefined) return ref;
  if (lang === 'zh') return `《${source.title.zh}》${source.article ?? ''}`;
  return source.article === undefined
    ? source.title.en
    : `${source.title.en} Art. ${ref.slice(ref.lastIndexOf('-') + 1)}`;
}

export const sourceNames = (refs: readonly SourceRef[], lang: Lang): string =>
  refs.map((ref) => sourceName(ref, lang)).join(lang === 'zh' ? '、' : '; ');

export interface ReasonJson {
  readonly rule: string;
  readonly verdict: Verdict;
  readonly text: string;
  readonly sources: readonly SourceRef[];
  readonly figures?: Readonly<Record<string, number>>;
  readonly short?: number;
  readonly children?: readonly ReasonJson[];
}

/** A reason in one language, as the command line's contracts give it. */
export function reasonJson({ text, stated: _forPapers, children, ...reason }: Reason, lang: Lang): ReasonJson {
  return {
    ...reason,
    text: text[lang],
    ...(children === undefined ? {} : { children: children.map((child) => reasonJson(child, lang)) }),
  };
}

const MARKS: Readonly<Record<Verdict, string>> = { ok: '✓', violation: '✗', warning: '!', unknown: '?', conflict: '‼' };

/** A tree of reasons as indented lines, each with its law. */
export function reasonLines(reasons: readonly Reason[], lang: Lang, depth = 0): readonly string[] {
  return reasons.flatMap((reason) => {
    const law = reason.sources.length === 0 ? '' : ` —— ${sourceNames(reason.sources, lang)}`;
    return [
      `${'  '.repeat(depth + 1)}${MARKS[reason.verdict]} ${reason.text[lang]}${law}`,
      ...reasonLines(reason.children ?? [], lang, depth + 1),
    ];
  });
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns a text takes on a terminal: Chinese characters take two. */
export const columns = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (WIDE.test(char) ? 2 : 1), 0);

export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));

/** Rows as aligned columns; the last column is left as it is. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => columns(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : pad(cell, widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
