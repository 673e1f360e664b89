import { evolveAftermath } from './after/evolve-aftermath.ts';
import { evolveAfter } from './after/evolve.ts';
import { evolveAudit } from './audit/evolve.ts';
import { evolveCandidates } from './candidates/evolve.ts';
import { evolveComplaints } from './complaints/evolve.ts';
import { evolveCycle, openCycle } from './cycle/evolve.ts';
import type { Recorded } from './fact.ts';
import { evolveAssistance } from './assistance/scribes.ts';
import { evolveInspection } from './inspection/evolve.ts';
import { evolveIntroductions } from './introductions/evolve.ts';
import { evolveNotices } from './notices/evolve.ts';
import { evolveParty } from './party/evolve.ts';
import { evolvePoll } from './poll/evolve.ts';
import { evolveRec } from './rec/evolve.ts';
import { evolveDuplicates } from './roll/duplicates.ts';
import { evolveRepresentatives } from './representatives/evolve.ts';
import { evolveRoll } from './roll/evolve.ts';
import type { Cycle, State } from './state.ts';
import { stepsCompletedBy } from './steps.ts';
import { evolveBoxes } from './voting/evolve-boxes.ts';
import { evolveVoting } from './voting/evolve.ts';

export const unopened: State = { status: 'UNOPENED' };

/**
 * Folds one recorded fact into the state. Total: every fact the ledger can hold has a place, and none is ever refused here —
 * refusing is `decide`'s work, before anything is written.
 */
export function evolve(state: State, recorded: Recorded): State {
  const { fact } = recorded;
  if (fact.type === 'CYCLE_OPENED') return openCycle(fact, recorded);
  if (state.status === 'UNOPENED') return state;
  return markSteps(markDay(evolveSubject(state, recorded), recorded), recorded);
}

