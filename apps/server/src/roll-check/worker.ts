// A thread of its own: checking a big file would keep everybody else waiting for many seconds.
import { parentPort } from 'node:worker_threads';
import type { RollJob } from './job.ts';
import { doRollJob } from './job.ts';

parentPort?.on('message', (job: RollJob) => parentPort?.postMessage(doRollJob(job)));
