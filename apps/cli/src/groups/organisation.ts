import type { Command } from 'commander';
import type { DataOptions, Make, Say } from './group.ts';

/** The tree of communities, without a browser. */
export function addOrganisation(program: Command, make: Make, say: Say): void {
  const tree = program.command('organisation').description('组织架构：市、区、街道、社区 / the tree of communities');
  const where = (command: Command): Command => command.option('--data <folder>', '数据文件夹 / data folder');
  const place = (command: Command): Command =>
    where(command).option('--place <code>', '只要这个代码下面的 / only what lies under this code');
  const asked = ({ data, place: under }: DataOptions & { readonly place?: string }) => ({
    ...(data === undefined ? {} : { data }),
    ...(under === undefined ? {} : { place: under }),
  });
  place(make(tree, 'list', '列出社区 / list the communities')).action(async (options: DataOptions) => {
    const { organisationListCommand } = await import('../commands/organisation.ts');
    return say(options, organisationListCommand(asked(options), options.lang));
  });
  place(make(tree, 'export <file>', '写成 .csv 或 .xlsx，可以再导入 / as .csv or .xlsx')).action(
    async (file: string, options: DataOptions) => {
      const { organisationExportCommand } = await import('../commands/organisation.ts');
      return say(options, organisationExportCommand(file, asked(options), options.lang));
    },
  );
  where(make(tree, 'import <file>', '检查一张组织架构表，或者导入 / check a file of the tree, or import it'))
    .option('--apply', '导入 / import it')
    .option('--partly', '有问题的行跳过 / leave out rows with problems')
    .action(async (file: string, options: DataOptions & { readonly apply?: boolean; readonly partly?: boolean }) => {
      const { apply = false, partly = false, lang } = options;
      const { organisationImportCommand } = await import('../commands/organisation.ts');
      return say(options, organisationImportCommand(file, { ...asked(options), apply, partly }, lang));
    });
}
