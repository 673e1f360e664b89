import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { ComplaintFact } from './facts.ts';
import type { Complaint } from './state.ts';

export function evolveComplaints(state: Cycle, fact: ComplaintFact, when: When): Cycle {
  switch (fact.type) {
    case 'COMPLAINT_RECEIVED': {
      const [told] = opened(fact.sealed);
      const received: Complaint = {
        ...fact.body,
        receivedOn: when.on,
        receivedBy: when.actor.account,
        matter: told?.matter ?? null,
        name: told?.name ?? null,
        contact: told?.contact ?? null,
        evidence: told?.evidence ?? [],
        forwarded: [],
        answer: null,
      };
      return { ...state, complaints: [...state.complaints, received] };
    }
    case 'COMPLAINT_FORWARDED': {
      const { no, to, letterNo } = fact.body;
      return changed(state, no, (c) => ({ ...c, forwarded: [...c.forwarded, { on: when.on, to, letterNo }] }));
    }
    case 'COMPLAINT_ANSWERED': {
      const { no, finding, published, late } = fact.body;
      const text = opened(fact.sealed)[0]?.answer ?? null;
      return changed(state, no, (c) => ({ ...c, answer: { on: when.on, finding, published, late, text } }));
    }
    default:
      return fact satisfies never;
  }
}

const changed = (state: Cycle, no: number, change: (complaint: Complaint) => Complaint): Cycle => ({
  ...state,
  complaints: state.complaints.map((c) => (c.no === no ? change(c) : c)),
});
