import { fileURLToPath } from 'node:url';
import { keepCompiled } from './lib/compile-cache.mjs';
import { buildConsole } from './lib/console.mjs';
import { install } from './lib/install.mjs';
import { findNode24 } from './lib/node24.mjs';
import { runScript } from './lib/say.mjs';

/**
 * Makes the checkout ready to run: packages, a Node new enough, and (where asked for) the built console. Does nothing
 * when all is there, in a few hundredths of a second. Answers the Node to run with.
 * @param {{ readonly console: boolean }} wanted
 */
export async function ensure(wanted) {
  await install();
  keepCompiled();
  const node = findNode24();
  if (wanted.console) await buildConsole(node);
  return node;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    await ensure({ console: true });
    return 0;
  });
}
