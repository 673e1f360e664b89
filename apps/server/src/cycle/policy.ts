import type { Command, CommandType, Cycle, State } from '@mingxuan/election';
import type { Action, Actor, ResourceOf } from '@mingxuan/identity';
import { can, grantsOf } from '@mingxuan/identity';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err } from '@mingxuan/rulebook';

/** Which action each command is: the one table between what people ask for and who may ask. */
const actionOf: Readonly<Record<CommandType, Action>> = {
  OPEN_CYCLE: 'plan.adopt',
  ADOPT_PLAN: 'plan.adopt',
  RECORD_STEP: 'gate.submit',
  WAIVE_STEP: 'gate.review',
  REGISTER_RECTIFICATION: 'gate.submit',
  SUBMIT_GATE_ITEM: 'gate.submit',
  REVIEW_GATE_ITEM: 'gate.review',
  RECORD_PARTY_APPROVAL: 'party.record',
  RECORD_PARTY_ROLL: 'party.record',
  PROPOSE_PARTY_CANDIDATES: 'party.record',
  REPORT_PARTY_RESULT: 'party.record',
  APPROVE_SECRETARY: 'party.approve',
  SETTLE_MODE: 'rec.elect',
  ELECT_REC: 'rec.elect',
  CHOOSE_REC_CHAIR: 'rec.elect',
  WITHDRAW_REC_MEMBER: 'rec.elect',
  IMPORT_ROLL: 'roll.import',
  PUBLISH_ROLL: 'roll.publish',
  FILE_OBJECTION: 'objection.file',
  DECIDE_OBJECTION: 'objection.decide',
  FREEZE_ROLL: 'roll.publish',
  NOMINATE: 'candidate.nominate',
  REVIEW_CANDIDATE: 'candidate.review',
  WITHDRAW_CANDIDATE: 'candidate.nominate',
  PUBLISH_CANDIDATES: 'candidate.publish',
  RECORD_PLEDGES: 'pledge.record',
  PUBLISH_PLEDGES: 'pledge.record',
  RECORD_ARRANGEMENTS: 'poll.prepare',
  AUTHORISE_PROXY: 'proxy.record',
  PUBLISH_PROXIES: 'proxy.record',
  APPROVE_MOBILE_BOX: 'box.manage',
  DISPATCH_BOX: 'box.manage',
  RETURN_BOX: 'box.manage',
  PREPARE_POLL: 'poll.prepare',
  OPEN_POLL: 'poll.open',
  RECORD_ATTENDANCE: 'party.record',
  CHECK_IN: 'poll.checkIn',
  UNDO_CHECK_IN: 'poll.checkIn',
  CLOSE_POLL: 'poll.close',
  DECLARE_BUNDLES: 'count.declare',
  ENTER_BUNDLE: 'count.enter',
  DETERMINE_RESULT: 'result.determine',
  SIGN_RESULT: 'result.certify',
  ISSUE_PAPER: 'paper.issue',
  RECORD_HANDOVER: 'handover.record',
  CLOSE_CYCLE: 'archive.export',
};

/** The Party organisation conducts its own meetings; what is the REC's in the residents' election is its own here. */
const partyPollCommands: ReadonlySet<CommandType> = new Set<CommandType>([
  'PREPARE_POLL',
  'OPEN_POLL',
  'CLOSE_POLL',
  'DECLARE_BUNDLES',
  'DETERMINE_RESULT',
]);

export function actionFor(command: Command): Action {
  if (partyPollCommands.has(command.type) && 'poll' in command && command.poll.startsWith('party'))
    return 'party.record';
  if (command.type === 'SIGN_RESULT' && command.as === 'CHAIR' && command.poll.startsWith('party'))
    return 'party.record';
  return actionOf[command.type];
}

/** Whether this person may ask for this, here, now. Who made what comes from the state, never from the request. */
export function mayCommand(actor: Actor, command: Command, state: State, scope: string): Result<true, Refusal> {
  const action = actionFor(command);
  if (
    command.type === 'SIGN_RESULT' &&
    command.as === 'SCRUTINEER' &&
    !grantsOf(actor, action).some((g) => g.role === 'SCRUTINEER')
  )
    return err(notScrutineer);
  const resource = { scope, makers: makersOf(command, state), conflictingAccounts: conflictsOf(command, state) };
  return can(actor, action, resource as ResourceOf<typeof action>);
}

function makersOf(command: Command, state: State): readonly string[] {
  if (state.status === 'UNOPENED') return [];
  switch (command.type) {
    case 'REVIEW_GATE_ITEM': {
      const maker = state.gateItems[command.item]?.maker;
      return maker === undefined ? [] : [maker];
    }
    case 'SIGN_RESULT':
      return signers(state, command.poll);
    default:
      return [];
  }
}

const signers = (state: Cycle, id: string): readonly string[] => {
  const poll = state.polls.find((p) => p.id === id);
  return poll?.stage === 'DETERMINED' ? poll.signatures.map((s) => s.account) : [];
};

/** 监票人 and 计票人 of one poll are different people: whoever signed as scrutineer may not enter its count. */
function conflictsOf(command: Command, state: State): readonly string[] {
  return command.type === 'ENTER_BUNDLE' && state.status !== 'UNOPENED' ? signers(state, command.poll) : [];
}

const notScrutineer: Refusal = {
  code: 'NOT_GRANTED',
  message: { zh: '只有监票人可以作为监票人签字。', en: 'Only a scrutineer may sign as scrutineer.' },
  remedy: { zh: '请由监票人签字。', en: 'Let the scrutineer sign.' },
  sources: ['DXJ20-22'],
};
