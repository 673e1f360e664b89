import * as ballot from './ballot.ts';
import * as before from './before-election.ts';
import * as candidates from './candidates.ts';
import { certificate, type CertificateFacts } from './certificate.ts';
import * as committee from './election-committee.ts';
import * as handover from './handover.ts';
import type { Paper } from './paper.ts';
import * as letters from './party-letters.ts';
import { partyResult, type PartyResultFacts } from './party-result.ts';
import * as polling from './polling.ts';
import * as registration from './registration.ts';
import * as result from './result.ts';
import * as schedule from './schedule.ts';
import { voterRoll, type VoterRollFacts } from './voter-roll.ts';

/** The facts of each paper, by its stable id. The id never changes; the number printed on the paper is `head.displayNo`. */
export interface PaperFactsById {
  readonly ELECTION_DAY: schedule.ElectionDayFacts;
  readonly REC_LIST: committee.RecListFacts;
  readonly REC_SUBSTITUTE: committee.RecSubstituteFacts;
  readonly VOTER_REGISTRATION: registration.VoterRegistrationFacts;
  readonly VOTER_ROLL: VoterRollFacts;
  readonly OBJECTION_RULING: registration.ObjectionRulingFacts;
  readonly NOMINATION_CALL: candidates.NominationCallFacts;
  readonly CANDIDATES_PRELIMINARY: candidates.PreliminaryCandidatesFacts;
  readonly CANDIDATES_FORMAL: candidates.FormalCandidatesFacts;
  readonly POLLING: polling.PollingFacts;
  readonly STAFF: polling.StaffFacts;
  readonly MOBILE_VOTERS: polling.MobileVotersFacts;
  readonly PROXIES: polling.ProxiesFacts;
  readonly INVALID_BALLOT_RULES: polling.InvalidBallotRulesFacts;
  readonly RESULT: result.ResultFacts;
  readonly RE_ELECTION: result.ReElectionFacts;
  readonly AUDIT_RESULT: before.AuditResultFacts;
  readonly REVIEW_AND_PLAN: before.ReviewAndPlanFacts;
  readonly PLEDGES: before.PledgesFacts;
  readonly HANDOVER_NOTICE: handover.HandoverNoticeFacts;
  readonly PARTY_ELECTION_REQUEST: letters.PartyElectionRequestFacts;
  readonly PARTY_ELECTION_REPLY: letters.PartyElectionReplyFacts;
  readonly PARTY_CANDIDATES_REPLY: letters.PartyCandidatesReplyFacts;
  readonly PARTY_RESULT: PartyResultFacts;
  readonly BALLOT_SAMPLE: ballot.BallotSampleFacts;
  readonly TALLY_SHEET: ballot.TallySheetFacts;
  readonly ELECTION_REPORT: result.ElectionReportFacts;
  readonly CERTIFICATE: CertificateFacts;
  readonly HANDOVER_LIST: handover.HandoverListFacts;
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
  NOMINATION_CALL: candidates.nominationCall,
  CANDIDATES_PRELIMINARY: candidates.preliminaryCandidates,
  CANDIDATES_FORMAL: candidates.formalCandidates,
  POLLING: polling.polling,
  STAFF: polling.staff,
  MOBILE_VOTERS: polling.mobileVoters,
  PROXIES: polling.proxies,
  INVALID_BALLOT_RULES: polling.invalidBallotRules,
  RESULT: result.result,
  RE_ELECTION: result.reElection,
  AUDIT_RESULT: before.auditResult,
  REVIEW_AND_PLAN: before.reviewAndPlan,
  PLEDGES: before.pledges,
  HANDOVER_NOTICE: handover.handoverNotice,
  PARTY_ELECTION_REQUEST: letters.partyElectionRequest,
  PARTY_ELECTION_REPLY: letters.partyElectionReply,
  PARTY_CANDIDATES_REPLY: letters.partyCandidatesReply,
  PARTY_RESULT: partyResult,
  BALLOT_SAMPLE: ballot.ballotSample,
  TALLY_SHEET: ballot.tallySheet,
  ELECTION_REPORT: result.electionReport,
  CERTIFICATE: certificate,
  HANDOVER_LIST: handover.handoverList,
  WALL_PLAN: schedule.wallPlan,
};

/** All ids, in the order of the catalogue. */
export const paperIds: readonly PaperId[] = Object.keys(papers).filter((id): id is PaperId =>
  Object.hasOwn(papers, id),
);
