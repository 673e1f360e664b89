import type { Candidate } from '@mingxuan/election';
import type { Post } from '@mingxuan/rulebook';
import type { FormalCandidatesFacts, PostCandidates, PreliminaryCandidatesFacts } from '../papers/candidates.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource } from './source.ts';
import { postWord } from './words.ts';

const strokes = new Intl.Collator('zh-Hans-u-co-stroke');

/** The order the rulebook sets, or 姓氏笔画 where the published names really stand in it. */
function orderOf(
  { residents }: PaperSource,
  people: readonly (readonly Candidate[])[],
): 'STROKE' | 'VOTES' | undefined {
  const set = residents.parameters.candidateOrder?.value;
  if (set !== undefined) return set;
  const inStrokes = people.every((names) =>
    names.every(({ name }, i) => i === 0 || strokes.compare(names[i - 1]?.name ?? '', name) <= 0),
  );
  return people.length > 0 && inStrokes ? 'STROKE' : undefined;
}

interface Listed {
  readonly order: 'STROKE' | 'VOTES' | undefined;
  readonly posts: Draft<readonly PostCandidates[]> | undefined;
}

/** Candidates by post in the order in which they were published. Birth, education and occupation are not in the ledger. */
function listed(source: PaperSource, stands: (candidate: Candidate) => boolean): Listed {
  const { cycle } = source;
  const candidates = cycle.candidates.filter((c) => c.stream === 'RESIDENTS' && stands(c));
  const posts = (['CHAIR', 'VICE', 'MEMBER'] as const satisfies readonly Post[])
    .map((post) => ({ post, people: candidates.filter((c) => c.post === post) }))
    .filter(({ people }) => people.length > 0);
  return {
    order: orderOf(
      source,
      posts.map(({ people }) => people),
    ),
    posts: posts.map(({ post, people }) => ({
      post: postWord(post),
      seats: cycle.mandate?.seats[post],
      candidates: people.map(({ name, sex }) => ({ name, sex })),
    })),
  };
}

/** N08, once the preliminary list is published. */
export function preliminaryCandidates(source: PaperSource): Draft<PreliminaryCandidatesFacts> {
  const { published, arrangements, electionDay } = source.cycle;
  return {
    head: headOf(source, 'CANDIDATES_PRELIMINARY', electionCommittee(source)),
    basis: basisOf(source.residents, ['CAND-1', 'CAND-5']),
    electionDay,
    ...(published.preliminary ? listed(source, (c) => c.status === 'PRELIMINARY' || c.status === 'FORMAL') : {}),
    place: arrangements?.registrationPlace,
    phone: arrangements?.phone,
  };
}

/** N09, once the formal list is published. */
export function formalCandidates(source: PaperSource): Draft<FormalCandidatesFacts> {
  const { published, electionDay } = source.cycle;
  return {
    head: headOf(source, 'CANDIDATES_FORMAL', electionCommittee(source)),
    basis: basisOf(source.residents, ['CAND-1', 'CAND-5']),
    electionDay,
    ...(published.formal ? listed(source, (c) => c.status === 'FORMAL') : {}),
  };
}
