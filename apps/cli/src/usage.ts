import type { Text } from '@mingxuan/rulebook';
import { CommanderError } from 'commander';
import type { Output } from './answer.ts';
import { misused, print } from './answer.ts';
import { spokenIn } from './options.ts';
import { createProgram } from './program.ts';

/** Runs one command; what it answers, and a mistake of use as well, goes to `output`. The exit code; faults of ours are thrown. */
export async function runProgram(args: readonly string[], output: Output): Promise<number> {
  let code = 0;
  const program = createProgram(output, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    // Help asked for has been shown; so has the help that stands in for a missing command.
    if (cause.exitCode === 0 || cause.code === 'commander.help') return cause.exitCode;
    return print(misused(mistake(cause), spokenIn(args)), args.includes('--json'), output);
  }
}

const HINT = { zh: '（mingxuan --help 看用法）', en: ' (mingxuan --help shows the usage)' };

/** What was wrong with the command line, in our words; the parser's own are English only. */
function mistake(cause: CommanderError): Text {
  const { zh, en } = said(cause);
  return { zh: `${zh}${HINT.zh}`, en: `${en}${HINT.en}` };
}

function said({ code, message }: CommanderError): Text {
  const named = /'([^']*)'/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.missingMandatoryOptionValue':
      return { zh: `缺少选项 ${named}。`, en: `The option ${named} is missing.` };
    case 'commander.optionMissingArgument':
      return { zh: `选项 ${named} 后面要写一个值。`, en: `The option ${named} needs a value.` };
    case 'commander.missingArgument':
      return { zh: `缺少参数 ${named}。`, en: `The argument ${named} is missing.` };
    case 'commander.unknownOption':
      return { zh: `没有选项 ${named}。`, en: `There is no option ${named}.` };
    case 'commander.unknownCommand':
      return { zh: `没有命令 ${named}。`, en: `There is no command ${named}.` };
    case 'commander.excessArguments':
      return { zh: '参数写多了。', en: 'There are too many arguments.' };
    case 'commander.invalidArgument':
      return invalid(message, named);
    default:
      return { zh: `用法不对：${message}`, en: message };
  }
}

/** A value that cannot be: our own parsers say why in both languages, one line each; a list of choices is the parser's. */
function invalid(message: string, option: string): Text {
  const [, value = '', why = ''] = /argument '(.*)' is invalid\.\s*([\s\S]*)$/.exec(message) ?? [];
  const choices = /^Allowed choices are (.*)\.$/.exec(why)?.[1];
  const [zh = '', en = ''] = choices === undefined ? why.split('\n') : [`可选：${choices}。`, `One of: ${choices}.`];
  return {
    zh: `选项 ${option} 的值“${value}”不对。${zh}`,
    en: `"${value}" is no value for the option ${option}. ${en}`,
  };
}
