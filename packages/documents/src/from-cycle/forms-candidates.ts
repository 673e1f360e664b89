import type { Candidate } from '@mingxuan/election';
import { assertNever } from '@mingxuan/rulebook';
import type {
  CandidateProfileFacts,
  FeedbackRegisterFacts,
  JointReviewFacts,
  NominationFormFacts,
  NominationTallyFacts,
  PledgeFormFacts,
} from '../papers/forms-candidates.ts';
import type { Draft } from '../papers/paper.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { onlyOne, type PaperSource, type Subject } from './source.ts';
import { postWord } from './words.ts';

/** F11: blank, with as many lines to sign as the law asks for. */
export const nominationForm = (source: PaperSource): Draft<NominationFormFacts> => ({
  head: headOf(source, 'NOMINATION_FORM', electionCommittee(source)),
  entry: { least: source.residents.parameters.jointNominators?.value },
});

/** F12: who was nominated for which post, how, and by how many. */
export const nominationTally = (source: PaperSource): Draft<NominationTallyFacts> => ({
  head: headOf(source, 'NOMINATION_TALLY', electionCommittee(source)),
  rows: source.cycle.candidates
    .filter(({ stream, by }) => stream === 'RESIDENTS' && by.kind !== 'WRITTEN_IN')
    .map(({ post, name, by, status }) => ({
      post: postWord(post),
      nominee: name,
      way: by.kind === 'PARTY' ? '党组织提名' : '选民联名',
      count: by.kind === 'JOINT_VOTERS' ? by.signatories : undefined,
      consent: status === 'WITHDRAWN' ? '已退出' : undefined,
    })),
});

/** One sheet for each who stands; a blank one while nobody does. */
export function nominees({ cycle }: PaperSource): readonly Subject[] {
  const people = cycle.candidates.filter((c) => c.stream === 'RESIDENTS' && c.by.kind !== 'WRITTEN_IN');
  if (people.length === 0) return onlyOne();
  return people.map(({ id, name }, index) => ({
    key: id,
    label: { zh: name, en: name },
    personal: true,
    nth: index + 1,
  }));
}

const nomineeOf = ({ cycle }: PaperSource, { key }: Subject): Candidate | undefined =>
  cycle.candidates.find(({ id }) => id === key);

/** F13: what the list says of a person; the rest in the candidate’s own hand, with the same room for everybody. */
export function candidateProfile(source: PaperSource, subject: Subject): Draft<CandidateProfileFacts> {
  const head = headOf(source, 'CANDIDATE_PROFILE', electionCommittee(source));
  const person = nomineeOf(source, subject);
  if (person === undefined) return { head };
  const { name, sex, birth, profile, post } = person;
  return {
    head,
    entry: {
      name,
      sex,
      born: birth?.slice(0, 'YYYY-MM'.length),
      education: profile.education,
      occupation: profile.occupation,
      post: postWord(post),
    },
  };
}

/** What a department said, as F14 has it: a bar of the law with its document, or a local list that only warns. */
function reviewRow(review: Candidate['reviews'][number]) {
  switch (review.opinion) {
    case 'NO_OBJECTION':
      return { unit: review.unit, opinion: '没有法律列出的情形' };
    case 'BARRED':
      return { unit: review.unit, opinion: '有法律列出的情形', law: review.document };
    case 'LOCAL_CONCERN':
      return { unit: review.unit, opinion: '地方规定的情形，只作提示', law: review.localText };
    default:
      return assertNever(review);
  }
}

/** F14: one for each nominee, with the opinions so far. */
export function jointReview(source: PaperSource, subject: Subject): Draft<JointReviewFacts> {
  const head = headOf(source, 'JOINT_REVIEW', electionCommittee(source));
  const person = nomineeOf(source, subject);
  if (person === undefined) return { head };
  return {
    head,
    entry: { nominee: person.name, post: postWord(person.post) },
    rows: person.reviews.map(reviewRow),
  };
}

/** F15: the points raised during the publicity, and what was found; who raised them is in no ledger. */
export function feedbackRegister(source: PaperSource): Draft<FeedbackRegisterFacts> {
  const { cycle } = source;
  const { publicity } = cycle.inspections.RESIDENTS;
  return {
    head: headOf(source, 'FEEDBACK_REGISTER', electionCommittee(source)),
    entry: { from: publicity?.from, to: publicity?.until, phone: publicity?.phone ?? cycle.arrangements?.phone },
    rows: publicity?.feedback.map(({ receivedOn, about, matter, answer }) => ({
      receivedOn,
      about: cycle.candidates.find(({ id }) => id === about)?.name,
      item: matter,
      finding: answer?.finding,
      repliedOn: answer?.on,
    })),
  };
}

/** F16: blank, for the candidate’s own hand. */
export const pledgeForm = (source: PaperSource): Draft<PledgeFormFacts> => ({
  head: headOf(source, 'PLEDGE_FORM', electionCommittee(source)),
});
