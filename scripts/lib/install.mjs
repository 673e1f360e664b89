import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from './child.mjs';
import { root } from './node24.mjs';
import { say, Stop } from './say.mjs';

const lockFile = path.join(root, 'package-lock.json');
const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.mingxuan-installed');
/** npm writes it last, so it stands for a complete installation. */
const npmRecord = path.join(modules, '.package-lock.json');

/** Installs the packages unless exactly those of the lock file are there. */
export async function install() {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (isInstalled(wanted)) return;
  say('正在安装所需的软件包（第一次约一两分钟）…', 'Installing packages (a minute or two the first time) …');
  const [command, args] = npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
  const attempt = () =>
    runChild(command, args, { cwd: root, stdio: ['ignore', 2, 2] }).catch(() => {
      throw new Stop(
        '找不到 npm。请安装 Node 20 或更高版本（自带 npm）。',
        'npm is missing. Install Node 20 or newer.',
      );
    });
  let code = await attempt();
  if (code !== 0 && code < 128) {
    // Two of npm's own downloads may collide in its cache, and connections break: once more is usually enough.
    say('没有装好，再试一次…', 'That did not work; trying once more …');
    code = await attempt();
  }
  if (code !== 0) {
    throw new Stop(
      '软件包没有装好（原因见上）。请检查网络和磁盘空间，再运行一次；不会留下半截的安装。',
      'The packages could not be installed (see above). Check network and disk space and run it again.',
    );
  }
  stamp(wanted);
}

/** @param {string} wanted */
function isInstalled(wanted) {
  if (!existsSync(npmRecord)) return false;
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === wanted;
  // Someone ran npm by hand: good as long as the lock file has not changed since.
  if (statSync(npmRecord).mtimeMs < statSync(lockFile).mtimeMs) return false;
  stamp(wanted);
  return true;
}

/** @param {string} wanted */
function stamp(wanted) {
  try {
    writeFileSync(stampFile, wanted);
  } catch {
    // Installed by somebody else in a folder that is not ours to write: then it is compared anew every time.
  }
}

/** @param {readonly string[]} args @returns {[string, string[]]} */
function npm(args) {
  const script = process.env['npm_execpath'];
  return script !== undefined && /npm-cli\.[cm]?js$/.test(script)
    ? [process.execPath, [script, ...args]]
    : ['npm', [...args]];
}
