import type { ElectionWindow, IsoDate, Lang, Mark, PackId, RegistrationGround, VotingMode } from '@mingxuan/rulebook';
import { chinaTime } from '@mingxuan/rulebook';
import { Command } from 'commander';
import rootPackage from '../../../package.json' with { type: 'json' };
import type { Answer, Exit, Output } from './answer.ts';
import { print } from './answer.ts';
import type { VerifyWish } from './commands/verify.ts';
import type { WitnessWish } from './commands/witness.ts';
import {
  anyPack,
  collected,
  count,
  day,
  dayOrWindow,
  groundOption,
  jsonOption,
  langOption,
  type LeakName,
  leakOption,
  markOption,
  modeOption,
  type Pin,
  pin,
  residentsPack,
  seconds,
} from './options.ts';

interface Spoken {
  readonly json: boolean;
  readonly lang: Lang;
}

/** The `mingxuan` command; `ended` hears every command's exit code. A command loads only what it needs: a plan needs no server. */
export function createProgram(output: Output, ended: (code: number) => void): Command {
  const program = new Command('mingxuan')
    .description('明选：社区两委换届 / carries a community through the re-election of its two committees')
    .version(rootPackage.version)
    // The caller ends the process; a mistake of use arrives there as an exception.
    .exitOverride()
    // What is wrong is said by that caller, in the language asked for, or as JSON.
    .configureOutput({ writeOut: output.out, writeErr: output.err, outputError: () => {} });
  const answer = async (spoken: Spoken, answered: Answer | Promise<Answer>): Promise<void> =>
    ended(print(await answered, spoken.json, output));
  const command = (parent: Command, usage: string, about: string): Command =>
    parent.command(usage).description(about).addOption(jsonOption()).addOption(langOption());
  addLaw(program, command, answer);
  addEvidence(program, command, answer, output);
  addKeys(program, command, answer, output);
  addBackup(program, command, answer);
  addPrivacy(program, command, answer);
  addOrganisation(program, command, answer);
  addServer(program, command, output, ended);
  return program;
}

type Make = (parent: Command, usage: string, about: string) => Command;
type Say = (spoken: Spoken, answered: Answer | Promise<Answer>) => Promise<void>;

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

function addLaw(program: Command, make: Make, say: Say): void {
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
      const { planCommand } = await import('./commands/plan.ts');
      return say(options, planCommand(wish, options.lang, chinaTime(new Date().toISOString()).day));
    });
  make(program, 'outcome <file>', '按计票数字判定结果 / decide a result from its figures').action(
    async (file: string, options: Spoken) => {
      const { outcomeCommand } = await import('./commands/outcome.ts');
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
      const { rollCheckCommand } = await import('./commands/roll-check.ts');
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
      const { rulesListCommand } = await import('./commands/rules.ts');
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
      const { rulesShowCommand } = await import('./commands/rules.ts');
      return say(options, rulesShowCommand(id, options.bundle, options.lang));
    });
}

interface RulesOptions extends Spoken {
  readonly search?: string;
  readonly pack?: PackId;
  readonly overlay?: string;
  readonly mark?: Mark;
  readonly stale?: boolean;
}

interface DataOptions extends Spoken {
  readonly data?: string;
  readonly community?: string;
  readonly repair?: boolean;
  readonly all?: boolean;
}

