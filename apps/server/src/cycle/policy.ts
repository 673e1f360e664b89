import type { Command, CommandType, Cycle, State } from '@mingxuan/election';
import { noticeIssuer, paperId, WITHDRAWAL } from '@mingxuan/election';
import type { Action, Actor, ResourceOf, Role } from '@mingxuan/identity';
import { can, grantsOf, inScope, ROLE_TABLE } from '@mingxuan/identity';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { approvers } from './approvers.ts';

/** Somebody without an account, on the public pages. Accounts have ids of their own making, never this one. */
export const RESIDENT: Actor = { accountId: 'resident', name: '', grants: [] };
const RESIDENT_ROLE = 'RESIDENT';

/** What a resident may record: a complaint or an objection over the net, and nothing else; nobody else may seem to be one. */
const residentRefused: Refusal = {
  code: 'NOT_FOR_RESIDENTS',
  message: { zh: '这一项不能由居民在网上办理。', en: 'This cannot be done from the public pages.' },
  remedy: { zh: '请到社区或街道办理。', en: 'Turn to the community or the street office.' },
  sources: [],
};
const isResident = (actor: Actor): boolean => actor.accountId === RESIDENT.accountId;
const fromPublicPages = (command: Command): boolean =>
  command.type === 'SEND_OBJECTION' || (command.type === 'RECEIVE_COMPLAINT' && command.channel === 'PORTAL');

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
  REQUEST_PARTY_ELECTION: 'party.record',
  SETTLE_PARTY_METHOD: 'party.record',
  RECORD_RECOMMENDATIONS: 'party.record',
  DRAW_PARTY_SLATE: 'party.record',
  REVIEW_PARTY_NOMINEE: 'candidate.review',
  REQUEST_PARTY_CANDIDATES: 'party.record',
  CALL_REPRESENTATIVES: 'roll.publish',
  LIST_GROUP_LEADERS: 'roll.publish',
  NAME_SCRIBES: 'poll.prepare',
  RECORD_INSPECTION: 'candidate.review',
  OPEN_PUBLICITY: 'candidate.review',
  RECEIVE_FEEDBACK: 'complaint.receive',
  ANSWER_FEEDBACK: 'candidate.review',
  CLOSE_PUBLICITY: 'candidate.review',
  REPORT_PARTY_RESULT: 'party.record',
  APPROVE_SECRETARY: 'party.approve',
  SETTLE_MODE: 'rec.elect',
  ELECT_REC: 'rec.elect',
  CHOOSE_REC_CHAIR: 'rec.elect',
  WITHDRAW_REC_MEMBER: 'rec.elect',
  SUPPLEMENT_REC: 'rec.elect',
  IMPORT_ROLL: 'roll.import',
  LIST_REPRESENTATIVES: 'roll.publish',
  CONFIRM_WORKERS: 'roll.publish',
  NOTE_DUPLICATES: 'roll.import',
  RESOLVE_DUPLICATE: 'roll.publish',
  PUBLISH_ROLL: 'roll.publish',
  FILE_OBJECTION: 'objection.file',
  SEND_OBJECTION: 'objection.file',
  DECIDE_OBJECTION: 'objection.decide',
  PUBLISH_RULING: 'objection.decide',
  RECEIVE_COMPLAINT: 'complaint.receive',
  FORWARD_COMPLAINT: 'complaint.answer',
  ANSWER_COMPLAINT: 'complaint.answer',
  AMEND_ROLL: 'roll.publish',
  FREEZE_ROLL: 'roll.publish',
  REVEAL_NUMBERS: 'roll.read',
  NOMINATE: 'candidate.nominate',
  REVIEW_CANDIDATE: 'candidate.review',
  TAKE_REVIEW_BATCH: 'candidate.review',
  RECORD_REVIEW_REPLY: 'candidate.nominate',
  DECIDE_REVIEW_REPLY: 'candidate.review',
  WITHDRAW_CANDIDATE: 'candidate.nominate',
  DECIDE_SUBSTITUTE: 'candidate.publish',
  DECLARE_RELATIVES: 'candidate.publish',
  PUBLISH_CANDIDATES: 'candidate.publish',
  RECORD_PLEDGES: 'pledge.record',
  PUBLISH_PLEDGES: 'pledge.record',
  RECORD_INTRODUCTION: 'pledge.record',
  CHECK_INTRODUCTION: 'pledge.record',
  PUBLISH_INTRODUCTIONS: 'candidate.publish',
  RECORD_ARRANGEMENTS: 'poll.prepare',
  AUTHORISE_PROXY: 'proxy.record',
  REVOKE_PROXY: 'proxy.record',
  PUBLISH_PROXIES: 'proxy.record',
  APPROVE_MOBILE_BOX: 'box.manage',
  PUBLISH_BOX_LIST: 'box.manage',
  DISPATCH_BOX: 'box.manage',
  RETURN_BOX: 'box.manage',
  SEAL_FIXED_BOX: 'box.manage',
  REPORT_BOX_INCIDENT: 'box.manage',
  DECIDE_BOX: 'poll.close',
  MERGE_BOX: 'box.manage',
  PREPARE_POLL: 'poll.prepare',
  OPEN_POLL: 'poll.open',
  CHANGE_STAFF: 'poll.open',
  RECORD_PRINTING: 'poll.prepare',
  RECORD_ATTENDANCE: 'party.record',
  CHECK_IN: 'poll.checkIn',
  UNDO_CHECK_IN: 'poll.checkIn',
  CLOSE_POLL: 'poll.close',
  DECLARE_BUNDLES: 'count.declare',
  ENTER_BUNDLE: 'count.enter',
  REFER_DOUBTFUL: 'count.enter',
  DECIDE_DOUBTFUL: 'count.decide',
  RECOUNT: 'count.decide',
  DETERMINE_RESULT: 'result.determine',
  RECHECK_ELECTED: 'count.decide',
  SIGN_RESULT: 'result.certify',
  SETTLE_REVIEW: 'result.certify',
  ISSUE_PAPER: 'paper.issue',
  DRAFT_NOTICES: 'paper.issue',
  APPROVE_NOTICE: 'paper.approve',
  DISCARD_DRAFT: 'paper.issue',
  ISSUE_NOTICE: 'paper.issue',
  POST_NOTICE: 'paper.post',
  TAKE_DOWN_NOTICE: 'paper.post',
  ASK_WITHDRAWAL: 'paper.issue',
  RECORD_HANDOVER: 'handover.record',
  SEAL_BALLOTS: 'poll.close',
  FILE_RESULT: 'result.determine',
  DELIVER_CERTIFICATES: 'paper.issue',
  ELECT_SUPPORTING_BODY: 'rec.elect',
  LIST_ARCHIVE: 'archive.export',
  COMMIT_AUDIT: 'count.decide',
  RECORD_AUDIT_SEED: 'count.decide',
  COMPARE_AUDITED: 'count.decide',
  CLOSE_CYCLE: 'archive.export',
};

