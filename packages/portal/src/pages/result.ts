import type { NextStep } from '@mingxuan/election';
import type { Reason, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import { dayMark } from '../day.ts';
import type { CommunityFacts, Vote } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place } from '../layout.ts';
import { citations, say } from '../layout.ts';

const NEXT: Readonly<Record<NextStep, Text | null>> = {
  NONE: null,
  RUNOFF: text('得票相等的人再次投票。', 'Those with equal votes stand again.'),
  RE_ELECTION: text('不足的名额另行选举。', 'A further vote fills the seats left.'),
  RERUN: text('须重新选举。', 'The whole vote is held again.'),
  PENDING_REVIEW: text('依法查明后另行公告。', 'To be settled and announced.'),
};

/** Each certified vote: who is elected with how many votes, the figures, and every reason with its article. */
export function result(place: Place, facts: CommunityFacts): Html {
  if (facts.votes.length === 0)
    return html`<p>${say(place, text('还没有选举结果。结果由两方签字确认后在这里公布。', 'No result yet. It appears here once both have signed it.'))}</p>`;
  return html`${facts.votes.map((vote) => voteOf(place, vote))}`;
}

function voteOf(place: Place, vote: Vote): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const f = vote.figures;
  const rows: readonly (readonly [string, number])[] = [
    [t('应参加人数', 'Entitled'), f.entitled],
    [t('发出选票', 'Issued'), f.issued],
    [t('收回选票', 'Collected'), f.collected],
    [t('有效票', 'Valid'), f.valid],
    [t('无效票', 'Invalid'), f.invalid],
  ];
  return html`<section aria-labelledby="${vote.id}">
<h2 id="${vote.id}">${say(place, vote.name)}</h2>
<p>${dayMark(vote.on, place.lang)}</p>
${vote.posts.map((p) => post(place, p, f.collected))}
<h3>${t('票数', 'Figures')}</h3>
<dl class="figures">${rows.map(([name, n]) => html`<div><dt>${name}</dt><dd>${n}</dd></div>`)}</dl>
<h3>${t('各票箱收回', 'Collected by box')}</h3>
<p>${t('票数很少的票箱合并公布，以免看出个别人怎么投的。', 'Boxes with few ballots are told together, so that nobody’s vote can be guessed.')}</p>
<dl class="figures">${vote.boxes.map((b) => html`<div><dt>${say(place, b.box)}</dt><dd>${b.collected}</dd></div>`)}</dl>
${vote.recounts.length === 0 ? null : html`<h3>${t('复核', 'Recounts')}</h3><ul>${vote.recounts.map((r) => html`<li>${dayMark(r.on, place.lang)} <span lang="zh-CN">${r.reason}</span></li>`)}</ul>`}
<h3>${t('为什么是这个结果', 'Why this is the result')}</h3>
${reasons(place, vote.reasons)}
</section>`;
}

function post(place: Place, { postName, seats, rows, vacant, next }: Vote['posts'][number], cast: number): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const follows = NEXT[next];
  return html`<h3>${say(place, postName)} · ${t('应选', 'seats ')}${seats}${t('名', '')}</h3>
<table class="votes">
<thead><tr><th scope="col">${t('姓名', 'Name')}</th><th scope="col">${t('得票', 'Votes')}</th><th scope="col">${t('结果', 'Result')}</th></tr></thead>
<tbody>${rows.map(
    (r) =>
      html`<tr><th scope="row" class="name">${r.name}</th><td><meter min="0" max="${cast}" value="${r.votes}" aria-hidden="true"></meter> ${r.votes}</td><td>${r.elected ? html`<strong>${t('当选', 'elected')}</strong>` : t('未当选', 'not elected')}</td></tr>`,
  )}</tbody>
</table>
${vacant === 0 ? null : html`<p>${t('缺', '')}${vacant}${t('名。', ' seats open. ')}${follows === null ? null : say(place, follows)}</p>`}`;
}

/** The tree of reasons, each with its article. */
const reasons = (place: Place, all: readonly Reason[]): Html =>
  html`<ul class="reasons">${all.map(
    (r) =>
      html`<li class="${r.verdict}">${say(place, r.text)}${citations(place, r.sources)}${r.children === undefined || r.children.length === 0 ? null : reasons(place, r.children)}</li>`,
  )}</ul>`;