function addEvidence(program: Command, make: Make, say: Say, output: Output): void {
  make(program, 'verify [file]', '检验证据包、文书或公开日志 / check a bundle, a paper or a public log')
    .option(
      '--key <key>',
      '证据包应当是谁签的：指纹、一行公钥，或存有它的文件 / the signer’s fingerprint or key, or a file with it',
    )
    .option('--proof <file>', '文书的证明，默认是同名加 .tlog-proof / the proof of a paper')
    .option('--log <url>', '公开日志的网址，或存有副本的文件夹 / address of a log, or a folder with a copy')
    .option('--log-key <line>', '日志的公钥，可重复 / the log’s key, repeatable', collected, [])
    .option('--policy <file>', '见证规则：谁的签名算数 / whose signatures count')
    .option('--all', '问题逐条列出，不归并 / list each fault, count none')
    .action(async (file: string | undefined, options: Spoken & VerifyWish) => {
      const { verifyCommand } = await import('./commands/verify.ts');
      return say(options, verifyCommand(file, options, options.lang));
    });
  make(
    program.command('audit').description('公开抽查 / the public audit'),
    'select <file>',
    '重新抽一遍，与账本核对 / draw again what an audit drew',
  )
    .option('--seed <digits>', '骰子点数，依次写成一串（按清单抽查时） / the dice, in order (for a list)')
    .option('--sample <n>', '抽几个（按清单抽查时） / how many (for a list)', Number)
    .action(async (file: string, options: Spoken & { readonly seed?: string; readonly sample?: number }) => {
      const { auditSelectCommand } = await import('./commands/audit.ts');
      const { seed, sample, lang } = options;
      const wish = { ...(seed === undefined ? {} : { seed }), ...(sample === undefined ? {} : { sample }) };
      return say(options, auditSelectCommand(file, wish, lang));
    });
  make(program, 'witness', '见证一个公开日志 / witness a public log')
    .requiredOption('--log <url>', '公开日志的网址，一般以 /log 结尾 / address of the log, usually ending in /log')
    .requiredOption('--key <file>', '见证人自己的钥匙文件 / this witness’s key file')
    .requiredOption('--state <file>', '见证人的记录 / what this witness remembers')
    .option('--name <name>', '第一次：生成这个名称的钥匙 / the first time: make a key of this name')
    .option('--log-key <line>', '第一次：日志的公钥，可重复 / the first time: the log’s key, repeatable', collected, [])
    .option('--policy <file>', '或者写有日志公钥的见证规则 / or a policy file with the log’s keys')
    .option('--listen <host:port>', '等日志来请求 / wait for the log to ask')
    .option('--every <seconds>', '每隔几秒看一次，直到停止 / look again every so often', seconds)
    .option('--out <file>', '把见证过的检查点写进文件 / write the cosigned checkpoint here')
    .option('--no-send', '不送交日志 / do not hand it to the log')
    .action(async (options: Spoken & WitnessWish) => {
      const { witnessCommand } = await import('./commands/witness.ts');
      return say(
        options,
        witnessCommand(options, options.lang, (line) => output.err(`${line}\n`)),
      );
    });
  make(program, 'rebuild', '按账本重算派生的数据并核对 / replay the ledger and compare')
    .option('--data <folder>', '数据文件夹 / data folder')
    .option('--community <id>', '只查一个社区 / only this community')
    .option('--repair', '按账本改正不符的行 / put differing rows right')
    .option('--all', '问题逐条列出，不归并 / list each fault, count none')
    .action(async (options: DataOptions) => {
      const { data, community, repair = false, all = false, lang } = options;
      const where = {
        ...(data === undefined ? {} : { data }),
        ...(community === undefined ? {} : { community }),
      };
      const { rebuildCommand } = await import('./commands/rebuild.ts');
      return say(options, rebuildCommand({ ...where, repair, all }, lang));
    });
  make(program, 'doctor', '检查本机和数据文件夹 / look at this machine and data folder')
    .option('--data <folder>', '数据文件夹 / data folder')
    .action(async (options: DataOptions) => {
      const { doctorCommand } = await import('./commands/doctor.ts');
      return say(options, doctorCommand(options.data, options.lang));
    });
}

function addKeys(program: Command, make: Make, say: Say, output: Output): void {
  const keys = program.command('keys').description('加密数据的钥匙 / the keys to what is encrypted');
  const where = (command: Command): Command => command.option('--data <folder>', '数据文件夹 / data folder');
  const asked = ({ data }: DataOptions) => (data === undefined ? {} : { data });
  const tell = (line: string): void => output.err(`${line}\n`);
  where(make(keys, 'list', '列出钥匙和用到它们的数据 / the keys and what needs them')).action(
    async (options: DataOptions) => {
      const { keysListCommand } = await import('./commands/keys.ts');
      return say(options, keysListCommand(asked(options), options.lang));
    },
  );
  where(make(keys, 'rotate', '换一把新钥匙，全部重新加密 / a new key, everything encrypted anew'))
    .option(
      '--stopped',
      '服务已经停止（外部数据库必须写明）/ the servers are stopped; needed with an external database',
    )
    .action(async (options: DataOptions & { readonly stopped?: boolean }) => {
      const { keysRotateCommand } = await import('./commands/keys.ts');
      const wish = { ...asked(options), stopped: options.stopped === true };
      return say(options, keysRotateCommand(wish, options.lang, tell));
    });
  where(make(keys, 'drill', '试开全部数据，预演换钥匙 / open everything and rehearse a rotation')).action(
    async (options: DataOptions) => {
      const { keysDrillCommand } = await import('./commands/keys.ts');
      return say(options, keysDrillCommand(asked(options), options.lang, tell));
    },
  );
}

function addBackup(program: Command, make: Make, say: Say): void {
  const where = (command: Command): Command => command.option('--data <folder>', '数据文件夹 / data folder');
  const keys = (command: Command): Command =>
    where(command).option('--keys <folder>', '另外存放的钥匙文件夹 / the folder with the keys kept apart');
  where(make(program, 'backup', '备份，服务不用停 / back up while the server goes on'))
    .requiredOption('--to <folder>', '放备份的文件夹 / where backups go')
    .option('--keep <n>', '只留最新的几份 / keep so many of the newest', count)
    .action(async (options: BackupOptions) => {
      const { backupCommand } = await import('./commands/backup.ts');
      return say(options, backupCommand(options, options.lang));
    });
  keys(make(program, 'restore <file>', '把备份恢复到空的装置里 / restore a backup where nothing is')).action(
    async (file: string, options: KeptKeysOptions) => {
      const { restoreCommand } = await import('./commands/restore.ts');
      return say(options, restoreCommand(file, options, options.lang));
    },
  );
  keys(make(program, 'drill <file>', '恢复演练：恢复到临时的库，全部核对，再删掉 / rehearse a restore')).action(
    async (file: string, options: KeptKeysOptions) => {
      const { drillCommand } = await import('./commands/drill.ts');
      return say(options, drillCommand(file, options, options.lang));
    },
  );
}

