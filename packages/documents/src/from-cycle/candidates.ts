import type { Candidate } from '@mingxuan/election';
import type { Post } from '@mingxuan/rulebook';
import type { FormalCandidatesFacts, PostCandidates, PreliminaryCandidatesFacts } from '../papers/candidates.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource } from './source.ts';
import { postWord } from './words.ts';

/** Candidates by post in the order in which they were published. */
function postsOf({ cycle }: PaperSource, candidates: readonly Candidate[]): Draft<readonly PostCandidates[]> {
  return (['CHAIR', 'VICE', 'MEMBER'] as const satisfies readonly Post[])
    .map((post) => ({ post, people: candidates.filter((c) => c.stream === 'RESIDENTS' && c.post === post) }))
    .filter(({ people }) => people.length > 0)
    .map(({ post, people }) => ({
      post: postWord(post),
      seats: cycle.mandate?.seats[post],
      candidates: people.map(({ name, sex, birth, profile }) => ({
        name,
        sex,
        born: birth?.slice(0, 'YYYY-MM'.length),
        education: profile.education,
        occupation: profile.occupation,
      })),
    }));
}

/** N08, once the preliminary list is published. */
export function preliminaryCandidates(source: PaperSource): Draft<PreliminaryCandidatesFacts> {
  const { published, arrangements, electionDay, candidates } = source.cycle;
  return {
    head: headOf(source, 'CANDIDATES_PRELIMINARY', electionCommittee(source)),
    basis: basisOf(source.residents, ['CAND-1', 'CAND-5']),
    electionDay,
    order: published.orderedBy ?? undefined,
    posts: published.preliminary
      ? postsOf(
          source,
          candidates.filter((c) => c.status === 'PRELIMINARY' || c.status === 'FORMAL'),
        )
      : undefined,
    place: arrangements?.registrationPlace,
    phone: arrangements?.phone,
  };
}

/** N09, once the formal list is published. */
export function formalCandidates(source: PaperSource): Draft<FormalCandidatesFacts> {
  const { published, electionDay, candidates } = source.cycle;
  return {
    head: headOf(source, 'CANDIDATES_FORMAL', electionCommittee(source)),
    basis: basisOf(source.residents, ['CAND-1', 'CAND-5']),
    electionDay,
    order: published.orderedBy ?? undefined,
    posts: published.formal
      ? postsOf(
          source,
          candidates.filter((c) => c.status === 'FORMAL'),
        )
      : undefined,
  };
}
