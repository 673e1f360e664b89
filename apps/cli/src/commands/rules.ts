import type { Lang, Mark, Pack, Rule } from '@mingxuan/rulebook';
import { findSource, packs } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { fine, refused } from '../answer.ts';
import { sourceName, table } from '../words.ts';

/** `mingxuan rules list`: every rule of every pack. */
export function rulesListCommand(lang: Lang): Answer {
  const json = {
    packs: packs.map((pack) => ({
      id: pack.id,
      title: pack.title[lang],
      rules: pack.rules.map((rule) => ({
        id: rule.id,
        title: rule.title[lang],
        mark: rule.mark,
        sources: rule.sources,
      })),
    })),
  };
  const words = packs.flatMap((pack) => [
    '',
    `${pack.title[lang]}（${pack.id}）`,
    ...table(pack.rules.map((rule) => [rule.id, MARKS[rule.mark][lang], rule.title[lang], rule.sources.join(' ')])),
  ]);
  return fine(json, words.slice(1).join('\n'));
}

interface Found {
  readonly pack: Pack;
  readonly rule: Rule;
}

/** `mingxuan rules show`: one rule by its id, or every rule that rests on an article such as `JWH25-19`. */
export function rulesShowCommand(id: string, lang: Lang): Answer {
  const wanted = id.toUpperCase();
  const found = packs.flatMap((pack): Found[] =>
    pack.rules
      .filter((rule) => rule.id.toUpperCase() === wanted || rule.sources.some((ref) => ref.toUpperCase() === wanted))
      .map((rule) => ({ pack, rule })),
  );
  if (found.length === 0) return refused(noSuchRule(id), lang);
  return fine({ rules: found.map((one) => ruleJson(one, lang)) }, found.map((one) => ruleText(one, lang)).join('\n\n'));
}

const ruleJson = ({ pack, rule }: Found, lang: Lang): unknown => ({
  id: rule.id,
  pack: pack.id,
  title: rule.title[lang],
  provision: rule.provision[lang],
  mark: rule.mark,
  sources: rule.sources.map((ref) => {
    const source = findSource(ref);
    return { ref, name: sourceName(ref, lang), mark: source?.mark ?? 'UNCONFIRMED', from: source?.from ?? null };
  }),
  examples: rule.examples.map((example) => example[lang]),
});

function ruleText({ pack, rule }: Found, lang: Lang): string {
  const zh = lang === 'zh';
  return [
    `${rule.id}　${rule.title[lang]}　［${MARKS[rule.mark][lang]}］　${pack.title[lang]}`,
    `  ${rule.provision[lang]}`,
    ...rule.sources.map((ref) => `  ${zh ? '依据：' : 'law: '}${sourceName(ref, lang)}（${ref}）`),
    ...rule.examples.map((example) => `  ${zh ? '例：' : 'e.g. '}${example[lang]}`),
  ].join('\n');
}

const MARKS: Readonly<Record<Mark, { readonly zh: string; readonly en: string }>> = {
  CONFIRMED: { zh: '已核条文', en: 'confirmed' },
  SECONDARY: { zh: '转引', en: 'second-hand' },
  UNCONFIRMED: { zh: '待核', en: 'unconfirmed' },
};

const noSuchRule = (id: string) => ({
  code: 'NO_SUCH_RULE',
  message: { zh: `没有编号为“${id}”的规则或条文。`, en: `There is no rule or article "${id}".` },
  remedy: { zh: '请用 mingxuan rules list 查看全部编号。', en: 'See mingxuan rules list for all ids.' },
  sources: [],
});
