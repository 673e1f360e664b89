import type { AfterCommand } from './after/commands.ts';
import type { AuditCommand } from './audit/commands.ts';
import type { CandidatesCommand } from './candidates/commands.ts';
import type { ComplaintsCommand } from './complaints/commands.ts';
import type { CycleCommand } from './cycle/commands.ts';
import type { AssistanceCommand } from './assistance/facts.ts';
import type { InspectionCommand } from './inspection/commands.ts';
import type { IntroductionsCommand } from './introductions/commands.ts';
import type { NoticesCommand } from './notices/commands.ts';
import type { PartyCommand } from './party/commands.ts';
import type { PollCommand } from './poll/commands.ts';
import type { RecCommand } from './rec/commands.ts';
import type { RepresentativesCommand } from './representatives/facts.ts';
import type { RollCommand } from './roll/commands.ts';
import type { VotingCommand } from './voting/commands.ts';

export type { RollAmendment } from './roll/commands.ts';

/** What a person asks for. Each is either recorded as facts or refused with a cited reason; nothing is half done. */
export type Command =
  | CycleCommand
  | PartyCommand
  | InspectionCommand
  | RepresentativesCommand
  | AssistanceCommand
  | RecCommand
  | RollCommand
  | ComplaintsCommand
  | CandidatesCommand
  | IntroductionsCommand
  | VotingCommand
  | PollCommand
  | AfterCommand
  | NoticesCommand
  | AuditCommand;

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;
