import { text } from '@mingxuan/rulebook';
import { dayMark } from '../day.ts';
import type { CommunityFacts, Notice } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place } from '../layout.ts';
import { say } from '../layout.ts';

/** Every paper that was issued, the replaced ones too: what once hung on the wall can always be found again. */
export function notices(place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  if (facts.notices.length === 0) return html`<p>${t('还没有发布公告。', 'No notice has been issued yet.')}</p>`;
  const current = facts.notices.filter((n) => n.replacedBy === null && n.withdrawn === null);
  const earlier = facts.notices.filter((n) => n.replacedBy !== null || n.withdrawn !== null);
  return html`<p>${t('墙上的公告和这里的文件应当一字不差：用“自己核对”比对校验值。', 'What hangs on the wall must be the same file: compare the digest under “Check it yourself”.')}</p>
<ol class="cards">${current.map((n) => card(place, facts, n))}</ol>
${earlier.length === 0 ? null : html`<h2>${t('已被替代或者撤回的公告', 'Replaced and withdrawn notices')}</h2><ol class="cards">${earlier.map((n) => card(place, facts, n))}</ol>`}`;
}

function card(place: Place, facts: CommunityFacts, n: Notice): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const title = n.file === null ? n.title : html`<a href="${place.root}${facts.id}/${n.file}">${n.title}</a>`;
  const before = facts.notices.filter((one) => one.replacedBy === n.no);
  return html`<li id="n${n.no}">
<h3 lang="zh-CN">${title}</h3>
<p>${t('第', 'No. ')}${n.no}${t('号文书', '')} · ${dayMark(n.on, place.lang)} · ${n.pages}${t('页', ' p.')}${n.file === null ? null : html` · PDF`}</p>
${n.file === null ? html`<p>${t('这份文书载有居民姓名，只在社区张贴，不上网。', 'It names residents: it is posted in the community and not put on the net.')}</p>` : null}
${n.replacedBy === null ? null : html`<p class="replaced">${t('已由第', 'Replaced by No. ')}<a href="#n${n.replacedBy}">${n.replacedBy}</a>${t('号替代', '')}</p>`}
${n.withdrawn === null ? null : html`<p class="replaced">${t('已由第', 'Withdrawn by No. ')}<a href="#n${n.withdrawn.by}">${n.withdrawn.by}</a>${t('号撤回：', ': ')}${n.withdrawn.reason}</p>`}
${before.length === 0 ? null : html`<p>${t('以前的版本：', 'Earlier versions: ')}${before.map((one) => html`<a href="#n${one.no}">${t(`第${one.no}号`, `No. ${one.no}`)}</a> `)}</p>`}
${n.postings.length === 0 ? null : html`<p>${t('张贴：', 'Posted: ')}${n.postings.map((one) => html`${one.place}（${dayMark(one.on, place.lang)}${one.until === null ? '' : html`${t('，取下 ', ', taken down ')}${dayMark(one.until, place.lang)}`}） `)}</p>`}
<details><summary>${t('校验值', 'Digest')}</summary><p class="hash">SHA-256 <code>${n.sha256}</code></p><p>${t('账目第', 'Ledger entry ')}${n.seq}${t('条', '')}</p></details>
</li>`;
}
