import { text } from '@mingxuan/rulebook';
import { dayMark } from '../day.ts';
import type { CommunityFacts } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place, SiteFrame } from '../layout.ts';
import { linkTo, say } from '../layout.ts';
import { formAddress, variantField } from './sending.ts';

/** Am I on the roll? One person at a time; no list stands on the net. */
export function roll(frame: SiteFrame, place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const { roll: known } = facts;
  if (known.stage === 'NOT_YET') return html`<p>${t('选民名单还没有公布。', 'The roll is not published yet.')}</p>`;
  return html`<dl class="days">
<div><dt>${t('公布日期', 'Published')}</dt><dd>${dayMark(known.publishedOn, place.lang)}</dd></div>
<div><dt>${t('申诉截止', 'Objections until')}</dt><dd>${dayMark(known.acceptUntil, place.lang, true)}</dd></div>
<div><dt>${t('登记人数', 'Registered')}</dt><dd>${known.listed}</dd></div>
<div><dt>${t('张贴地点', 'Posted at')}</dt><dd lang="zh-CN">${known.places.join('；')}</dd></div>
</dl>
${frame.api === null ? html`<p class="note">${t('这里不能联网查询。请到张贴地点看名单，或者带身份证到社区登记点查询。', 'No look-up here. See the posted list, or ask at the registration point with your identity card.')}</p>` : form(frame.api, place, facts)}
<p><a href="${linkTo(place, 'objection')}">${t('名单有错，怎样申诉', 'Something is wrong: how to object')}</a></p>
${known.objections.length === 0 ? null : objections(place, known.objections)}`;
}

/** A plain form: it works without script, and the answer comes as a page. */
const form = (api: string, place: Place, facts: CommunityFacts): Html => {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<form method="post" action="${formAddress(api, place, facts.id)}/roll-check" data-answer="${t('正在查询…', 'Looking…')}">
${variantField(place)}
<p><label>${t('姓名', 'Name')}<input name="name" autocomplete="off" required maxlength="60"></label></p>
<p><label>${t('身份证号后四位', 'Last four characters of the identity number')}<input name="last4" autocomplete="off" required pattern="[0-9]{3}[0-9Xx]" maxlength="4" title="${t('三位数字，再加一位数字或字母X', 'three digits, and a digit or the letter X')}"></label></p>
<p><button type="submit">${t('查询', 'Look up')}</button></p>
<p role="status" data-status></p>
<p class="note">${t('只回答在不在名单上，不显示别的内容；次数有限制。没有联网时，请到张贴地点查看。', 'It answers yes or no and nothing else, a limited number of times. Without a connection, see the posted list.')}</p>
</form>`;
};

function objections(
  place: Place,
  all: Extract<CommunityFacts['roll'], { stage: 'PUBLISHED' | 'FROZEN' }>['objections'],
): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<h2>${t('收到的申诉和答复', 'Objections and answers')}</h2>
<ul>${all.map((o) => html`<li>${t('第', 'No. ')}${o.no}${t('号', '')}（${say(place, o.kind)}，${dayMark(o.filedOn, place.lang)}）：${say(place, o.answer)}${o.on === null ? null : html` ${dayMark(o.on, place.lang)}`}</li>`)}</ul>`;
}
