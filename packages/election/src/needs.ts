import type { Command } from './commands.ts';
import type { PollId } from './poll/facts.ts';

/** The few rows a decision must see besides the state, so that the store can fetch them in the same transaction. */
export interface Needs {
  readonly voters: readonly number[];
  readonly idNumbers?: readonly string[];
  readonly checkIn?: { readonly poll: PollId; readonly voterNo: number };
}

export function needs(command: Command): Needs {
  switch (command.type) {
    case 'NOMINATE':
      return { voters: [command.voterNo, ...(command.by.kind === 'JOINT_VOTERS' ? command.by.signatories : [])] };
    case 'DECIDE_OBJECTION':
      return {
        voters: command.removeVoterNo === undefined ? [] : [command.removeVoterNo],
        ...(command.add === undefined ? {} : { idNumbers: [command.add.idNumber] }),
      };
    case 'AUTHORISE_PROXY':
      return { voters: [command.principal, command.trustee] };
    case 'APPROVE_MOBILE_BOX':
      return { voters: command.voters.map((v) => v.voterNo) };
    case 'SETTLE_REVIEW':
      return { voters: [...command.seatWrittenIn, ...(command.standWrittenIn ?? [])].map((w) => w.voterNo) };
    case 'CHECK_IN':
      return { voters: [command.voterNo], checkIn: { poll: command.poll, voterNo: command.voterNo } };
    case 'UNDO_CHECK_IN':
      return { voters: [], checkIn: { poll: command.poll, voterNo: command.voterNo } };
    default:
      return { voters: [] };
  }
}
