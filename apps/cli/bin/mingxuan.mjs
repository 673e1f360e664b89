#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runFollower } from '../../../scripts/lib/child.mjs';
import { keepCompiled } from '../../../scripts/lib/compile-cache.mjs';
import { findNode24 } from '../../../scripts/lib/node24.mjs';
import { runScript } from '../../../scripts/lib/say.mjs';

// The sources are TypeScript, which only a newer Node reads: an older one hands over to it.
const main = new URL('../src/main.ts', import.meta.url);
await runScript(async () => {
  keepCompiled();
  const node = findNode24();
  if (node !== process.execPath) return runFollower(node, [fileURLToPath(main), ...process.argv.slice(2)]);
  await import(main.href);
  return Number(process.exitCode ?? 0);
});
