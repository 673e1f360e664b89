import type { Candidate } from '@mingxuan/election';
import type { Post } from '@mingxuan/rulebook';
import type { FormalCandidatesFacts, PostCandidates, PreliminaryCandidatesFacts } from '../papers/candidates.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { onlyOne, type PaperSource, type Subject } from './source.ts';
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

/** The formal list in force: the first, or the one that corrects it after somebody left. */
export function formalLists({ cycle }: PaperSource): readonly Subject[] {
  const no = cycle.formalList?.no ?? 1;
  if (no === 1) return onlyOne();
  return [{ key: String(no), label: { zh: `第${no}次公布（更正）`, en: `corrected, no. ${no}` }, nth: no }];
}

/** N09, once the formal list is published; a list that corrects another says by which decisions people were added, never why somebody left. */
export function formalCandidates(source: PaperSource, { nth }: Subject): Draft<FormalCandidatesFacts> {
  const { published, electionDay, candidates, substitutes } = source.cycle;
  const added = substitutes.flatMap(({ id, decisionNo }) =>
    candidates.flatMap((c) => (c.id === id && c.status === 'FORMAL' ? [{ name: c.name, decisionNo }] : [])),
  );
  return {
    head: headOf(source, 'CANDIDATES_FORMAL', electionCommittee(source), nth),
    ...(nth === 1 ? {} : { correction: { added } }),
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
