import { text } from '@mingxuan/rulebook';
import { dayMark } from '../day.ts';
import type { CommunityFacts } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place } from '../layout.ts';
import { citations, linkTo, pageTitles, say } from '../layout.ts';

/** What happens when, and what a resident can do; the reader's browser marks what is open today. */
export function calendar(place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<dl class="days">
<div><dt>${t('党组织选举', 'Party election')}</dt><dd>${dayMark(facts.partyDay, place.lang, true)}</dd></div>
<div><dt>${t('居民委员会选举日', 'Election day')}</dt><dd>${dayMark(facts.electionDay, place.lang, true)}</dd></div>
</dl>
<section aria-labelledby="can">
<h2 id="can">${t('您可以做什么', 'What you can do')}</h2>
${facts.chances.length === 0 ? html`<p>${t('日程还没有定。', 'The days are not set yet.')}</p>` : chances(place, facts)}
</section>
<section aria-labelledby="all">
<h2 id="all">${t('全部日程', 'All steps')}</h2>
${facts.calendar.length === 0 ? html`<p>${t('日程还没有定。', 'The days are not set yet.')}</p>` : steps(place, facts)}
</section>`;
}

const chances = (
  place: Place,
  { chances: all }: CommunityFacts,
): Html => html`<ul class="chances" data-today="${say(place, text('今天可以办', 'open today'))}">
${all.map(
  ({ from, to, what, page }) => html`<li data-from="${from}" data-to="${to}">
<p>${say(place, what)} <a href="${linkTo(place, page)}">${say(place, pageTitles[page])}</a></p>
<p class="when">${dayMark(from, place.lang)}${from === to ? null : html` ${say(place, text('至', 'to'))} ${dayMark(to, place.lang)}`}</p>
</li>`,
)}
</ul>`;

function steps(place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const state = { DONE: t('已完成', 'done'), WAIVED: t('经批准免做', 'waived') } as const;
  return html`<div class="scroll" role="region" aria-label="${t('日程表', 'Table of steps')}" tabindex="0">
<table>
<thead><tr><th scope="col">${t('日期', 'Day')}</th><th scope="col">${t('事项', 'Step')}</th><th scope="col">${t('谁负责', 'By')}</th><th scope="col">${t('状态', 'State')}</th></tr></thead>
<tbody>
${facts.calendar.map(
  (row) => html`<tr>
<td>${dayMark(row.day, place.lang, row.done === null)}</td>
<th scope="row">${say(place, row.name)}${citations(place, row.sources)}</th>
<td>${say(place, row.responsible)}</td>
<td>${row.done === null ? t('待办', 'to come') : state[row.done]}</td>
</tr>`,
)}
</tbody>
</table>
</div>`;
}
