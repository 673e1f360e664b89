import type { Candidate, LeftOut, SlatePerson } from '@mingxuan/election';
import type { PartyPost, Post } from '@mingxuan/rulebook';
import { neededAtLeastFourFifths } from '@mingxuan/rulebook';
import type { Draft } from '../papers/paper.ts';
import type {
  CandidateRegisterFacts,
  InspectionMaterialFacts,
  OpinionFormFacts,
  RecommendationBallotFacts,
  RecommendationSummaryFacts,
} from '../papers/party-candidates.ts';
import type {
  PartyBallotCountFacts,
  PartyBallotFacts,
  PartyResultLetterFacts,
  PartyResultReplyFacts,
  PartySignInFacts,
  PartyTallyFacts,
} from '../papers/party-meeting.ts';
import type { PartyExclusionsFacts, PartyExclusionsReplyFacts, PartyMethodFacts } from '../papers/party-rules.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { partyOrganisation, streetParty } from './issuers.ts';
import { decidedContests, decidedPoll, personOf, pollOf, votesOf } from './polls.ts';
import { inStrokeOrder } from '../stroke-order.ts';
import { majorityWords, markingWords, scrutineerWords, shortageWords, tieWords } from './party-method-words.ts';
import { onlyOne, type PaperSource, type Subject } from './source.ts';
import { postWord } from './words.ts';

const standing = ({ cycle }: PaperSource, post: PartyPost): readonly Candidate[] =>
  cycle.candidates.filter((c) => c.post === post && c.status !== 'WITHDRAWN' && c.status !== 'BARRED');

/** Everyone who stands for a Party post, each once, with the posts. */
function people(source: PaperSource) {
  const posts = (['PARTY_MEMBER', 'SECRETARY', 'DEPUTY_SECRETARY'] as const).flatMap((post) =>
    standing(source, post).map((candidate) => ({ candidate, post })),
  );
  const byName = new Map<string, { readonly candidate: Candidate; readonly posts: readonly string[] }>();
  for (const { candidate, post } of posts) {
    const before = byName.get(candidate.name);
    byName.set(candidate.name, { candidate, posts: [...(before?.posts ?? []), postWord(post)] });
  }
  return [...byName.values()];
}

/** P02: who is left out, on what ground, and whether both approvals are there; nobody where the record was erased. */
export function partyExclusions(source: PaperSource): Draft<PartyExclusionsFacts> {
  const { attendance } = source.cycle.party;
  return {
    head: headOf(source, 'PARTY_EXCLUSIONS', partyOrganisation(source)),
    to: streetParty(source),
    meetingOn: source.cycle.partyDay,
    fullMembers: attendance === null ? undefined : attendance.full - attendance.withoutRights,
    expected: attendance?.expected,
    members: leftOut(source)?.map(({ reason, evidence, ...member }) => ({
      ...member,
      reasonCode: reason,
      evidence: evidence ?? undefined,
    })),
  };
}

/** Everyone proposed to be left out, as far as nobody's record is gone. */
function leftOut({ cycle }: PaperSource): readonly LeftOut[] | undefined {
  const { attendance } = cycle.party;
  if (attendance === null) return undefined;
  const counted = attendance.leftOut.filter((m) => m.superiorApproved && m.meetingPassed).length;
  return counted < attendance.excluded ? undefined : attendance.leftOut;
}

export const partyExclusionsReply = (source: PaperSource): Draft<PartyExclusionsReplyFacts> => ({
  head: headOf(source, 'PARTY_EXCLUSIONS_REPLY', streetParty(source)),
  to: partyOrganisation(source),
  docNo: source.cycle.party.attendance?.letters?.replyNo,
  request: {
    title: '关于部分党员不计入应到会人数的请示',
    docNo: source.cycle.party.attendance?.letters?.requestNo,
  },
  members: leftOut(source)
    ?.filter((m) => m.superiorApproved)
    .map(({ name, reason }) => ({ name, reasonCode: reason })),
});

/** P03, blank for the pen. */
export const recommendationBallot = (source: PaperSource): Draft<RecommendationBallotFacts> => ({
  head: headOf(source, 'RECOMMENDATION_BALLOT', partyOrganisation(source)),
  entry: { posts: ['书记', '副书记', '委员'], count: source.cycle.party.approval?.seats.PARTY_MEMBER },
});

/** P03 汇总表: slips by post, those with most by members first. */
export function recommendationSummary(source: PaperSource): Draft<RecommendationSummaryFacts> {
  const { recommendation, attendance } = source.cycle.party;
  const posts: readonly PartyPost[] = ['SECRETARY', 'DEPUTY_SECRETARY', 'PARTY_MEMBER'];
  return {
    head: headOf(source, 'RECOMMENDATION_SUMMARY', partyOrganisation(source)),
    heldOn: recommendation?.on,
    members: { expected: attendance?.expected, ...recommendation?.members },
    residents: recommendation?.residents,
    rows: posts.flatMap((post) =>
      (recommendation?.rows ?? [])
        .filter((row) => row.post === post)
        .toSorted((a, b) => b.byMembers - a.byMembers || b.byResidents - a.byResidents)
        .map(({ name, byMembers, byResidents }) => ({ name, post: postWord(post), byMembers, byResidents })),
    ),
  };
}

