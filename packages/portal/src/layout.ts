import type { Lang, SourceRef, Text } from '@mingxuan/rulebook';
import { chinaTime, findSource, text } from '@mingxuan/rulebook';
import type { Html } from './html.ts';
import { html, raw } from './html.ts';
import type { Language, LanguageTag } from './language.ts';
import { wordsIn } from './language.ts';

/** The same pages three times: as usual, in large type for elder readers, and in English; and once more for each further language. */
export type Variant = 'zh' | 'elder' | 'en' | LanguageTag;
export const VARIANTS: readonly Variant[] = ['zh', 'elder', 'en'];

export type PageId =
  | 'index'
  | 'notices'
  | 'gates'
  | 'candidates'
  | 'polling'
  | 'roll'
  | 'objection'
  | 'complaint'
  | 'result'
  | 'verify'
  | 'protect';

export const pageTitles: Readonly<Record<PageId, Text>> = {
  index: text('日程', 'Calendar'),
  notices: text('公告', 'Notices'),
  gates: text('五道关口', 'Five gates'),
  candidates: text('候选人', 'Candidates'),
  polling: text('投票安排', 'Voting'),
  roll: text('查选民名单', 'Am I on the roll?'),
  objection: text('名单申诉', 'Objections'),
  complaint: text('投诉和举报', 'Complaints'),
  result: text('选举结果', 'Result'),
  verify: text('自己核对', 'Check it yourself'),
  protect: text('怎样保护您', 'How this is protected'),
};

/** What every page of a site shares. */
export interface SiteFrame {
  /** The host's own marks above and below, as markup from the installation's administrator. */
  readonly header: string;
  readonly footer: string;
  /** Where the small public API answers: an address, or a path relative to the site's root; `null` where there is none. */
  readonly api: string | null;
  /** Further languages, from the installation's administrator. */
  readonly languages: readonly Language[];
}

/** Every variant a site has. */
export const variantsOf = ({ languages }: SiteFrame): readonly Variant[] => [
  ...VARIANTS,
  ...languages.map(({ tag }) => tag),
];

/** Where a page stands, so that every link can be relative and the folder can lie under any path. */
export interface Place {
  readonly variant: Variant;
  /** The language of its own two in which it is written, as far as no further one has the words. */
  readonly lang: Lang;
  readonly language: Language | null;
  /** From this page to the site's root: ``, `../` or `../../`. */
  readonly root: string;
  /** The community's id, or `null` on pages of the whole site. */
  readonly community: string | null;
}

const variantFolder = (variant: Variant): string => (variant === 'zh' ? '' : `${variant}/`);

/** A page's path below the site's root. */
export const pathOf = (variant: Variant, community: string | null, page: string): string =>
  `${variantFolder(variant)}${community === null ? '' : `${community}/`}${page}.html`;

export function placeOf({ languages }: SiteFrame, variant: Variant, community: string | null): Place {
  const depth = (variant === 'zh' ? 0 : 1) + (community === null ? 0 : 1);
  const language = languages.find(({ tag }) => tag === variant) ?? null;
  return { variant, lang: variant === 'en' ? 'en' : 'zh', language, root: '../'.repeat(depth), community };
}

/** Chooses the words of this page's language. */
export function say({ lang, language }: Place, { zh, en }: Text): string {
  if (language !== null) return wordsIn(language, zh);
  return lang === 'zh' ? zh : en;
}

export const linkTo = (place: Place, page: PageId, community = place.community): string =>
  `${place.root}${pathOf(place.variant, community, page)}`;

/** The page of one notice, below its community's folder. */
export const noticePage = (no: number): string => `notice-${no}`;

export const linkToNotice = (place: Place, community: string, no: number): string =>
  `${place.root}${pathOf(place.variant, community, noticePage(no))}`;

export interface Page {
  readonly title: string;
  /** Which of the community's pages it is, or belongs to. */
  readonly page: PageId;
  /** Its file without `.html`, where it is a page below that one. */
  readonly file?: string;
  readonly main: Html;
  /** Name of the community, or of the site. */
  readonly of: string;
  readonly rehearsal: boolean;
  /** The entry that the page tells, or, without a number, the newest of all communities; `null` where nothing is told yet. */
  readonly asOf: { readonly seq?: number; readonly at: string } | null;
}

const COMMUNITY_PAGES: readonly PageId[] = [
  'index',
  'notices',
  'gates',
  'candidates',
  'polling',
  'roll',
  'objection',
  'complaint',
  'result',
  'verify',
  'protect',
];

/** No inline script or style, nothing from elsewhere: also said inside the page, for hosts that set no header. */
function policy(api: string | null): string {
  const place = api !== null && /^https?:/.test(api) ? ` ${new URL(api).origin}` : '';
  return `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'${place}; form-action 'self'${place}; base-uri 'none'`;
}

