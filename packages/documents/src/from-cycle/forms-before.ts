import type {
  AuditSummaryFacts,
  BaselineFacts,
  CommitteeRecordFacts,
  CommitteeSlipFacts,
  RectificationFacts,
  ReviewFormFacts,
} from '../papers/forms-before.ts';
import type { Draft } from '../papers/paper.ts';
import { headOf } from './head.ts';
import { partyOrganisation, streetOffice } from './issuers.ts';
import type { PaperSource } from './source.ts';

/** F01: the matters found so far; the survey’s own figures are written in by hand. */
export const baseline = (source: PaperSource): Draft<BaselineFacts> => ({
  head: headOf(source, 'BASELINE', partyOrganisation(source)),
  entry: { termExpiry: source.cycle.termExpiry, members: source.cycle.party.attendance?.full },
  rows: source.cycle.rectifications.map(({ matter }) => ({ item: matter })),
});

/** F02. */
export const rectification = (source: PaperSource): Draft<RectificationFacts> => ({
  head: headOf(source, 'RECTIFICATION', partyOrganisation(source)),
  rows: source.cycle.rectifications.map(({ matter }) => ({ item: matter })),
});

/** F03, from the audit that was accepted. */
export function auditSummary(source: PaperSource): Draft<AuditSummaryFacts> {
  const { cycle } = source;
  const item = cycle.gateItems.CHAIR_AUDIT;
  const audit = item?.status === 'ACCEPTED' && item.details?.kind === 'AUDIT' ? item.details : undefined;
  return {
    head: headOf(source, 'AUDIT_SUMMARY', streetOffice(source)),
    entry: {
      subject: `${cycle.community.name}居民委员会主任任期和离任经济责任`,
      auditor: audit?.auditor,
      periodFrom: audit?.from,
      periodTo: audit?.to,
      scope: audit?.scope,
      summary: audit === undefined ? undefined : item?.summary,
    },
  };
}

/** F04: blank, to be written without a name. */
export const reviewForm = (source: PaperSource): Draft<ReviewFormFacts> => ({
  head: headOf(source, 'REVIEW_FORM', streetOffice(source)),
});

const oldCommittee = ({ cycle }: PaperSource): string => `${cycle.community.name}居民委员会`;

/** F05 推选票: blank. */
export const committeeSlip = (source: PaperSource): Draft<CommitteeSlipFacts> => ({
  head: headOf(source, 'COMMITTEE_SLIP', oldCommittee(source)),
});

/** F05 推选记录: every name with its votes, since vacancies are filled in this order. */
export function committeeRecord(source: PaperSource): Draft<CommitteeRecordFacts> {
  const { rec } = source.cycle;
  return {
    head: headOf(source, 'COMMITTEE_RECORD', oldCommittee(source)),
    entry:
      rec === null
        ? undefined
        : { heldOn: rec.electedOn, expected: rec.meeting.entitled, present: rec.meeting.present, seats: rec.size },
    rows: rec?.members.map(({ name, votes, rank }) => ({
      name,
      votes,
      note: rank <= rec.size ? '当选' : `递补第${rank - rec.size}位`,
    })),
  };
}
