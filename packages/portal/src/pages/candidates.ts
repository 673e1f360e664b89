import { text } from '@mingxuan/rulebook';
import type { CandidateGroup, CommunityFacts } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place } from '../layout.ts';
import { say } from '../layout.ts';

/** The published lists in their published order; everybody has the same rows, so that nobody has more room. */
export function candidates(place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  if (facts.candidates.length === 0)
    return html`<p>${t('候选人名单还没有公布。', 'The candidates are not published yet.')}</p>`;
  return html`<p>${t('次序是公布名单上的法定次序，不分先后优劣；各人所占篇幅相同。', 'In the order of the published list; each has the same space.')}</p>
${facts.candidates.map((group) => groupOf(place, group))}`;
}

function groupOf(place: Place, { stage, postName, people }: CandidateGroup): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const kind = stage === 'FORMAL' ? t('正式候选人', 'formal candidates') : t('初步候选人', 'preliminary candidates');
  return html`<section><h2>${say(place, postName)} · ${kind}</h2>
<ol class="people">${people.map(
    (p) => html`<li>
<h3 class="name">${p.name}</h3>
<dl>
<div><dt>${t('性别', 'Sex')}</dt><dd>${p.sex === 'F' ? t('女', 'F') : t('男', 'M')}</dd></div>
<div><dt>${t('出生年月', 'Born')}</dt><dd>${p.birthMonth ?? '—'}</dd></div>
<div><dt>${t('文化程度', 'Education')}</dt><dd>${p.education ?? '—'}</dd></div>
<div><dt>${t('职业', 'Occupation')}</dt><dd>${p.occupation ?? '—'}</dd></div>
</dl>
${p.introduction === 'NOT_OUT' ? '' : introductionOf(place, p.introduction)}
${p.pledges.map((pledge) => html`<h4>${say(place, pledge.kind)}</h4><p lang="zh-CN">${pledge.text}</p>`)}
</li>`,
  )}</ol></section>`;
}

/** The same two headings for everybody: who handed nothing in keeps the same box (the rows of the grid are as high as the longest). */
function introductionOf(place: Place, said: 'NONE' | { readonly about: string; readonly plan: string }): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const words = (given: string | null): Html =>
    given === null
      ? html`<p>${t('没有交自我介绍。', 'No introduction handed in.')}</p>`
      : html`<p lang="zh-CN">${given}</p>`;
  const [about, plan] = said === 'NONE' ? [null, null] : [said.about, said.plan];
  return html`<h4>${t('自我介绍', 'In their own words')}</h4>${words(about)}
<h4>${t('履职设想', 'Plan')}</h4>${words(plan)}`;
}
