import type { Authority, ComplaintFinding, ComplaintKind, ComplaintStage } from '@mingxuan/election';
import { authorityNames, complaintFindings, complaintKinds } from '@mingxuan/election';
import type { IsoDate, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import { dayMark } from './day.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import type { PageId, Place, Variant } from './layout.ts';
import { layout, linkTo, pageTitles, say, VARIANTS } from './layout.ts';

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

/** What a complainant keeps: the code is shown this once. */
export const complaintReceived = (
  at: AnswerPlace,
  { no, code, answerBy }: { readonly no: number; readonly code: string; readonly answerBy: IsoDate },
): string =>
  answered(at, 'complaint', (place) => {
    const t = (zh: string, en: string): string => say(place, text(zh, en));
    return html`<p class="answer" role="status">${t('已经收到，编号第', 'Received as number ')}${no}${t('号。', '.')}</p>
<p>${t('回执码：', 'Receipt code: ')}<strong class="code" lang="en">${code}</strong></p>
<p>${t('请抄下或截屏保存。凭它可以查办理情况；系统不保存，丢了不能再给。', 'Write it down. With it you can follow your complaint; it is kept nowhere and cannot be given again.')}</p>
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
    if (complaint === null) {
      return html`<p class="answer" role="status">${t('没有查到这个回执码。请对照回执再核对一遍；丢了的，请到登记的地方查询。', 'No complaint has this code. Compare it with your receipt, or ask where it was taken.')}</p>`;
    }
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

/** The frame is the server's own: no host's marks, no form besides. */
function answered({ variant, root, community, name }: AnswerPlace, page: PageId, main: (place: Place) => Html): string {
  const chosen: Variant = VARIANTS.find((v) => v === variant) ?? 'zh';
  const place: Place = { variant: chosen, lang: chosen === 'en' ? 'en' : 'zh', root, community };
  const frame = { header: '', footer: '', api: null };
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
