import { Worker } from 'node:worker_threads';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err } from '@mingxuan/rulebook';
import type { RollJob, RollNews, RollReading } from './job.ts';
import type { RollSaid } from './worker.ts';

export interface RollChecker {
  /** Checks a file in a thread beside the server, one file at a time. Never throws, never hangs: `ROLL_CHECK_*` codes. */
  readonly check: (job: RollJob, watching?: RollWatching) => Promise<Result<RollReading, Refusal>>;
  /** Ends the thread; what is still waiting is refused. */
  readonly close: () => Promise<void>;
}

/** How somebody follows a check, and ends it. */
export interface RollWatching {
  readonly tell?: (news: RollNews) => void;
  /** When it is aborted the check ends at once, wherever it stands. */
  readonly signal?: AbortSignal;
}

export interface RollCheckerOptions {
  /** Seconds one file may take. */
  readonly seconds?: number;
  /** Files that may wait their turn; each waits in memory. */
  readonly waiting?: number;
  /** Folder of the installation's own fonts: by them it is told whose name cannot be printed. */
  readonly fontsDir?: string;
}

type Answer = Result<RollReading, Refusal>;

const THREAD = new URL('./worker.ts', import.meta.url);

/** A thread that has read a file this big has grown, and is replaced to give the memory back. */
const BIG = 2 * 1024 * 1024;

/** Beyond this the thread ends, and not the server. */
const MEMORY_MB = 2048;

/** Rows die young. Left alone, the space for them grows by a hundred megabytes and makes nothing faster. */
const YOUNG_MB = 48;

export function createRollChecker({ seconds = 60, waiting = 8, fontsDir }: RollCheckerOptions = {}): RollChecker {
  let thread: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let unfinished = 0;
  let closed = false;

  const start = (): Worker => {
    const started = new Worker(THREAD, {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    // A thread that ends while nobody waits for it is nobody's error.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (thread === started) thread = null;
    });
    thread = started;
    return started;
  };

  const end = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    await ending?.terminate();
  };

  const run = async (job: RollJob, watching: RollWatching): Promise<Answer> => {
    if (closed) return err(stopped);
    if (watching.signal?.aborted === true) return err(cancelled);
    const working = thread ?? start();
    const answer = await ask(working, fontsDir === undefined ? job : { ...job, fontsDir }, seconds, watching);
    if (!answer.usable || job.bytes.length > BIG) await end();
    return answer.result;
  };

  return {
    check: async (job, watching = {}) => {
      if (closed) return err(stopped);
      if (unfinished > waiting) return err(busy);
      unfinished += 1;
      const mine = last.then(() => run(job, watching));
      last = mine.catch(() => undefined);
      try {
        return await mine;
      } finally {
        unfinished -= 1;
      }
    },
    close: async () => {
      closed = true;
      await end();
    },
  };
}

/** One job's answer, and whether the thread is fit for another. */
function ask(
  thread: Worker,
  job: RollJob,
  seconds: number,
  { tell, signal }: RollWatching,
): Promise<{ readonly result: Answer; readonly usable: boolean }> {
  return new Promise((resolve) => {
    const settle = (result: Answer, usable: boolean): void => {
      clearTimeout(timer);
      thread.off('message', said).off('exit', gone).off('error', failed);
      signal?.removeEventListener('abort', abort);
      thread.unref();
      resolve({ result, usable });
    };
    const said = (what: RollSaid): void => {
      if (what.kind === 'NEWS') tell?.(what.news);
      else settle(what.answer, true);
    };
    // The thread is ended with its work: nothing of it has been kept anywhere.
    const abort = (): void => settle(err(cancelled), false);
    const gone = (): void => settle(err(stopped), false);
    const failed = (cause: unknown): void => settle(err(isOutOfMemory(cause) ? tooBig : broken), false);
    const timer = setTimeout(() => settle(err(tooLong(seconds)), false), seconds * 1000);
    thread.ref();
    signal?.addEventListener('abort', abort);
    thread.on('message', said).on('exit', gone).on('error', failed);
    thread.postMessage(job);
  });
}

const isOutOfMemory = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';

const split = {
  zh: '请按小区或楼栋拆成几个较小的文件，再逐个检查。',
  en: 'Split the file into smaller ones, by estate or building, and check them one by one.',
};

const tooLong = (seconds: number): Refusal => ({
  code: 'ROLL_CHECK_TOO_LONG',
  message: {
    zh: `这份名册检查了 ${seconds} 秒还没有完成，已经停下，什么都没有保存。`,
    en: `Checking this roll took more than ${seconds} seconds and was stopped; nothing was kept.`,
  },
  remedy: split,
  sources: [],
});

const tooBig: Refusal = {
  code: 'ROLL_CHECK_TOO_BIG',
  message: { zh: '这份名册太大，内存不够，检查不了。', en: 'This roll is too big for the memory there is.' },
  remedy: split,
  sources: [],
};

const busy: Refusal = {
  code: 'ROLL_CHECK_BUSY',
  message: { zh: '正在检查的名册太多，这份还轮不到。', en: 'Too many rolls are being checked at this moment.' },
  remedy: { zh: '请过一两分钟再试。', en: 'Try again in a minute or two.' },
  sources: [],
};

const cancelled: Refusal = {
  code: 'ROLL_CHECK_CANCELLED',
  message: { zh: '检查已取消，什么都没有保存。', en: 'The check was cancelled; nothing was kept.' },
  remedy: { zh: '需要时重新选择文件。', en: 'Choose the file again when you want to.' },
  sources: [],
};

const broken: Refusal = {
  code: 'ROLL_CHECK_BROKEN',
  message: { zh: '检查这份名册时出了错，没有查完。', en: 'Something broke while this roll was checked.' },
  remedy: {
    zh: '请把表格另存为新的 xlsx 或 CSV 文件后再试；仍不行请把文件情况告诉管理员。',
    en: 'Save the sheet as a new xlsx or CSV file and try again, or tell the administrator.',
  },
  sources: [],
};

const stopped: Refusal = {
  code: 'ROLL_CHECK_STOPPED',
  message: { zh: '系统正在停止，名册没有查完。', en: 'The system is stopping; the roll was not checked.' },
  remedy: { zh: '请等系统重新启动后再检查。', en: 'Check it once the system runs again.' },
  sources: [],
};
