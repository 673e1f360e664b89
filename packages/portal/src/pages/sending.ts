import { text } from '@mingxuan/rulebook';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place } from '../layout.ts';
import { say } from '../layout.ts';

/** Where the forms of a community go: the API's own address, or one below the site's. */
export const formAddress = (api: string, place: Place, community: string): string =>
  `${/^https?:/.test(api) ? api : `${place.root}${api}`}/${community}`;

export const variantField = (place: Place): Html => html`<input type="hidden" name="variant" value="${place.variant}">`;

/** Photographs and scans beside what is written: three boxes, so that it works without script. */
export function fileFields(place: Place): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<fieldset><legend>${t('照片、材料（可以不附，最多三份，合计不超过16兆）', 'Photographs or papers (may be left out; three at most, 16 MB in all)')}</legend>
${[1, 2, 3].map((no) => html`<p><label>${t('第', 'File ')}${no}${t('份', '')}<input type="file" name="file${no}" accept="image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx"></label></p>`)}
<p class="note">${t('照片里的拍摄地点、手机型号会自动去掉。', 'The place and the telephone that a photograph names are taken out.')}</p>
</fieldset>`;
}

/** A copy of these pages may stand where the server cannot be reached: said before somebody writes for half an hour. */
export const onPaperElse = (place: Place): Html =>
  html`<p class="note">${say(place, text('看到回执码才算收到。提交后打不开、没有回执码的，请打印下面的书面表格，交到社区或者街道。', 'Nothing is received until you see a receipt code. Where the page does not open or shows none, print the form below and hand it in.'))}</p>`;

/** Follows what was sent, by its receipt code. */
export function followForm(place: Place, action: string): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<section>
<h2>${t('查办理情况', 'Follow what you sent')}</h2>
<form method="post" action="${action}">
${variantField(place)}
<p><label>${t('回执码', 'Receipt code')}<input name="code" autocomplete="off" required maxlength="40"></label></p>
<p><button type="submit">${t('查询', 'Look up')}</button></p>
<p class="note">${t('打不开的，请带回执到社区或者街道查询。', 'Where that fails, ask the community or the street office with your receipt.')}</p>
</form>
</section>`;
}
