import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { notFound, problem, tooLarge } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { serveLogState } from './log-state.ts';
import { paperProof } from './paper-proof.ts';

// Everything here is public: the log is for whoever wants to watch us. C2SP tlog-tiles says where the files are.

const PLAIN = 'text/plain; charset=utf-8';
/** The last word changes all the time; a tile never does. */
const FRESH = 'no-cache';
const FOR_EVER = 'public, max-age=31536000, immutable';
const COSIGNATURE_MB = 0.1;

/** The log of the installation, and the way back for cosignatures that a witness brings by itself. */
export function serveLog(app: Hono, services: Pick<Services, 'log' | 'database' | 'ledger'>): void {
  const { log } = services;
  app.get('/log/checkpoint', async (c) => text(c, await log.checkpoint()));
  app.get('/log/witnessed', async (c) => text(c, await log.witnessed()));
  app.get('/log/policy', async (c) => text(c, await log.policyText()));
  app.get('/log/keys', (c) => text(c, log.keyLines));
  serveLogState(app, log);
  app.get('/log/tile/*', async (c) => {
    const bytes = await log.file(c.req.path.slice('/log/'.length));
    return bytes === null ? nothing(c) : answer(c, new Uint8Array(bytes), 'application/octet-stream', FOR_EVER);
  });
  app.get('/log/paper/:community/:sha256', async (c) => {
    const { community, sha256 } = c.req.param();
    const known = /^[0-9a-f]{64}$/.test(sha256) && (await services.ledger.knows(community));
    return text(c, known ? await paperProof(services, { community, sha256 }, 'AS_IT_STANDS') : null);
  });
  const limit = bodyLimit({
    maxSize: COSIGNATURE_MB * 1024 * 1024,
    onError: (c) => problem(c, 413, tooLarge(COSIGNATURE_MB)),
  });
  app.post('/log/add-cosignature', limit, async (c) => {
    const taken = await log.takeCosignatures(await c.req.text());
    switch (taken) {
      case 'KEPT':
        return answer(c, 'kept\n', PLAIN, FRESH);
      case 'MALFORMED':
        return problem(c, 400, refusedLine('签名文件读不懂。', 'The note cannot be read.'));
      case 'UNKNOWN':
        return problem(c, 404, refusedLine('本日志没有这个检查点。', 'This log has no such checkpoint.'));
      case 'NOT_A_WITNESS':
        return problem(c, 403, refusedLine('没有见证规则里的有效签名。', 'No valid line by a witness of the policy.'));
    }
  });
  app.get('/log/*', nothing);
}

const text = (c: Context, body: string | null): Response =>
  body === null ? nothing(c) : answer(c, body, PLAIN, FRESH);

/** Anybody's page may read it: it is the same for all. */
const answer = (c: Context, body: string | Uint8Array<ArrayBuffer>, type: string, cache: string): Response =>
  c.body(body, 200, { 'content-type': type, 'cache-control': cache, 'access-control-allow-origin': '*' });

const nothing = (c: Context): Response =>
  problem(c, 404, notFound('日志里没有这个文件。', 'The log has no such file.'));

const refusedLine = (zh: string, en: string) => ({
  code: 'COSIGNATURE_REFUSED',
  message: { zh, en },
  remedy: {
    zh: '请核对日志的地址和见证人的钥匙。',
    en: "Check the log's address and the witness's key.",
  },
  sources: [],
});
