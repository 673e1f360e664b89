import type { Rulebook, RuleId, Source, SourceRef } from '@mingxuan/rulebook';
import { findSource } from '@mingxuan/rulebook';

/** `《城市居民委员会组织法》第十九条`: a document by its name, without the year of its text; custom has no book marks. */
function documentName({ title, level }: Source): string {
  const plain = title.zh.replace(/（[^（）]*\d{4}[^（）]*）/g, '');
  if (level === 'PRACTICE') return plain;
  const [, name = plain, note = ''] = /^([^（]*)(（.*)?$/.exec(plain) ?? [];
  return `《${name}》${note}`;
}

/** Articles in words; a second article of the same document does not repeat its name. */
function written(sources: readonly Source[]): readonly string[] {
  let before = '';
  return sources.map((source) => {
    const repeats = source.document === before && source.article !== undefined;
    before = source.document;
    return `${repeats ? '' : documentName(source)}${source.article ?? ''}`;
  });
}

/** National law and Party regulations stand for themselves on a wall; other texts are named only where there is nothing above them. */
function foremost(sources: readonly Source[]): readonly Source[] {
  const first = sources.filter(({ level }) => level === 'NATIONAL' || level === 'PARTY');
  return first.length > 0 ? first : sources;
}

const known = (book: Rulebook, refs: readonly SourceRef[]): readonly Source[] =>
  [...new Set(refs)].flatMap((ref) => book.sources.get(ref) ?? findSource(ref) ?? []);

/** The articles behind a conclusion, for a chip beside its sentence. */
export const cited = (book: Rulebook, refs: readonly SourceRef[]): readonly string[] =>
  written(foremost(known(book, refs)));

/** 根据…: the article that each of these rules rests on. Rules that the rulebook does not hold add nothing. */
export function basisOf(book: Rulebook, rules: readonly RuleId[]): readonly string[] {
  const refs = rules.flatMap((id) => foremost(known(book, book.rules.get(id)?.sources ?? [])).slice(0, 1));
  const each = new Map(refs.map((source) => [source.ref, source]));
  return written([...each.values()]);
}
