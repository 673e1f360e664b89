import type { Wanted } from '@mingxuan/election';
import type { Lang, LawEntry, LawFigure, LawFilter, Mark, Refusal } from '@mingxuan/rulebook';
import { findSource, lawEntries, matchesLaw, OVERLAYS, packs, restsOn } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { fine, refused } from '../answer.ts';
import { sourceName, table } from '../words.ts';
import type { Cited } from './rules-cited.ts';
import { citedIn, citedLine } from './rules-cited.ts';

/** `mingxuan rules list`: every rule that is asked for, by pack or local text. */
export function rulesListCommand(filter: LawFilter, lang: Lang): Answer {
  const zh = lang === 'zh';
  if (filter.overlay !== undefined && !OVERLAYS.has(filter.overlay))
    return refused(noSuchOverlay(filter.overlay), lang);
  const found = lawEntries().filter((entry) => matchesLaw(entry, filter));
  const groups = [...packs, ...OVERLAYS.values()].flatMap(({ id, title }) => {
    const rules = found.filter((entry) => entry.pack === id);
    return rules.length === 0 ? [] : [{ id, title, rules }];
  });
  const json = {
    packs: groups.map(({ id, title, rules }) => ({
      id,
      title: title[lang],
      kind: rules[0]?.kind ?? 'PACK',
      stale: rules[0]?.stale ?? false,
      rules: rules.map((rule) => ({ id: rule.id, title: rule.title[lang], mark: rule.mark, sources: rule.sources })),
    })),
  };
  const words = groups.flatMap(({ id, title, rules }) => [
    '',
    `${title[lang]}（${id}）${rules[0]?.stale === true ? STALE[lang] : ''}`,
    ...table(rules.map((rule) => [rule.id, MARKS[rule.mark][lang], rule.title[lang], rule.sources.join(' ')])),
  ]);
  const none = zh ? '没有找到这样的规则。' : 'No such rule.';
  return fine(json, groups.length === 0 ? none : words.slice(1).join('\n'));
}

/**
 * `mingxuan rules show`: one rule by its id, or every rule that rests on an article such as `JWH25-19`; with `bundle`, what in
 * that evidence was decided under it.
 */
export async function rulesShowCommand(id: string, bundle: string | undefined, lang: Lang): Promise<Answer> {
  const wanted = id.toUpperCase();
  const found = lawEntries().filter(
    (entry) => entry.id.toUpperCase() === wanted || restsOn(entry).some((ref) => ref.toUpperCase() === wanted),
  );
  if (found.length === 0) return refused(noSuchRule(id), lang);
  const asked = wantedBy(wanted, found);
  const cited = bundle === undefined ? null : await citedIn(bundle, asked, lang);
  if (cited !== null && !cited.ok) return cited.error;
  const json = {
    rules: found.map((one) => ruleJson(one, lang)),
    ...(cited === null
      ? {}
      : {
          decisions: cited.value.map(({ text, said, ...rest }) => ({
            ...rest,
            text: text[lang],
            said: said.map((one) => one[lang]),
          })),
        }),
  };
  const words = found.map((one) => ruleText(one, lang));
  return fine(json, [...words, ...(cited === null ? [] : [decisionsText(cited.value, lang)])].join('\n\n'));
}

/** A rule with the articles it rests on, or an article alone, as the law itself spells them. */
function wantedBy(wanted: string, found: readonly LawEntry[]): Wanted {
  const own = found.filter((entry) => entry.id.toUpperCase() === wanted);
  const [rule] = own;
  if (rule !== undefined) return { rule: rule.id, sources: [...new Set(own.flatMap((entry) => entry.sources))] };
  return { sources: [...new Set(found.flatMap(restsOn))].filter((ref) => ref.toUpperCase() === wanted) };
}

