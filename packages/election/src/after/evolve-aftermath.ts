import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { AftermathFact } from './facts.ts';
import type { Aftermath } from './state.ts';

export function evolveAftermath(state: Cycle, fact: AftermathFact, when: When): Cycle {
  return { ...state, aftermath: after(state.aftermath, fact, when) };
}

function after(before: Aftermath, fact: AftermathFact, { on }: When): Aftermath {
  switch (fact.type) {
    case 'BALLOTS_SEALED': {
      const people = opened(fact.sealed);
      const register = {
        ...fact.body,
        on,
        keeper: people.find((p) => p.kind === 'KEEPER')?.name ?? '',
        witnesses: people.flatMap((p) => (p.kind === 'WITNESS' ? [p.name] : [])),
      };
      return { ...before, ballotsSealed: [...before.ballotsSealed, register] };
    }
    case 'RESULT_FILED':
      return { ...before, filings: [...before.filings, { ...fact.body, on, voidedOn: null }] };
    case 'CERTIFICATES_DELIVERED':
      return {
        ...before,
        certificates: [...before.certificates, ...fact.body.certificates.map((c) => ({ ...c, on, voidedOn: null }))],
      };
    case 'SUPPORTING_BODY_ELECTED': {
      const elected = { ...fact.body, members: opened(fact.sealed), on, voidedOn: null };
      return { ...before, supporting: [...before.supporting, elected] };
    }
    case 'ARCHIVE_LISTED':
      return { ...before, archive: { entries: fact.body.entries, on } };
    default:
      return fact satisfies never;
  }
}
