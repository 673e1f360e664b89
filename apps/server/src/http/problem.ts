import type { Problem } from '@mingxuan/contract';
import type { Refusal } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import type * as z from 'zod';
import { fieldName } from './field-names.ts';

type Status = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

/** Answers a refusal as RFC 9457 problem details: the sentence, the law behind it, what to do; never a stack. */
export function problem(c: Context, status: Status, refusal: Refusal): Response {
  return c.json(problemBody(c, status, refusal), status, { 'content-type': 'application/problem+json; charset=utf-8' });
}

/** The same as a value, for an answer that has begun already. */
export const problemBody = (c: Context, status: Status, refusal: Refusal): Problem =>
  problemOf(status, refusal, String(c.get('requestId') ?? ''));

/** The same where there is no request that could be read. */
export const problemOf = (status: number, refusal: Refusal, requestId: string): Problem => ({
  type: 'about:blank',
  title: refusal.message.zh,
  status,
  code: refusal.code,
  requestId,
  refusal,
});

/** A problem that was composed without knowing of the request, with its number. */
export async function withRequestId(c: Context, answer: Response): Promise<Response> {
  if (answer.headers.get('content-type')?.startsWith('application/problem+json') !== true) return answer;
  const told = (await answer.json()) as Omit<Problem, 'requestId'>;
  const body = JSON.stringify({ ...told, requestId: String(c.get('requestId') ?? '') } satisfies Problem);
  return new Response(body, { status: answer.status, headers: answer.headers });
}

export const signInFirst: Refusal = {
  code: 'NOT_SIGNED_IN',
  message: { zh: '请先登录。', en: 'Sign in first.' },
  remedy: { zh: '登录后再试；登录可能已经过期。', en: 'Sign in and try again; the session may have ended.' },
  sources: [],
};

export const notFound = (zh: string, en: string): Refusal => ({
  code: 'NOT_FOUND',
  message: { zh, en },
  remedy: { zh: '请核对地址或编号。', en: 'Check the address or number.' },
  sources: [],
});

export const noSuchCommunity: Refusal = {
  ...notFound('没有这个社区。', 'There is no such community.'),
  code: 'COMMUNITY_UNKNOWN',
};

export const emptyFile: Refusal = {
  code: 'EMPTY_FILE',
  message: { zh: '文件是空的，没有内容。', en: 'The file is empty.' },
  remedy: {
    zh: '请打开原文件看看有没有内容，再重新上传。',
    en: 'Look whether the file holds anything, and send it again.',
  },
  sources: [],
};

/** A part of a field's place: our own names are letters, and a place in a list is a number. Anything else came from the caller. */
const plainPart = (part: PropertyKey): string =>
  typeof part === 'number' || /^[a-z][a-zA-Z]{0,29}$/.test(String(part)) ? String(part) : '…';

/** Says which field of a request is wrong, in the order the fields were checked, without echoing what was sent. */
export function badRequest(error: z.ZodError): Refusal {
  const places = error.issues.slice(0, 5).map((issue) => {
    const at = issue.path.map(plainPart).join('.') || '（整体）';
    // Zod names the keys that it does not know; somebody may have put anything there.
    const message = issue.code === 'unrecognized_keys' ? '有不认识的项目' : issue.message.replace(/。$/, '');
    return { at, field: fieldName(issue.path) ?? at, message };
  });
  return {
    code: 'BAD_REQUEST',
    message: {
      zh: `填写的内容有误：${places.map((p) => `${p.field}：${p.message}`).join('；')}。`,
      en: `The request is not well formed: ${places.map((p) => `${p.at}: ${p.message}`).join('; ')}.`,
    },
    remedy: { zh: '请更正后重新提交，已填写的其他内容没有丢失。', en: 'Correct it and send again.' },
    sources: [],
  };
}

export const unreadable: Refusal = {
  code: 'BAD_JSON',
  message: { zh: '请求内容无法识别。', en: 'The request is not JSON.' },
  remedy: { zh: '请刷新页面后重试。', en: 'Reload the page and try again.' },
  sources: [],
};

export const wrongMethod: Refusal = {
  code: 'WRONG_METHOD',
  message: { zh: '这个地址不能这样使用。', en: 'This address does not take requests of this kind.' },
  remedy: { zh: '请从本系统的页面操作。', en: 'Use this system’s own pages.' },
  sources: [],
};

export const wrongType: Refusal = {
  code: 'WRONG_TYPE',
  message: { zh: '请求的格式不对，应当是 JSON。', en: 'The request must be sent as application/json.' },
  remedy: { zh: '请刷新页面后重试。', en: 'Reload the page and try again.' },
  sources: [],
};

export const tooLarge = (limitMb: number): Refusal => ({
  code: 'TOO_LARGE',
  message: { zh: `文件太大，最多 ${limitMb} MB。`, en: `The file is larger than ${limitMb} MB.` },
  remedy: { zh: '请拆分或压缩后再上传。', en: 'Split or shrink it.' },
  sources: [],
});
