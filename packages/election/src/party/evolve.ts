import type { When } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { PartyFact } from './facts.ts';

export function evolveParty(state: Cycle, fact: PartyFact, { on, actor }: When): Cycle {
  switch (fact.type) {
    case 'PARTY_ELECTION_APPROVED':
      return { ...state, party: { ...state.party, approval: { ...fact.body, on } } };
    case 'PARTY_ROLL_RECORDED':
      return { ...state, party: { ...state.party, attendance: fact.body } };
    case 'PARTY_RESULT_REPORTED':
      return { ...state, party: { ...state.party, reported: { ...fact.body, on, by: actor.account } } };
    case 'SECRETARY_APPROVED':
      return { ...state, party: { ...state.party, secretaryApproved: { ...fact.body, on } } };
    default:
      return fact satisfies never;
  }
}
