import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const main = path.join(root, 'apps/server/src/main.ts');

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** The one-time code for the first account; null when one exists. */
  readonly firstCode: string | null;
  /** Ctrl-C; answers the exit code. */
  readonly stop: () => Promise<number | null>;
}

export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Variables that would turn the server away from the place a test gives it; vitest itself sets `BASE_URL`. */
const TURNS_AWAY = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'BASE_URL', 'HOST', 'NODE_ENV'];

/** The real server program on its own embedded database, whatever DATABASE_URL the tests run with. */
export function launch(env: Readonly<Record<string, string>>): ChildProcess {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !TURNS_AWAY.includes(name)));
  return spawn(process.execPath, [main], {
    cwd: root,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts it and waits for its welcome. */
export async function startServer(
  dataDir: string,
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = launch({ ...env, MINGXUAN_DATA: dataDir, PORT: String(port) });
  const said = listenTo(child);
  // The last thing it says is how to sign in: with an account, or with the first code.
  await said.until(/登录 sign in.*\n|one-time code:\s+\S+\s/);
  const text = said.text();
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    firstCode: /one-time code:\s+(\S+)/.exec(text)?.[1] ?? null,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

/** Runs it where it cannot start, to its end. */
export async function startInVain(env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = launch(env);
  const said = listenTo(child);
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said: said.text() };
}

function listenTo(child: ChildProcess): { text: () => string; until: (pattern: RegExp) => Promise<void> } {
  let text = '';
  let heard = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      heard();
    });
  }
  return {
    text: () => text,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        heard = () => {
          if (pattern.test(text)) resolve();
        };
        child.once('exit', () => reject(new Error(`the server ended: ${text}`)));
        heard();
      }),
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