/** P04 名册, in the order of surname strokes; where no list was put forward, those nominated, as far as they are known. */
export function candidateRegister(source: PaperSource): Draft<CandidateRegisterFacts> {
  const slate = byStrokes(source);
  if (slate.length > 0) {
    return {
      head: headOf(source, 'CANDIDATE_REGISTER', partyOrganisation(source)),
      rows: slate.map(({ name, sex, ethnicity, birthMonth, education, joinedMonth, occupation, posts }) => ({
        name,
        sex,
        ethnicity,
        born: birthMonth,
        education,
        joined: joinedMonth,
        occupation,
        post: posts.map(postWord).join('、'),
      })),
    };
  }
  return {
    head: headOf(source, 'CANDIDATE_REGISTER', partyOrganisation(source)),
    rows: people(source).map(({ candidate, posts }) => ({
      name: candidate.name,
      sex: candidate.sex,
      born: candidate.birth?.slice(0, 'YYYY-MM'.length),
      education: candidate.profile.education,
      occupation: candidate.profile.occupation,
      post: posts.join('、'),
    })),
  };
}

/** One sheet for each person put forward; a blank one while there is none. */
export function inspected(source: PaperSource): readonly Subject[] {
  const slate = byStrokes(source);
  if (slate.length === 0) return onlyOne();
  return slate.map(({ no, name }, index) => ({
    key: no,
    label: { zh: name, en: name },
    personal: true,
    nth: index + 1,
  }));
}

/** P04 考察材料: who it is; what the inspectors judge is written in their own hand. */
export function inspectionMaterial(source: PaperSource, { key }: Subject): Draft<InspectionMaterialFacts> {
  const head = headOf(source, 'INSPECTION_MATERIAL', streetParty(source));
  const person = byStrokes(source).find(({ no }) => no === key);
  if (person === undefined) return { head };
  const { name, sex, ethnicity, birthMonth, education, joinedMonth, occupation, posts } = person;
  const inspectedOn = source.cycle.inspections.PARTY.reports.findLast((r) => r.people.includes(person.no))?.to;
  return {
    head,
    entry: {
      name,
      sex,
      ethnicity,
      born: birthMonth,
      education,
      joined: joinedMonth,
      occupation,
      post: posts.map(postWord).join('、'),
      inspectedOn,
    },
  };
}

/** Those put forward, by surname strokes; as they were put forward where a character is not in the table. */
function byStrokes({ cycle }: PaperSource): readonly SlatePerson[] {
  const people = (cycle.party.slate?.people ?? []).filter(({ name }) => name !== '');
  const sorted = inStrokeOrder(people, ({ name }) => name);
  return sorted.ok ? sorted.value : people;
}

export const opinionForm = (source: PaperSource): Draft<OpinionFormFacts> => ({
  head: headOf(source, 'OPINION_FORM', streetParty(source)),
  rows:
    byStrokes(source).length > 0
      ? byStrokes(source).map(({ name, occupation, posts }) => ({
          name,
          occupation,
          post: posts.map(postWord).join('、'),
        }))
      : people(source).map(({ candidate, posts }) => ({
          name: candidate.name,
          occupation: candidate.profile.occupation,
          post: posts.join('、'),
        })),
});

/** P06: four fifths of those expected, rounded up (PTY-QRM-1); the other rules in words, by the choices the method leaves. */
export function partyMethod(source: PaperSource): Draft<PartyMethodFacts> {
  const { cycle, party } = source;
  const seats = cycle.party.approval?.seats;
  const expected = cycle.party.attendance?.expected;
  const candidates = standing(source, 'PARTY_MEMBER').length;
  const { method } = cycle.party;
  return {
    head: headOf(source, 'PARTY_METHOD', partyOrganisation(source)),
    basis: basisOf(party, ['PTY-TERM-1', 'PTY-QRM-1']),
    meetingOn: cycle.partyDay,
    seats: seats && { members: seats.PARTY_MEMBER, secretary: seats.SECRETARY, deputies: seats.DEPUTY_SECRETARY },
    memberCandidates: candidates === 0 ? undefined : candidates,
    expected,
    quorum: expected === undefined ? undefined : neededAtLeastFourFifths(expected),
    majorityRule: majorityWords(party),
    symbols: method === null ? undefined : markingWords(method),
    tieRule: tieWords,
    shortageRule: method === null ? undefined : shortageWords(method),
    scrutineers: method === null ? undefined : scrutineerWords(method),
  };
}

