import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import type { LogPublisher } from './log-publisher/log-publisher.ts';
import { page as troublePage, troubleOf } from './log-publisher/log-state.ts';
import { policyOf } from './http/page-policy.ts';

const FILE = fileURLToPath(new URL('../../../packages/portal/assets/verify.html', import.meta.url));

let read: Promise<Uint8Array<ArrayBuffer>> | null = null;

/** The page that checks bundles and papers in a browser, offline: one file, built by packages/ledger/page/build.mjs. */
export function verifierPage(): Promise<Uint8Array<ArrayBuffer>> {
  read ??= readFile(FILE).then((bytes) => new Uint8Array(bytes));
  return read;
}

/**
 * Serves that page. What it may do stands inside it, so that it holds for a copy on a disk as well, and its bytes are always the same. So where
 * the log stands still or a witness refuses, that is told on a page before it.
 */
export function serveVerifier(app: Hono, log: Pick<LogPublisher, 'state'>): void {
  app.get('/verify', async (c) => {
    const state = c.req.query('seen') === undefined ? await log.state() : null;
    if (state !== null && troubleOf(state) !== null) return troublePage(c, state, '/verify?seen=1');
    const page = await verifierPage();
    return c.body(page, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOf(new TextDecoder().decode(page)),
      'cache-control': 'no-cache',
    });
  });
}
