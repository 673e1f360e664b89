import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Lang, Refusal, Text } from '@mingxuan/rulebook';
import type { LogState } from './log-now.ts';
import type { LogPublisher } from './log-publisher.ts';
import { policyLines, sinceWords, witnessWords } from './log-words.ts';
import { whyStopped } from './standing.ts';

// For everybody, like the log itself: whether it goes on, and what its witnesses say.

export function serveLogState(app: Hono, log: Pick<LogPublisher, 'state'>): void {
  app.get('/log/status.json', async (c) => {
    const state = await log.state();
    const witnesses = state.witnesses.map((one) => ({ ...one, words: witnessWords(one, state.size) }));
    const words = [...policyLines(state), sinceWords(state)];
    return c.json({ ...state, witnesses, trouble: troubleOf(state), words }, 200, {
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
    });
  });
  app.get('/log/status', async (c) => page(c, await log.state(), null, c.req.query('lang') === 'en' ? 'en' : 'zh'));
}

/** What somebody who checks should know before anything else; null when all is well. */
export function troubleOf(state: LogState): Text | null {
  const stopped = stoppedBy(state);
  if (stopped !== null) return stopped.message;
  if (state.damaged.length > 0) {
    // A page for everybody: the first few say enough, rebuild names all.
    const first = state.damaged.slice(0, 5);
    const names = (and: string): string => first.map(({ community, seq }) => `${community} ${seq}`).join(and);
    return {
      zh: `服务器上的账目与公开日志对不上，数据库里可能有人改动过：${names('、')} 号${state.damaged.length > 5 ? '等' : ''}。请保留现状，告诉街道，并运行 mingxuan rebuild 找出每一处。`,
      en: `Entries on the server do not agree with the log; the database may have been changed by hand: ${names(', ')}. Keep everything, tell the street office, and run mingxuan rebuild.`,
    };
  }
  const refusing = state.witnesses.filter(({ refused }) => refused !== null);
  const names = refusing.map(({ name }) => name);
  return refusing.length === 0
    ? null
    : {
        zh: `公开日志的见证人没有见证最新的检查点：${refusing.map(({ name, refused }) => `${name}（${refused?.zh ?? ''}）`).join('、')}。`,
        en: `Witnesses did not cosign the newest checkpoint: ${names.join(', ')}.`,
      };
}

/** Before anybody was asked there is nothing to tell. */
const stoppedBy = ({ standing }: LogState): Refusal | null =>
  standing.kind === 'ASKING' && standing.waitingFor.length === 0 ? null : whyStopped(standing);

/** A plain page with the state; `onward`: the address that the reader wanted, behind it. */
export function page(c: Context, state: LogState, onward: string | null, lang: Lang = 'zh'): Response {
  const trouble = troubleOf(state);
  const stopped = stoppedBy(state);
  const say = (text: Text): string => escaped(text[lang]);
  const headline = trouble ?? {
    zh: `公开日志正常：${state.origin}，${state.size} 项。`,
    en: `The public log goes on: ${state.origin}, ${state.size} leaves.`,
  };
  const other = lang === 'zh' ? '<a href="?lang=en" lang="en">English</a>' : '<a href="?" lang="zh-CN">中文</a>';
  const body = `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(TITLE)} · 明选</title><style>${STYLE}</style>
<main><h1>${say(TITLE)}</h1>
<p class="${trouble === null ? 'good' : 'bad'}" role="status"><strong>${trouble === null ? '✓' : '✗'}</strong> ${say(headline)}</p>
${stopped === null ? '' : `<p>${say(stopped.remedy)}</p>`}
<h2>${say(WITNESSES)}</h2>
${policyLines(state)
  .map((line) => `<p>${say(line)}</p>`)
  .join('')}
<ul>${state.witnesses.map((witness) => `<li class="${witness.refused === null ? 'fine' : 'refused'}"><strong>${escaped(witness.name)}</strong><br>${say(witnessWords(witness, state.size))}</li>`).join('')}</ul>
<p class="small">${say(sinceWords(state))}</p>
${onward === null ? `<p>${other}</p>` : `<p><a href="${escaped(onward)}">${say(ONWARD)}</a></p>`}
</main></html>`;
  return c.body(body, 200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });
}

const TITLE: Text = { zh: '公开日志的状态', en: 'The public log' };
const WITNESSES: Text = { zh: '见证人', en: 'Witnesses' };
const ONWARD: Text = { zh: '知道了，打开核对页', en: 'Go on to the checking page' };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE =
  ':root{color-scheme:light dark}body{margin:0;font:1.125rem/1.6 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif}main{max-width:44rem;margin:auto;padding:1rem}.good,.bad{padding:1rem;border-left:.5rem solid #14632b}.bad{border-color:#a11212}h2{font-size:1.25rem}ul{list-style:none;padding:0}li{border-left:.25rem solid #14632b;padding:.25rem 0 .25rem .75rem;margin:.75rem 0;overflow-wrap:anywhere}.refused{border-color:#a11212}.small{font-size:1rem}a{display:inline-block;padding:.6rem 0}';
const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
