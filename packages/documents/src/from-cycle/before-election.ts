import type { AuditResultFacts, PledgesFacts, ReviewAndPlanFacts } from '../papers/before-election.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee, streetOffice } from './issuers.ts';
import type { PaperSource } from './source.ts';
import { postWord } from './words.ts';

/** N20. The ledger holds the conclusion that a second person accepted; scope, period and findings stand in the evidence file. */
export function auditResult(source: PaperSource): Draft<AuditResultFacts> {
  const { cycle, residents } = source;
  const { CHAIR_AUDIT, FINANCE_AUDIT, MEMBER_AUDIT } = cycle.gateItems;
  const accepted = [CHAIR_AUDIT, FINANCE_AUDIT, MEMBER_AUDIT].filter((item) => item?.status === 'ACCEPTED');
  return {
    head: headOf(source, 'AUDIT_RESULT', streetOffice(source)),
    basis: basisOf(residents, ['AUDIT-1']),
    subject: `${cycle.community.name}居民委员会主任任期和离任经济责任`,
    summary: accepted.map((item) => item?.summary ?? '').join(''),
    contactOffice: streetOffice(source),
    phone: cycle.arrangements?.phone,
  };
}

/** N21. Grades and tasks stand in the evidence files, not in the ledger. */
export function reviewAndPlan(source: PaperSource): Draft<ReviewAndPlanFacts> {
  const { cycle, residents } = source;
  return {
    head: headOf(source, 'REVIEW_AND_PLAN', streetOffice(source)),
    basis: basisOf(residents, ['GATE-4', 'SUP-2']),
    phone: cycle.arrangements?.phone,
  };
}

/** N22: who pledged what kind of thing; the words and the day of signing are not in the ledger. */
export function pledges(source: PaperSource): Draft<PledgesFacts> {
  const { cycle } = source;
  const formal = cycle.candidates.filter((c) => c.stream === 'RESIDENTS' && c.status === 'FORMAL');
  return {
    head: headOf(source, 'PLEDGES', electionCommittee(source)),
    candidates: formal.map(({ name, post, pledges: kinds }) => ({
      name,
      post: postWord(post),
      pledges: kinds.map((kind) => ({ kind })),
    })),
  };
}
