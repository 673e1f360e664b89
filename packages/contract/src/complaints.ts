import type { Authority, ComplaintFinding, ComplaintKind, ComplaintStage, EvidenceRef } from '@mingxuan/election';
import { COMPLAINT_CHANNELS, COMPLAINT_KINDS } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';

/** A complaint as somebody at a desk takes it down. No name and no contact: anonymous. */
export const complaintTaken = z.strictObject({
  commandId: z.uuid(),
  on: p.isoDate.exactOptional(),
  kind: z.enum(COMPLAINT_KINDS),
  channel: z.enum(COMPLAINT_CHANNELS).exclude(['PORTAL']),
  matter: p.requiredText,
  name: p.optionalText.exactOptional(),
  contact: p.optionalText.exactOptional(),
  evidence: p.evidence,
});

/** A complaint as a resident sends it from the public pages, as a form or as JSON. */
export const complaintSent = z.strictObject({
  variant: z.string().max(10).exactOptional(),
  kind: z.enum(COMPLAINT_KINDS),
  matter: p.requiredText,
  name: p.optionalText.exactOptional(),
  contact: p.optionalText.exactOptional(),
});

export type ComplaintTaken = Omit<z.output<typeof complaintTaken>, 'evidence'> & {
  readonly evidence: readonly EvidenceRef[];
};

/** What the complainant takes home: whoever has the code may follow the complaint; it is shown once and kept nowhere. */
export interface ComplaintReceipt {
  readonly no: number;
  readonly code: string;
  readonly tellBy: IsoDate;
  readonly answerBy: IsoDate;
}

/** By its receipt code, whether it is of a complaint or of an objection. */
export const receiptQuestion = z.strictObject({
  variant: z.string().max(10).exactOptional(),
  code: z.string().max(60),
});

/** Where a complaint stands, for whoever has its code: no name, and nothing of what was said. */
export interface ComplaintStatus {
  readonly no: number;
  readonly kind: ComplaintKind;
  readonly stage: ComplaintStage;
  readonly receivedOn: IsoDate;
  readonly answerBy: IsoDate;
  readonly forwardedTo: readonly Authority[];
  readonly answer: {
    readonly on: IsoDate;
    readonly finding: ComplaintFinding;
    readonly late: boolean;
    readonly text: string | null;
  } | null;
}
