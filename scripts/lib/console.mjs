import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from './child.mjs';
import { root } from './node24.mjs';
import { say, Stop } from './say.mjs';

const consoleDir = path.join(root, 'apps/console');
const dist = path.join(consoleDir, 'dist');
const stampFile = path.join(dist, '.built-from');

/** What the built pages are made from: the console and the packages it shares with the server. */
const SOURCES = [
  'apps/console/src',
  'apps/console/index.html',
  'apps/console/vite.config.ts',
  'apps/console/lingui.config.ts',
  'packages/contract/src',
  'packages/election/src',
  'packages/rulebook/src',
  'package-lock.json',
];

/** Builds the console unless it was built from exactly these sources. @param {string} node */
export async function buildConsole(node) {
  const wanted = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  say('正在生成网页控制台…', 'Building the console …');
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const code = await runChild(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: consoleDir,
    stdio: ['ignore', 2, 2],
    // Tests and servers run with their own; the pages are always built for use.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code !== 0) {
    throw new Stop('网页控制台没有生成成功（原因见上）。', 'The console could not be built (see above).');
  }
  writeFileSync(stampFile, wanted);
}

/** Names, sizes and times of all source files: quick enough for every start, and changed by any edit. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const name of SOURCES) addTo(hash, path.join(root, name));
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} file */
function addTo(hash, file) {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isDirectory()) {
    for (const name of readdirSync(file).sort()) addTo(hash, path.join(file, name));
  } else {
    hash.update(`${path.relative(root, file)} ${found.size} ${found.mtimeMs}\n`);
  }
}