function addPrivacy(program: Command, make: Make, say: Say): void {
  const where = (command: Command): Command => command.option('--data <folder>', '数据文件夹 / data folder');
  const asked = ({ data }: DataOptions) => (data === undefined ? {} : { data });
  where(make(program, 'retention', '列出到期的个人信息，或者清空 / personal data at the end of its term'))
    .option('--community <id>', '只查一个社区 / only this community')
    .option('--apply', '清空到期的内容 / empty what is due')
    .option('--approval <no>', '批准销毁档案的文号 / the decision on the archive')
    .action(async (options: DataOptions & RetentionOptions) => {
      const { retentionCommand } = await import('./commands/retention.ts');
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
      const { assessmentCommand } = await import('./commands/privacy.ts');
      return say(options, assessmentCommand(asked(options), options.lang));
    },
  );
  where(make(privacy, 'breach-pack', '泄露时用的通知书和清单 / letters and checklist for a leak'))
    .addOption(leakOption())
    .option('--with-keys', '钥匙文件可能一起泄露 / the key files may have got out too')
    .requiredOption('--to <folder>', '写到哪个文件夹 / where to write')
    .action(async (options: DataOptions & BreachOptions) => {
      const { breachPackCommand } = await import('./commands/privacy.ts');
      const { leak, to, withKeys = false } = options;
      return say(options, breachPackCommand({ ...asked(options), leak, to, withKeys }, options.lang));
    });
}

function addOrganisation(program: Command, make: Make, say: Say): void {
  const tree = program.command('organisation').description('组织架构：市、区、街道、社区 / the tree of communities');
  const where = (command: Command): Command => command.option('--data <folder>', '数据文件夹 / data folder');
  const place = (command: Command): Command =>
    where(command).option('--place <code>', '只要这个代码下面的 / only what lies under this code');
  const asked = ({ data, place: under }: DataOptions & { readonly place?: string }) => ({
    ...(data === undefined ? {} : { data }),
    ...(under === undefined ? {} : { place: under }),
  });
  place(make(tree, 'list', '列出社区 / list the communities')).action(async (options: DataOptions) => {
    const { organisationListCommand } = await import('./commands/organisation.ts');
    return say(options, organisationListCommand(asked(options), options.lang));
  });
  place(make(tree, 'export <file>', '写成 .csv 或 .xlsx，可以再导入 / as .csv or .xlsx')).action(
    async (file: string, options: DataOptions) => {
      const { organisationExportCommand } = await import('./commands/organisation.ts');
      return say(options, organisationExportCommand(file, asked(options), options.lang));
    },
  );
  where(make(tree, 'import <file>', '检查一张组织架构表，或者导入 / check a file of the tree, or import it'))
    .option('--apply', '导入 / import it')
    .option('--partly', '有问题的行跳过 / leave out rows with problems')
    .action(async (file: string, options: DataOptions & { readonly apply?: boolean; readonly partly?: boolean }) => {
      const { apply = false, partly = false, lang } = options;
      const { organisationImportCommand } = await import('./commands/organisation.ts');
      return say(options, organisationImportCommand(file, { ...asked(options), apply, partly }, lang));
    });
}

interface RetentionOptions {
  readonly apply?: boolean;
  readonly approval?: string;
}

interface BreachOptions {
  readonly leak: LeakName;
  readonly withKeys?: boolean;
  readonly to: string;
}

interface BackupOptions extends Spoken {
  readonly data?: string;
  readonly to: string;
  readonly keep?: number;
}

interface KeptKeysOptions extends Spoken {
  readonly data?: string;
  readonly keys?: string;
}

interface StartOptions extends Spoken {
  readonly port?: string;
  readonly host?: string;
  readonly data?: string;
}

function addServer(program: Command, make: Make, output: Output, ended: (code: number) => void): void {
  make(program, 'start', '启动明选 / start the server')
    .option('--port <port>', '端口 / port')
    .option('--host <host>', '地址 / address to listen on')
    .option('--data <folder>', '数据文件夹 / data folder')
    .action(async (options: StartOptions) => {
      const { json, lang } = options;
      const { startCommand, startQuietly } = await import('./commands/start.ts');
      if (!json) return ended(await startCommand(options));
      return ended(await startQuietly(options, lang, (answer) => void print(answer, true, output)));
    });
  make(program, 'demo', '演示：样例社区的全部过程 / the sample community’s whole story')
    .option('--keep <folder>', '数据和文书留在这里 / keep data and papers here')
    .action(async (options: Spoken & { readonly keep?: string }) => {
      const { keep, json, lang } = options;
      const write = json ? output.err : output.out;
      const live = !json && process.stdout.isTTY === true;
      const { demoCommand } = await import('./demo/demo.ts');
      const told = await demoCommand(keep === undefined ? {} : { keep }, lang, { write, live });
      // Without --json the story has been told already; only a refusal is left to say.
      const code: Exit = json || told.text !== '' ? print(told, json, output) : told.exit;
      ended(code);
    });
}
