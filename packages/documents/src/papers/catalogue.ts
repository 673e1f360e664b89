import type { RollSupplementFacts } from './roll-supplement.ts';
import { rollSupplement } from './roll-supplement.ts';
import * as ballot from './ballot.ts';
import * as before from './before-election.ts';
import * as candidates from './candidates.ts';
import { certificate, type CertificateFacts } from './certificate.ts';
import * as committee from './election-committee.ts';
import * as formsBefore from './forms-before.ts';
import * as formsCandidates from './forms-candidates.ts';
import * as formsRoll from './forms-roll.ts';
import * as formsVoting from './forms-voting.ts';
import * as handover from './handover.ts';
import type { Paper } from './paper.ts';
import * as partyCandidates from './party-candidates.ts';
import * as partyRules from './party-rules.ts';
import * as letters from './party-letters.ts';
import * as partyMeeting from './party-meeting.ts';
import { partyResult, type PartyResultFacts } from './party-result.ts';
import * as polling from './polling.ts';
import * as preSelection from './pre-selection.ts';
import * as registration from './registration.ts';
import * as representatives from './representatives.ts';
import * as result from './result.ts';
import * as schedule from './schedule.ts';
import { voterRoll, type VoterRollFacts } from './voter-roll.ts';
import { withdrawal, type WithdrawalFacts } from './withdrawal.ts';