/** The Party organisation conducts its own meetings; what is the REC's in the residents' election is its own here. */
const partyPollCommands: ReadonlySet<CommandType> = new Set<CommandType>([
  'PREPARE_POLL',
  'OPEN_POLL',
  'CHANGE_STAFF',
  'RECORD_PRINTING',
  'CLOSE_POLL',
  'DECLARE_BUNDLES',
  'DETERMINE_RESULT',
]);

export function actionFor(command: Command): Action {
  if (partyPollCommands.has(command.type) && 'poll' in command && command.poll?.startsWith('party'))
    return 'party.record';
  if (command.type === 'SIGN_RESULT' && command.as === 'CHAIR' && command.poll.startsWith('party'))
    return 'party.record';
  // The street Party committee inspects, publishes and answers for those who stand for the Party's committee (B05).
  if ('stream' in command && command.stream === 'PARTY' && command.type !== 'RECEIVE_FEEDBACK') return 'party.approve';
  // "Nothing was found to rectify" passes a gate: it is said by whoever reviews gates, not by whoever fills them.
  if (command.type === 'RECORD_STEP' && command.step === 'A04') return 'gate.review';
  return actionOf[command.type];
}

/** Signatures and decisions belong to one office; the action alone would let neighbours of that office give them. */
function officesFor(command: Command, state: State | null): readonly Role[] {
  if (command.type === 'SETTLE_REVIEW') return ['STREET_ADMIN'];
  if (command.type === 'APPROVE_NOTICE') return approversOf(command.paper, state);
  if (command.type !== 'SIGN_RESULT') return [];
  if (command.as === 'SCRUTINEER') return ['SCRUTINEER'];
  return [command.poll.startsWith('party') ? 'PARTY_ORG' : 'REC_CHAIR'];
}

/**
 * A withdrawal is approved by whoever approves the notice that it takes off the walls. Which one that is stands in the ledger:
 * before it is read, all who approve any notice may ask.
 */
function approversOf(paper: string, state: State | null): readonly Role[] {
  if (state === null && paperId(paper) === WITHDRAWAL) return [...new Set(Object.values(approvers).flat())];
  const papers = state === null || state.status === 'UNOPENED' ? [] : state.papers;
  const issuer = noticeIssuer(papers, paper);
  return issuer === null ? [] : approvers[issuer];
}

/** The role an act is recorded under: the office it belongs to, or the first of the person's own that allows it here. */
export function roleFor(actor: Actor, command: Command, state: State, scope: string): string {
  if (isResident(actor)) return RESIDENT_ROLE;
  const here = grantsOf(actor, actionFor(command)).filter((g) => inScope(scope, g.scope));
  const offices = officesFor(command, state);
  return (here.find((g) => offices.includes(g.role)) ?? here[0])?.role ?? 'NONE';
}

/**
 * Whether this person's offices here give this at all, whoever made what. Judged before a repeated command is answered:
 * who signed and sends the signature again has become a maker by it, and still gets the first answer.
 */
export function holdsCommand(actor: Actor, command: Command, scope: string): Result<true, Refusal> {
  return judge(actor, command, { scope, state: null, makers: [], conflictingAccounts: [] });
}

