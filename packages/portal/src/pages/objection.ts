import { OBJECTION_KINDS } from '@mingxuan/election';
import { text } from '@mingxuan/rulebook';
import { dayMark } from '../day.ts';
import type { CommunityFacts } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place, SiteFrame } from '../layout.ts';
import { citations, linkTo, say } from '../layout.ts';
import { objectionKinds } from '../objection-words.ts';
import { fileFields, followForm, formAddress, onPaperElse, variantField } from './sending.ts';

/** How to object, and what must follow in how many days; with a form to print for those who write by hand. */
export function objection(frame: SiteFrame, place: Place, facts: CommunityFacts): Html {
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
${frame.api === null || facts.roll.stage !== 'PUBLISHED' ? null : sendForm(formAddress(frame.api, place, facts.id), place)}
${frame.api === null || facts.roll.stage === 'NOT_YET' ? null : followForm(place, `${formAddress(frame.api, place, facts.id)}/objection-status`)}
<section class="paper">
<h2>${t('书面申诉（可打印）', 'Objection on paper (to print)')}</h2>
<dl class="lines">
${[t('申诉人', 'From'), t('申诉什么（漏登、错登、写错）', 'What is wrong'), t('涉及谁', 'About whom'), t('事实和理由', 'Facts and reasons'), t('日期、签名', 'Date, signature')].map((line) => html`<div><dt>${line}</dt><dd></dd></div>`)}
</dl>
<h3>${t('收件回执（由社区填写）', 'Receipt (filled in by the community)')}</h3>
<dl class="lines">${[t('编号', 'Number'), t('收到日期', 'Received'), t('最迟答复日期', 'Answer due'), t('收件人签名', 'Signature')].map((line) => html`<div><dt>${line}</dt><dd></dd></div>`)}</dl>
</section>`;
}

/** A plain form: it works without script, and the answer comes as a page. Nobody's number is asked for. */
function sendForm(action: string, place: Place): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<section>
<h2>${t('在网上提出申诉', 'Object here')}</h2>
${onPaperElse(place)}
<form method="post" enctype="multipart/form-data" action="${action}/objections">
${variantField(place)}
<p><label>${t('申诉什么', 'What is wrong')}<select name="kind" required>${OBJECTION_KINDS.map((kind) => html`<option value="${kind}">${say(place, objectionKinds[kind])}</option>`)}</select></label></p>
<p><label>${t('涉及谁（可以是自己）', 'About whom (it may be yourself)')}<input name="about" autocomplete="off" required maxlength="200"></label></p>
<p><label>${t('事实和理由', 'Facts and reasons')}<textarea name="grounds" rows="5" maxlength="2000" required></textarea></label></p>
<p><label>${t('您的姓名', 'Your name')}<input name="petitioner" autocomplete="off" required maxlength="50"></label></p>
<p><label>${t('怎样联系您', 'How to reach you')}<input name="contact" autocomplete="off" required maxlength="100"></label></p>
${fileFields(place)}
<p><button type="submit">${t('提交申诉，取回执码', 'Send and get a receipt code')}</button></p>
<p class="note">${t('不要写身份证号码；需要核对的，委员会会当面看证件。只有办理的人能看到内容，公布时不写您的姓名。', 'Do not write an identity number: the committee looks at the card where it must. Only those who decide can read this; your name is not published.')}</p>
</form>
</section>`;
}
