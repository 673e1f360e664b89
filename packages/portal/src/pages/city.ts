import { text } from '@mingxuan/rulebook';
import { dayMark } from '../day.ts';
import type { CommunityFacts } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place } from '../layout.ts';
import { linkTo, say } from '../layout.ts';

/** What the table of all communities says of one. */
export interface CityRow {
  readonly id: string;
  readonly district: string;
  readonly subDistrict: string;
  readonly name: string;
  /** People and events are made up: not to be added to what happened. */
  readonly rehearsal: boolean;
  readonly electionDay: string;
  readonly gatesPassed: number;
  readonly entitled: number | null;
  readonly collected: number | null;
  readonly valid: boolean | null;
  readonly elected: number | null;
  readonly vacant: number | null;
}

/** The first vote of the residents tells the turnout; the seats left open are those of the latest. */
export function cityRow(facts: CommunityFacts): CityRow {
  const votes = facts.votes.filter((v) => v.id.startsWith('residents'));
  const [first] = votes;
  const elected = votes.flatMap((v) => v.posts.flatMap((p) => p.rows.filter((r) => r.elected))).length;
  const last = votes.at(-1);
  return {
    id: facts.id,
    district: facts.district,
    subDistrict: facts.subDistrict,
    name: facts.name,
    rehearsal: facts.rehearsal,
    electionDay: facts.electionDay,
    gatesPassed: facts.gates.filter((g) => g.passed).length,
    entitled: first?.figures.entitled ?? null,
    collected: first?.figures.collected ?? null,
    valid: first === undefined ? null : first.posts.some((p) => p.next !== 'RERUN'),
    elected: first === undefined ? null : elected,
    vacant: last === undefined ? null : last.posts.reduce((sum, p) => sum + p.vacant, 0),
  };
}

/** All communities as a table; the bars say the same as the numbers beside them. */
export function city(place: Place, all: readonly CommunityFacts[]): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  if (all.length === 0)
    return html`<p>${t('还没有社区公布换届信息。', 'No community has published anything yet.')}</p>`;
  return html`<p><label>${t('按名称查找', 'Find by name')} <input type="search" data-filter="communities" autocomplete="off"></label></p>
<p>${t('下载数据：', 'Data: ')}<a href="${place.root}data/communities.csv">CSV</a> · <a href="${place.root}data/communities.json">JSON</a></p>
<div class="scroll" role="region" aria-label="${t('各社区', 'Communities')}" tabindex="0">
<table id="communities">
<thead><tr><th scope="col">${t('社区', 'Community')}</th><th scope="col">${t('街道', 'Sub-district')}</th><th scope="col">${t('选举日', 'Election day')}</th><th scope="col">${t('五道关口', 'Gates')}</th><th scope="col">${t('投票', 'Turnout')}</th><th scope="col">${t('结果', 'Result')}</th></tr></thead>
<tbody>
${all.map((facts) => row(place, facts))}
</tbody>
</table>
</div>`;
}

function row(place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const r = cityRow(facts);
  const turnout =
    r.entitled === null || r.collected === null
      ? html`—`
      : html`<meter min="0" max="${r.entitled}" value="${r.collected}" aria-hidden="true"></meter> ${r.collected} / ${r.entitled}`;
  const outcome =
    r.elected === null
      ? t('未选', 'not yet')
      : `${t('当选', 'elected ')}${r.elected}${r.vacant === 0 ? '' : t(`，缺${r.vacant}`, `, ${r.vacant} open`)}`;
  return html`<tr>
<th scope="row"><a href="${linkTo(place, 'index', facts.id)}">${facts.name}</a>${facts.rehearsal ? t('（演练）', ' (rehearsal)') : null}</th>
<td>${facts.district} ${facts.subDistrict}</td>
<td>${dayMark(facts.electionDay, place.lang, facts.votes.length === 0)}</td>
<td>${r.gatesPassed} / ${facts.gates.length}</td>
<td>${turnout}</td>
<td>${outcome}</td>
</tr>`;
}
