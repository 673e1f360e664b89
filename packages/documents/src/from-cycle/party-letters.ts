import type { Candidate, PartySeats } from '@mingxuan/election';
import type { PartyPost } from '@mingxuan/rulebook';
import { daysBetween } from '@mingxuan/rulebook';
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
  return seats && inWords(seats);
}

const inWords = ({ PARTY_MEMBER, SECRETARY, DEPUTY_SECRETARY }: PartySeats) => ({
  members: PARTY_MEMBER,
  secretary: SECRETARY,
  deputies: DEPUTY_SECRETARY,
});

const candidatesFor = ({ cycle }: PaperSource, post: PartyPost): readonly Candidate[] =>
  cycle.candidates.filter((c) => c.post === post && c.status !== 'WITHDRAWN' && c.status !== 'BARRED');

function memberCandidates(source: PaperSource): number | undefined {
  const count = candidatesFor(source, 'PARTY_MEMBER').length;
  return count === 0 ? undefined : count;
}

/** P01 请示, as it was recorded when it went up; without that record, what the reply tells. */
export function partyElectionRequest(source: PaperSource): Draft<PartyElectionRequestFacts> {
  const { cycle, party } = source;
  const { approval, attendance, request } = cycle.party;
  return {
    head: headOf(source, 'PARTY_ELECTION_REQUEST', partyOrganisation(source)),
    to: streetParty(source),
    docNo: request?.requestNo ?? approval?.requestNo,
    signer: request?.people?.signer,
    lastElectedOn: request?.lastElectedOn,
    termExpiry: cycle.termExpiry,
    basis: basisOf(party, ['PTY-TERM-1', 'PTY-TERM-2']),
    meeting: { on: cycle.partyDay, place: request?.place },
    agenda: request?.agenda,
    seats: request === null ? seatsOf(source) : inWords(request.seats),
    memberCandidates: request?.memberCandidates ?? memberCandidates(source),
    nomination: request?.nomination,
    fullMembers: request?.fullMembers ?? attendance?.full,
    expected: request?.expected ?? attendance?.expected,
    method: request?.method,
    attachments: request?.attachments,
    contact: {
      name: request?.people?.contact ?? cycle.plan?.people.B01,
      phone: request?.people?.phone ?? cycle.arrangements?.phone,
    },
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
    memberCandidates: cycle.party.request?.memberCandidates ?? memberCandidates(source),
    conditions: approval?.conditions,
  };
}

/** P05. Its number is the one recorded with the candidates it approved. */
export function partyCandidatesReply(source: PaperSource): Draft<PartyCandidatesReplyFacts> {
  const members = candidatesFor(source, 'PARTY_MEMBER');
  const by = members[0]?.by;
  const slate = source.cycle.party.slate?.people ?? [];
  /** Who stands for secretary is recorded after the committee is elected; until then the list put forward tells. */
  const names = (post: PartyPost) => {
    const recorded = candidatesFor(source, post).map(({ name }) => ({ name }));
    const forward = slate.filter((p) => p.posts.includes(post)).map(({ name }) => ({ name }));
    return recorded.length > 0 || post === 'PARTY_MEMBER' ? recorded : forward;
  };
  return {
    head: headOf(source, 'PARTY_CANDIDATES_REPLY', streetParty(source)),
    to: partyOrganisation(source),
    docNo: by?.kind === 'PARTY' ? by.decisionNo : undefined,
    request: {
      title: '关于新一届委员会候选人预备人选的请示',
      docNo: source.cycle.party.candidatesRequest?.requestNo,
    },
    basis: basisOf(source.party, ['PTY-NOM-3']),
    members: names('PARTY_MEMBER'),
    secretary: names('SECRETARY'),
    deputies: names('DEPUTY_SECRETARY'),
    reportWithinDays: daysToReport(source),
  };
}

/** As many days as the plan leaves between the meeting and the report. */
function daysToReport({ cycle }: PaperSource): number | undefined {
  const planned = (code: 'B07' | 'B09') => cycle.plan?.steps.find((step) => step.code === code)?.planned;
  const [held, reported] = [planned('B07'), planned('B09')];
  return held === undefined || reported === undefined ? undefined : Math.max(1, daysBetween(held, reported));
}