const ruleJson = (rule: LawEntry, lang: Lang): unknown => ({
  id: rule.id,
  pack: rule.pack,
  kind: rule.kind,
  stale: rule.stale,
  title: rule.title[lang],
  provision: rule.provision[lang],
  mark: rule.mark,
  from: rule.from ?? null,
  to: rule.to ?? null,
  sources: rule.sources.map((ref) => {
    const source = findSource(ref);
    return {
      ref,
      name: sourceName(ref, lang),
      mark: source?.mark ?? 'UNCONFIRMED',
      from: source?.from ?? null,
      to: source?.to ?? null,
    };
  }),
  figures: rule.figures.map(({ label, value, ...figure }) => ({ ...figure, label: label[lang], value: value[lang] })),
  cases: rule.cases.map((one) => ({ case: one.case, text: one.text[lang] })),
  examples: rule.examples.map((example) => example[lang]),
});

function ruleText(rule: LawEntry, lang: Lang): string {
  const zh = lang === 'zh';
  const stale = rule.stale ? STALE[lang] : '';
  const [own, local] = [
    rule.figures.filter((one) => one.overlay === undefined),
    rule.figures.filter((one) => one.overlay !== undefined),
  ];
  // What a test has run stands in place of what was only written.
  const cases = rule.cases.length > 0 ? rule.cases.map((one) => one.text) : rule.examples;
  return [
    `${rule.id}　${rule.title[lang]}　［${MARKS[rule.mark][lang]}］　${rule.packTitle[lang]}${stale}`,
    `  ${rule.provision[lang]}`,
    ...rule.sources.map((ref) => `  ${zh ? '依据：' : 'law: '}${sourceName(ref, lang)}（${ref}）`),
    `  ${zh ? '适用：' : 'applies: '}${rule.from ?? '…'} — ${rule.to ?? (zh ? '现在' : 'now')}`,
    ...own.map((figure) => figureLine(figure, lang)),
    ...local.map((figure) => figureLine(figure, lang)),
    ...cases.map((text) => `  ${zh ? '例：' : 'e.g. '}${text[lang]}`),
  ].join('\n');
}

function figureLine({ label, value, source, mark, overlay, stale }: LawFigure, lang: Lang): string {
  const zh = lang === 'zh';
  const where = overlay === undefined ? '' : `${OVERLAYS.get(overlay)?.title[lang] ?? overlay}${zh ? '：' : ': '}`;
  const old = stale === true ? STALE[lang] : '';
  return `  ${zh ? '数值：' : 'figure: '}${where}${label[lang]} ${value[lang]}　［${MARKS[mark][lang]}］　${sourceName(source, lang)}${old}`;
}

function decisionsText(decisions: readonly Cited[], lang: Lang): string {
  const zh = lang === 'zh';
  if (decisions.length === 0) return zh ? '证据包里没有用到它的决定。' : 'Nothing in the bundle was decided under it.';
  return [
    zh ? `证据包里用到它的决定，${decisions.length} 项：` : `Decided under it in the bundle: ${decisions.length}`,
    ...decisions.flatMap((one) => citedLine(one, lang)),
  ].join('\n');
}

const MARKS: Readonly<Record<Mark, { readonly zh: string; readonly en: string }>> = {
  CONFIRMED: { zh: '✔ 已核条文', en: '✔ confirmed' },
  SECONDARY: { zh: '◐ 转引', en: '◐ second-hand' },
  UNCONFIRMED: { zh: '待核', en: 'unconfirmed' },
};

const STALE = { zh: '　（旧文本）', en: '  (an older text)' };

const noSuchRule = (id: string): Refusal => ({
  code: 'NO_SUCH_RULE',
  message: { zh: `没有编号为“${id}”的规则或条文。`, en: `There is no rule or article "${id}".` },
  remedy: { zh: '请用 mingxuan rules list 查看全部编号。', en: 'See mingxuan rules list for all ids.' },
  sources: [],
});

const noSuchOverlay = (id: string): Refusal => ({
  code: 'OVERLAY_UNKNOWN',
  message: { zh: `没有名为“${id}”的地方规定。`, en: `There is no local text named "${id}".` },
  remedy: {
    zh: `可以用的有：${[...OVERLAYS.keys()].join('、')}。`,
    en: `Available: ${[...OVERLAYS.keys()].join(', ')}.`,
  },
  sources: [],
});
