import type { PaperId } from '../papers/catalogue.ts';
import { ballotSample, residentsBallots } from './ballot-sample.ts';
import { auditResult, pledges, reviewAndPlan } from './before-election.ts';
import { formalCandidates, formalLists, preliminaryCandidates } from './candidates.ts';
import { certificate, holders } from './certificate.ts';
import { recList, recSubstitute, withdrawals } from './election-committee.ts';
import { electionDay } from './election-day.ts';
import { electionReport } from './election-report.ts';
import * as formsBefore from './forms-before.ts';
import * as formsCandidates from './forms-candidates.ts';
import * as formsRoll from './forms-roll.ts';
import * as formsVoting from './forms-voting.ts';
import { handoverList, handoverNotice } from './handover.ts';
import { invalidBallotRules } from './invalid-ballot-rules.ts';
import { mobileVoters } from './mobile-voters.ts';
import { nominationCall } from './nomination-call.ts';
import { objectionRuling, objections } from './objection-ruling.ts';
import { partyCandidatesReply, partyElectionReply, partyElectionRequest } from './party-letters.ts';
import * as partyPapers from './party-papers.ts';
import { partyResult } from './party-result.ts';
import { polling } from './polling.ts';
import { pollSubjects } from './polls.ts';
import * as preSelection from './pre-selection.ts';
import { proxies, proxyLists } from './proxies.ts';
import { reElection, reElections } from './re-election.ts';
import * as representatives from './representatives.ts';
import { result } from './result.ts';
import { rollSupplement, supplementDays } from './roll-supplement.ts';
import { type Mapping, onlyOne, type PaperSource, type Subject } from './source.ts';
import { staff } from './staff.ts';
import { tallySheet } from './tally-sheet.ts';
import { voterRegistration } from './voter-registration.ts';
import { voterRoll } from './voter-roll.ts';
import { wallPlan } from './wall-plan.ts';
import { noticesToWithdraw, withdrawal } from './withdrawal.ts';

const residentsPolls = (source: PaperSource): readonly Subject[] => pollSubjects(source, ['residents']);
const partyPolls = (source: PaperSource): readonly Subject[] =>
  pollSubjects(source, ['party-committee', 'party-secretaries']);

