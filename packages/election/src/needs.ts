import type { Command } from './commands.ts';
import type { PollId } from './poll/facts.ts';
import type { RepresentativeChange } from './roll/facts.ts';
import { numbersOn, representativeNos } from './roll/electors.ts';
import type { State } from './state.ts';

/** The few rows a decision must see besides the state, so that the store can fetch them in the same transaction. */
export interface Needs {
  readonly voters: readonly number[];
  readonly idNumbers?: readonly string[];
  readonly checkIn?: { readonly poll: PollId; readonly voterNo: number };
}

export function needs(command: Command, state: State): Needs {
  switch (command.type) {
    case 'NOMINATE':
      return { voters: [command.voterNo, ...(command.by.kind === 'JOINT_VOTERS' ? command.by.signatories : [])] };
    case 'LIST_REPRESENTATIVES':
      return { voters: numbersOn(command.list) };
    case 'DECIDE_OBJECTION':
      return {
        voters: [
          ...(command.removeVoterNo === undefined ? [] : [command.removeVoterNo]),
          ...(command.representatives === undefined ? [] : about(command.representatives, state)),
        ],
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

/** Whoever comes onto a list of households is held against everyone on it: one household, one representative. */
function about({ remove, add }: RepresentativeChange, state: State): readonly number[] {
  const on = state.status === 'UNOPENED' ? null : representativeNos(state);
  return [...(remove === undefined ? [] : [remove]), ...(add === undefined ? [] : [add, ...(on ?? [])])];
}
