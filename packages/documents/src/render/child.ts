import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { RenderReply, RenderRequest, Started } from './protocol.ts';
import { rendererCrashed, renderTimedOut } from './refusals.ts';

const NO_PACKAGES = {
  ALL_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HOME: '/nonexistent',
  XDG_DATA_HOME: '/nonexistent',
  XDG_CACHE_HOME: '/nonexistent',
} as const;

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** A child that cannot begin in this time never will. */
const SECONDS_TO_START = 60;

/** One typesetting process. It does one job at a time; the pool sees to that. */
export class Child {
  readonly ended: Promise<void>;
  /** Once it can set papers, or never will. */
  readonly #started: Promise<void>;
  readonly #process: ChildProcess;
  readonly #seconds: number;
  #alive = true;
  #jobs = 0;
  #rss = 0;
  #mostRss = 0;
  #settle: ((result: Result<RenderReply, Refusal>) => void) | undefined;

  constructor(start: string, seconds: number) {
    this.#seconds = seconds;
    // A clean argument list and environment: the child needs neither the parent's flags nor its secrets. A template can ask the
    // typesetter for packages: those of the net are sought at a port where nobody answers, those of a home in no home.
    this.#process = fork(WORKER, [start], {
      execArgv: [],
      serialization: 'advanced',
      env: { PATH: process.env['PATH'] ?? '', ...NO_PACKAGES },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    // An idle child must not keep the program from ending.
    this.#process.unref();
    this.#process.channel?.unref();
    let begun = (): void => undefined;
    this.#started = new Promise((resolve) => {
      begun = resolve;
    });
    this.#process.on('message', (reply: RenderReply | Started) => {
      if (reply.kind === 'started') return begun();
      this.#rss = reply.rss;
      this.#mostRss = reply.mostRss;
      this.#finish(ok(reply));
    });
    this.ended = new Promise((resolve) => {
      const gone = (detail: string): void => {
        this.#alive = false;
        begun();
        this.#finish(err(rendererCrashed(detail)));
        resolve();
      };
      this.#process.once('error', (error) => gone(error.message));
      this.#process.once('exit', (code, signal) => gone(signal ?? `exit ${code}`));
    });
  }

  /** Sends one job and waits for its answer, the child's end, or the time limit, whichever comes first. */
  render(request: Omit<RenderRequest, 'kind' | 'id'>): Promise<Result<RenderReply, Refusal>> {
    this.#jobs += 1;
    this.#process.ref();
    this.#process.channel?.ref();
    return new Promise((resolve) => {
      const tooLong = (): void => {
        this.#finish(err(renderTimedOut(this.#seconds)));
        this.#process.kill('SIGKILL');
      };
      // Beginning is no part of the work: on a busy machine it takes longer than most papers may.
      let timer = setTimeout(tooLong, Math.max(this.#seconds, SECONDS_TO_START) * 1000);
      this.#settle = (result) => {
        clearTimeout(timer);
        resolve(result);
      };
      void this.#started.then(() => {
        if (this.#settle === undefined) return;
        if (!this.#alive) return this.#finish(err(rendererCrashed('not running')));
        clearTimeout(timer);
        timer = setTimeout(tooLong, this.#seconds * 1000);
        this.#process.send({ kind: 'render', id: this.#jobs, ...request }, (error) => {
          if (error !== null) this.#finish(err(rendererCrashed(error.message)));
        });
      });
    });
  }

  /** The most resident bytes it ever held. */
  get mostRss(): number {
    return this.#mostRss;
  }

  /** Dead, too old or too fat to be used again. */
  worn(maxJobs: number, maxRss: number): boolean {
    return !this.#alive || this.#process.killed || this.#jobs >= maxJobs || this.#rss > maxRss;
  }

  /** Ends the process; work in hand is refused. */
  end(): void {
    if (!this.#alive) return;
    // Whoever waits for `ended` must not find the program over before the child is.
    this.#process.ref();
    this.#process.kill('SIGKILL');
  }

  #finish(result: Result<RenderReply, Refusal>): void {
    const settle = this.#settle;
    this.#settle = undefined;
    this.#process.unref();
    this.#process.channel?.unref();
    settle?.(result);
  }
}