/** Whether this person may ask for this, here, now. Who made what comes from the state, never from the request. */
export function mayCommand(actor: Actor, command: Command, state: State, scope: string): Result<true, Refusal> {
  return judge(actor, command, {
    scope,
    state,
    makers: makersOf(command, state),
    conflictingAccounts: conflictsOf(actor, command, scope),
  });
}

interface Judged {
  readonly scope: string;
  /** `null`: not read yet. */
  readonly state: State | null;
  readonly makers: readonly string[];
  readonly conflictingAccounts: readonly string[];
}

/**
 * This is the wall between duties: it judges the account by its offices and by what the ledger says it made. `decide` in
 * packages/election judges part of that again (gates, candidates, the Party result, the two counts, signatures), so that
 * the rule holds for whoever calls it without this file. That is the second wall; one refusal is enough, and neither
 * may be taken away because of the other.
 */
function judge(actor: Actor, command: Command, resource: Judged): Result<true, Refusal> {
  if (isResident(actor) || fromPublicPages(command)) {
    return isResident(actor) && fromPublicPages(command) ? ok(true) : err(residentRefused);
  }
  const { state, ...asked } = resource;
  const { scope } = asked;
  const action = actionFor(command);
  const allowed = can(actor, action, asked as ResourceOf<typeof action>);
  const offices = officesFor(command, state);
  if (!allowed.ok || offices.length === 0) return allowed;
  const held = actor.grants.some((g) => offices.includes(g.role) && inScope(scope, g.scope));
  return held ? allowed : err(notInOffice(offices, command));
}

function makersOf(command: Command, state: State): readonly string[] {
  if (state.status === 'UNOPENED') return [];
  switch (command.type) {
    case 'REVIEW_GATE_ITEM': {
      const maker = state.gateItems[command.item]?.maker;
      return maker === undefined ? [] : [maker];
    }
    case 'APPROVE_SECRETARY':
      return state.party.reported === null ? [] : [state.party.reported.by];
    case 'REVIEW_PARTY_NOMINEE':
      return state.party.slate === null ? [] : [state.party.slate.by];
    case 'APPROVE_NOTICE': {
      // One person may play both in a rehearsal; `decide` says that they did.
      const draft = state.notices.drafts.find((one) => one.draft === command.draft);
      return draft === undefined || state.mode === 'REHEARSAL' ? [] : [draft.drafted.by];
    }
    case 'TAKE_REVIEW_BATCH':
      return state.candidates.flatMap((c) => (command.rows.some((r) => r.id === c.id) ? [c.recordedBy] : []));
    case 'DECIDE_REVIEW_REPLY':
    case 'REVIEW_CANDIDATE':
      return state.candidates.flatMap((c) => (c.id === command.id ? [c.recordedBy] : []));
    case 'CHECK_INTRODUCTION':
      return state.introductions.all.flatMap((i) => (i.id === command.id ? [i.by] : []));
    case 'RECHECK_ELECTED':
      return countersOfResult(state, command.poll);
    case 'SIGN_RESULT':
    case 'RECOUNT':
    case 'DECIDE_DOUBTFUL':
    case 'COMPARE_AUDITED':
    case 'SETTLE_REVIEW':
      return makersOfResult(state, command.poll);
    default:
      return [];
  }
}

/** Whoever counted decides nothing about what was counted. */
function countersOfResult(state: Cycle, id: string): readonly string[] {
  const poll = state.polls.find((p) => p.id === id);
  return poll === undefined || poll.stage === 'PREPARED' || poll.stage === 'OPEN' ? [] : poll.counted;
}

/** Whoever counted or has signed: neither signs (again), nor decides on what was counted. */
function makersOfResult(state: Cycle, id: string): readonly string[] {
  const poll = state.polls.find((p) => p.id === id);
  if (poll === undefined || poll.stage === 'PREPARED' || poll.stage === 'OPEN') return [];
  const { counted } = poll;
  return poll.stage === 'DETERMINED' ? [...counted, ...poll.signatures.map((s) => s.account)] : counted;
}

/** 监票人 and 计票人 are different people: whoever holds the one office here may not do the other's work. */
function conflictsOf(actor: Actor, command: Command, scope: string): readonly string[] {
  const scrutineer = actor.grants.some((g) => g.role === 'SCRUTINEER' && inScope(scope, g.scope));
  return command.type === 'ENTER_BUNDLE' && scrutineer ? [actor.accountId] : [];
}

/** Who watches and who signs Party votes is in the Party's own rules; for residents' votes it is this system's separation of duties. */
const notInOffice = (offices: readonly Role[], command: Command): Refusal => {
  const titles = offices.map((office) => ROLE_TABLE[office].title);
  const zh = titles.map((title) => title.zh).join('、');
  const en = titles.map((title) => title.en).join(' or ');
  return {
    code: 'NOT_GRANTED',
    message: { zh: `这一项只能由${zh}办理。`, en: `Only the ${en.toLowerCase()} may do this.` },
    remedy: { zh: `请由${zh}办理。`, en: `Let the ${en.toLowerCase()} do it.` },
    sources: 'poll' in command && command.poll?.startsWith('party') === true ? ['DXJ20-22'] : [],
  };
};
