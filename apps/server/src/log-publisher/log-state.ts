import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Refusal, Text } from '@mingxuan/rulebook';
import type { LogPublisher, LogState } from './log-publisher.ts';
import { whyStopped } from './standing.ts';

// For everybody, like the log itself: whether it goes on, and what its witnesses say.

export function serveLogState(app: Hono, log: Pick<LogPublisher, 'state'>): void {
  app.get('/log/status.json', async (c) => {
    const state = await log.state();
    return c.json({ ...state, trouble: troubleOf(state) }, 200, {
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
    });
  });
  app.get('/log/status', async (c) => page(c, await log.state(), null));
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
export function page(c: Context, state: LogState, onward: string | null): Response {
  const trouble = troubleOf(state);
  const headline = trouble?.zh ?? `公开日志正常：${state.origin}，${state.size} 项。`;
  const stopped = stoppedBy(state);
  const rows = state.witnesses.map(
    ({ name, cosigned, refused }) =>
      `<tr><td>${escaped(name)}</td><td>${cosigned === 0 ? '还没有' : `${cosigned} 项`}</td><td>${escaped(refused?.zh ?? '')}</td></tr>`,
  );
  const body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>公开日志的状态 · 明选</title><style>${STYLE}</style>
<main><h1>公开日志的状态</h1>
<p class="${trouble === null ? 'good' : 'bad'}" role="status"><strong>${trouble === null ? '✓' : '✗'}</strong> ${escaped(headline)}</p>
${stopped === null ? '' : `<p>${escaped(stopped.remedy.zh)}</p>`}
<p>日志的名称：${escaped(state.origin)}；共 ${state.size} 项。</p>
${rows.length === 0 ? '<p>没有请任何人见证。没有见证人，就不能确知别人看到的是同一份。</p>' : `<table><caption>见证人</caption><thead><tr><th>名称</th><th>见证到</th><th>没有见证的原因</th></tr></thead><tbody>${rows.join('')}</tbody></table>`}
${onward === null ? '' : `<p><a href="${escaped(onward)}">知道了，打开核对页</a></p>`}
</main></html>`;
  return c.body(body, 200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE =
  ':root{color-scheme:light dark}body{margin:0;font:1.125rem/1.6 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif}main{max-width:44rem;margin:auto;padding:1rem}.good,.bad{padding:1rem;border-left:.5rem solid #14632b}.bad{border-color:#a11212}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold}th,td{text-align:left;border-bottom:1px solid #6b7280;padding:.4rem;overflow-wrap:anywhere}a{display:inline-block;padding:.6rem 0}';
const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
