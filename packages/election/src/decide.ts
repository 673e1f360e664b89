import { deliverCertificates, electSupportingBody, fileResult, listArchive, sealBallots } from './after/aftermath.ts';
import { commitAudit, compareAudited, recordAuditSeed } from './audit/decide.ts';
import { closeCycle, recordHandover } from './after/decide.ts';
import type { Context, Decision } from './act.ts';
import { refuse, refuseIfFuture } from './act.ts';
import { nominate, publishCandidates, publishPledges, recordPledges, withdrawCandidate } from './candidates/decide.ts';
import { decideSubstitute } from './candidates/substitute.ts';
import { declareRelatives } from './candidates/relatives.ts';
import { decideReviewReply, recordReviewReply, reviewCandidate, takeReviewBatch } from './candidates/review.ts';
import type { Command } from './commands.ts';
import { answerComplaint, forwardComplaint, receiveComplaint } from './complaints/decide.ts';
import { adoptPlan, openCycle, registerRectification, reviewGateItem, submitGateItem } from './cycle/decide.ts';
import { recordStep, refuseIfEarly, waiveStep } from './cycle/record-step.ts';
import {
  answerFeedback,
  closePublicity,
  openPublicity,
  receiveFeedback,
  recordInspection,
} from './inspection/decide.ts';
import { checkIntroduction, publishIntroductions, recordIntroduction } from './introductions/decide.ts';
import { approveNotice, askWithdrawal, discardDraft, draftNotices, issueNotice, issuePaper } from './notices/decide.ts';
import { postNotice, takeDownNotice } from './notices/post.ts';
import {
  approveSecretary,
  proposePartyCandidates,
  recordPartyApproval,
  recordPartyRoll,
  reportPartyResult,
} from './party/decide.ts';
import { requestPartyCandidates, requestPartyElection, settlePartyMethod } from './party/letters.ts';
import { drawPartySlate, recordRecommendations, reviewPartyNominee } from './party/slate.ts';
import { datedTooEarly } from './order.ts';
import { determineResult, signResult } from './poll/certify.ts';
import { closePoll } from './poll/close.ts';
import { openPoll, recordAttendance } from './poll/conduct.ts';
import { changeStaff } from './poll/staff.ts';
import { declareBundles, enterBundle } from './poll/count.ts';
import { decideDoubtful, referDoubtful } from './poll/doubtful.ts';
import { preparePoll, recordPrinting } from './poll/prepare.ts';
import { recheckElected } from './poll/recheck.ts';
import { recount } from './poll/recount.ts';
import { settleReview } from './poll/review.ts';
import { nameScribes } from './assistance/scribes.ts';
import { callRepresentatives, listGroupLeaders } from './representatives/decide.ts';
import { chooseRecChair, electRec, settleMode, supplementRec, withdrawRecMember } from './rec/decide.ts';
import { amendRoll } from './roll/amend.ts';
import { freezeRoll, importRoll, publishRoll } from './roll/decide.ts';
import { noteDuplicates, resolveDuplicate } from './roll/duplicates.ts';
import { decideObjection, fileObjection, publishRuling } from './roll/objections.ts';
import { revealNumbers } from './roll/reveals.ts';
import { listRepresentatives } from './roll/representatives.ts';
import { confirmWorkers } from './roll/workers.ts';
import type { Cycle, State } from './state.ts';
import { stepsCompletedBy } from './steps.ts';
import { recordArrangements } from './voting/arrangements.ts';
import { decideBox, mergeBox, reportBoxIncident, sealFixedBox } from './voting/box-day.ts';
import { approveMobileBox, publishBoxList } from './voting/boxes.ts';
import { dispatchBox, returnBox } from './voting/box-trip.ts';
import { checkIn, undoCheckIn } from './voting/check-in.ts';
import { authoriseProxy, publishProxies, revokeProxy } from './voting/proxies.ts';

/** Says what a command would record, or why it may not. Pure: the same state, command and context give the same answer. */
export function decide(state: State, command: Command, ctx: Context): Decision {
  if (command.type === 'OPEN_CYCLE') return openCycle(state, command, ctx);
  if (state.status === 'UNOPENED') {
    return refuse(
      'CYCLE_NOT_OPEN',
      { zh: '本社区还没有启动换届。', en: 'This community has not opened its cycle.' },
      { zh: '请先启动换届并确定日程。', en: 'Open the cycle first.' },
    );
  }
  if (state.status === 'CLOSED' && !afterTheEnd.has(command.type)) {
    return refuse(
      'CYCLE_CLOSED',
      { zh: '本届换届已经归档，不能再改。', en: 'This cycle is archived.' },
      {
        zh: '只能补发文书副本、收投诉和答复投诉。',
        en: 'Papers may still be issued, complaints still be taken and answered.',
      },
    );
  }
  const future = refuseIfFuture(state.mode, ctx, {
    zh: '正式换届只能登记已经发生的事；要试走流程，请另建“演练”。',
    en: 'A real cycle records only what has happened; use a rehearsal to try things out.',
  });
  const refused = future ?? datedTooEarly(state, command, ctx);
  if (refused !== null) return refused;
  const decided = decideSubject(state, command, ctx);
  return decided.ok ? (refuseIfEarly(state, decided.value.flatMap(stepsCompletedBy)) ?? decided) : decided;
}

