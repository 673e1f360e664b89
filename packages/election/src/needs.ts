import type { IsoDate } from '@mingxuan/rulebook';
import { addYears, foldIdNumber } from '@mingxuan/rulebook';
import type { Command, RollAmendment } from './commands.ts';
import type { PollId } from './poll/facts.ts';
import type { RepresentativeChange, VoterCorrection } from './roll/facts.ts';
import { numbersOn, representativeNos } from './roll/electors.ts';
import type { State } from './state.ts';

/** The few rows a decision must see besides the state, so that the store can fetch them in the same transaction. */
export interface Needs {
  readonly voters: readonly number[];
  readonly idNumbers?: readonly string[];
  /** Listed people born after this day: too young on the election day that is asked for. */
  readonly bornAfter?: IsoDate;
  readonly checkIn?: { readonly poll: PollId; readonly voterNo: number };
}

export function needs(command: Command, state: State): Needs {
  switch (command.type) {
    case 'NOMINATE':
      return { voters: [command.voterNo, ...(command.by.kind === 'JOINT_VOTERS' ? command.by.signatories : [])] };
    case 'LIST_GROUP_LEADERS':
      return { voters: command.groups.flatMap((g) => [g.leader, ...(g.deputy === undefined ? [] : [g.deputy])]) };
    case 'LIST_REPRESENTATIVES':
      return { voters: numbersOn(command.list) };
    case 'ADOPT_PLAN':
      return { voters: [], ...youngest(command.electionDay, state) };
    case 'CONFIRM_WORKERS':
      return { voters: command.workers.map((w) => w.voterNo) };
    case 'AMEND_ROLL':
      return needsOfAmendment(command.change, state);
    case 'DECIDE_OBJECTION':
      return {
        voters: [
          ...(command.remove === undefined ? [] : [command.remove.voterNo]),
          ...(command.correct === undefined ? [] : corrected(command.correct.voterNo, state)),
          ...(command.representatives === undefined ? [] : about(command.representatives, state)),
        ],
        idNumbers: [command.add, command.correct?.voter].flatMap(numbersIn),
      };
    case 'REVEAL_NUMBERS':
      return { voters: command.voterNo === null ? [] : [command.voterNo] };
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

/** A household's representative whose entry is put right is held against all others: they may turn out to be of one household. */
const corrected = (voterNo: number, state: State): readonly number[] => {
  const list = state.status === 'UNOPENED' ? undefined : state.representatives?.list;
  return list?.kind === 'HOUSEHOLDS' && list.members.includes(voterNo) ? list.members : [voterNo];
};

/** The number in its one spelling, and as it was typed: earlier entries may stand in the spelling they came in. */
const numbersIn = (entry: VoterCorrection | undefined): readonly string[] =>
  entry?.idNumber === undefined ? [] : [...new Set([foldIdNumber(entry.idNumber).idNumber, entry.idNumber])];

function needsOfAmendment(change: RollAmendment, state: State): Needs {
  switch (change.kind) {
    case 'ADD':
      return { voters: [], idNumbers: numbersIn(change.voter) };
    case 'REMOVE':
      return { voters: [change.voterNo] };
    case 'CORRECT':
      return { voters: corrected(change.voterNo, state), idNumbers: numbersIn(change.voter) };
    case 'REPRESENTATIVES':
      return { voters: about(change.representatives, state) };
    default:
      return change satisfies never;
  }
}

/** An earlier election day may be too early for some who are listed (JWH25-16). Eighteen is the age of every pack. */
function youngest(electionDay: IsoDate, state: State): Pick<Needs, 'bornAfter'> | null {
  if (state.status === 'UNOPENED' || state.roll.stage === 'EMPTY' || electionDay >= state.electionDay) return null;
  return { bornAfter: addYears(electionDay, -18) };
}
