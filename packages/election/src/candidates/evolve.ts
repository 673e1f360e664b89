import { opened } from '../fact-of.ts';
import type { Candidate, Cycle, Review } from '../state.ts';
import type { CandidateFact } from './facts.ts';

export function evolveCandidates(state: Cycle, fact: CandidateFact): Cycle {
  switch (fact.type) {
    case 'CANDIDATE_NOMINATED': {
      const person = opened(fact.sealed)[0];
      const candidate: Candidate = {
        id: fact.body.id,
        stream: fact.stream,
        post: fact.body.post,
        name: person?.name ?? '',
        sex: person?.sex ?? 'M',
        voterNo: person?.voterNo ?? null,
        by: fact.body.by,
        reviews: [],
        status: 'NOMINATED',
        pledges: [],
      };
      return { ...state, candidates: [...state.candidates, candidate] };
    }
    case 'CANDIDATE_REVIEWED': {
      const review: Review =
        fact.body.opinion === 'BARRED'
          ? { opinion: 'BARRED', unit: fact.body.unit, bar: fact.body.bar, document: fact.body.document }
          : { opinion: 'NO_OBJECTION', unit: fact.body.unit };
      return change(state, fact.body.id, (c) => ({
        ...c,
        reviews: [...c.reviews, review],
        status: review.opinion === 'BARRED' ? 'BARRED' : c.status,
      }));
    }
    case 'CANDIDATE_WITHDREW':
      return change(state, fact.body.id, (c) => ({ ...c, status: 'WITHDRAWN' }));
    case 'CANDIDATES_PUBLISHED':
      return publish(state, fact);
    case 'PLEDGES_RECORDED':
      return change(state, fact.body.id, (c) => ({ ...c, pledges: fact.body.kinds }));
    case 'PLEDGES_PUBLISHED':
      return { ...state, published: { ...state.published, pledges: true } };
    default:
      return fact satisfies never;
  }
}

function change(state: Cycle, id: string, to: (candidate: Candidate) => Candidate): Cycle {
  return { ...state, candidates: state.candidates.map((c) => (c.id === id ? to(c) : c)) };
}

function publish(state: Cycle, fact: Extract<CandidateFact, { type: 'CANDIDATES_PUBLISHED' }>): Cycle {
  const { status, order } = fact.body;
  const place = new Map(order.map((id, index) => [id, index]));
  const listed = state.candidates
    .filter((c) => place.has(c.id))
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
    .map((c): Candidate => ({ ...c, status }));
  const candidates = [...state.candidates.filter((c) => !place.has(c.id)), ...listed];
  const published =
    fact.stream === 'PARTY'
      ? { ...state.published, partyFormal: true }
      : { ...state.published, preliminary: true, formal: state.published.formal || status === 'FORMAL' };
  return { ...state, candidates, published };
}
