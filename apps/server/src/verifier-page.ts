import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { policyOf } from './http/page-policy.ts';

const FILE = fileURLToPath(new URL('../../../packages/portal/assets/verify.html', import.meta.url));

let read: Promise<Uint8Array<ArrayBuffer>> | null = null;

/** The page that checks bundles and papers in a browser, offline: one file, built by packages/ledger/page/build.mjs. */
export function verifierPage(): Promise<Uint8Array<ArrayBuffer>> {
  read ??= readFile(FILE).then((bytes) => new Uint8Array(bytes));
  return read;
}

/** Serves that page. What it may do stands inside it, so that it holds for a copy on a disk as well. */
export function serveVerifier(app: Hono): void {
  app.get('/verify', async (c) => {
    const page = await verifierPage();
    return c.body(page, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOf(new TextDecoder().decode(page)),
      'cache-control': 'no-cache',
    });
  });
}