/** The facts of each paper, by its stable id. The id never changes; the number printed on the paper is `head.displayNo`. */
export interface PaperFactsById {
  readonly ELECTION_DAY: schedule.ElectionDayFacts;
  readonly REC_LIST: committee.RecListFacts;
  readonly REC_SUBSTITUTE: committee.RecSubstituteFacts;
  readonly VOTER_REGISTRATION: registration.VoterRegistrationFacts;
  readonly VOTER_ROLL: VoterRollFacts;
  readonly OBJECTION_RULING: registration.ObjectionRulingFacts;
  readonly ROLL_SUPPLEMENT: RollSupplementFacts;
  readonly REPRESENTATIVE_ELECTION: representatives.RepresentativeElectionFacts;
  readonly REPRESENTATIVE_LIST: representatives.RepresentativeListFacts;
  readonly GROUP_LEADERS: representatives.GroupLeaderFacts;
  readonly NOMINATION_CALL: candidates.NominationCallFacts;
  readonly CANDIDATES_PRELIMINARY: candidates.PreliminaryCandidatesFacts;
  readonly CANDIDATES_FORMAL: candidates.FormalCandidatesFacts;
  readonly POLLING: polling.PollingFacts;
  readonly STAFF: polling.StaffFacts;
  readonly MOBILE_VOTERS: polling.MobileVotersFacts;
  readonly PROXIES: polling.ProxiesFacts;
  readonly SCRIBES: polling.ScribesFacts;
  readonly INVALID_BALLOT_RULES: polling.InvalidBallotRulesFacts;
  readonly RESULT: result.ResultFacts;
  readonly RE_ELECTION: result.ReElectionFacts;
  readonly SUPERVISION_RESULT: representatives.SupervisionResultFacts;
  readonly PRE_SELECTION_METHOD: preSelection.PreSelectionMethodFacts;
  readonly PRE_SELECTION_RESULT: preSelection.PreSelectionResultFacts;
  readonly AUDIT_RESULT: before.AuditResultFacts;
  readonly REVIEW_AND_PLAN: before.ReviewAndPlanFacts;
  readonly PLEDGES: before.PledgesFacts;
  readonly HANDOVER_NOTICE: handover.HandoverNoticeFacts;
  readonly NOTICE_WITHDRAWAL: WithdrawalFacts;
  readonly PARTY_ELECTION_REQUEST: letters.PartyElectionRequestFacts;
  readonly PARTY_ELECTION_REPLY: letters.PartyElectionReplyFacts;
  readonly PARTY_EXCLUSIONS: partyRules.PartyExclusionsFacts;
  readonly PARTY_EXCLUSIONS_REPLY: partyRules.PartyExclusionsReplyFacts;
  readonly RECOMMENDATION_BALLOT: partyCandidates.RecommendationBallotFacts;
  readonly RECOMMENDATION_SUMMARY: partyCandidates.RecommendationSummaryFacts;
  readonly CANDIDATE_REGISTER: partyCandidates.CandidateRegisterFacts;
  readonly INSPECTION_MATERIAL: partyCandidates.InspectionMaterialFacts;
  readonly OPINION_FORM: partyCandidates.OpinionFormFacts;
  readonly PARTY_CANDIDATES_REPLY: letters.PartyCandidatesReplyFacts;
  readonly PARTY_METHOD: partyRules.PartyMethodFacts;
  readonly PARTY_SIGN_IN: partyMeeting.PartySignInFacts;
  readonly PARTY_BALLOT: partyMeeting.PartyBallotFacts;
  readonly PARTY_TALLY: partyMeeting.PartyTallyFacts;
  readonly PARTY_BALLOT_COUNT: partyMeeting.PartyBallotCountFacts;
  readonly PARTY_RESULT: PartyResultFacts;
  readonly PARTY_RESULT_LETTER: partyMeeting.PartyResultLetterFacts;
  readonly PARTY_RESULT_REPLY: partyMeeting.PartyResultReplyFacts;
  readonly BASELINE: formsBefore.BaselineFacts;
  readonly RECTIFICATION: formsBefore.RectificationFacts;
  readonly AUDIT_SUMMARY: formsBefore.AuditSummaryFacts;
  readonly REVIEW_FORM: formsBefore.ReviewFormFacts;
  readonly COMMITTEE_SLIP: formsBefore.CommitteeSlipFacts;
  readonly COMMITTEE_RECORD: formsBefore.CommitteeRecordFacts;
  readonly REGISTRATION_FORM: formsRoll.RegistrationFormFacts;
  readonly ROLL_REGISTER: formsRoll.RollRegisterFacts;
  readonly VOTER_CARDS: formsRoll.VoterCardsFacts;
  readonly REPRESENTATIVE_FORM: formsRoll.RepresentativeFormFacts;
  readonly OBJECTION_FORM: formsRoll.ObjectionFormFacts;
  readonly OBJECTION_DECISION: formsRoll.ObjectionDecisionFacts;
  readonly NOMINATION_FORM: formsCandidates.NominationFormFacts;
  readonly NOMINATION_TALLY: formsCandidates.NominationTallyFacts;
  readonly CANDIDATE_PROFILE: formsCandidates.CandidateProfileFacts;
  readonly JOINT_REVIEW: formsCandidates.JointReviewFacts;
  readonly FEEDBACK_REGISTER: formsCandidates.FeedbackRegisterFacts;
  readonly PLEDGE_FORM: formsCandidates.PledgeFormFacts;
  readonly PROXY_FORM: formsVoting.ProxyFormFacts;
  readonly PROXY_CERTIFICATE: formsVoting.ProxyCertificateFacts;
  readonly MOBILE_BOX_LOG: formsVoting.MobileBoxLogFacts;
  readonly BALLOT_SAMPLE: ballot.BallotSampleFacts;
  readonly BALLOT_ACCOUNT: formsVoting.BallotAccountFacts;
  readonly POLL_BOOK: formsVoting.PollBookFacts;
  readonly ASSISTANCE_LOG: formsVoting.AssistanceLogFacts;
  readonly COUNT_RECONCILIATION: formsVoting.CountReconciliationFacts;
  readonly TALLY_SHEET: ballot.TallySheetFacts;
  readonly DOUBTFUL_BALLOTS: formsVoting.DoubtfulBallotsFacts;
  readonly ELECTION_REPORT: result.ElectionReportFacts;
  readonly CERTIFICATE: CertificateFacts;
  readonly HANDOVER_LIST: handover.HandoverListFacts;
  readonly JOURNAL: formsVoting.JournalFacts;
  readonly WALL_PLAN: schedule.WallPlanFacts;
}

export type PaperId = keyof PaperFactsById;