/** Characters beyond the basic plane, which a telephone may have no glyph for: such pages bring the font's slices along. */
const RARE = /[\u{20000}-\u{3ffff}]/u;

export function layout(
  frame: SiteFrame,
  place: Place,
  { title, page, file = page, main, of, rehearsal, asOf }: Page,
): string {
  const t = (zh: string, en: string): string => say(place, { zh, en });
  return html`<!doctype html>
<html lang="${place.language?.tag ?? (place.lang === 'zh' ? 'zh-CN' : 'en')}"${place.language?.direction === 'rtl' ? html` dir="rtl"` : null} class="${place.language === null ? place.variant : 'zh'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(frame.api)}">
<meta name="referrer" content="no-referrer">
<meta name="description" content="${of}${t('换届选举公开信息：', ' election: ')}${title}">
<title>${title} · ${of}</title>
<link rel="stylesheet" href="${place.root}assets/portal.css">
${
  RARE.test(`${of}${title}${String(main)}`)
    ? html`<link rel="stylesheet" href="${place.root}assets/rare.css">
`
    : null
}<link rel="icon" href="${place.root}assets/icon.svg" type="image/svg+xml">
<script src="${place.root}assets/portal.js" defer></script>
</head>
<body>
<a class="skip" href="#main">${t('跳到正文', 'Skip to the content')}</a>
<header>
${raw(frame.header)}
<div class="top">
<p class="of"><a href="${linkTo(place, 'index', null)}">${t('社区换届公开', 'Community elections')}</a>${place.community === null ? null : html` <span aria-hidden="true">›</span> <a href="${linkTo(place, 'index')}">${of}</a>`}</p>
${variants(frame, place, file)}
</div>
${rehearsal ? html`<p class="rehearsal" role="note">${t('演练：这里的人和事都是虚构的。', 'A rehearsal: people and events are made up.')}</p>` : null}
</header>
${place.community === null ? null : navigation(place, page, file)}
<main id="main" tabindex="-1">
<h1>${title}</h1>
${main}
</main>
<footer class="bottom">
${asOf === null ? null : sourceOf(place, asOf)}
<p>${t('本站不设跟踪，不用 Cookie，不连接别的网站。', 'No tracking, no cookies, no connection to other sites.')}</p>
${raw(frame.footer)}
</footer>
</body>
</html>
`.toString();
}

/** Where the page's words come from, and when they were published. */
function sourceOf(place: Place, { seq, at }: NonNullable<Page['asOf']>): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const from =
    seq === undefined
      ? t('来源：各社区的选举账目；发布时间：', 'Source: the ledgers of the communities; published ')
      : t(`来源：本社区选举账目第${seq}条；发布时间：`, `Source: entry ${seq} of this community’s ledger; published `);
  return html`<p class="source">${from}<time datetime="${at}">${wallTime(at)}</time></p>`;
}

function variants({ languages }: SiteFrame, place: Place, file: string): Html {
  const to = (variant: Variant): string => `${place.root}${pathOf(variant, place.community, file)}`;
  const link = (variant: Variant, words: string, lang: string): Html =>
    variant === place.variant
      ? html`<li><span aria-current="true" lang="${lang}">${words}</span></li>`
      : html`<li><a href="${to(variant)}" lang="${lang}" hreflang="${lang}">${words}</a></li>`;
  return html`<ul class="variants">
${link('zh', '标准版', 'zh-CN')}
${link('elder', '长辈版', 'zh-CN')}
${link('en', 'English', 'en')}
${languages.map(({ tag, name }) => html`${link(tag, name, tag)}\n`)}<li><button type="button" data-read hidden>${say(place, text('朗读', 'Read aloud'))}</button></li>
</ul>`;
}

const navigation = (
  place: Place,
  page: PageId,
  file: string,
): Html => html`<nav aria-label="${say(place, text('本社区', 'This community'))}">
<ul>
${COMMUNITY_PAGES.map((id) =>
  id === page
    ? html`<li><a href="${linkTo(place, id)}" aria-current="${file === page ? 'page' : 'true'}">${say(place, pageTitles[id])}</a></li>\n`
    : html`<li><a href="${linkTo(place, id)}">${say(place, pageTitles[id])}</a></li>\n`,
)}
</ul>
</nav>`;

/** The pages say when, whatever the reader's own clock. */
function wallTime(at: string): string {
  const { day, clock } = chinaTime(at);
  return `${day} ${clock}`;
}

/** The articles behind a sentence, each by its document's name. */
export function citations(place: Place, refs: readonly SourceRef[]): Html | null {
  const named = [...new Set(refs)].flatMap((ref) => {
    const source = findSource(ref);
    return source === undefined ? [] : [`${say(place, source.title)}${source.article ?? ''}`];
  });
  if (named.length === 0) return null;
  return html`<small class="law">${say(place, text('依据：', 'Basis: '))}${named.join(place.lang === 'zh' ? '；' : '; ')}</small>`;
}
