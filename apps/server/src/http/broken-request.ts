import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { Refusal } from '@mingxuan/rulebook';
import { problemOf } from './problem.ts';

const REASONS: ReadonlyMap<string, readonly [number, string]> = new Map([
  ['HPE_HEADER_OVERFLOW', [431, 'Request Header Fields Too Large']],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', [413, 'Content Too Large']],
  ['ERR_HTTP_REQUEST_TIMEOUT', [408, 'Request Timeout']],
]);

const notHttp: Refusal = {
  code: 'BAD_HTTP',
  message: {
    zh: '请求不完整或者格式不对，服务器没有处理。',
    en: 'The request is cut off or is not HTTP; it was not processed.',
  },
  remedy: { zh: '请刷新页面后重试。', en: 'Reload the page and try again.' },
  sources: [],
};

/** As a whole answer: what was sent is no request, so no route is ever asked. In the same shape as any other refusal. */
export function brokenRequest(code: string): string {
  const [status, reason] = REASONS.get(code) ?? [400, 'Bad Request'];
  const requestId = randomUUID();
  const body = JSON.stringify(problemOf(status, notHttp, requestId));
  return [
    `HTTP/1.1 ${status} ${reason}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

/** Answers bytes that Node's parser gave up on, unless nobody is there any more or an answer is under way. */
export function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  const begun = 'bytesWritten' in socket && typeof socket.bytesWritten === 'number' && socket.bytesWritten > 0;
  if (!socket.writable || begun || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  socket.end(brokenRequest(error.code ?? ''));
}
