import type { Command, CommandOf, CommandType } from '@mingxuan/election';
import * as z from 'zod';
import { afterCommands } from './commands/after.ts';
import { auditCommands } from './commands/audit.ts';
import { candidatesCommands } from './commands/candidates.ts';
import { complaintsCommands } from './commands/complaints.ts';
import { cycleCommands } from './commands/cycle.ts';
import { inspectionCommands } from './commands/inspection.ts';
import { introductionsCommands } from './commands/introductions.ts';
import { noticesCommands } from './commands/notices.ts';
import { partyCommands } from './commands/party.ts';
import { pollCommands } from './commands/poll.ts';
import { recCommands } from './commands/rec.ts';
import { representativesCommands } from './commands/representatives.ts';
import { rollCommands } from './commands/roll.ts';
import { votingCommands } from './commands/voting.ts';
import * as p from './primitives.ts';

/** One schema per command; the compiler holds each against the command's own type. Unknown keys are refused. */
export const commandSchemas = {
  ...cycleCommands,
  ...partyCommands,
  ...inspectionCommands,
  ...representativesCommands,
  ...recCommands,
  ...rollCommands,
  ...complaintsCommands,
  ...candidatesCommands,
  ...introductionsCommands,
  ...votingCommands,
  ...pollCommands,
  ...afterCommands,
  ...noticesCommands,
  ...auditCommands,
} as const;

type Parsed<T extends CommandType> = z.output<(typeof commandSchemas)[T]>;
type Mismatch = { [T in CommandType]: Parsed<T> extends CommandOf<T> ? never : T }[CommandType];
const everySchemaMatchesItsCommand: [Mismatch] extends [never] ? true : Mismatch = true;
void everySchemaMatchesItsCommand;

/** Commands that only the server itself composes, from files it has checked or papers it has printed. */
export type ServerOnlyCommand =
  | 'IMPORT_ROLL'
  | 'TAKE_REVIEW_BATCH'
  | 'REVEAL_NUMBERS'
  | 'NOTE_DUPLICATES'
  | 'SEND_OBJECTION'
  | 'RECEIVE_COMPLAINT'
  | 'ISSUE_PAPER'
  | 'DRAFT_NOTICES'
  | 'ISSUE_NOTICE';

/** A request to act: `commandId` makes a retry harmless, `on` is the legal day of the act (today when absent). */
export const actRequest = z.strictObject({
  commandId: z.uuid(),
  on: p.isoDate.exactOptional(),
  command: z.looseObject({ type: z.string() }),
});
export type ActRequest = { readonly commandId: string; readonly on?: string | undefined; readonly command: Command };

export function isCommandType(type: string): type is CommandType {
  return Object.hasOwn(commandSchemas, type);
}
