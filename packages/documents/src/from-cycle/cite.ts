import type { Parameter, Rulebook, RuleId, Source, SourceRef } from '@mingxuan/rulebook';
import { findSource, OVERLAYS } from '@mingxuan/rulebook';

/** Documents that the overlays of this rulebook brought in: here they are in force, elsewhere they only serve as a model. */
function localDocuments(book: Rulebook): ReadonlySet<string> {
  const overlays = book.overlays.flatMap((id) => OVERLAYS.get(id) ?? []);
  const refs = overlays.flatMap(({ rules, parameters }) => [
    ...rules.flatMap(({ sources }) => sources),
    ...Object.values(parameters).flatMap((p: Parameter<unknown> | undefined) => (p === undefined ? [] : [p.source])),
  ]);
  return new Set(refs.flatMap((ref) => findSource(ref)?.document ?? []));
}

/**
 * A document by its name, without the year of its text: 《城市居民委员会组织法》. Custom has no book marks, and a local text from
 * elsewhere is marked 参照.
 */
function documentName({ title, level, document }: Source, local: ReadonlySet<string>): string {
  const plain = title.zh.replace(/（[^（）]*\d{4}[^（）]*）/g, '');
  if (level === 'PRACTICE') return plain;
  const [, name = plain, note = ''] = /^([^（]*)(（.*)?$/.exec(plain) ?? [];
  const fromElsewhere = (level === 'PROVINCIAL' || level === 'CITY') && !local.has(document);
  return `《${name}》${note}${fromElsewhere ? '（参照）' : ''}`;
}

/** Articles in words; a second article of the same document does not repeat its name. */
function written(book: Rulebook, sources: readonly Source[]): readonly string[] {
  const local = localDocuments(book);
  let before = '';
  return sources.map((source) => {
    const repeats = source.document === before && source.article !== undefined;
    before = source.document;
    return `${repeats ? '' : documentName(source, local)}${source.article ?? ''}`;
  });
}

/**
 * National law and Party regulations stand for themselves on a wall, and an article stands before handbooks and collections
 * of questions; other texts are named only where there is nothing above them.
 */
function foremost(sources: readonly Source[]): readonly Source[] {
  const above = sources.filter(({ level }) => level === 'NATIONAL' || level === 'PARTY');
  const articles = above.filter(({ article }) => article !== undefined);
  return [articles, above].find((found) => found.length > 0) ?? sources;
}

const known = (book: Rulebook, refs: readonly SourceRef[]): readonly Source[] =>
  [...new Set(refs)].flatMap((ref) => book.sources.get(ref) ?? findSource(ref) ?? []);

/** The articles behind a conclusion, for a chip beside its sentence. */
export const cited = (book: Rulebook, refs: readonly SourceRef[]): readonly string[] =>
  written(book, foremost(known(book, refs)));

/** 根据…: the article that each of these rules rests on. Rules that the rulebook does not hold add nothing. */
export function basisOf(book: Rulebook, rules: readonly RuleId[]): readonly string[] {
  const refs = rules.flatMap((id) => foremost(known(book, book.rules.get(id)?.sources ?? [])).slice(0, 1));
  const each = new Map(refs.map((source) => [source.ref, source]));
  return written(book, [...each.values()]);
}
