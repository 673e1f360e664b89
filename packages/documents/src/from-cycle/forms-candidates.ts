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
import type { PaperSource } from './source.ts';
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

/** F13: blank. */
export const candidateProfile = (source: PaperSource): Draft<CandidateProfileFacts> => ({
  head: headOf(source, 'CANDIDATE_PROFILE', electionCommittee(source)),
});

/** F14: blank, one for each nominee. */
export const jointReview = (source: PaperSource): Draft<JointReviewFacts> => ({
  head: headOf(source, 'JOINT_REVIEW', electionCommittee(source)),
});

/** F15: blank. */
export const feedbackRegister = (source: PaperSource): Draft<FeedbackRegisterFacts> => ({
  head: headOf(source, 'FEEDBACK_REGISTER', electionCommittee(source)),
  entry: { phone: source.cycle.arrangements?.phone },
});

/** F16: blank, for the candidate’s own hand. */
export const pledgeForm = (source: PaperSource): Draft<PledgeFormFacts> => ({
  head: headOf(source, 'PLEDGE_FORM', electionCommittee(source)),
});
