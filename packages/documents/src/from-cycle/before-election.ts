import type { GateItem, GateItemId } from '@mingxuan/election';
import type { AuditResultFacts, PledgesFacts, ReviewAndPlanFacts } from '../papers/before-election.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee, streetOffice } from './issuers.ts';
import type { PaperSource } from './source.ts';
import { postWord } from './words.ts';

/** A gate item that a second person has accepted; before that nothing of it is printed. */
function accepted({ cycle }: PaperSource, id: GateItemId): GateItem | undefined {
  const item = cycle.gateItems[id];
  return item?.status === 'ACCEPTED' ? item : undefined;
}

/** N20. Findings, if any, are part of the conclusion; the ledger keeps no table of them. */
export function auditResult(source: PaperSource): Draft<AuditResultFacts> {
  const { cycle, residents } = source;
  const chair = accepted(source, 'CHAIR_AUDIT');
  const finance = accepted(source, 'FINANCE_AUDIT');
  const audit = chair?.details?.kind === 'AUDIT' ? chair.details : undefined;
  const ofFinance = finance === undefined ? '' : '、社区财务收支';
  return {
    head: headOf(source, 'AUDIT_RESULT', streetOffice(source)),
    basis: basisOf(residents, ['AUDIT-1']),
    auditor: audit?.auditor,
    subject: `${cycle.community.name}居民委员会主任任期和离任经济责任${ofFinance}`,
    periodFrom: audit?.from,
    periodTo: audit?.to,
    scope: audit === undefined ? undefined : asSentence(audit.scope),
    summary: [chair, finance].map((item) => asSentence(item?.summary ?? '')).join(''),
    findings: [],
    contactOffice: streetOffice(source),
    phone: cycle.arrangements?.phone,
  };
}

/** What somebody typed into a field, as a sentence of a notice: ended once, so that two of them do not run into each other. */
const asSentence = (typed: string): string => {
  const plain = typed.trim();
  return plain === '' || /[。！？!?]$/.test(plain) ? plain : `${plain.replace(/[，、；：,;:.]+$/, '')}。`;
};

/** N21: grades and tasks as they were accepted. */
export function reviewAndPlan(source: PaperSource): Draft<ReviewAndPlanFacts> {
  const { cycle, residents } = source;
  const review = accepted(source, 'PERFORMANCE_REVIEW');
  const details = accepted(source, 'DEVELOPMENT_PLAN')?.details;
  const plan = details?.kind === 'PLAN' ? details : undefined;
  return {
    head: headOf(source, 'REVIEW_AND_PLAN', streetOffice(source)),
    // GATE-4 rests on an address of the city, which no notice on a wall stands on.
    basis: basisOf(residents, ['SUP-2']),
    reviews: review?.grades,
    reviewMethod: review?.details?.kind === 'REVIEW' ? review.details.method : undefined,
    planFrom: plan?.from,
    planTo: plan?.to,
    tasks: plan?.tasks,
    phone: cycle.arrangements?.phone,
  };
}

/** N22: what each candidate wrote, and when they signed it. */
export function pledges(source: PaperSource): Draft<PledgesFacts> {
  const { cycle } = source;
  const formal = cycle.candidates.filter((c) => c.stream === 'RESIDENTS' && c.status === 'FORMAL');
  return {
    head: headOf(source, 'PLEDGES', electionCommittee(source)),
    candidates: formal.map(({ name, post, pledgedOn, pledges: kinds, pledgeTexts }) => ({
      name,
      post: postWord(post),
      signedOn: pledgedOn ?? undefined,
      pledges: kinds.map((kind) => ({ kind, text: pledgeTexts[kind] })),
    })),
  };
}