/** Every paper of the catalogue, and how it follows from a cycle. */
export const mappings: { readonly [K in PaperId]: Mapping<K> } = {
  ELECTION_DAY: { subjects: onlyOne, draft: electionDay },
  REC_LIST: { subjects: onlyOne, draft: recList },
  REC_SUBSTITUTE: { subjects: withdrawals, draft: recSubstitute },
  VOTER_REGISTRATION: { subjects: onlyOne, draft: voterRegistration },
  VOTER_ROLL: { subjects: onlyOne, draft: voterRoll },
  OBJECTION_RULING: { subjects: objections, draft: objectionRuling },
  ROLL_SUPPLEMENT: { subjects: supplementDays, draft: rollSupplement },
  REPRESENTATIVE_ELECTION: { subjects: onlyOne, draft: representatives.representativeElection },
  REPRESENTATIVE_LIST: { subjects: representatives.whereTheyVote, draft: representatives.representativeList },
  GROUP_LEADERS: { subjects: onlyOne, draft: representatives.groupLeaders },
  NOMINATION_CALL: { subjects: onlyOne, draft: nominationCall },
  CANDIDATES_PRELIMINARY: { subjects: onlyOne, draft: preliminaryCandidates },
  CANDIDATES_FORMAL: { subjects: formalLists, draft: formalCandidates },
  POLLING: { subjects: onlyOne, draft: polling },
  STAFF: { subjects: onlyOne, draft: staff },
  MOBILE_VOTERS: { subjects: onlyOne, draft: mobileVoters },
  PROXIES: { subjects: proxyLists, draft: proxies },
  SCRIBES: { subjects: onlyOne, draft: preSelection.scribes },
  INVALID_BALLOT_RULES: { subjects: onlyOne, draft: invalidBallotRules },
  RESULT: { subjects: residentsPolls, draft: result },
  RE_ELECTION: { subjects: reElections, draft: reElection },
  SUPERVISION_RESULT: { subjects: onlyOne, draft: representatives.supervisionResult },
  PRE_SELECTION_METHOD: { subjects: onlyOne, draft: preSelection.preSelectionMethod },
  PRE_SELECTION_RESULT: { subjects: onlyOne, draft: preSelection.preSelectionResult },
  AUDIT_RESULT: { subjects: onlyOne, draft: auditResult },
  REVIEW_AND_PLAN: { subjects: onlyOne, draft: reviewAndPlan },
  PLEDGES: { subjects: onlyOne, draft: pledges },
  HANDOVER_NOTICE: { subjects: onlyOne, draft: handoverNotice },
  NOTICE_WITHDRAWAL: { subjects: noticesToWithdraw, draft: withdrawal },
  PARTY_ELECTION_REQUEST: { subjects: onlyOne, draft: partyElectionRequest },
  PARTY_ELECTION_REPLY: { subjects: onlyOne, draft: partyElectionReply },
  PARTY_EXCLUSIONS: { subjects: onlyOne, draft: partyPapers.partyExclusions },
  PARTY_EXCLUSIONS_REPLY: { subjects: onlyOne, draft: partyPapers.partyExclusionsReply },
  RECOMMENDATION_BALLOT: { subjects: onlyOne, draft: partyPapers.recommendationBallot },
  RECOMMENDATION_SUMMARY: { subjects: onlyOne, draft: partyPapers.recommendationSummary },
  CANDIDATE_REGISTER: { subjects: onlyOne, draft: partyPapers.candidateRegister },
  INSPECTION_MATERIAL: { subjects: partyPapers.inspected, draft: partyPapers.inspectionMaterial },
  OPINION_FORM: { subjects: onlyOne, draft: partyPapers.opinionForm },
  PARTY_CANDIDATES_REPLY: { subjects: onlyOne, draft: partyCandidatesReply },
  PARTY_METHOD: { subjects: onlyOne, draft: partyPapers.partyMethod },
  PARTY_SIGN_IN: { subjects: onlyOne, draft: partyPapers.partySignIn },
  PARTY_BALLOT: { subjects: partyPolls, draft: partyPapers.partyBallot },
  PARTY_TALLY: { subjects: partyPolls, draft: partyPapers.partyTally },
  PARTY_BALLOT_COUNT: { subjects: partyPolls, draft: partyPapers.partyBallotCount },
  PARTY_RESULT: { subjects: partyPolls, draft: partyResult },
  PARTY_RESULT_LETTER: { subjects: onlyOne, draft: partyPapers.partyResultLetter },
  PARTY_RESULT_REPLY: { subjects: onlyOne, draft: partyPapers.partyResultReply },
  BASELINE: { subjects: onlyOne, draft: formsBefore.baseline },
  RECTIFICATION: { subjects: onlyOne, draft: formsBefore.rectification },
  AUDIT_SUMMARY: { subjects: onlyOne, draft: formsBefore.auditSummary },
  REVIEW_FORM: { subjects: onlyOne, draft: formsBefore.reviewForm },
  COMMITTEE_SLIP: { subjects: onlyOne, draft: formsBefore.committeeSlip },
  COMMITTEE_RECORD: { subjects: onlyOne, draft: formsBefore.committeeRecord },
  REGISTRATION_FORM: { subjects: onlyOne, draft: formsRoll.registrationForm },
  ROLL_REGISTER: { subjects: onlyOne, draft: formsRoll.rollRegister },
  VOTER_CARDS: { subjects: onlyOne, draft: formsRoll.voterCards },
  REPRESENTATIVE_FORM: { subjects: onlyOne, draft: formsRoll.representativeForm },
  OBJECTION_FORM: { subjects: onlyOne, draft: formsRoll.objectionForm },
  OBJECTION_DECISION: { subjects: objections, draft: formsRoll.objectionDecision },
  NOMINATION_FORM: { subjects: onlyOne, draft: formsCandidates.nominationForm },
  NOMINATION_TALLY: { subjects: onlyOne, draft: formsCandidates.nominationTally },
  CANDIDATE_PROFILE: { subjects: formsCandidates.nominees, draft: formsCandidates.candidateProfile },
  JOINT_REVIEW: { subjects: formsCandidates.nominees, draft: formsCandidates.jointReview },
  FEEDBACK_REGISTER: { subjects: onlyOne, draft: formsCandidates.feedbackRegister },
  PLEDGE_FORM: { subjects: onlyOne, draft: formsCandidates.pledgeForm },
  PROXY_FORM: { subjects: onlyOne, draft: formsVoting.proxyForm },
  PROXY_CERTIFICATE: { subjects: onlyOne, draft: formsVoting.proxyCertificate },
  MOBILE_BOX_LOG: { subjects: formsVoting.mobileBoxes, draft: formsVoting.mobileBoxLog },
  BALLOT_SAMPLE: { subjects: residentsBallots, draft: ballotSample },
  BALLOT_ACCOUNT: { subjects: residentsBallots, draft: formsVoting.ballotAccount },
  POLL_BOOK: { subjects: onlyOne, draft: formsVoting.pollBook },
  ASSISTANCE_LOG: { subjects: onlyOne, draft: formsVoting.assistanceLog },
  COUNT_RECONCILIATION: { subjects: residentsBallots, draft: formsVoting.countReconciliation },
  TALLY_SHEET: { subjects: residentsBallots, draft: tallySheet },
  DOUBTFUL_BALLOTS: { subjects: onlyOne, draft: formsVoting.doubtfulBallots },
  ELECTION_REPORT: { subjects: residentsPolls, draft: electionReport },
  CERTIFICATE: { subjects: holders, draft: certificate },
  HANDOVER_LIST: { subjects: onlyOne, draft: handoverList },
  JOURNAL: { subjects: onlyOne, draft: formsVoting.journal },
  WALL_PLAN: { subjects: onlyOne, draft: wallPlan },
};