/** What goes on after a cycle is archived: copies of papers, and the complaints that come late. */
const afterTheEnd: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'ISSUE_PAPER',
  'DRAFT_NOTICES',
  'APPROVE_NOTICE',
  'DISCARD_DRAFT',
  'ISSUE_NOTICE',
  'POST_NOTICE',
  'TAKE_DOWN_NOTICE',
  'ASK_WITHDRAWAL',
  'REVEAL_NUMBERS',
  'RECEIVE_COMPLAINT',
  'FORWARD_COMPLAINT',
  'ANSWER_COMPLAINT',
]);

function decideSubject(state: Cycle, command: Exclude<Command, { type: 'OPEN_CYCLE' }>, ctx: Context): Decision {
  switch (command.type) {
    case 'ADOPT_PLAN':
      return adoptPlan(state, command, ctx);
    case 'RECORD_STEP':
      return recordStep(state, command);
    case 'WAIVE_STEP':
      return waiveStep(state, command);
    case 'REGISTER_RECTIFICATION':
      return registerRectification(state, command);
    case 'SUBMIT_GATE_ITEM':
      return submitGateItem(state, command);
    case 'REVIEW_GATE_ITEM':
      return reviewGateItem(state, command, ctx);
    case 'RECORD_PARTY_APPROVAL':
      return recordPartyApproval(state, command);
    case 'RECORD_PARTY_ROLL':
      return recordPartyRoll(state, command);
    case 'PROPOSE_PARTY_CANDIDATES':
      return proposePartyCandidates(state, command, ctx);
    case 'REQUEST_PARTY_ELECTION':
      return requestPartyElection(state, command, ctx);
    case 'SETTLE_PARTY_METHOD':
      return settlePartyMethod(state, command);
    case 'RECORD_RECOMMENDATIONS':
      return recordRecommendations(state, command);
    case 'DRAW_PARTY_SLATE':
      return drawPartySlate(state, command, ctx);
    case 'REVIEW_PARTY_NOMINEE':
      return reviewPartyNominee(state, command, ctx);
    case 'REQUEST_PARTY_CANDIDATES':
      return requestPartyCandidates(state, command);
    case 'CALL_REPRESENTATIVES':
      return callRepresentatives(state, command, ctx);
    case 'LIST_GROUP_LEADERS':
      return listGroupLeaders(state, command, ctx);
    case 'NAME_SCRIBES':
      return nameScribes(state, command);
    case 'RECORD_INSPECTION':
      return recordInspection(state, command, ctx);
    case 'OPEN_PUBLICITY':
      return openPublicity(state, command, ctx);
    case 'RECEIVE_FEEDBACK':
      return receiveFeedback(state, command);
    case 'ANSWER_FEEDBACK':
      return answerFeedback(state, command);
    case 'CLOSE_PUBLICITY':
      return closePublicity(state, command, ctx);
    case 'REPORT_PARTY_RESULT':
      return reportPartyResult(state, command);
    case 'APPROVE_SECRETARY':
      return approveSecretary(state, command, ctx);
    case 'SETTLE_MODE':
      return settleMode(state, command, ctx);
    case 'ELECT_REC':
      return electRec(state, command, ctx);
    case 'CHOOSE_REC_CHAIR':
      return chooseRecChair(state, command);
    case 'SUPPLEMENT_REC':
      return supplementRec(state, command);
    case 'WITHDRAW_REC_MEMBER':
      return withdrawRecMember(state, command);
    case 'IMPORT_ROLL':
      return importRoll(state, command, ctx);
    case 'NOTE_DUPLICATES':
      return noteDuplicates(state, command);
    case 'RESOLVE_DUPLICATE':
      return resolveDuplicate(state, command);
    case 'CONFIRM_WORKERS':
      return confirmWorkers(state, command, ctx);
    case 'PUBLISH_RULING':
      return publishRuling(state, command, ctx);
    case 'AMEND_ROLL':
      return amendRoll(state, command, ctx);
    case 'REVOKE_PROXY':
      return revokeProxy(state, command);
    case 'LIST_REPRESENTATIVES':
      return listRepresentatives(state, command, ctx);
    case 'PUBLISH_ROLL':
      return publishRoll(state, command, ctx);
    case 'FILE_OBJECTION':
    case 'SEND_OBJECTION':
      return fileObjection(state, command, ctx);
    case 'DECIDE_OBJECTION':
      return decideObjection(state, command, ctx);
    case 'FREEZE_ROLL':
      return freezeRoll(state, ctx);
    case 'REVEAL_NUMBERS':
      return revealNumbers(command, ctx);
    case 'NOMINATE':
      return nominate(state, command, ctx);
    case 'REVIEW_CANDIDATE':
      return reviewCandidate(state, command, ctx);
    case 'TAKE_REVIEW_BATCH':
      return takeReviewBatch(state, command, ctx);
    case 'RECORD_REVIEW_REPLY':
      return recordReviewReply(state, command);
    case 'DECIDE_REVIEW_REPLY':
      return decideReviewReply(state, command, ctx);
    case 'WITHDRAW_CANDIDATE':
      return withdrawCandidate(state, command);
    case 'DECLARE_RELATIVES':
      return declareRelatives(state, command);
    case 'PUBLISH_CANDIDATES':
      return publishCandidates(state, command, ctx);
    case 'DECIDE_SUBSTITUTE':
      return decideSubstitute(state, command, ctx);
    case 'RECORD_PLEDGES':
      return recordPledges(state, command);
    case 'PUBLISH_PLEDGES':
      return publishPledges(state, command);
    case 'RECORD_INTRODUCTION':
      return recordIntroduction(state, command);
    case 'CHECK_INTRODUCTION':
      return checkIntroduction(state, command, ctx);
    case 'PUBLISH_INTRODUCTIONS':
      return publishIntroductions(state);
    case 'RECORD_ARRANGEMENTS':
      return recordArrangements(command);
    case 'AUTHORISE_PROXY':
      return authoriseProxy(state, command, ctx);
    case 'PUBLISH_PROXIES':
      return publishProxies(state, command, ctx);
    case 'APPROVE_MOBILE_BOX':
      return approveMobileBox(state, command, ctx);
    case 'PUBLISH_BOX_LIST':
      return publishBoxList(state, command);
    case 'DISPATCH_BOX':
      return dispatchBox(state, command, ctx);
    case 'RETURN_BOX':
      return returnBox(state, command);
    case 'SEAL_FIXED_BOX':
      return sealFixedBox(state, command);
    case 'REPORT_BOX_INCIDENT':
      return reportBoxIncident(state, command);
    case 'DECIDE_BOX':
      return decideBox(state, command);
    case 'MERGE_BOX':
      return mergeBox(state, command, ctx);
    case 'PREPARE_POLL':
      return preparePoll(state, command, ctx);
    case 'OPEN_POLL':
      return openPoll(state, command, ctx);
    case 'CHANGE_STAFF':
      return changeStaff(state, command, ctx);
    case 'RECORD_PRINTING':
      return recordPrinting(state, command);
    case 'RECORD_ATTENDANCE':
      return recordAttendance(state, command, ctx);
    case 'CHECK_IN':
      return checkIn(state, command, ctx);
    case 'UNDO_CHECK_IN':
      return undoCheckIn(state, command, ctx);
    case 'CLOSE_POLL':
      return closePoll(state, command, ctx);
    case 'DECLARE_BUNDLES':
      return declareBundles(state, command);
    case 'ENTER_BUNDLE':
      return enterBundle(state, command, ctx);
    case 'REFER_DOUBTFUL':
      return referDoubtful(state, command);
    case 'DECIDE_DOUBTFUL':
      return decideDoubtful(state, command);
    case 'RECOUNT':
      return recount(state, command);
    case 'DETERMINE_RESULT':
      return determineResult(state, command, ctx);
    case 'RECHECK_ELECTED':
      return recheckElected(state, command, ctx);
    case 'SIGN_RESULT':
      return signResult(state, command, ctx);
    case 'SETTLE_REVIEW':
      return settleReview(state, command, ctx);
    case 'ISSUE_PAPER':
      return issuePaper(state, command);
    case 'DRAFT_NOTICES':
      return draftNotices(state, command);
    case 'APPROVE_NOTICE':
      return approveNotice(state, command, ctx);
    case 'DISCARD_DRAFT':
      return discardDraft(state, command);
    case 'ISSUE_NOTICE':
      return issueNotice(state, command);
    case 'POST_NOTICE':
      return postNotice(state, command, ctx);
    case 'TAKE_DOWN_NOTICE':
      return takeDownNotice(state, command, ctx);
    case 'ASK_WITHDRAWAL':
      return askWithdrawal(state, command);
    case 'RECORD_HANDOVER':
      return recordHandover(state, command, ctx);
    case 'SEAL_BALLOTS':
      return sealBallots(state, command, ctx);
    case 'FILE_RESULT':
      return fileResult(state, command);
    case 'DELIVER_CERTIFICATES':
      return deliverCertificates(state, command);
    case 'ELECT_SUPPORTING_BODY':
      return electSupportingBody(state, command);
    case 'LIST_ARCHIVE':
      return listArchive(state, command);
    case 'COMMIT_AUDIT':
      return commitAudit(state, command, ctx);
    case 'RECORD_AUDIT_SEED':
      return recordAuditSeed(state, command, ctx);
    case 'COMPARE_AUDITED':
      return compareAudited(state, command, ctx);
    case 'RECEIVE_COMPLAINT':
      return receiveComplaint(state, command, ctx);
    case 'FORWARD_COMPLAINT':
      return forwardComplaint(state, command);
    case 'ANSWER_COMPLAINT':
      return answerComplaint(state, command, ctx);
    case 'CLOSE_CYCLE':
      return closeCycle(state);
    default:
      return command satisfies never;
  }
}
