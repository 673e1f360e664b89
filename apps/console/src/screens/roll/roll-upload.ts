import type {
  Acted,
  Problem,
  RollCheck,
  RollCheckNews,
  RollImport,
  RollImportNews,
  RollMapping,
  RollPreview,
} from '@mingxuan/contract';
import { ROLL_CHECK_LINES } from '@mingxuan/contract';
import type { RegistrationGround, Result } from '@mingxuan/rulebook';

/** How a file is to be read, as a person said it; what is absent the server guesses. */
export interface AskedWay {
  readonly mapping?: RollMapping;
  /** Of everybody whose row names none. */
  readonly ground?: RegistrationGround;
}

/** How far a check has come. */
export interface CheckProgress {
  readonly rows: number;
  /** Of the file, 0 to 100, in whole steps. */
  readonly percent: number;
}

export interface CheckListener {
  /** With the columns as they were set for this form before, where they were. */
  readonly onPreview: (sheets: RollPreview, remembered: RollMapping | undefined) => void;
  readonly onProgress: (progress: CheckProgress) => void;
}

export type CheckOutcome = Result<RollCheck, Problem> | 'CANCELLED';

const address = (community: string, what: 'check' | 'report', file: File, { mapping, ground }: AskedWay): string => {
  const query = new URLSearchParams({ name: file.name });
  if (mapping !== undefined) query.set('mapping', JSON.stringify(mapping));
  if (ground !== undefined) query.set('ground', ground);
  return `/api/communities/${encodeURIComponent(community)}/roll/${what}?${query.toString()}`;
};

/** Has a file checked, hearing of it while it goes on. Aborting the signal ends the check on the server too. */
export async function checkFile(
  community: string,
  file: File,
  asked: AskedWay,
  listener: CheckListener,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  if (file.size > MOST_MB * 1024 * 1024) return { ok: false, error: tooBig(file) };
  try {
    const response = await fetch(address(community, 'check', file, asked), {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream', accept: ROLL_CHECK_LINES },
      body: file,
      signal,
    });
    if (!response.ok || response.body === null) return { ok: false, error: await problemOf(response) };
    for await (const news of linesOf<RollCheckNews>(response.body)) {
      switch (news.kind) {
        case 'PREVIEW':
          listener.onPreview(news.sheets, news.remembered);
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
export async function markedFile(community: string, file: File, asked: AskedWay): Promise<Result<Blob, Problem>> {
  try {
    const response = await fetch(address(community, 'report', file, asked), {
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

export interface ImportListener {
  readonly onProgress: (progress: CheckProgress) => void;
  /** From here on it is recorded whole, or refused: it can no longer be cancelled. */
  readonly onRecording: () => void;
}

/** Imports a file that was checked before. Aborting the signal before it is recorded leaves everything as it was. */
export async function importFile(
  community: string,
  body: RollImport,
  listener: ImportListener,
  signal: AbortSignal,
): Promise<Result<Acted, Problem> | 'CANCELLED'> {
  try {
    const response = await fetch(`/api/communities/${encodeURIComponent(community)}/roll/import`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: ROLL_CHECK_LINES },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok || response.body === null) return { ok: false, error: await problemOf(response) };
    for await (const news of linesOf<RollImportNews>(response.body)) {
      switch (news.kind) {
        case 'PROGRESS':
          listener.onProgress({ rows: news.rows, percent: percentOf(news.bytesRead, news.bytes) });
          break;
        case 'RECORDING':
          listener.onRecording();
          break;
        case 'IMPORTED':
          return { ok: true, value: news.acted };
        case 'REFUSED':
          return { ok: false, error: news.problem };
      }
    }
    return { ok: false, error: unreachable };
  } catch {
    return signal.aborted ? 'CANCELLED' : { ok: false, error: unreachable };
  }
}

const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part * 100) / whole));

async function* linesOf<News>(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<News> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as News;
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'refusal' in body ? (body as Problem) : unreachable;
}

/** As much as the server takes. */
const MOST_MB = 50;

const tooBig = (file: File): Problem => {
  const megabytes = Math.ceil(file.size / 1024 / 1024);
  return localProblem('TOO_LARGE', {
    message: {
      zh: `“${file.name}”有 ${megabytes} MB，最多 ${MOST_MB} MB。`,
      en: `“${file.name}” is ${megabytes} MB; at most ${MOST_MB} MB are taken.`,
    },
    remedy: {
      zh: '请在表格软件里打开，删去图片和与登记无关的列，另存为 .xlsx 再上传：同样的人，.xlsx 比 .csv 小得多。不要拆成几份：后一份会整册换掉前一份。',
      en: 'Open it in a spreadsheet program, remove pictures and columns that are not needed, and save it as .xlsx, which is much smaller than .csv. Do not split it: a second part takes the place of the first.',
    },
  });
};

const localProblem = (code: string, said: Pick<Problem['refusal'], 'message' | 'remedy'>): Problem => ({
  type: 'about:blank',
  title: said.message.zh,
  status: 0,
  code,
  requestId: '',
  refusal: { code, ...said, sources: [] },
});

const unreachable = localProblem('UNREACHABLE', {
  message: { zh: '连接不上服务器，文件没有查完。', en: 'The server cannot be reached; the file was not checked.' },
  remedy: { zh: '请检查网络后重新选择文件。', en: 'Check the network and choose the file again.' },
});
