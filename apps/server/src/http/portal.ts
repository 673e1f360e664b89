import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Hono } from 'hono';
import { policyOf } from './page-policy.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.tlog-proof': 'text/plain; charset=utf-8',
};

/** Serves the residents' pages byte for byte as they lie in the folder, to whoever asks. */
export function servePortal(app: Hono, dir: string): void {
  app.get('/portal', (c) => c.redirect('/portal/index.html'));
  app.get('/portal/*', async (c) => {
    const asked = decodePath(c.req.path.slice('/portal'.length));
    if (asked === null) return c.notFound();
    const file = path.join(dir, path.posix.normalize(asked), asked.endsWith('/') ? 'index.html' : '');
    const type = types[path.extname(file)];
    if (!file.startsWith(dir + path.sep) || type === undefined) return c.notFound();
    const found = await stat(file).catch(() => null);
    if (found?.isFile() !== true) return c.notFound();
    // The page may be new within seconds, so it is asked for again; unchanged, it costs a few bytes.
    const tag = `W/"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`;
    const headers = { etag: tag, 'cache-control': 'public, no-cache' };
    if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers);
    const bytes = await readFile(file);
    if (path.extname(file) === '.html') c.header('content-security-policy', policyOf(bytes.toString('utf8')));
    return c.body(new Uint8Array(bytes), 200, { ...headers, 'content-type': type });
  });
}

function decodePath(asked: string): string | null {
  try {
    const plain = decodeURIComponent(asked);
    return plain.includes('\0') ? null : plain;
  } catch {
    return null;
  }
}
