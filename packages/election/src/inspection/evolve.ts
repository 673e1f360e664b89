import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { InspectedStream, InspectionFact } from './facts.ts';
import type { Feedback, Inspected, Publicity } from './state.ts';

const changed = (state: Cycle, stream: InspectedStream, to: (inspected: Inspected) => Inspected): Cycle => ({
  ...state,
  inspections: { ...state.inspections, [stream]: to(state.inspections[stream]) },
});

function inPublicity(state: Cycle, stream: InspectedStream, to: (publicity: Publicity) => Publicity): Cycle {
  return changed(state, stream, (inspected) =>
    inspected.publicity === null ? inspected : { ...inspected, publicity: to(inspected.publicity) },
  );
}

export function evolveInspection(state: Cycle, fact: InspectionFact, { on }: When): Cycle {
  const { stream } = fact;
  switch (fact.type) {
    case 'INSPECTION_RECORDED': {
      const report = { ...fact.body, on, findings: opened(fact.sealed) };
      return changed(state, stream, (inspected) => ({ ...inspected, reports: [...inspected.reports, report] }));
    }
    case 'PUBLICITY_OPENED': {
      const publicity: Publicity = { ...fact.body, from: on, feedback: [], closedOn: null };
      return changed(state, stream, (inspected) => ({ ...inspected, publicity }));
    }
    case 'FEEDBACK_RECEIVED': {
      const told = opened(fact.sealed)[0];
      const one: Feedback = {
        no: fact.body.no,
        receivedOn: on,
        about: told?.about ?? '',
        matter: told?.matter ?? '',
        answer: null,
      };
      return inPublicity(state, stream, (publicity) => ({ ...publicity, feedback: [...publicity.feedback, one] }));
    }
    case 'FEEDBACK_ANSWERED': {
      const { no, outcome } = fact.body;
      const answer = { on, outcome, finding: opened(fact.sealed)[0]?.finding ?? '' };
      return inPublicity(state, stream, (publicity) => ({
        ...publicity,
        feedback: publicity.feedback.map((one) => (one.no === no ? { ...one, answer } : one)),
      }));
    }
    case 'PUBLICITY_CLOSED':
      return inPublicity(state, stream, (publicity) => ({ ...publicity, closedOn: on }));
    default:
      return fact satisfies never;
  }
}
