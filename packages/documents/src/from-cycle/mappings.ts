import type { PaperId } from '../papers/catalogue.ts';
import { ballotSample } from './ballot-sample.ts';
import { auditResult, pledges, reviewAndPlan } from './before-election.ts';
import { formalCandidates, preliminaryCandidates } from './candidates.ts';
import { certificate, holders } from './certificate.ts';
import { recList, recSubstitute, withdrawals } from './election-committee.ts';
import { electionDay } from './election-day.ts';
import { electionReport } from './election-report.ts';
import { handoverList, handoverNotice } from './handover.ts';
import { invalidBallotRules } from './invalid-ballot-rules.ts';
import { mobileVoters } from './mobile-voters.ts';
import { nominationCall } from './nomination-call.ts';
import { objectionRuling, objections } from './objection-ruling.ts';
import { partyCandidatesReply, partyElectionReply, partyElectionRequest } from './party-letters.ts';
import { partyResult } from './party-result.ts';
import { polling } from './polling.ts';
import { pollSubjects } from './polls.ts';
import { proxies, proxyLists } from './proxies.ts';
import { reElection, reElections } from './re-election.ts';
import { result } from './result.ts';
import { type Mapping, onlyOne, type PaperSource, type Subject } from './source.ts';
import { staff } from './staff.ts';
import { tallySheet } from './tally-sheet.ts';
import { voterRegistration } from './voter-registration.ts';
import { voterRoll } from './voter-roll.ts';
import { wallPlan } from './wall-plan.ts';

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
  NOMINATION_CALL: { subjects: onlyOne, draft: nominationCall },
  CANDIDATES_PRELIMINARY: { subjects: onlyOne, draft: preliminaryCandidates },
  CANDIDATES_FORMAL: { subjects: onlyOne, draft: formalCandidates },
  POLLING: { subjects: onlyOne, draft: polling },
  STAFF: { subjects: onlyOne, draft: staff },
  MOBILE_VOTERS: { subjects: onlyOne, draft: mobileVoters },
  PROXIES: { subjects: proxyLists, draft: proxies },
  INVALID_BALLOT_RULES: { subjects: onlyOne, draft: invalidBallotRules },
  RESULT: { subjects: residentsPolls, draft: result },
  RE_ELECTION: { subjects: reElections, draft: reElection },
  AUDIT_RESULT: { subjects: onlyOne, draft: auditResult },
  REVIEW_AND_PLAN: { subjects: onlyOne, draft: reviewAndPlan },
  PLEDGES: { subjects: onlyOne, draft: pledges },
  HANDOVER_NOTICE: { subjects: onlyOne, draft: handoverNotice },
  PARTY_ELECTION_REQUEST: { subjects: onlyOne, draft: partyElectionRequest },
  PARTY_ELECTION_REPLY: { subjects: onlyOne, draft: partyElectionReply },
  PARTY_CANDIDATES_REPLY: { subjects: onlyOne, draft: partyCandidatesReply },
  PARTY_RESULT: { subjects: partyPolls, draft: partyResult },
  BALLOT_SAMPLE: { subjects: residentsPolls, draft: ballotSample },
  TALLY_SHEET: { subjects: residentsPolls, draft: tallySheet },
  ELECTION_REPORT: { subjects: residentsPolls, draft: electionReport },
  CERTIFICATE: { subjects: holders, draft: certificate },
  HANDOVER_LIST: { subjects: onlyOne, draft: handoverList },
  WALL_PLAN: { subjects: onlyOne, draft: wallPlan },
};
