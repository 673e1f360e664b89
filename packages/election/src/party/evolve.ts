import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle, LeftOut, PartyState, SlatePerson } from '../state.ts';
import type { PartyFact, PartyMember, PartyNominee } from './facts.ts';

export const nothingOfTheParty: PartyState = {
  request: null,
  method: null,
  recommendation: null,
  slate: null,
  candidatesRequest: null,
  approval: null,
  attendance: null,
  reported: null,
  secretaryApproved: null,
};

export const evolveParty = (state: Cycle, fact: PartyFact, when: When): Cycle => ({
  ...state,
  party: changed(state.party, fact, when),
});

function changed(party: PartyState, fact: PartyFact, { on, actor }: When): PartyState {
  switch (fact.type) {
    case 'PARTY_ELECTION_REQUESTED':
      return { ...party, request: { ...fact.body, on, people: opened(fact.sealed)[0] ?? null } };
    case 'PARTY_ELECTION_APPROVED':
      return { ...party, approval: { ...fact.body, on } };
    case 'PARTY_METHOD_SETTLED':
      return { ...party, method: { ...fact.body, on } };
    case 'PARTY_ROLL_RECORDED':
      return { ...party, attendance: { ...fact.body, leftOut: opened(fact.sealed).flatMap(leftOut) } };
    case 'RECOMMENDATIONS_RECORDED': {
      const { members, residents } = fact.body;
      return { ...party, recommendation: { members, residents, on, rows: opened(fact.sealed) } };
    }
    case 'PARTY_SLATE_DRAWN': {
      const people = slatePeople(fact);
      const lastNo = (party.slate?.lastNo ?? 0) + people.length;
      return { ...party, slate: { on, by: actor.account, lastNo, people }, candidatesRequest: null };
    }
    case 'PARTY_NOMINEE_REVIEWED': {
      const { no, unit, opinion } = fact.body;
      const review = { unit, opinion, basis: opened(fact.sealed)[0]?.basis ?? '', on };
      return reviewed(party, no, review);
    }
    case 'PARTY_CANDIDATES_REQUESTED':
      return { ...party, candidatesRequest: { ...fact.body, on } };
    case 'PARTY_RESULT_REPORTED': {
      const signer = opened(fact.sealed)[0]?.signer ?? null;
      return { ...party, reported: { ...fact.body, on, by: actor.account, signer } };
    }
    case 'SECRETARY_APPROVED':
      return { ...party, secretaryApproved: { ...fact.body, on } };
    default:
      return fact satisfies never;
  }
}

/** Only full members can be left out; the others were never expected. */
function leftOut({ name, status, rights, exclusion }: PartyMember): LeftOut[] {
  if (exclusion === undefined || status !== 'FULL' || rights !== 'NORMAL') return [];
  return [{ name, ...exclusion, evidence: exclusion.evidence ?? null }];
}

const nobody: PartyNominee = {
  name: '',
  sex: 'M',
  ethnicity: '',
  birthMonth: '',
  education: '',
  joinedMonth: '',
  occupation: '',
};

function slatePeople(fact: Extract<PartyFact, { type: 'PARTY_SLATE_DRAWN' }>): readonly SlatePerson[] {
  const told = new Map(opened(fact.sealed).map((person) => [person.no, person]));
  return fact.body.people.map(({ no, posts }) => ({ ...nobody, ...told.get(no), no, posts, reviews: [] }));
}

/** What a department says again stands in the place of what it said before. */
function reviewed(party: PartyState, no: string, review: SlatePerson['reviews'][number]): PartyState {
  const { slate } = party;
  if (slate === null) return party;
  const people = slate.people.map((person) =>
    person.no === no
      ? { ...person, reviews: [...person.reviews.filter((r) => r.unit !== review.unit), review] }
      : person,
  );
  return { ...party, slate: { ...slate, people } };
}
