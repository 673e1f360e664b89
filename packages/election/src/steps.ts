import type { StepCode } from '@mingxuan/rulebook';
import type { Fact } from './fact.ts';
import { noticeSort, stepOfNotice } from './notices/kinds.ts';
import type { Cycle } from './state.ts';

/**
 * The prescribed steps that a fact completes, so that a step is done because it happened, not because a box was ticked.
 * A determined result also judges the vote valid or not (E08) and closes the public count (E09).
 */
export function stepsCompletedBy(fact: Fact): readonly StepCode[] {
  const step = stepCompletedBy(fact);
  if (step === null) return [];
  return step === 'E10' ? ['E08', 'E09', 'E10'] : [step];
}

function stepCompletedBy(fact: Fact): StepCode | null {
  switch (fact.type) {
    case 'PARTY_ELECTION_APPROVED':
      return 'B01';
    case 'PARTY_ROLL_RECORDED':
      return 'B02';
    case 'RECOMMENDATIONS_RECORDED':
      return 'B03';
    case 'PARTY_NOMINEE_REVIEWED':
      return 'B04';
    case 'PUBLICITY_CLOSED':
      return fact.stream === 'PARTY' ? 'B05' : 'D05';
    case 'SECRETARY_APPROVED':
      return 'B09';
    case 'MODE_SETTLED':
      return 'C00';
    case 'REC_ELECTED':
      return 'C01';
    case 'REC_CHAIR_CHOSEN':
      return 'C02';
    case 'REC_MEMBER_WITHDREW':
    case 'REC_SUPPLEMENTED':
      return 'D04';
    case 'ROLL_IMPORTED':
      return 'C05';
    case 'REPRESENTATIVES_LISTED':
      return 'C06';
    case 'ROLL_PUBLISHED':
      return 'C07';
    case 'OBJECTION_DECIDED':
      return 'C08';
    case 'ROLL_FROZEN':
      return 'C09';
    case 'CANDIDATE_NOMINATED':
      return fact.stream === 'RESIDENTS' ? 'D02' : null;
    case 'CANDIDATE_REVIEWED':
      return 'D03';
    case 'CANDIDATES_PUBLISHED':
      if (fact.stream === 'PARTY') return 'B06';
      return fact.body.status === 'PRELIMINARY' ? 'D06' : 'D08';
    case 'PLEDGES_PUBLISHED':
      return 'D09';
    case 'PROXIES_PUBLISHED':
      return 'D11';
    case 'MOBILE_BOX_APPROVED':
      return 'D12';
    case 'MOBILE_BOX_RETURNED':
      return 'E05';
    case 'POLL_PREPARED':
      return fact.body.poll === 'residents' ? 'D15' : null;
    case 'POLL_OPENED':
      return fact.body.poll === 'residents' ? 'E01' : null;
    case 'VOTER_CHECKED_IN':
      return 'E03';
    case 'POLL_CLOSED':
      return fact.body.poll === 'residents' ? 'E06' : null;
    case 'BUNDLES_DECLARED':
      return fact.body.poll === 'residents' ? 'E07' : null;
    case 'RESULT_DETERMINED':
      return stepOfResult(fact.body.poll);
    case 'BALLOTS_SEALED':
      return fact.stream === 'RESIDENTS' ? 'E13' : null;
    case 'RESULT_FILED':
      return 'F01';
    case 'CERTIFICATES_DELIVERED':
      return 'F02';
    case 'SUPPORTING_BODY_ELECTED':
      return fact.body.body === 'SUPERVISION' ? 'F03' : null;
    case 'HANDOVER_RECORDED':
      return 'F04';
    case 'CYCLE_CLOSED':
      return 'F08';
    case 'NOTICE_POSTED':
      return noticeSort(fact.body.paper)?.fills === true ? stepOfNotice(fact.body.paper) : null;
    case 'CYCLE_OPENED':
    case 'PLAN_ADOPTED':
    case 'STEP_RECORDED':
    case 'STEP_WAIVED':
    case 'RECTIFICATION_REGISTERED':
    case 'GATE_ITEM_SUBMITTED':
    case 'GATE_ITEM_REVIEWED':
    case 'PARTY_RESULT_REPORTED':
    case 'PARTY_ELECTION_REQUESTED':
    case 'PARTY_METHOD_SETTLED':
    case 'PARTY_SLATE_DRAWN':
    case 'PARTY_CANDIDATES_REQUESTED':
    case 'REPRESENTATIVES_CALLED':
    case 'GROUP_LEADERS_LISTED':
    case 'SCRIBES_NAMED':
    case 'REVIEW_BATCH_TAKEN':
    case 'CANDIDATE_REPLIED':
    case 'REVIEW_REPLY_DECIDED':
    case 'INSPECTION_RECORDED':
    case 'PUBLICITY_OPENED':
    case 'FEEDBACK_RECEIVED':
    case 'FEEDBACK_ANSWERED':
    case 'OBJECTION_FILED':
    case 'DUPLICATE_FOUND':
    case 'DUPLICATE_RESOLVED':
    case 'VOTER_ADDED':
    case 'VOTER_REMOVED':
    case 'VOTER_CORRECTED':
    case 'ROLL_AMENDED':
    case 'WORKERS_CONFIRMED':
    case 'RULING_PUBLISHED':
    case 'NUMBERS_REVEALED':
    case 'RECORDS_ERASED':
    case 'REPRESENTATIVE_ADDED':
    case 'REPRESENTATIVE_REMOVED':
    case 'CANDIDATE_WITHDREW':
    case 'SUBSTITUTE_DECIDED':
    case 'RELATIVES_DECLARED':
    case 'PLEDGES_RECORDED':
    case 'INTRODUCTION_RECORDED':
    case 'INTRODUCTION_CHECKED':
    case 'INTRODUCTIONS_PUBLISHED':
    case 'ARRANGEMENTS_RECORDED':
    case 'PROXY_AUTHORISED':
    case 'PROXY_ENDED':
    case 'PROXY_RESTORED':
    case 'MOBILE_BOX_LIST_PUBLISHED':
    case 'MOBILE_BOX_DISPATCHED':
    case 'CHECK_IN_UNDONE':
    case 'POLL_STAFF_CHANGED':
    case 'PRINTING_RECORDED':
    case 'ATTENDANCE_RECORDED':
    case 'BUNDLE_ENTERED':
    case 'ARCHIVE_LISTED':
    case 'AUDIT_COMMITTED':
    case 'AUDIT_SEED_RECORDED':
    case 'AUDIT_COMPARED':
    case 'DOUBTFUL_REFERRED':
    case 'DOUBTFUL_DECIDED':
    case 'ELECTED_RECHECKED':
    case 'FIXED_BOX_SEALED':
    case 'BOX_INCIDENT_REPORTED':
    case 'BOX_DECIDED':
    case 'BOX_MERGED':
    case 'RECOUNT_ORDERED':
    case 'REVIEW_SETTLED':
    case 'RESULT_SIGNED':
    case 'PAPER_ISSUED':
    case 'NOTICE_DRAFTED':
    case 'NOTICE_APPROVED':
    case 'NOTICE_DISCARDED':
    case 'NOTICE_ISSUED':
    case 'NOTICE_TAKEN_DOWN':
    case 'WITHDRAWAL_ASKED':
    case 'COMPLAINT_RECEIVED':
    case 'COMPLAINT_FORWARDED':
    case 'COMPLAINT_ANSWERED':
      return null;
    default:
      return fact satisfies never;
  }
}

