import { Worker } from 'node:worker_threads';
import type { Result } from '@mingxuan/rulebook';
import { err } from '@mingxuan/rulebook';
import { type WordOrder, writeWord } from './write-word.ts';

/** From so many characters on a thread is worth its start: below, the file is made in a tenth of a second. */
export const LONG = 20_000;

const THREAD = new URL('./word-thread.ts', import.meta.url);

/** Makes a Word file without keeping anybody waiting: a long one in a thread beside the server. The same bytes either way. */
export const writeBeside = (order: WordOrder): Promise<Result<Uint8Array, string>> =>
  order.html.length < LONG ? writeWord(order) : inThread(order);

function inThread(order: WordOrder): Promise<Result<Uint8Array, string>> {
  return new Promise((settle) => {
    const thread = new Worker(THREAD, { workerData: order });
    thread.once('message', (made: Result<Uint8Array, string>) => settle(made));
    thread.once('error', (cause) => settle(err(String(cause))));
    // Comes last: whoever has been answered is not answered again.
    thread.once('exit', (code) => settle(err(`the thread ended with ${code}`)));
  });
}
