import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
};

/** No third-party asset, no outbound connection; scripts and styles only by this page's own nonce. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "img-src 'self' data: blob:",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
  ].join('; ');
}

/** Serves the built console: files under `assets/` for ever, every other path the page itself (it routes by address). */
export function serveConsole(app: Hono, dir: string): void {
  app.get('/assets/*', async (c) => {
    const file = path.join(dir, path.posix.normalize(c.req.path));
    if (!file.startsWith(path.join(dir, 'assets') + path.sep)) return c.notFound();
    const found = await stat(file).catch(() => null);
    if (found?.isFile() !== true) return c.notFound();
    return c.body(new Uint8Array(await readFile(file)), 200, {
      'content-type': types[path.extname(file)] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  app.get('*', async (c) => {
    if (c.req.path.startsWith('/api/')) return c.notFound();
    const nonce = randomBytes(16).toString('base64');
    const page = await readFile(path.join(dir, 'index.html'), 'utf8').catch(() => null);
    if (page === null)
      return c.text('控制台还没有构建，请运行 npm start。 The console is not built; run npm start.', 503);
    return c.body(page.replaceAll('__CSP_NONCE__', nonce), 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentPolicy(nonce),
      'cache-control': 'no-store',
    });
  });
}
