import type { Command } from 'commander';
import type { Output } from '../answer.ts';
import type { VerifyWish } from '../commands/verify.ts';
import type { WitnessWish } from '../commands/witness.ts';
import { collected, seconds } from '../options.ts';
import type { DataOptions, Make, Say, Spoken } from './group.ts';

interface RebuildOptions extends DataOptions {
  readonly community?: string;
  readonly repair?: boolean;
  readonly all?: boolean;
}

/** Checking what is out, and the data behind it. */
export function addEvidence(program: Command, make: Make, say: Say, output: Output): void {
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
      const { verifyCommand } = await import('../commands/verify.ts');
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
      const { auditSelectCommand } = await import('../commands/audit.ts');
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
      const { witnessCommand } = await import('../commands/witness.ts');
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
    .action(async (options: RebuildOptions) => {
      const { data, community, repair = false, all = false, lang } = options;
      const where = {
        ...(data === undefined ? {} : { data }),
        ...(community === undefined ? {} : { community }),
      };
      const { rebuildCommand } = await import('../commands/rebuild.ts');
      return say(options, rebuildCommand({ ...where, repair, all }, lang));
    });
  make(program, 'doctor', '检查本机和数据文件夹 / look at this machine and data folder')
    .option('--data <folder>', '数据文件夹 / data folder')
    .action(async (options: DataOptions) => {
      const { doctorCommand } = await import('../commands/doctor.ts');
      return say(options, doctorCommand(options.data, options.lang));
    });
}