/** Every paper the project can print. */
export const papers: { readonly [K in PaperId]: Paper<PaperFactsById[K]> } = {
  ELECTION_DAY: schedule.electionDay,
  REC_LIST: committee.recList,
  REC_SUBSTITUTE: committee.recSubstitute,
  VOTER_REGISTRATION: registration.voterRegistration,
  VOTER_ROLL: voterRoll,
  OBJECTION_RULING: registration.objectionRuling,
  ROLL_SUPPLEMENT: rollSupplement,
  REPRESENTATIVE_ELECTION: representatives.representativeElection,
  REPRESENTATIVE_LIST: representatives.representativeList,
  GROUP_LEADERS: representatives.groupLeaders,
  NOMINATION_CALL: candidates.nominationCall,
  CANDIDATES_PRELIMINARY: candidates.preliminaryCandidates,
  CANDIDATES_FORMAL: candidates.formalCandidates,
  POLLING: polling.polling,
  STAFF: polling.staff,
  MOBILE_VOTERS: polling.mobileVoters,
  PROXIES: polling.proxies,
  SCRIBES: polling.scribes,
  INVALID_BALLOT_RULES: polling.invalidBallotRules,
  RESULT: result.result,
  RE_ELECTION: result.reElection,
  SUPERVISION_RESULT: representatives.supervisionResult,
  PRE_SELECTION_METHOD: preSelection.preSelectionMethod,
  PRE_SELECTION_RESULT: preSelection.preSelectionResult,
  AUDIT_RESULT: before.auditResult,
  REVIEW_AND_PLAN: before.reviewAndPlan,
  PLEDGES: before.pledges,
  HANDOVER_NOTICE: handover.handoverNotice,
  NOTICE_WITHDRAWAL: withdrawal,
  PARTY_ELECTION_REQUEST: letters.partyElectionRequest,
  PARTY_ELECTION_REPLY: letters.partyElectionReply,
  PARTY_EXCLUSIONS: partyRules.partyExclusions,
  PARTY_EXCLUSIONS_REPLY: partyRules.partyExclusionsReply,
  RECOMMENDATION_BALLOT: partyCandidates.recommendationBallot,
  RECOMMENDATION_SUMMARY: partyCandidates.recommendationSummary,
  CANDIDATE_REGISTER: partyCandidates.candidateRegister,
  INSPECTION_MATERIAL: partyCandidates.inspectionMaterial,
  OPINION_FORM: partyCandidates.opinionForm,
  PARTY_CANDIDATES_REPLY: letters.partyCandidatesReply,
  PARTY_METHOD: partyRules.partyMethod,
  PARTY_SIGN_IN: partyMeeting.partySignIn,
  PARTY_BALLOT: partyMeeting.partyBallot,
  PARTY_TALLY: partyMeeting.partyTally,
  PARTY_BALLOT_COUNT: partyMeeting.partyBallotCount,
  PARTY_RESULT: partyResult,
  PARTY_RESULT_LETTER: partyMeeting.partyResultLetter,
  PARTY_RESULT_REPLY: partyMeeting.partyResultReply,
  BASELINE: formsBefore.baseline,
  RECTIFICATION: formsBefore.rectification,
  AUDIT_SUMMARY: formsBefore.auditSummary,
  REVIEW_FORM: formsBefore.reviewForm,
  COMMITTEE_SLIP: formsBefore.committeeSlip,
  COMMITTEE_RECORD: formsBefore.committeeRecord,
  REGISTRATION_FORM: formsRoll.registrationForm,
  ROLL_REGISTER: formsRoll.rollRegister,
  VOTER_CARDS: formsRoll.voterCards,
  REPRESENTATIVE_FORM: formsRoll.representativeForm,
  OBJECTION_FORM: formsRoll.objectionForm,
  OBJECTION_DECISION: formsRoll.objectionDecision,
  NOMINATION_FORM: formsCandidates.nominationForm,
  NOMINATION_TALLY: formsCandidates.nominationTally,
  CANDIDATE_PROFILE: formsCandidates.candidateProfile,
  JOINT_REVIEW: formsCandidates.jointReview,
  FEEDBACK_REGISTER: formsCandidates.feedbackRegister,
  PLEDGE_FORM: formsCandidates.pledgeForm,
  PROXY_FORM: formsVoting.proxyForm,
  PROXY_CERTIFICATE: formsVoting.proxyCertificate,
  MOBILE_BOX_LOG: formsVoting.mobileBoxLog,
  BALLOT_SAMPLE: ballot.ballotSample,
  BALLOT_ACCOUNT: formsVoting.ballotAccount,
  POLL_BOOK: formsVoting.pollBook,
  ASSISTANCE_LOG: formsVoting.assistanceLog,
  COUNT_RECONCILIATION: formsVoting.countReconciliation,
  TALLY_SHEET: ballot.tallySheet,
  DOUBTFUL_BALLOTS: formsVoting.doubtfulBallots,
  ELECTION_REPORT: result.electionReport,
  CERTIFICATE: certificate,
  HANDOVER_LIST: handover.handoverList,
  JOURNAL: formsVoting.journal,
  WALL_PLAN: schedule.wallPlan,
};

/** All ids, in the order of the catalogue. */
export const paperIds: readonly PaperId[] = Object.keys(papers).filter((id): id is PaperId =>
  Object.hasOwn(papers, id),
);
