import { COMPLAINT_KINDS, complaintKinds } from '@mingxuan/election';
import { text } from '@mingxuan/rulebook';
import { stageWords } from '../answer.ts';
import { dayMark } from '../day.ts';
import type { CommunityFacts } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place, SiteFrame } from '../layout.ts';
import { citations, linkTo, say } from '../layout.ts';
import { fileFields, followForm, formAddress, onPaperElse, variantField } from './sending.ts';

/** How to complain, with a form where the net is there and a paper one where it is not; and what was answered. */
export function complaint(frame: SiteFrame, place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<section>
<p>${t('对选举的程序、结果有意见，或者知道有人用暴力、威胁、欺骗、贿赂、伪造选票、虚报票数等手段妨害选举，都可以反映。可以不署名。', 'You may complain about procedure or result, or report violence, threats, deceit, bribes, forged ballots or false counts; without a name if you wish.')}</p>
<p>${t('请不要写您或别人怎么投的票，任何人都无权过问。', 'Please do not write how you or anybody voted: nobody may ask.')}</p>
<p>${t('名单漏登、错登、写错的，请走', 'If the roll is wrong, see ')}<a href="${linkTo(place, 'objection')}">${t('名单申诉', 'Objections')}</a>${t('，时间更短。', ', which is faster.')}</p>
${citations(place, ['JWH25-22', 'XFT22'])}
</section>
${frame.api === null ? null : forms(frame.api, place, facts)}
${facts.complaints.length === 0 ? null : answers(place, facts.complaints)}
${paper(place)}`;
}

/** Plain forms: they work without script, and the answer comes as a page. */
function forms(api: string, place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const action = formAddress(api, place, facts.id);
  return html`<section>
<h2>${t('在网上提出', 'Complain here')}</h2>
${onPaperElse(place)}
<form method="post" enctype="multipart/form-data" action="${action}/complaints">
${variantField(place)}
<p><label>${t('反映什么', 'About what')}<select name="kind" required>${COMPLAINT_KINDS.map((kind) => html`<option value="${kind}">${say(place, complaintKinds[kind])}</option>`)}</select></label></p>
<p><label>${t('什么事（时间、地点、发生了什么）', 'What happened: when, where, what')}<textarea name="matter" rows="6" maxlength="2000" required></textarea></label></p>
<p><label>${t('姓名（可以不填）', 'Name (may be left out)')}<input name="name" autocomplete="off" maxlength="50"></label></p>
<p><label>${t('怎样联系您（可以不填）', 'How to reach you (may be left out)')}<input name="contact" autocomplete="off" maxlength="100"></label></p>
${fileFields(place)}
<p><button type="submit">${t('提交，取回执码', 'Send and get a receipt code')}</button></p>
<p class="note">${t('只有办理的人能看到内容。提交后会给您一个回执码。', 'Only those who handle it can read it. You get a receipt code.')}</p>
</form>
</section>
${followForm(place, `${action}/complaint-status`)}`;
}

function answers(place: Place, all: CommunityFacts['complaints']): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<section>
<h2>${t('收到的投诉和公布的答复', 'Complaints and published answers')}</h2>
<ul>${all.map(
    (one) =>
      html`<li>${t('第', 'No. ')}${one.no}${t('号', '')}（${say(place, one.kind)}，${dayMark(one.receivedOn, place.lang)}）：${say(place, stageWords[one.stage])}${one.answeredOn === null ? null : html` ${dayMark(one.answeredOn, place.lang)}`}${one.finding === null ? null : html`，${say(place, one.finding)}`}${one.answer === null ? null : html`<blockquote lang="zh-CN">${one.answer}</blockquote>`}</li>`,
  )}</ul>
</section>`;
}

function paper(place: Place): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const lines = [
    t('反映什么事（时间、地点、经过）', 'What happened: when, where, what'),
    t('姓名、联系方式（可以不填）', 'Name and address (may be left out)'),
    t('日期', 'Date'),
  ];
  const receipt = [t('编号、回执码', 'Number, receipt code'), t('收到日期', 'Received'), t('收件人签名', 'Signature')];
  return html`<section class="paper">
<h2>${t('书面投诉（可打印）', 'Complaint on paper (to print)')}</h2>
<dl class="lines">${lines.map((line) => html`<div><dt>${line}</dt><dd></dd></div>`)}</dl>
<h3>${t('收件回执（由社区或街道填写）', 'Receipt (filled in by the community or street office)')}</h3>
<dl class="lines">${receipt.map((line) => html`<div><dt>${line}</dt><dd></dd></div>`)}</dl>
</section>`;
}
