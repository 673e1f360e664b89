import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const followParent = fileURLToPath(new URL('./follow-parent.mjs', import.meta.url));

const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program in the foreground of this one: same terminal, signals handed on, its exit code answered (128 + signal
 * when a signal ended it).
 * @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runChild(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const handlers = FORWARDED.map((name) => {
      // The terminal sends Ctrl-C to both; ours must not end us before the child has ended cleanly.
      const handler = () => void child.kill(name);
      process.on(name, handler);
      return () => process.off(name, handler);
    });
    const settle = () => handlers.forEach((off) => off());
    child.once('error', (cause) => {
      settle();
      reject(cause);
    });
    child.once('exit', (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
    });
  });
}

/**
 * The same for a Node program that must not outlive this one: when this process is gone, even by kill -9, the child
 * stops as if by Ctrl-C.
 * @param {string} node @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options]
 */
export const runFollower = (node, args, options = {}) =>
  runChild(node, ['--import', followParent, ...args], {
    ...options,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
