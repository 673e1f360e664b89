// A thread of its own: a register of thousands would keep everybody else waiting for many seconds.
import { parentPort, workerData } from 'node:worker_threads';
import { type WordOrder, writeWord } from './write-word.ts';

// What is thrown ends the thread, and whoever waits is told so.
parentPort?.postMessage(await writeWord(workerData as WordOrder));
