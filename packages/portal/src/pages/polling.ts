import { text } from '@mingxuan/rulebook';
import { dayMark } from '../day.ts';
import type { CommunityFacts } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place } from '../layout.ts';
import { say } from '../layout.ts';

/** Where and when to vote, and how. */
export function polling(place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const { polling: at } = facts;
  const where =
    at === null
      ? html`<p>${t('投票时间和地点还没有公布。', 'Place and time are not published yet.')}</p>`
      : html`<dl class="days">
<div><dt>${t('投票', 'Voting')}</dt><dd>${dayMark(facts.electionDay, place.lang, true)} ${at.opensAt}–${at.closesAt}<br><span lang="zh-CN">${at.place}</span></dd></div>
<div><dt>${t('计票', 'Counting')}</dt><dd lang="zh-CN">${at.countingPlace}</dd></div>
<div><dt>${t('选民登记', 'Registration')}</dt><dd lang="zh-CN">${at.registrationPlace}（${at.registrationHours}）</dd></div>
</dl>
${at.mobileRoutes.length === 0 ? null : html`<h2>${t('流动票箱路线', 'Routes of the mobile boxes')}</h2><ul>${at.mobileRoutes.map((b) => html`<li lang="zh-CN">${b.box}：${b.route}</li>`)}</ul>`}`;
  return html`${where}
<h2>${t('怎样投票', 'How to vote')}</h2>
<ol>
<li>${t('带选民证或身份证，在签到处核对后领票，每人一张。', 'Bring your voter card or identity card; you get one ballot.')}</li>
<li>${t('到秘密写票处自己写票。不会写的，可以请不是候选人的人代写；代写人必须照您的意思写，不得泄露。', 'Fill it in yourself, in secret. If you cannot, somebody who is not a candidate may write for you.')}</li>
<li>${t('选的人数可以等于或少于应选名额，多选的无效；也可以另选他人。', 'Choose as many as there are seats or fewer; more makes it invalid. You may write in another name.')}</li>
<li>${t('票上没有编号和姓名，任何人都不能查出您怎么投的，也不许问您。', 'The ballot bears no number and no name: nobody can find out, or may ask, how you voted.')}</li>
</ol>`;
}
