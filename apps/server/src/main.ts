import { fileURLToPath } from 'node:url';
import { readConfig } from './config.ts';
import { openLog } from './log.ts';
import { type Running, start, VERSION } from './start.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Says what is wrong in a sentence and leaves with 1; never a stack. */
function giveUp(refusal: {
  readonly message: { readonly zh: string; readonly en: string };
  readonly remedy: { readonly zh: string; readonly en: string };
}): never {
  process.stderr.write(
    `\n明选没有启动：${refusal.message.zh}\n怎么办：${refusal.remedy.zh}\n\nMingxuan did not start: ${refusal.message.en}\nWhat to do: ${refusal.remedy.en}\n\n`,
  );
  process.exit(1);
}

function welcome(running: Running, dataDir: string): string {
  const code = running.firstCode;
  const signIn =
    code === null
      ? '  登录 sign in   用已有的账号 with an account you have'
      : `  首次登录 first  打开网址，输入一次性代码 open the address and enter this one-time code:\n\n                 ${code}\n`;
  return [
    '',
    `  明选 Mingxuan ${VERSION} 已启动 is running`,
    '',
    `  网址 address   ${running.url}`,
    `  数据 data      ${dataDir}`,
    '  停止 stop      按 Ctrl-C（press Ctrl-C）',
    signIn,
    '',
  ].join('\n');
}

const config = readConfig(process.env, root);
if (!config.ok) giveUp(config.error);
const logFile = await openLog(config.value.dataDir, config.value.logLevel);
if (!logFile.ok) giveUp(logFile.error);
const running = await start(config.value, logFile.value.log);
if (!running.ok) giveUp(running.error);
process.stdout.write(welcome(running.value, config.value.databaseUrl === null ? config.value.dataDir : 'DATABASE_URL'));

let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  process.stdout.write('\n  正在停止 stopping …\n');
  void running.value.stop().then(() => {
    logFile.value.close();
    process.stdout.write('  已停止 stopped\n');
    process.exit(0);
  });
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.on('SIGHUP', stop);
