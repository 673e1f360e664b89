import type { When } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { RepresentativesFact } from './facts.ts';

export function evolveRepresentatives(state: Cycle, fact: RepresentativesFact, { on }: When): Cycle {
  switch (fact.type) {
    case 'REPRESENTATIVES_CALLED':
      return { ...state, representativesCall: { ...fact.body, on } };
    case 'GROUP_LEADERS_LISTED':
      return { ...state, groupLeaders: { on, groups: fact.body.groups } };
    default:
      return fact satisfies never;
  }
}
