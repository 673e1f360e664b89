import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { AuditFact } from './facts.ts';
import type { Audit } from './state.ts';
import { auditOf } from './state.ts';

export function evolveAudit(state: Cycle, fact: AuditFact, { on, actor }: When): Cycle {
  if (fact.type === 'AUDIT_COMMITTED') {
    const { poll: id } = fact.body;
    const poll = state.polls.find((p) => p.id === id);
    const recounts = poll?.stage === 'DETERMINED' || poll?.stage === 'CERTIFIED' ? poll.recounts.length : 0;
    const begun: Audit = {
      ...fact.body,
      committedOn: on,
      recounts,
      seed: null,
      witnesses: [],
      chosen: [],
      compared: [],
    };
    return { ...state, audits: [...state.audits, begun] };
  }
  const current = auditOf(state.audits, fact.body.poll);
  if (current === undefined) return state;
  const next = advanced(current, fact, on, actor.account);
  return { ...state, audits: state.audits.map((a) => (a === current ? next : a)) };
}

function advanced(
  audit: Audit,
  fact: Exclude<AuditFact, { type: 'AUDIT_COMMITTED' }>,
  on: When['on'],
  account: string,
): Audit {
  switch (fact.type) {
    case 'AUDIT_SEED_RECORDED': {
      const { seed, chosen } = fact.body;
      return { ...audit, seed, chosen, witnesses: opened(fact.sealed).map((s) => s.witness) };
    }
    case 'AUDIT_COMPARED': {
      const { no, differs } = fact.body;
      return { ...audit, compared: [...audit.compared, { no, account, differs, on }] };
    }
    default:
      return fact satisfies never;
  }
}
