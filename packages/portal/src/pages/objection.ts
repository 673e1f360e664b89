import { text } from '@mingxuan/rulebook';
import { dayMark } from '../day.ts';
import type { CommunityFacts } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place } from '../layout.ts';
import { citations, linkTo, say } from '../layout.ts';

/** How to object, and what must follow in how many days; with a form to print for those who write by hand. */
export function objection(place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const until = facts.roll.stage === 'NOT_YET' ? null : facts.roll.acceptUntil;
  return html`<section>
<h2>${t('对选民名单的申诉', 'Objecting to the roll')}</h2>
<ol>
<li>${t('任何人都可以提出：漏登、错登、写错都行。', 'Anybody may: somebody missing, wrongly listed, or written wrongly.')}</li>
<li>${t('名单公布之日起五日内提出。', 'Within five days of publication.')}${until === null ? null : html` ${t('本社区收到', 'Here until ')}${dayMark(until, place.lang, true)}${t('为止。', '')}`}</li>
<li>${t('居民选举委员会应当在收到之日起三日内作出决定，并公布结果。', 'The election committee decides within three days and publishes what it decided.')}</li>
</ol>
${citations(place, ['JWH25-17'])}
</section>
<p><a href="${linkTo(place, 'complaint')}">${t('对选举程序、结果或者违法行为有意见，请看“投诉和举报”', 'About procedure, the result or unlawful conduct: see Complaints')}</a></p>
<section class="paper">
<h2>${t('书面申诉（可打印）', 'Objection on paper (to print)')}</h2>
<dl class="lines">
${[t('申诉人', 'From'), t('申诉什么（漏登、错登、写错）', 'What is wrong'), t('涉及谁', 'About whom'), t('事实和理由', 'Facts and reasons'), t('日期、签名', 'Date, signature')].map((line) => html`<div><dt>${line}</dt><dd></dd></div>`)}
</dl>
<h3>${t('收件回执（由社区填写）', 'Receipt (filled in by the community)')}</h3>
<dl class="lines">${[t('编号', 'Number'), t('收到日期', 'Received'), t('最迟答复日期', 'Answer due'), t('收件人签名', 'Signature')].map((line) => html`<div><dt>${line}</dt><dd></dd></div>`)}</dl>
</section>`;
}
