import type { IsoDate } from '@mingxuan/rulebook';
import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Candidate, Cycle, Review } from '../state.ts';
import type { CandidateFact } from './facts.ts';

export function evolveCandidates(state: Cycle, fact: CandidateFact, { on, actor }: When): Cycle {
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
        birth: person?.birth ?? null,
        profile: person?.profile ?? {},
        by: fact.body.by,
        recordedBy: actor.account,
        reviews: [],
        status: 'NOMINATED',
        pledges: [],
        pledgedOn: null,
        pledgeTexts: {},
      };
      return { ...state, candidates: [...state.candidates, candidate] };
    }
    case 'CANDIDATE_REVIEWED': {
      const { id, opinion } = fact.body;
      const review = reviewOf(fact);
      const reviewed = change(state, id, (c) => ({
        ...c,
        // What a department says again stands in the place of what it said before.
        reviews: [...c.reviews.filter((r) => r.unit !== review.unit), review],
        status: opinion === 'BARRED' ? 'BARRED' : c.status,
      }));
      return opinion === 'BARRED' ? listChanged(reviewed, id) : reviewed;
    }
    case 'REVIEW_BATCH_TAKEN':
      return state;
    case 'CANDIDATE_REPLIED': {
      const reply = { on, summary: opened(fact.sealed)[0]?.summary ?? '' };
      return change(state, fact.body.id, (c) => ({
        ...c,
        reviews: c.reviews.map((r) => (adverseOf(r, fact.body.unit) ? { ...r, reply } : r)),
      }));
    }
    case 'REVIEW_REPLY_DECIDED':
      return replyDecided(state, fact, on);
    case 'CANDIDATE_WITHDREW':
      return listChanged(
        change(state, fact.body.id, (c) => ({ ...c, status: 'WITHDRAWN' })),
        fact.body.id,
      );
    case 'RELATIVES_DECLARED':
      return { ...state, relatives: { on, pairs: opened(fact.sealed) } };
    case 'CANDIDATES_PUBLISHED':
      return publish(state, fact, on);
    case 'SUBSTITUTE_DECIDED': {
      const { id, from, decisionNo, ground, warnings } = fact.body;
      return { ...state, substitutes: [...state.substitutes, { id, on, from, decisionNo, ground, warnings }] };
    }
    case 'PLEDGES_RECORDED': {
      // What hangs on the wall is what was pledged before: it goes up anew before anybody votes.
      const published = { ...state.published, pledges: false };
      return change({ ...state, published }, fact.body.id, (c) => ({
        ...c,
        pledges: fact.body.kinds,
        pledgedOn: on,
        pledgeTexts: Object.fromEntries(opened(fact.sealed).map(({ kind, text }) => [kind, text])),
      }));
    }
    case 'PLEDGES_PUBLISHED':
      return { ...state, published: { ...state.published, pledges: true } };
    default:
      return fact satisfies never;
  }
}

type Adverse = Exclude<Review, { readonly opinion: 'NO_OBJECTION' }>;
const adverseOf = (review: Review, unit: string): review is Adverse =>
  review.unit === unit && review.opinion !== 'NO_OBJECTION';

function reviewOf({ body, sealed }: Extract<CandidateFact, { type: 'CANDIDATE_REVIEWED' }>): Review {
  const told = opened(sealed)[0];
  const { unit } = body;
  if (body.opinion === 'NO_OBJECTION') return { opinion: body.opinion, unit };
  const open = { toldOn: told?.toldOn ?? '', reply: null, decided: null };
  if (body.opinion === 'LOCAL_CONCERN') {
    const concern = told !== undefined && 'concern' in told ? told.concern : '';
    return { opinion: body.opinion, unit, localText: body.localText, concern, ...open };
  }
  const ground = told !== undefined && 'bar' in told ? told : null;
  return { opinion: body.opinion, unit, bar: ground?.bar ?? null, document: ground?.document ?? '', ...open };
}

/** An opinion that was taken back bars no longer; another that still stands does. */
function replyDecided(
  state: Cycle,
  fact: Extract<CandidateFact, { type: 'REVIEW_REPLY_DECIDED' }>,
  on: IsoDate,
): Cycle {
  const { id, unit, decision } = fact.body;
  const decided = { on, decision, reason: opened(fact.sealed)[0]?.reason ?? '' };
  return change(state, id, (c) => {
    const reviews = c.reviews.map((r) => (adverseOf(r, unit) ? { ...r, decided } : r));
    const barred = reviews.some((r) => r.opinion === 'BARRED' && r.decided?.decision !== 'TAKEN_BACK');
    return { ...c, reviews, status: c.status === 'BARRED' && !barred ? 'NOMINATED' : c.status };
  });
}

/** A residents' list that lost someone is no longer the one published: it, and the pledges with it, are published anew. */
function listChanged(state: Cycle, id: string): Cycle {
  const residents = state.candidates.some((c) => c.id === id && c.stream === 'RESIDENTS');
  return residents ? { ...state, published: { ...state.published, formal: false, pledges: false } } : state;
}

function change(state: Cycle, id: string, to: (candidate: Candidate) => Candidate): Cycle {
  return { ...state, candidates: state.candidates.map((c) => (c.id === id ? to(c) : c)) };
}

function publish(state: Cycle, fact: Extract<CandidateFact, { type: 'CANDIDATES_PUBLISHED' }>, on: IsoDate): Cycle {
  const { status, order } = fact.body;
  const place = new Map(order.map((id, index) => [id, index]));
  const told = new Map(opened(fact.sealed).map((person) => [person.id, person]));
  /** Where the nomination is withheld or erased, the published list says who it is: without a sex no women's rule can be decided. */
  const known = (c: Candidate): Candidate => {
    const person = c.name === '' ? told.get(c.id) : undefined;
    return person === undefined
      ? c
      : { ...c, name: person.name, sex: person.sex, profile: person.profile ?? c.profile };
  };
  const listed = state.candidates
    .filter((c) => place.has(c.id))
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
    .map((c): Candidate => ({ ...known(c), status }));
  const candidates = [...state.candidates.filter((c) => !place.has(c.id)), ...listed];
  const published =
    fact.stream === 'PARTY'
      ? { ...state.published, partyFormal: true }
      : {
          ...state.published,
          preliminary: true,
          formal: status === 'FORMAL',
          // A new list may hold people whose pledges nobody has seen.
          pledges: false,
          orderedBy: fact.body.orderedBy,
        };
  const formalList =
    fact.stream === 'RESIDENTS' && status === 'FORMAL'
      ? { no: (state.formalList?.no ?? 0) + 1, on, order }
      : state.formalList;
  return { ...state, candidates, published, formalList };
}
