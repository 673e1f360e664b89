import { text } from '@mingxuan/rulebook';
import type { CommunityFacts } from '../facts.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Place, SiteFrame } from '../layout.ts';
import { linkTo, say } from '../layout.ts';

/** In plain words: what guards the vote, the record and one's data. */
export function protect(place: Place): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<section><h2>${t('没有人知道您怎么投票', 'Nobody knows how you voted')}</h2>
<p>${t('选票是纸的，上面没有编号、二维码和姓名。系统只记“谁领过票”，用来防止一人领两次；从不记哪张票是谁的。计票只按整捆记总数，不留一张一张的记录。', 'Ballots are paper without number, code or name. The system knows who has received one, never whose is which; counts are kept per bundle only.')}</p></section>
<section><h2>${t('记下的事改不掉', 'What happened cannot be changed unseen')}</h2>
<p>${t('每一步都写进账目，后一条带着前一条的校验值。改一个字，后面全都对不上。更正只能另记一条，新旧都看得到。', 'Every step is an entry that carries the digest of the one before. Change one letter and nothing after it fits; a correction is a new entry, and both can be seen.')}</p>
<p><a href="${linkTo(place, 'verify')}">${t('怎样自己核对', 'How to check it yourself')}</a></p></section>
<section><h2>${t('每个结论都有依据', 'Every conclusion has its article')}</h2>
<p>${t('选举是否有效、谁当选、还差几票，都写明依据哪一条、怎么算的。法律没有说清的，照实写“没有规定”，由人决定。', 'Valid or not, elected or not, how many short: each says the article and the numbers. What no text settles is said to be unsettled and left to people.')}</p></section>
<section><h2>${t('您的个人信息', 'Your data')}</h2>
<p>${t('网上没有选民名单，没有身份证号、住址和电话。查询只回答在或不在。身份证号和电话加密保存。您可以要求查阅、更正，选举事务结束后可以要求删除；删除不影响账目的真实性。', 'No roll on the net, no identity number, address or phone. The look-up answers yes or no. Numbers are stored encrypted. You may ask to see, correct and, afterwards, erase them; the record stays provable.')}</p></section>`;
}

/** How the public evidence is checked by anybody, without us. */
export function verify(frame: SiteFrame, place: Place, facts: CommunityFacts): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  return html`<section><h2>${t('核对一张公告', 'Check a notice')}</h2>
<ol>
<li>${t('在“公告”里打开这份文件，核对名称、日期和页数。', 'Open the file under “Notices”; compare title, date and pages.')}</li>
<li>${t('纸上页脚的短验证码，应与文件上的一致。', 'The short code at the foot must be the same.')}</li>
<li>${t('想查得更细：计算文件的 SHA-256，应等于“校验值”。', 'To be sure, compute the file’s SHA-256: it must equal the digest.')}</li>
</ol></section>
<section><h2>${t('核对整个选举', 'Check the whole election')}</h2>
<ol>
<li>${t('向社区或街道索取公开证据包（一个 zip 文件），任何人都可以要。', 'Ask the community or the sub-district for the public evidence bundle (a zip file); anybody may.')}</li>
<li>${t('不装程序：打开', 'Without installing anything, open the ')}<a href="${place.root}verify.html">${t('核对网页', 'checking page')}</a>${t('，把证据包放进去。它不联网，可以存到手机里。', ' and put the bundle in. It connects to nothing and can be kept on a phone.')}</li>
<li>${t('要按法规重算结果，用明选的核对程序：', 'To have the results decided anew, use the checking program: ')}<code>mingxuan verify 证据包.zip</code></li>
<li>${t('程序重新计算每一步和结果；有任何改动，会说出改在哪一条。', 'It recomputes every step and the result; whatever was changed is named by its place.')}</li>
</ol>
<p>${t('账目现在到第', 'The ledger now ends at entry ')}${facts.asOf.seq}${t('条。把这个数字和日期抄下来，以后就能看出有没有被换掉。', '. Note this number and the day: it will show later whether anything was replaced.')}</p></section>
<section><h2>${t('谁在外面看着', 'Who watches from outside')}</h2>
<p>${t('所有社区的账目合成一份公开日志。街道、监督委员会等见证人只在它没有改动、没有倒退时签名；改了、退了，见证人就不签，并且会说出来。', 'The entries of all communities make one public log. Witnesses, such as the sub-district and the supervisory committee, sign it only if nothing in it was changed or taken back; otherwise they do not, and say so.')}</p>
${logStatus(frame, place)}</section>`;
}

/** A copy of these pages without a server has nobody to ask: then it is said where the answer is. */
function logStatus({ api }: SiteFrame, place: Place): Html {
  const t = (zh: string, en: string): string => say(place, text(zh, en));
  const server = /^(.*?\/?)api\/public$/.exec(api ?? '')?.[1];
  const there = html`<p>${t('见证人是谁、最近见证到哪里，在选举系统网站的 /log/status 上看。', 'Who the witnesses are, and how far they signed last, stands at /log/status on the site of the election system.')}</p>`;
  if (server === undefined) return there;
  const root = /^https?:/.test(server) ? server : `${place.root}${server}`;
  const link = html`<p><a href="${`${root}log/status${place.lang === 'en' ? '?lang=en' : ''}`}">${t('看看有哪些见证人、最近见证到哪里', 'Who the witnesses are, and how far they signed last')}</a></p>`;
  // Beside a mere copy of the folder there is no such page: the words still say where it is.
  return html`${link}
${/^https?:/.test(server) ? null : there}`;
}
