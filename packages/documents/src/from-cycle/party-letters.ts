import type { Candidate } from '@mingxuan/election';
import type { PartyPost } from '@mingxuan/rulebook';
import type { Draft } from '../papers/paper.ts';
import type {
  PartyCandidatesReplyFacts,
  PartyElectionReplyFacts,
  PartyElectionRequestFacts,
} from '../papers/party-letters.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { partyOrganisation, streetParty } from './issuers.ts';
import type { PaperSource } from './source.ts';

function seatsOf({ cycle }: PaperSource): Draft<PartyElectionReplyFacts['seats']> | undefined {
  const seats = cycle.party.approval?.seats;
  return seats && { members: seats.PARTY_MEMBER, secretary: seats.SECRETARY, deputies: seats.DEPUTY_SECRETARY };
}

const candidatesFor = ({ cycle }: PaperSource, post: PartyPost): readonly Candidate[] =>
  cycle.candidates.filter((c) => c.post === post && c.status !== 'WITHDRAWN' && c.status !== 'BARRED');

function memberCandidates(source: PaperSource): number | undefined {
  const count = candidatesFor(source, 'PARTY_MEMBER').length;
  return count === 0 ? undefined : count;
}

/** P01 请示. The ledger begins with the reply, so much of the request is known only to its writer. */
export function partyElectionRequest(source: PaperSource): Draft<PartyElectionRequestFacts> {
  const { cycle, party } = source;
  const { approval, attendance } = cycle.party;
  return {
    head: headOf(source, 'PARTY_ELECTION_REQUEST', partyOrganisation(source)),
    to: streetParty(source),
    docNo: approval?.requestNo,
    basis: basisOf(party, ['PTY-TERM-1', 'PTY-TERM-2']),
    meeting: { on: cycle.partyDay },
    seats: seatsOf(source),
    memberCandidates: memberCandidates(source),
    fullMembers: attendance?.full,
    expected: attendance?.expected,
    contact: { name: cycle.plan?.people.B01, phone: cycle.arrangements?.phone },
  };
}

/** P01 批复. */
export function partyElectionReply(source: PaperSource): Draft<PartyElectionReplyFacts> {
  const { cycle } = source;
  const { approval } = cycle.party;
  return {
    head: headOf(source, 'PARTY_ELECTION_REPLY', streetParty(source)),
    to: partyOrganisation(source),
    docNo: approval?.replyNo,
    // The title that the request itself bears.
    request: {
      title: `${partyOrganisation(source)}关于召开党员大会进行换届选举的请示`,
      docNo: approval?.requestNo,
    },
    meetingOn: cycle.partyDay,
    seats: seatsOf(source),
    memberCandidates: memberCandidates(source),
  };
}

/** P05. Its number is the one recorded with the candidates it approved. */
export function partyCandidatesReply(source: PaperSource): Draft<PartyCandidatesReplyFacts> {
  const members = candidatesFor(source, 'PARTY_MEMBER');
  const by = members[0]?.by;
  const names = (post: PartyPost) => candidatesFor(source, post).map(({ name }) => ({ name }));
  return {
    head: headOf(source, 'PARTY_CANDIDATES_REPLY', streetParty(source)),
    to: partyOrganisation(source),
    docNo: by?.kind === 'PARTY' ? by.decisionNo : undefined,
    basis: basisOf(source.party, ['PTY-NOM-3']),
    members: names('PARTY_MEMBER'),
    secretary: names('SECRETARY'),
    deputies: names('DEPUTY_SECRETARY'),
  };
}
