import type { Rulebook } from '../law.ts';
import type { Relation } from '../outcome/input.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { cite, judge, reason } from './citation.ts';
import { isNearRelative } from './kinship.ts';

export interface ScrutinyFacts {
  /** Scrutineers, tellers, callers, issuers and scribes alike. */
  readonly staff: readonly string[];
  readonly candidates: readonly string[];
  readonly relatives: readonly Relation[];
}

/**
 * No candidate scrutinises their own election: PTY-SCR-1 (DXJ20-22) for the Party; for residents neither candidates nor
 * their near relatives may scrutinise, count, call, issue or write for others (CAND-11).
 */
export function checkScrutineers(facts: ScrutinyFacts, rulebook: Rulebook): Reason {
  const party = rulebook.pack === 'party-2020';
  const citation = cite(rulebook, party ? 'PTY-SCR-1' : 'CAND-11');
  const candidates = new Set(facts.candidates);
  const standing = facts.staff.filter((one) => candidates.has(one));
  if (standing.length > 0) {
    const said = text(
      `${standing.join('、')}是候选人，不能做监票、计票等工作，请换人。`,
      `${standing.join(', ')} stand for election and may not scrutinise or count: replace them.`,
    );
    return judge(citation, false, said);
  }
  const near = facts.relatives.filter((one) => isNearRelative(one.relation) !== 'NO');
  const related = facts.staff.filter((person) =>
    near.some((one) => (one.a === person && candidates.has(one.b)) || (one.b === person && candidates.has(one.a))),
  );
  if (!party && related.length > 0) {
    const said = text(
      `${related.join('、')}是候选人的近亲属，不能做监票、计票等工作，请换人。`,
      `${related.join(', ')} are near relatives of candidates: replace them.`,
    );
    return judge(citation, false, said);
  }
  return reason(citation, 'ok', text('监票、计票等人员里没有候选人。', 'No candidate is among the staff.'));
}
