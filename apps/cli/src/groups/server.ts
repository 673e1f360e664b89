import type { Command } from 'commander';
import type { Exit, Output } from '../answer.ts';
import { print } from '../answer.ts';
import type { Make, Spoken } from './group.ts';

interface StartOptions extends Spoken {
  readonly port?: string;
  readonly host?: string;
  readonly data?: string;
}

/** The server itself, and the demo that runs one. */
export function addServer(program: Command, make: Make, output: Output, ended: (code: number) => void): void {
  make(program, 'start', '启动明选 / start the server')
    .option('--port <port>', '端口 / port')
    .option('--host <host>', '地址 / address to listen on')
    .option('--data <folder>', '数据文件夹 / data folder')
    .action(async (options: StartOptions) => {
      const { json, lang } = options;
      const { startCommand, startQuietly } = await import('../commands/start.ts');
      if (!json) return ended(await startCommand(options));
      return ended(await startQuietly(options, lang, (answer) => void print(answer, true, output)));
    });
  make(program, 'demo', '演示：样例社区的全部过程 / the sample community’s whole story')
    .option('--keep <folder>', '数据和文书留在这里 / keep data and papers here')
    .action(async (options: Spoken & { readonly keep?: string }) => {
      const { keep, json, lang } = options;
      const write = json ? output.err : output.out;
      const live = !json && process.stdout.isTTY === true;
      const { demoCommand } = await import('../demo/demo.ts');
      const told = await demoCommand(keep === undefined ? {} : { keep }, lang, { write, live });
      // Without --json the story has been told already; only a refusal is left to say.
      const code: Exit = json || told.text !== '' ? print(told, json, output) : told.exit;
      ended(code);
    });
}
