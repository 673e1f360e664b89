import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { BoxFact } from './box-facts.ts';
import type { BoxDay } from './box-state.ts';
import { withDevice } from './evolve.ts';

export function evolveBoxes(state: Cycle, fact: BoxFact, when: When): Cycle {
  const next = { ...state, boxDay: after(state.boxDay, fact, when) };
  return fact.type === 'BOX_MERGED' ? withDevice(next, fact.body.poll, fact.body) : next;
}

function after(day: BoxDay, fact: BoxFact, { on }: When): BoxDay {
  switch (fact.type) {
    case 'FIXED_BOX_SEALED': {
      const box = { ...fact.body, witnesses: opened(fact.sealed).map((s) => s.witness) };
      return { ...day, fixed: [...day.fixed, box] };
    }
    case 'BOX_INCIDENT_REPORTED': {
      const told = opened(fact.sealed);
      const incident = {
        ...fact.body,
        witnesses: told.flatMap((s) => (s.kind === 'WITNESS' ? [s.name] : [])),
        account: told.find((s) => s.kind === 'ACCOUNT')?.text ?? '',
        on,
        decision: null,
      };
      return { ...day, incidents: [...day.incidents, incident] };
    }
    case 'BOX_DECIDED': {
      const { poll, box, counted, committee } = fact.body;
      const reason = opened(fact.sealed)[0]?.reason ?? '';
      const decision = { counted, committee, reason, on };
      return {
        ...day,
        incidents: day.incidents.map((i) =>
          i.poll === poll && i.box === box && i.decision === null ? { ...i, decision } : i,
        ),
      };
    }
    case 'BOX_MERGED': {
      const witnesses = opened(fact.sealed).map((s) => s.witness);
      const { poll, box, into, mergedAt } = fact.body;
      return { ...day, merged: [...day.merged, { poll, box, into, mergedAt: mergedAt ?? null, witnesses }] };
    }
    default:
      return fact satisfies never;
  }
}
