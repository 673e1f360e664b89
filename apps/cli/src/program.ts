import { Command } from 'commander';
import rootPackage from '../../../package.json' with { type: 'json' };
import type { Answer, Output } from './answer.ts';
import { print } from './answer.ts';
import { addBackup } from './groups/backup.ts';
import { addEvidence } from './groups/evidence.ts';
import type { Spoken } from './groups/group.ts';
import { addKeys } from './groups/keys.ts';
import { addLaw } from './groups/law.ts';
import { addOrganisation } from './groups/organisation.ts';
import { addPrivacy } from './groups/privacy.ts';
import { addServer } from './groups/server.ts';
import { jsonOption, langOption } from './options.ts';

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