export const partySignIn = (source: PaperSource): Draft<PartySignInFacts> => ({
  head: headOf(source, 'PARTY_SIGN_IN', partyOrganisation(source)),
  entry: {
    heldOn: source.cycle.partyDay,
    place: source.cycle.party.request?.place,
    expected: source.cycle.party.attendance?.expected,
  },
});

const isParty = (post: Post): post is PartyPost => ['PARTY_MEMBER', 'SECRETARY', 'DEPUTY_SECRETARY'].includes(post);

/** P07 选票样, as prepared: the names in the order of the recorded ballot. */
export function partyBallot(source: PaperSource, { key }: Subject): Draft<PartyBallotFacts> {
  const poll = pollOf(source, key);
  return {
    head: headOf(source, 'PARTY_BALLOT', partyOrganisation(source)),
    organisation: partyOrganisation(source),
    heldOn: source.cycle.partyDay,
    order: key.startsWith('party-secretaries') ? 'REPLY' : 'STROKE',
    posts: poll?.contests.map(({ post, seats, candidates }) => ({
      post: postWord(post),
      seats,
      candidates: candidates.map((id) => ({ name: personOf(source, [], id)?.name })),
      writeInRows: seats,
    })),
    instructions: markingWords(source.cycle.party.method ?? { approveMark: 'CIRCLE' }).map((line) => `${line}。`),
  };
}

export function partyTally(source: PaperSource, { key }: Subject): Draft<PartyTallyFacts> {
  const contest = pollOf(source, key)?.contests.find(({ post }) => isParty(post));
  return {
    head: headOf(source, 'PARTY_TALLY', partyOrganisation(source)),
    entry: { heldOn: source.cycle.partyDay, post: contest && postWord(contest.post), seats: contest?.seats },
    rows: contest?.candidates.map((id) => ({ name: personOf(source, [], id)?.name })),
  };
}

function figuresOf(source: PaperSource, key: string): Draft<PartyBallotCountFacts['figures']> | undefined {
  const poll = decidedPoll(source, key);
  if (poll === undefined) return undefined;
  const { issued, collected, valid, invalid } = poll.figures;
  const expected = source.cycle.party.attendance?.expected;
  return { expected, present: poll.present ?? undefined, printed: poll.printed, issued, collected, valid, invalid };
}

export const partyBallotCount = (source: PaperSource, { key }: Subject): Draft<PartyBallotCountFacts> => ({
  head: headOf(source, 'PARTY_BALLOT_COUNT', partyOrganisation(source)),
  organisation: partyOrganisation(source),
  heldOn: pollOf(source, key)?.stage === 'PREPARED' ? undefined : source.cycle.partyDay,
  figures: figuresOf(source, key),
});

/** Those elected to one Party post in any decided vote, with the votes. */
function electedTo(source: PaperSource, post: PartyPost) {
  return source.cycle.polls.flatMap(({ id }) => {
    const poll = decidedPoll(source, id);
    return poll === undefined
      ? []
      : decidedContests(poll)
          .filter((contest) => contest.post === post)
          .flatMap(({ elected }) =>
            elected.map((who) => ({
              name: personOf(source, poll.named.writeIns, who)?.name,
              votes: votesOf(source, poll, post, who),
            })),
          );
  });
}

/** P08 报告: the figures are those of the vote for the committee. */
export function partyResultLetter(source: PaperSource): Draft<PartyResultLetterFacts> {
  const { cycle } = source;
  return {
    head: headOf(source, 'PARTY_RESULT_LETTER', partyOrganisation(source)),
    to: streetParty(source),
    docNo: cycle.party.reported?.reportNo,
    signer: cycle.party.reported?.signer ?? undefined,
    heldOn: cycle.partyDay,
    figures: figuresOf(source, 'party-committee'),
    members: electedTo(source, 'PARTY_MEMBER'),
    secretary: electedTo(source, 'SECRETARY'),
    deputies: electedTo(source, 'DEPUTY_SECRETARY'),
    attachments: ['选举结果报告单', '计票单'],
    contact: {
      name: cycle.plan?.people.B09,
      phone: cycle.party.request?.people?.phone ?? cycle.arrangements?.phone,
    },
  };
}

/** P08 批复. */
export function partyResultReply(source: PaperSource): Draft<PartyResultReplyFacts> {
  const { cycle } = source;
  const named = (post: PartyPost) => electedTo(source, post).map(({ name }) => ({ name }));
  return {
    head: headOf(source, 'PARTY_RESULT_REPLY', streetParty(source)),
    to: partyOrganisation(source),
    docNo: cycle.party.secretaryApproved?.replyNo,
    request: { title: `${partyOrganisation(source)}关于党员大会选举结果的报告`, docNo: cycle.party.reported?.reportNo },
    members: named('PARTY_MEMBER'),
    secretary: named('SECRETARY'),
    deputies: named('DEPUTY_SECRETARY'),
  };
}
