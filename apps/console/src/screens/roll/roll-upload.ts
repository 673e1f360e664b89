import type { Problem, RollCheck, RollCheckNews, RollMapping, RollPreview } from '@mingxuan/contract';
import { ROLL_CHECK_LINES } from '@mingxuan/contract';
import type { Result } from '@mingxuan/rulebook';

/** How far a check has come. */
export interface CheckProgress {
  readonly rows: number;
  /** Of the file, 0 to 100, in whole steps. */
  readonly percent: number;
}

export interface CheckListener {
  readonly onPreview: (sheets: RollPreview) => void;
  readonly onProgress: (progress: CheckProgress) => void;
}

export type CheckOutcome = Result<RollCheck, Problem> | 'CANCELLED';

const address = (community: string, what: 'check' | 'report', file: File, mapping: RollMapping | null): string => {
  const query = new URLSearchParams({ name: file.name });
  if (mapping !== null) query.set('mapping', JSON.stringify(mapping));
  return `/api/communities/${encodeURIComponent(community)}/roll/${what}?${query.toString()}`;
};

/** Has a file checked, hearing of it while it goes on. Aborting the signal ends the check on the server too. */
export async function checkFile(
  community: string,
  file: File,
  mapping: RollMapping | null,
  listener: CheckListener,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  try {
    const response = await fetch(address(community, 'check', file, mapping), {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream', accept: ROLL_CHECK_LINES },
      body: file,
      signal,
    });
    if (!response.ok || response.body === null) return { ok: false, error: await problemOf(response) };
    for await (const news of linesOf(response.body)) {
      switch (news.kind) {
        case 'PREVIEW':
          listener.onPreview(news.sheets);
          break;
        case 'PROGRESS':
          listener.onProgress({ rows: news.rows, percent: percentOf(news.bytesRead, news.bytes) });
          break;
        case 'CHECKED':
          return { ok: true, value: news.check };
        case 'REFUSED':
          return { ok: false, error: news.problem };
      }
    }
    return { ok: false, error: unreachable };
  } catch {
    return signal.aborted ? 'CANCELLED' : { ok: false, error: unreachable };
  }
}

/** The same file as it came, with its problems marked. */
export async function markedFile(
  community: string,
  file: File,
  mapping: RollMapping | null,
): Promise<Result<Blob, Problem>> {
  try {
    const response = await fetch(address(community, 'report', file, mapping), {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    return response.ok ? { ok: true, value: await response.blob() } : { ok: false, error: await problemOf(response) };
  } catch {
    return { ok: false, error: unreachable };
  }
}

const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part * 100) / whole));

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<RollCheckNews> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as RollCheckNews;
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'refusal' in body ? (body as Problem) : unreachable;
}

const unreachable: Problem = {
  type: 'about:blank',
  title: 'unreachable',
  status: 0,
  code: 'UNREACHABLE',
  requestId: '',
  refusal: {
    code: 'UNREACHABLE',
    message: { zh: '连接不上服务器，文件没有查完。', en: 'The server cannot be reached; the file was not checked.' },
    remedy: { zh: '请检查网络后重新选择文件。', en: 'Check the network and choose the file again.' },
    sources: [],
  },
};
