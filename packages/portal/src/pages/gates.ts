import { text } from '@mingxuan/rulebook';
import { dayMark } from '../day.ts';
import type { CommunityFacts, Gate } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place } from '../layout.ts';
import { citations, say } from '../layout.ts';

/** 五先五后: what had to come first, whether it did, and what shows it. */
export function gates(place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<p>${t('五件事要先办好，才能选举。', 'Five things come before the election.')}</p>
<ol class="cards">${facts.gates.map((g) => gate(place, g))}</ol>
${
  facts.waivers.length === 0
    ? null
    : html`<h2>${t('经批准免做的步骤', 'Steps waived')}</h2>
<ul class="cards">${facts.waivers.map(
        (w) =>
          html`<li><h3>${say(place, w.name)}</h3><p>${dayMark(w.on, place.lang)} · ${w.decisionNo}</p><p lang="zh-CN">${w.reason}</p></li>`,
      )}</ul>`
}`;
}

function gate(place: Place, g: Gate): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<li>
<h2>${say(place, g.title)} <span class="${g.passed ? 'yes' : 'no'}">${g.passed ? t('✓ 已过', '✓ passed') : t('未过', 'not yet')}</span></h2>
${g.missing.length === 0 ? null : html`<ul>${g.missing.map((m) => html`<li>${say(place, m)}</li>`)}</ul>`}
${g.items.map(
  (item) => html`<section>
<h3>${say(place, item.title)}${item.accepted ? html` <span class="yes">${t('✓ 已复核', '✓ reviewed')}</span>` : null}</h3>
<p lang="zh-CN">${item.summary}</p>
${item.publishedAt === null ? null : html`<p>${t('公布于：', 'Published at: ')}<span lang="zh-CN">${item.publishedAt}</span></p>`}
${item.evidence.length === 0 ? null : html`<details><summary>${t('证据材料', 'Evidence')}（${item.evidence.length}）</summary><ul>${item.evidence.map((e) => html`<li><span lang="zh-CN">${e.name}</span> <code class="hash">${e.sha256}</code></li>`)}</ul></details>`}
</section>`,
)}
${citations(place, g.sources)}
</li>`;
}
