import type { Command } from 'commander';
import { leakOption, type LeakName } from '../options.ts';
import type { DataOptions, Make, Say } from './group.ts';

interface RetentionOptions {
  readonly community?: string;
  readonly apply?: boolean;
  readonly approval?: string;
}

interface BreachOptions {
  readonly leak: LeakName;
  readonly withKeys?: boolean;
  readonly to: string;
}

/** Personal data: its end, its assessment, and what to do when it got out. */
export function addPrivacy(program: Command, make: Make, say: Say): void {
  const where = (command: Command): Command => command.option('--data <folder>', '数据文件夹 / data folder');
  const asked = ({ data }: DataOptions) => (data === undefined ? {} : { data });
  where(make(program, 'retention', '列出到期的个人信息，或者清空 / personal data at the end of its term'))
    .option('--community <id>', '只查一个社区 / only this community')
    .option('--apply', '清空到期的内容 / empty what is due')
    .option('--approval <no>', '批准销毁档案的文号 / the decision on the archive')
    .action(async (options: DataOptions & RetentionOptions) => {
      const { retentionCommand } = await import('../commands/retention.ts');
      const { community, approval, apply = false } = options;
      const wish = {
        ...asked(options),
        ...(community === undefined ? {} : { community }),
        ...(approval === undefined ? {} : { approval }),
        apply,
      };
      return say(options, retentionCommand(wish, options.lang));
    });
  const privacy = program.command('privacy').description('个人信息保护 / protection of personal data');
  where(make(privacy, 'assessment', '生成影响评估 / write the impact assessment')).action(
    async (options: DataOptions) => {
      const { assessmentCommand } = await import('../commands/privacy.ts');
      return say(options, assessmentCommand(asked(options), options.lang));
    },
  );
  where(make(privacy, 'breach-pack', '泄露时用的通知书和清单 / letters and checklist for a leak'))
    .addOption(leakOption())
    .option('--with-keys', '钥匙文件可能一起泄露 / the key files may have got out too')
    .requiredOption('--to <folder>', '写到哪个文件夹 / where to write')
    .action(async (options: DataOptions & BreachOptions) => {
      const { breachPackCommand } = await import('../commands/privacy.ts');
      const { leak, to, withKeys = false } = options;
      return say(options, breachPackCommand({ ...asked(options), leak, to, withKeys }, options.lang));
    });
}
