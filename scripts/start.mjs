import { ensure } from './ensure.mjs';
import { runFollower } from './lib/child.mjs';
import { root } from './lib/node24.mjs';
import { runScript } from './lib/say.mjs';

await runScript(async () => {
  const node = await ensure({ console: true });
  return runFollower(node, ['apps/server/src/main.ts', ...process.argv.slice(2)], { cwd: root });
});
