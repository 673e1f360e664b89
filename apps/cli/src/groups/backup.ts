import type { Command } from 'commander';
import { count } from '../options.ts';
import type { Make, Say, Spoken } from './group.ts';

interface BackupOptions extends Spoken {
  readonly data?: string;
  readonly to: string;
  readonly keep?: number;
}

interface KeptKeysOptions extends Spoken {
  readonly data?: string;
  readonly keys?: string;
}

/** Backing up, restoring, and rehearsing it. */
export function addBackup(program: Command, make: Make, say: Say): void {
  const where = (command: Command): Command => command.option('--data <folder>', '数据文件夹 / data folder');
  const keys = (command: Command): Command =>
    where(command).option('--keys <folder>', '另外存放的钥匙文件夹 / the folder with the keys kept apart');
  where(make(program, 'backup', '备份，服务不用停 / back up while the server goes on'))
    .requiredOption('--to <folder>', '放备份的文件夹 / where backups go')
    .option('--keep <n>', '只留最新的几份 / keep so many of the newest', count)
    .action(async (options: BackupOptions) => {
      const { backupCommand } = await import('../commands/backup.ts');
      return say(options, backupCommand(options, options.lang));
    });
  keys(make(program, 'restore <file>', '把备份恢复到空的装置里 / restore a backup where nothing is')).action(
    async (file: string, options: KeptKeysOptions) => {
      const { restoreCommand } = await import('../commands/restore.ts');
      return say(options, restoreCommand(file, options, options.lang));
    },
  );
  keys(make(program, 'drill <file>', '恢复演练：恢复到临时的库，全部核对，再删掉 / rehearse a restore')).action(
    async (file: string, options: KeptKeysOptions) => {
      const { drillCommand } = await import('../commands/drill.ts');
      return say(options, drillCommand(file, options, options.lang));
    },
  );
}