function evolveSubject(state: Cycle, { fact, ...when }: Recorded): Cycle {
  switch (fact.type) {
    case 'CYCLE_OPENED':
      return state;
    case 'PLAN_ADOPTED':
    case 'STEP_RECORDED':
    case 'STEP_WAIVED':
    case 'RECTIFICATION_REGISTERED':
    case 'GATE_ITEM_SUBMITTED':
    case 'GATE_ITEM_REVIEWED':
      return evolveCycle(state, fact, when);
    case 'PARTY_ELECTION_APPROVED':
    case 'PARTY_ELECTION_REQUESTED':
    case 'PARTY_METHOD_SETTLED':
    case 'RECOMMENDATIONS_RECORDED':
    case 'PARTY_SLATE_DRAWN':
    case 'PARTY_NOMINEE_REVIEWED':
    case 'PARTY_CANDIDATES_REQUESTED':
    case 'PARTY_ROLL_RECORDED':
    case 'PARTY_RESULT_REPORTED':
    case 'SECRETARY_APPROVED':
      return evolveParty(state, fact, when);
    case 'REPRESENTATIVES_CALLED':
    case 'GROUP_LEADERS_LISTED':
      return evolveRepresentatives(state, fact, when);
    case 'SCRIBES_NAMED':
      return evolveAssistance(state, fact, when);
    case 'INSPECTION_RECORDED':
    case 'PUBLICITY_OPENED':
    case 'FEEDBACK_RECEIVED':
    case 'FEEDBACK_ANSWERED':
    case 'PUBLICITY_CLOSED':
      return evolveInspection(state, fact, when);
    case 'MODE_SETTLED':
    case 'REC_ELECTED':
    case 'REC_CHAIR_CHOSEN':
    case 'REC_MEMBER_WITHDREW':
    case 'REC_SUPPLEMENTED':
      return evolveRec(state, fact, when);
    case 'ROLL_IMPORTED':
    case 'ROLL_PUBLISHED':
    case 'OBJECTION_FILED':
    case 'OBJECTION_DECIDED':
    case 'VOTER_ADDED':
    case 'VOTER_REMOVED':
    case 'VOTER_CORRECTED':
    case 'ROLL_AMENDED':
    case 'WORKERS_CONFIRMED':
    case 'RULING_PUBLISHED':
    case 'REPRESENTATIVES_LISTED':
    case 'REPRESENTATIVE_ADDED':
    case 'REPRESENTATIVE_REMOVED':
    case 'ROLL_FROZEN':
    case 'NUMBERS_REVEALED':
      return evolveRoll(state, fact, when);
    case 'DUPLICATE_FOUND':
    case 'DUPLICATE_RESOLVED':
      return evolveDuplicates(state, fact, when);
    case 'CANDIDATE_NOMINATED':
    case 'CANDIDATE_REVIEWED':
    case 'REVIEW_BATCH_TAKEN':
    case 'CANDIDATE_REPLIED':
    case 'REVIEW_REPLY_DECIDED':
    case 'CANDIDATE_WITHDREW':
    case 'RELATIVES_DECLARED':
    case 'CANDIDATES_PUBLISHED':
    case 'SUBSTITUTE_DECIDED':
    case 'PLEDGES_RECORDED':
    case 'PLEDGES_PUBLISHED':
      return evolveCandidates(state, fact, when);
    case 'INTRODUCTION_RECORDED':
    case 'INTRODUCTION_CHECKED':
    case 'INTRODUCTIONS_PUBLISHED':
      return evolveIntroductions(state, fact, when);
    case 'ARRANGEMENTS_RECORDED':
    case 'PROXY_AUTHORISED':
    case 'PROXY_ENDED':
    case 'PROXY_RESTORED':
    case 'PROXIES_PUBLISHED':
    case 'MOBILE_BOX_APPROVED':
    case 'MOBILE_BOX_LIST_PUBLISHED':
    case 'MOBILE_BOX_DISPATCHED':
    case 'MOBILE_BOX_RETURNED':
    case 'VOTER_CHECKED_IN':
    case 'CHECK_IN_UNDONE':
      return evolveVoting(state, fact, when);
    case 'FIXED_BOX_SEALED':
    case 'BOX_INCIDENT_REPORTED':
    case 'BOX_DECIDED':
    case 'BOX_MERGED':
      return evolveBoxes(state, fact, when);
    case 'POLL_PREPARED':
    case 'POLL_OPENED':
    case 'POLL_STAFF_CHANGED':
    case 'PRINTING_RECORDED':
    case 'ATTENDANCE_RECORDED':
    case 'POLL_CLOSED':
    case 'BUNDLES_DECLARED':
    case 'BUNDLE_ENTERED':
    case 'DOUBTFUL_REFERRED':
    case 'DOUBTFUL_DECIDED':
    case 'ELECTED_RECHECKED':
    case 'RECOUNT_ORDERED':
    case 'RESULT_DETERMINED':
    case 'RESULT_SIGNED':
    case 'REVIEW_SETTLED':
      return evolvePoll(state, fact, when);
    case 'BALLOTS_SEALED':
    case 'RESULT_FILED':
    case 'CERTIFICATES_DELIVERED':
    case 'SUPPORTING_BODY_ELECTED':
    case 'ARCHIVE_LISTED':
      return evolveAftermath(state, fact, when);
    case 'AUDIT_COMMITTED':
    case 'AUDIT_SEED_RECORDED':
    case 'AUDIT_COMPARED':
      return evolveAudit(state, fact, when);
    case 'COMPLAINT_RECEIVED':
    case 'COMPLAINT_FORWARDED':
    case 'COMPLAINT_ANSWERED':
      return evolveComplaints(state, fact, when);
    case 'PAPER_ISSUED':
    case 'NOTICE_DRAFTED':
    case 'NOTICE_APPROVED':
    case 'NOTICE_DISCARDED':
    case 'NOTICE_ISSUED':
    case 'NOTICE_POSTED':
    case 'NOTICE_TAKEN_DOWN':
    case 'WITHDRAWAL_ASKED':
      return evolveNotices(state, fact, when);
    // What is gone from beside the ledger is gone from the state by its being folded anew (`Folded` of packages/store).
    case 'RECORDS_ERASED':
      return state;
    case 'HANDOVER_RECORDED':
    case 'CYCLE_CLOSED':
      return evolveAfter(state, fact, when);
    default:
      return fact satisfies never;
  }
}

const markDay = (state: Cycle, { on }: Recorded): Cycle => (on > state.lastOn ? { ...state, lastOn: on } : state);

/** The first fact of a kind completes its steps; later ones (a second objection, the next voter) leave the date standing. */
function markSteps(state: Cycle, { fact, on, seq }: Recorded): Cycle {
  const open = stepsCompletedBy(fact).filter((step) => state.steps[step] === undefined);
  if (open.length === 0) return state;
  const shown = fact.type === 'NOTICE_POSTED' ? postedAs(fact.body) : { note: '', evidence: [] };
  const done = open.map((step) => [step, { how: 'DONE', on, seq, ...shown }] as const);
  return { ...state, steps: { ...state.steps, ...Object.fromEntries(done) } };
}

type Posted = Extract<Recorded['fact'], { readonly type: 'NOTICE_POSTED' }>['body'];

/** A step that is its notice: where and when it was hung, and the photograph, stand with the step too. */
const postedAs = ({ place, time, evidence }: Posted) => ({ note: `${time} 张贴于${place}`, evidence });
