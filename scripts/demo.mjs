import { ensure } from './ensure.mjs';
import { runFollower } from './lib/child.mjs';
import { root } from './lib/node24.mjs';
import { runScript } from './lib/say.mjs';

await runScript(async () => {
  const node = await ensure({ console: false });
  return runFollower(node, ['apps/cli/src/main.ts', 'demo', ...process.argv.slice(2)], { cwd: root });
});
