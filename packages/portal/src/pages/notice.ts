import { text } from '@mingxuan/rulebook';
import { dayMark } from '../day.ts';
import type { CommunityFacts, Notice, PaperTold } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place } from '../layout.ts';
import { linkTo, linkToNotice, say } from '../layout.ts';
import type { NoticePiece } from '../notice-text.ts';
import { piecesOf } from '../notice-text.ts';

/** One notice whole: whether it holds, its words as they were frozen, and what it can be checked by. */
export function notice(place: Place, facts: CommunityFacts, n: Notice, told: PaperTold): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<p><a href="${linkTo(place, 'notices')}">${t('全部公告', 'All notices')}</a></p>
${standing(place, n)}
<p>${t('第', 'No. ')}${n.no}${t('号文书', '')} · ${dayMark(n.on, place.lang)}</p>
<section aria-labelledby="words">
<h2 id="words">${t('全文', 'Text')}</h2>
<p class="note">${t('下面就是纸上的文字，一字不差。', 'These are the words on the paper, in Chinese.')}</p>
${told.lines.length === 0 ? html`<p>${t('这里没有它的文字，请看原件。', 'Its words are not here; see the paper.')}</p>` : html`<article lang="zh-CN" class="words">${words(place, piecesOf(told.lines))}</article>`}
</section>
${proofs(place, facts, n, told)}
${versions(place, facts, n)}
${postings(place, n)}`;
}

function standing(place: Place, n: Notice): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  if (n.replacedBy !== null)
    return html`<p class="replaced" role="note">${t('这份公告已由第', 'This notice no longer holds: replaced by No. ')}${n.replacedBy}${t('号替代，不再有效。', '.')}</p>`;
  if (n.withdrawn !== null)
    return html`<p class="replaced" role="note">${t('这份公告已由第', 'This notice no longer holds: withdrawn by No. ')}${n.withdrawn.by}${t('号撤回，不再有效：', ': ')}<span lang="zh-CN">${n.withdrawn.reason}</span></p>`;
  return html`<p class="yes">${t('✓ 现行有效', '✓ in force')}</p>`;
}

/** Tables are numbered: whoever listens tells two of them apart by nothing else. */
const words = (place: Place, pieces: readonly NoticePiece[]): readonly Html[] =>
  pieces.map((piece, at) =>
    pieceOf(place, piece, pieces.slice(0, at + 1).filter(({ kind }) => kind === 'TABLE').length),
  );

function pieceOf(place: Place, piece: NoticePiece, table: number): Html {
  switch (piece.kind) {
    case 'HEAD':
      return html`<p class="head">${piece.line}</p>`;
    case 'HEADING':
      return html`<h3>${piece.line}</h3>`;
    case 'PARAGRAPH':
      return html`<p>${piece.line}</p>`;
    case 'SIGNATURE':
      return html`<p class="signed">${piece.lines.map((line, i) => (i === 0 ? line : html`<br>${line}`))}</p>`;
    case 'TABLE':
      return html`<div class="scroll" role="region" tabindex="0" aria-label="${say(place, text(`表${table}`, `table ${table}`))}"><table>
${piece.head === null ? null : html`<thead><tr>${piece.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>`}
<tbody>${piece.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`;
    default:
      return piece satisfies never;
  }
}

/** What the wall copy is compared with, by eye, by digest, or by the public log. */
function proofs(place: Place, facts: CommunityFacts, n: Notice, told: PaperTold): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const below = (file: string): string => `${place.root}${facts.id}/${file}`;
  return html`<section aria-labelledby="proof">
<h2 id="proof">${t('原件和证明', 'Files and proof')}</h2>
<ul class="files">
${n.file === null ? null : html`<li><a href="${below(n.file)}" type="application/pdf">${t('原件（PDF，', 'The paper (PDF, ')}${n.pages}${t('页）', ' p.)')}</a><p class="hash">SHA-256 <code>${n.sha256}</code> · ${t('账目第', 'ledger entry ')}${n.seq}${t('条', '')}</p></li>`}
${n.words === null ? null : html`<li><a href="${below(n.words.file)}">${t('全文（纯文本）', 'The text (plain)')}</a><p class="hash">SHA-256 <code>${n.words.sha256}</code> · ${t('账目第', 'ledger entry ')}${n.words.seq}${t('条', '')}</p></li>`}
${n.file === null || !told.proof ? null : html`<li><a href="${below(`${n.file}.tlog-proof`)}">${t('公开日志的证明', 'Proof by the public log')}</a><p>${t('和原件一起放进', 'Put it with the paper into the ')}<a href="${place.root}verify.html">${t('核对网页', 'checking page')}</a>${t('，就能证明它从发布时起没有变过。', ': it shows that nothing changed since it was issued.')}</p></li>`}
</ul>
<p>${t('全文在起草时就已冻结，校验值写在账目里；以后的事实变了，这里的文字不会变。', 'The text was frozen when it was drafted and its digest is in the ledger; it stays as it is whatever happens later.')}</p>
</section>`;
}

/** Every version of it, from the first to the one that holds. */
function versions(place: Place, facts: CommunityFacts, n: Notice): Html | null {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const all = facts.notices.filter((one) => one.paper === n.paper).sort((a, b) => a.no - b.no);
  const others = all.length > 1 || n.withdrawn !== null;
  if (!others) return null;
  const named = (one: Notice): Html => {
    const words = html`${t('第', 'No. ')}${one.no}${t('号', '')}，${dayMark(one.on, place.lang)}`;
    return one.words === null || one.no === n.no
      ? words
      : html`<a href="${linkToNotice(place, facts.id, one.no)}">${words}</a>`;
  };
  return html`<section><h2>${t('各个版本', 'Versions')}</h2><ol>${all.map(
    (one) =>
      html`<li${one.no === n.no ? html` aria-current="true"` : null}>${named(one)}${one.no === n.no ? t('（本页）', ' (this page)') : null}</li>`,
  )}</ol>
${n.withdrawn === null ? null : html`<p><a href="${linkTo(place, 'notices')}#n${n.withdrawn.by}">${t('撤回它的公告', 'The notice that withdraws it')}</a></p>`}</section>`;
}

function postings(place: Place, n: Notice): Html | null {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  if (n.postings.length === 0) return null;
  return html`<section><h2>${t('张贴在哪里', 'Where it hangs')}</h2><ul>${n.postings.map(
    (one) =>
      html`<li><span lang="zh-CN">${one.place}</span>（${dayMark(one.on, place.lang)}${one.until === null ? null : html`${t('，取下 ', ', taken down ')}${dayMark(one.until, place.lang)}`}）</li>`,
  )}</ul></section>`;
}
