import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { AfterFact } from './facts.ts';

export function evolveAfter(state: Cycle, fact: AfterFact, { on }: When): Cycle {
  switch (fact.type) {
    case 'HANDOVER_RECORDED':
      return {
        ...state,
        handover: {
          on,
          items: fact.body.items,
          late: fact.body.late,
          place: fact.body.place ?? null,
          supervisedBy: opened(fact.sealed)[0]?.supervisedBy ?? '',
        },
      };
    case 'CYCLE_CLOSED':
      return { ...state, status: 'CLOSED' };
    default:
      return fact satisfies never;
  }
}
