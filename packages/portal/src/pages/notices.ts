import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import { dayMark } from '../day.ts';
import type { CommunityFacts, Notice } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place } from '../layout.ts';
import { linkToNotice, say } from '../layout.ts';

const OFF_NET: Readonly<Record<Exclude<Notice['offNet'], null>, Text>> = {
  VOTERS: text(
    '这份文书载有居民姓名，只在社区张贴，不上网。',
    'It names residents: it is posted in the community and not put on the net.',
  ),
  LETTER: text(
    '这是机关之间的公文，写有联系人，不上网；要看的，请到社区或街道查阅。',
    'A letter between offices that names whom to call: not on the net. Ask the community or the sub-district to see it.',
  ),
};

/** Every paper that was issued, the replaced ones too: what once hung on the wall can always be found again. */
export function notices(place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  if (facts.notices.length === 0) return html`<p>${t('还没有发布公告。', 'No notice has been issued yet.')}</p>`;
  const current = facts.notices.filter((n) => n.replacedBy === null && n.withdrawn === null);
  const earlier = facts.notices.filter((n) => n.replacedBy !== null || n.withdrawn !== null);
  return html`<p>${t('墙上的公告和这里的文件应当一字不差：用“自己核对”比对校验值。', 'What hangs on the wall must be the same file: compare the digest under “Check it yourself”.')}</p>
${current.length === 0 ? null : html`<h2>${t('现行有效的公告', 'In force')}</h2>`}
<ol class="cards">${current.map((n) => card(place, facts, n))}</ol>
${earlier.length === 0 ? null : html`<h2>${t('已被替代或者撤回的公告', 'Replaced and withdrawn notices')}</h2><ol class="cards">${earlier.map((n) => card(place, facts, n))}</ol>`}`;
}

function card(place: Place, facts: CommunityFacts, n: Notice): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const pdf = n.file === null ? null : `${place.root}${facts.id}/${n.file}`;
  const to = n.words === null ? pdf : linkToNotice(place, facts.id, n.no);
  const title = to === null ? n.title : html`<a href="${to}">${n.title}</a>`;
  const before = facts.notices.filter((one) => one.replacedBy === n.no);
  return html`<li id="n${n.no}">
<h3 lang="zh-CN">${title}</h3>
<p>${t('第', 'No. ')}${n.no}${t('号文书', '')} · ${dayMark(n.on, place.lang)} · ${n.pages}${t('页', ' p.')}</p>
${pdf === null ? null : html`<p class="ways">${n.words === null ? null : html`<a href="${linkToNotice(place, facts.id, n.no)}" lang="zh-CN" aria-label="${t('全文', 'Text')}：${n.title}">${t('全文', 'Text')}</a> `}<a href="${pdf}" lang="zh-CN" aria-label="PDF：${n.title}">PDF</a></p>`}
${n.offNet === null ? null : html`<p>${say(place, OFF_NET[n.offNet])}</p>`}
${n.replacedBy === null ? null : html`<p class="replaced">${t('已由第', 'Replaced by No. ')}<a href="#n${n.replacedBy}">${n.replacedBy}</a>${t('号替代', '')}</p>`}
${n.withdrawn === null ? null : html`<p class="replaced">${t('已由第', 'Withdrawn by No. ')}<a href="#n${n.withdrawn.by}">${n.withdrawn.by}</a>${t('号撤回：', ': ')}${n.withdrawn.reason}</p>`}
${before.length === 0 ? null : html`<p>${t('以前的版本：', 'Earlier versions: ')}${before.map((one) => html`<a href="#n${one.no}">${t(`第${one.no}号`, `No. ${one.no}`)}</a> `)}</p>`}
${n.postings.length === 0 ? null : html`<p>${t('张贴：', 'Posted: ')}${n.postings.map((one) => html`${one.place}（${dayMark(one.on, place.lang)}${one.until === null ? '' : html`${t('，取下 ', ', taken down ')}${dayMark(one.until, place.lang)}`}） `)}</p>`}
<details><summary>${t('校验值', 'Digest')}</summary><p class="hash">SHA-256 <code>${n.sha256}</code></p><p>${t('账目第', 'Ledger entry ')}${n.seq}${t('条', '')}</p></details>
</li>`;
}
