import type { Candidate } from '@mingxuan/election';
import type { PartyPost, Post } from '@mingxuan/rulebook';
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
import type { PaperSource, Subject } from './source.ts';
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

/** P02: the ledger holds how many were left out, not who and why. */
export function partyExclusions(source: PaperSource): Draft<PartyExclusionsFacts> {
  const { attendance } = source.cycle.party;
  return {
    head: headOf(source, 'PARTY_EXCLUSIONS', partyOrganisation(source)),
    to: streetParty(source),
    meetingOn: source.cycle.partyDay,
    fullMembers: attendance === null ? undefined : attendance.full - attendance.withoutRights,
    expected: attendance?.expected,
    members: attendance?.excluded === 0 ? [] : undefined,
  };
}

export const partyExclusionsReply = (source: PaperSource): Draft<PartyExclusionsReplyFacts> => ({
  head: headOf(source, 'PARTY_EXCLUSIONS_REPLY', streetParty(source)),
  to: partyOrganisation(source),
});

/** P03, blank for the pen. */
export const recommendationBallot = (source: PaperSource): Draft<RecommendationBallotFacts> => ({
  head: headOf(source, 'RECOMMENDATION_BALLOT', partyOrganisation(source)),
});

export const recommendationSummary = (source: PaperSource): Draft<RecommendationSummaryFacts> => ({
  head: headOf(source, 'RECOMMENDATION_SUMMARY', partyOrganisation(source)),
});

/** P04 名册, in the order in which they were nominated; ethnicity and the month of joining are in no ledger. */
export function candidateRegister(source: PaperSource): Draft<CandidateRegisterFacts> {
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

export const inspectionMaterial = (source: PaperSource): Draft<InspectionMaterialFacts> => ({
  head: headOf(source, 'INSPECTION_MATERIAL', streetParty(source)),
});

export const opinionForm = (source: PaperSource): Draft<OpinionFormFacts> => ({
  head: headOf(source, 'OPINION_FORM', streetParty(source)),
  rows: people(source).map(({ candidate, posts }) => ({
    name: candidate.name,
    occupation: candidate.profile.occupation,
    post: posts.join('、'),
  })),
});

/** P06: four fifths of those expected, rounded up (PTY-QRM-1); the wording of the other rules is the organisation’s. */
export function partyMethod(source: PaperSource): Draft<PartyMethodFacts> {
  const { cycle, party } = source;
  const seats = cycle.party.approval?.seats;
  const expected = cycle.party.attendance?.expected;
  const candidates = standing(source, 'PARTY_MEMBER').length;
  return {
    head: headOf(source, 'PARTY_METHOD', partyOrganisation(source)),
    basis: basisOf(party, ['PTY-TERM-1', 'PTY-QRM-1']),
    meetingOn: cycle.partyDay,
    seats: seats && { members: seats.PARTY_MEMBER, secretary: seats.SECRETARY, deputies: seats.DEPUTY_SECRETARY },
    memberCandidates: candidates === 0 ? undefined : candidates,
    expected,
    quorum: expected === undefined ? undefined : Math.ceil((4 * expected) / 5),
  };
}

export const partySignIn = (source: PaperSource): Draft<PartySignInFacts> => ({
  head: headOf(source, 'PARTY_SIGN_IN', partyOrganisation(source)),
  entry: { heldOn: source.cycle.partyDay, expected: source.cycle.party.attendance?.expected },
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
    instructions: [
      '赞成的在符号栏画○，不赞成的画×，弃权的不画。',
      '不赞成的可以另选他人；弃权的不能另选。',
      '所选人数等于或者少于应选名额的有效，多于应选名额的无效。',
    ],
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
    heldOn: cycle.partyDay,
    figures: figuresOf(source, 'party-committee'),
    members: electedTo(source, 'PARTY_MEMBER'),
    secretary: electedTo(source, 'SECRETARY'),
    deputies: electedTo(source, 'DEPUTY_SECRETARY'),
    attachments: ['选举结果报告单', '计票单'],
    contact: { name: cycle.plan?.people.B09, phone: cycle.arrangements?.phone },
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
