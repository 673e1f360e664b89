import type { Authority, ComplaintFinding, ComplaintKind, ComplaintStage, ObjectionKind } from '@mingxuan/election';
import { authorityNames, complaintFindings, complaintKinds } from '@mingxuan/election';
import type { IsoDate, Refusal, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import { dayMark } from './day.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import type { PageId, Place, Variant } from './layout.ts';
import { citations, layout, linkTo, pageTitles, say, VARIANTS } from './layout.ts';
import { objectionAnswers, objectionKinds } from './objection-words.ts';

/** Where the answer to a form is shown. `root` is the site's address. */
export interface AnswerPlace {
  readonly variant: string;
  readonly root: string;
  readonly community: string;
  readonly name: string;
}

/** The answer to the look-up, as a page for those whose browser runs no script. */
export const answerPage = (at: AnswerPlace, answer: Text): string =>
  answered(at, 'roll', (place) => html`<p class="answer" role="status">${say(place, answer)}</p>`);

export type FormPage = 'complaint' | 'objection' | 'roll';

/** Why a form was not taken, in the words of the refusal; the browser's own “back” leads to what was typed. */
export const refusedPage = (at: AnswerPlace, page: FormPage, { message, remedy, sources }: Refusal): string =>
  answered(
    at,
    page,
    (place) => html`<p class="answer" role="alert">${say(place, message)}</p>
<p>${say(place, remedy)}</p>
<p>${say(place, text('按浏览器的“后退”可以回到刚才填写的内容。', 'Your browser’s “back” leads to what you typed.'))}</p>
${sources.length === 0 ? null : citations(place, sources)}`,
  );

/** What a petitioner keeps: the code is shown this once. */
export const objectionReceived = (
  at: AnswerPlace,
  { no, code, rulingUntil }: { readonly no: number; readonly code: string; readonly rulingUntil: IsoDate },
): string =>
  answered(at, 'objection', (place) => {
    const t = (zh: string, en: string): string => say(place, text(zh, en));
    return html`${receipt(place, no, code)}
<p>${t('居民选举委员会最迟作出决定的日期：', 'The election committee decides by: ')}${dayMark(rulingUntil, place.lang, true)}</p>
<p>${t('委员会可能按您留的联系方式核对身份和情况。', 'The committee may reach you to check who you are and what happened.')}</p>
${citations(place, ['JWH25-17'])}`;
  });

export interface ObjectionStanding {
  readonly no: number;
  readonly kind: ObjectionKind;
  readonly filedOn: IsoDate;
  readonly rulingUntil: IsoDate;
  readonly ruling: {
    readonly decision: 'UPHELD' | 'REJECTED';
    readonly on: IsoDate;
    readonly basis: string;
    readonly publishedOn: IsoDate | null;
  } | null;
}

export const objectionAnswer = (at: AnswerPlace, objection: ObjectionStanding | null): string =>
  answered(at, 'objection', (place) => {
    const t = (zh: string, en: string): string => say(place, text(zh, en));
    if (objection === null) return noSuchReceipt(place);
    const { no, kind, filedOn, rulingUntil, ruling } = objection;
    return html`<p class="answer" role="status">${t('第', 'No. ')}${no}${t('号', '')}（${say(place, objectionKinds[kind])}）：${say(place, objectionAnswers[ruling?.decision ?? 'OPEN'])}</p>
<p>${t('收到日期：', 'Received: ')}${dayMark(filedOn, place.lang)}</p>
${
  ruling === null
    ? html`<p>${t('最迟作出决定的日期：', 'To be decided by: ')}${dayMark(rulingUntil, place.lang, true)}</p>`
    : html`<h2>${t('决定', 'Ruling')} ${dayMark(ruling.on, place.lang)}</h2>
<p lang="zh-CN">${ruling.basis === '' ? t('内容已按要求删除。', 'Erased on request.') : ruling.basis}</p>
<p>${ruling.publishedOn === null ? t('处理结果还没有张贴。', 'Not posted yet.') : html`${t('处理结果已张贴：', 'Posted: ')}${dayMark(ruling.publishedOn, place.lang)}`}</p>`
}`;
  });

/** What a complainant keeps: the code is shown this once. */
export const complaintReceived = (
  at: AnswerPlace,
  { no, code, answerBy }: { readonly no: number; readonly code: string; readonly answerBy: IsoDate },
): string =>
  answered(at, 'complaint', (place) => {
    const t = (zh: string, en: string): string => say(place, text(zh, en));
    return html`${receipt(place, no, code)}
<p>${t('答复的提醒日期：', 'Reminder to answer: ')}${dayMark(answerBy, place.lang)}${t('（依据的条号待核，仅作提醒）', ' (the article is not confirmed)')}</p>`;
  });

export interface ComplaintStanding {
  readonly no: number;
  readonly kind: ComplaintKind;
  readonly stage: ComplaintStage;
  readonly receivedOn: IsoDate;
  readonly forwardedTo: readonly Authority[];
  readonly answer: {
    readonly on: IsoDate;
    readonly finding: ComplaintFinding;
    readonly text: string | null;
  } | null;
}

export const stageWords: Readonly<Record<ComplaintStage, Text>> = {
  RECEIVED: text('已收到，正在办理', 'received, being looked at'),
  FORWARDED: text('已转主管部门办理', 'forwarded to the authority'),
  ANSWERED: text('已答复', 'answered'),
};

export const complaintAnswer = (at: AnswerPlace, complaint: ComplaintStanding | null): string =>
  answered(at, 'complaint', (place) => {
    const t = (zh: string, en: string): string => say(place, text(zh, en));
    if (complaint === null) return noSuchReceipt(place);
    const { answer } = complaint;
    return html`<p class="answer" role="status">${t('第', 'No. ')}${complaint.no}${t('号', '')}（${say(place, complaintKinds[complaint.kind])}）：${say(place, stageWords[complaint.stage])}</p>
<p>${t('收到日期：', 'Received: ')}${dayMark(complaint.receivedOn, place.lang)}</p>
${complaint.forwardedTo.length === 0 ? null : html`<p>${t('转给：', 'Forwarded to: ')}${complaint.forwardedTo.map((to) => say(place, authorityNames[to])).join(place.lang === 'zh' ? '、' : ', ')}</p>`}
${
  answer === null
    ? null
    : html`<h2>${t('答复', 'Answer')} ${dayMark(answer.on, place.lang)}</h2>
<p>${say(place, complaintFindings[answer.finding])}</p>
<p lang="zh-CN">${answer.text ?? t('内容已按要求删除。', 'Erased on request.')}</p>`
}`;
  });

function receipt(place: Place, no: number, code: string): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<p class="answer" role="status">${t('已经收到，编号第', 'Received as number ')}${no}${t('号。', '.')}</p>
<p>${t('回执码：', 'Receipt code: ')}<strong class="code" lang="en">${code}</strong></p>
<p>${t('请抄下或截屏保存。凭它可以查办理情况；系统不保存，丢了不能再给。', 'Write it down. With it you can follow what becomes of it; it is kept nowhere and cannot be given again.')}</p>`;
}

const noSuchReceipt = (place: Place): Html =>
  html`<p class="answer" role="status">${say(place, text('没有查到这个回执码。请对照回执再核对一遍；丢了的，请到登记的地方查询。', 'Nothing has this code. Compare it with your receipt, or ask where it was taken.'))}</p>`;

/** The frame is the server's own: no host's marks, no form besides. */
function answered({ variant, root, community, name }: AnswerPlace, page: PageId, main: (place: Place) => Html): string {
  const chosen: Variant = VARIANTS.find((v) => v === variant) ?? 'zh';
  const place: Place = { variant: chosen, lang: chosen === 'en' ? 'en' : 'zh', language: null, root, community };
  const frame = { header: '', footer: '', api: null, languages: [] };
  return layout(frame, place, {
    title: say(place, pageTitles[page]),
    page,
    of: name,
    rehearsal: false,
    asOf: null,
    main: html`${main(place)}
<p><a href="${linkTo(place, page)}">${say(place, text('返回', 'Back'))}</a></p>`,
  });
}
