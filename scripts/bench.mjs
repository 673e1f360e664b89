import { ensure } from './ensure.mjs';
import { runChild } from './lib/child.mjs';
import { root } from './lib/node24.mjs';
import { runScript } from './lib/say.mjs';

await runScript(async () => {
  const node = await ensure({ console: false });
  return runChild(node, ['bench/run.ts', ...process.argv.slice(2)], { cwd: root });
});
