import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stop } from './say.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The oldest Node that runs the TypeScript sources as they are. */
const [MAJOR, MINOR] = [24, 11];

/** @param {string} version as `24.11.0` or `v24.11.0` */
const fits = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > MAJOR || (major === MAJOR && minor >= MINOR);
};

/** Where the npm package puts Node for this machine; null where there is none. */
function packaged() {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) return null;
  const file = path.join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  return existsSync(file) ? file : null;
}

/** The Node to run with: this one when new enough, else the one that the installed packages bring. */
export function findNode24() {
  if (fits(process.versions.node)) return process.execPath;
  const file = packaged();
  // Present is not enough: on a system with another C library the file is there and does not run.
  const answer = file === null ? null : spawnSync(file, ['--version'], { encoding: 'utf8' });
  if (file !== null && answer?.status === 0 && fits(answer.stdout.trim())) return file;
  throw new Stop(
    `没有可用的 Node ${MAJOR}.${MINOR}：现在运行的是 ${process.versions.node}，随软件安装的 Node 不适用于本机（${process.platform} ${process.arch}）。请安装 Node ${MAJOR}.${MINOR} 或更高版本，再试一次。`,
    `No Node ${MAJOR}.${MINOR} to run with: this is ${process.versions.node}, and the one among the packages does not run on this machine (${process.platform} ${process.arch}). Install Node ${MAJOR}.${MINOR} or newer and try again.`,
  );
}
