import type { Command } from 'commander';
import type { Output } from '../answer.ts';
import type { DataOptions, Make, Say } from './group.ts';

/** The keys to what is encrypted. */
export function addKeys(program: Command, make: Make, say: Say, output: Output): void {
  const keys = program.command('keys').description('加密数据的钥匙 / the keys to what is encrypted');
  const where = (command: Command): Command => command.option('--data <folder>', '数据文件夹 / data folder');
  const asked = ({ data }: DataOptions) => (data === undefined ? {} : { data });
  const tell = (line: string): void => output.err(`${line}\n`);
  where(make(keys, 'list', '列出钥匙和用到它们的数据 / the keys and what needs them')).action(
    async (options: DataOptions) => {
      const { keysListCommand } = await import('../commands/keys.ts');
      return say(options, keysListCommand(asked(options), options.lang));
    },
  );
  where(make(keys, 'rotate', '换一把新钥匙，全部重新加密 / a new key, everything encrypted anew'))
    .option(
      '--stopped',
      '服务已经停止（外部数据库必须写明）/ the servers are stopped; needed with an external database',
    )
    .action(async (options: DataOptions & { readonly stopped?: boolean }) => {
      const { keysRotateCommand } = await import('../commands/keys.ts');
      const wish = { ...asked(options), stopped: options.stopped === true };
      return say(options, keysRotateCommand(wish, options.lang, tell));
    });
  where(make(keys, 'drill', '试开全部数据，预演换钥匙 / open everything and rehearse a rotation')).action(
    async (options: DataOptions) => {
      const { keysDrillCommand } = await import('../commands/keys.ts');
      return say(options, keysDrillCommand(asked(options), options.lang, tell));
    },
  );
}
