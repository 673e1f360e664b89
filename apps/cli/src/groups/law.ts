import type { ElectionWindow, IsoDate, Mark, PackId, RegistrationGround, VotingMode } from '@mingxuan/rulebook';
import { chinaTime } from '@mingxuan/rulebook';
import type { Command } from 'commander';
import {
  anyPack,
  collected,
  day,
  dayOrWindow,
  groundOption,
  markOption,
  modeOption,
  pin,
  residentsPack,
  type Pin,
} from '../options.ts';
import type { Make, Say, Spoken } from './group.ts';

interface RulesChosen extends Spoken {
  readonly pack: ReturnType<typeof residentsPack>;
  readonly overlay: readonly string[];
}

interface PlanOptions extends RulesChosen {
  readonly electionDay: IsoDate | ElectionWindow;
  readonly partyDay?: IsoDate;
  readonly termExpiry?: IsoDate;
  readonly pin: readonly Pin[];
  readonly mode?: VotingMode;
  readonly against?: string;
}

interface RollOptions extends RulesChosen {
  readonly electionDay: IsoDate;
  readonly report?: string;
  readonly ground?: RegistrationGround;
  readonly withoutSheet: readonly string[];
}

interface RulesOptions extends Spoken {
  readonly search?: string;
  readonly pack?: PackId;
  readonly overlay?: string;
  readonly mark?: Mark;
  readonly stale?: boolean;
}

/** What the law says of days, figures, rolls and rules; needs no data folder. */
export function addLaw(program: Command, make: Make, say: Say): void {
  make(program, 'plan', '排出两委换届日程 / plan both elections')
    .requiredOption(
      '--election-day <day>',
      '居民委员会选举日，或一段日子“最早..最晚” / election day, or a window first..last',
      dayOrWindow,
    )
    .option('--pack <id>', '规则包 / rule pack', residentsPack, 'residents-2026' as const)
    .option('--overlay <id>', '地方规定，可重复 / local overlay, repeatable', collected, [])
    .option('--party-day <day>', '党员大会日 / day of the Party meeting', day)
    .option('--term-expiry <day>', '本届届满日 / last day of the present term', day)
    .option('--pin <step=day>', '定死某一步的日子，可重复 / fix a step’s day, repeatable', pin, [])
    .addOption(modeOption())
    .option('--against <file>', '和原来的日程（plan --json）或证据包比 / compare with an earlier plan or a bundle')
    .action(async (options: PlanOptions) => {
      const { overlay, pin: pins, pack, electionDay, partyDay, termExpiry, mode, against } = options;
      const optional = {
        ...(partyDay === undefined ? {} : { partyDay }),
        ...(termExpiry === undefined ? {} : { termExpiry }),
        ...(mode === undefined ? {} : { mode }),
        ...(against === undefined ? {} : { against }),
      };
      const wish = { pack, overlays: overlay, electionDay, pins, ...optional };
      const { planCommand } = await import('../commands/plan.ts');
      return say(options, planCommand(wish, options.lang, chinaTime(new Date().toISOString()).day));
    });
  make(program, 'outcome <file>', '按计票数字判定结果 / decide a result from its figures').action(
    async (file: string, options: Spoken) => {
      const { outcomeCommand } = await import('../commands/outcome.ts');
      return say(options, outcomeCommand(file, options.lang));
    },
  );
  make(
    program.command('roll').description('选民名册 / the roll of voters'),
    'check <file>',
    '检查名册文件 / check a roll file',
  )
    .requiredOption('--election-day <day>', '选举日 / election day', day)
    .option('--pack <id>', '规则包 / rule pack', residentsPack, 'residents-2026' as const)
    .option('--overlay <id>', '地方规定，可重复 / local overlay, repeatable', collected, [])
    .addOption(groundOption())
    .option('--without-sheet <name>', '不读这张工作表，可重复 / leave a sheet out, repeatable', collected, [])
    .option('--report <out.xlsx>', '把问题标在原表上，另存为新文件 / write the file with its problems marked')
    .action(async (file: string, options: RollOptions) => {
      const { electionDay, pack, overlay, lang, report, ground, withoutSheet } = options;
      const { rollCheckCommand } = await import('../commands/roll-check.ts');
      const wish = {
        electionDay,
        pack,
        overlays: overlay,
        without: withoutSheet,
        ...(ground === undefined ? {} : { ground }),
        ...(report === undefined ? {} : { report }),
      };
      return say(options, rollCheckCommand(file, wish, lang));
    });
  const rules = program.command('rules').description('规则和依据 / the rules and their law');
  make(rules, 'list', '全部规则，可筛选 / every rule, or those asked for')
    .option('--search <words>', '词语、编号或条文 / words, an id or an article')
    .option('--pack <id>', '规则包 / rule pack', anyPack)
    .option('--overlay <id>', '地方规定 / local text')
    .addOption(markOption())
    .option('--stale', '只列旧文本 / only older texts')
    .option('--no-stale', '不列旧文本 / leave older texts out')
    .action(async (options: RulesOptions) => {
      const { rulesListCommand } = await import('../commands/rules.ts');
      const { search, pack, overlay, mark, stale, lang } = options;
      const filter = {
        ...(search === undefined ? {} : { query: search }),
        ...(pack === undefined ? {} : { pack }),
        ...(overlay === undefined ? {} : { overlay }),
        ...(mark === undefined ? {} : { mark }),
        ...(stale === undefined ? {} : { stale }),
      };
      return say(options, rulesListCommand(filter, lang));
    });
  make(rules, 'show <id>', '一条规则，或一条法条的全部规则 / one rule, or the rules of one article')
    .option('--bundle <file>', '列出证据包里用到它的决定 / what in a bundle was decided under it')
    .action(async (id: string, options: Spoken & { readonly bundle?: string }) => {
      const { rulesShowCommand } = await import('../commands/rules.ts');
      return say(options, rulesShowCommand(id, options.bundle, options.lang));
    });
}