function stepOfResult(poll: string): StepCode | null {
  if (poll.startsWith('party-committee')) return 'B07';
  if (poll.startsWith('party-secretaries')) return 'B08';
  return poll === 'residents' ? 'E10' : 'E11';
}

/** Steps that only facts complete; a clerk cannot tick them by hand. */
export const factSteps: ReadonlySet<StepCode> = new Set<StepCode>([
  'A04',
  'A05',
  'A06',
  'A07',
  'B01',
  'B02',
  'B06',
  'B07',
  'B08',
  'B09',
  'C00',
  'C01',
  'C02',
  'C05',
  'C06',
  'C07',
  'C09',
  'D02',
  'D03',
  'D06',
  'D08',
  'D09',
  'D15',
  'E01',
  'E03',
  'E06',
  'E07',
  'E08',
  'E09',
  'E10',
  'F04',
  'F08',
]);

/**
 * Steps that have an act of their own, yet may be noted by a sentence where things were done on paper: no confirmed text asks for the
 * act in this form (slips of members and residents in B03, and B04, B05, D05 are custom and second-hand), or other texts say who does it
 * (F01–F03). What is noted so is shown as weaker.
 */
const WITH_ACT: ReadonlySet<StepCode> = new Set<StepCode>(['B03', 'B04', 'B05', 'D05', 'E13', 'F01', 'F02', 'F03']);

/** Whether a step that has an act of its own stands on record by a sentence alone. */
export function restsOnNote({ steps }: Pick<Cycle, 'steps'>, step: StepCode): boolean {
  const done = steps[step];
  return done?.how === 'DONE' && done.note !== '' && WITH_ACT.has(step);
}

/**
 * Recorded by hand, yet never waived: the survey of the second gate, and what national law asks of every election —
 * meeting the candidates (JWH25-18), the public count and the announcement on the spot (JWH25-19).
 */
export const neverWaived: ReadonlySet<StepCode> = new Set<StepCode>(['A03', 'D10', 'E12']);
