// A thread of its own: checking a big file would keep everybody else waiting for many seconds.
import { parentPort } from 'node:worker_threads';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type { RollJob, RollNews, RollReading } from './job.ts';
import { doRollJob } from './job.ts';

/** What the thread says: news while it works, then one answer. */
export type RollSaid =
  | { readonly kind: 'NEWS'; readonly news: RollNews }
  | { readonly kind: 'ANSWER'; readonly answer: Result<RollReading, Refusal> };

const say = (said: RollSaid): void => parentPort?.postMessage(said);

const work = async (job: RollJob): Promise<void> => {
  const answer = await doRollJob(job, (news) => say({ kind: 'NEWS', news }));
  say({ kind: 'ANSWER', answer });
};

// What is thrown ends the thread, and whoever waits is told so.
parentPort?.on('message', (job: RollJob) => void work(job));
