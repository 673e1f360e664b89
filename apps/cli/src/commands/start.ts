import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Lang } from '@mingxuan/rulebook';
import { start, VERSION } from '@mingxuan/server';
import type { Answer } from '../answer.ts';
import { fine, refused } from '../answer.ts';
import { configured, root } from '../data.ts';

export interface StartWish {
  readonly port?: string;
  readonly host?: string;
  readonly data?: string;
}

/** `mingxuan start`: the same as `npm start`. Answers the server's exit code when it has ended. */
export async function startCommand(wish: StartWish): Promise<number> {
  const server = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
    stdio: 'inherit',
    env: envOf(wish),
  });
  const hold = (): void => undefined;
  // The terminal tells the server as well; this process waits for its clean end.
  process.on('SIGINT', hold);
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  const [code] = (await once(server, 'exit')) as [number | null];
  return code ?? 1;
}

/** `mingxuan start --json`: one JSON object when the server answers, then silence until it is stopped. */
export async function startQuietly(wish: StartWish, lang: Lang, ready: (answer: Answer) => void): Promise<0 | 1> {
  Object.assign(process.env, envOf(wish));
  const config = configured(wish.data);
  if (!config.ok) {
    ready(refused(config.error, lang));
    return 1;
  }
  const running = await start(config.value, () => undefined);
  if (!running.ok) {
    ready(refused(running.error, lang));
    return 1;
  }
  const { url, firstCode } = running.value;
  const { dataDir } = config.value;
  ready(fine({ url, dataDir, firstCode, version: VERSION }, url));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await running.value.stop();
  return 0;
}

const envOf = ({ port, host, data }: StartWish): NodeJS.ProcessEnv => ({
  ...process.env,
  ...(port === undefined ? {} : { PORT: port }),
  ...(host === undefined ? {} : { HOST: host }),
  ...(data === undefined ? {} : { MINGXUAN_DATA: path.resolve(data) }),
});
