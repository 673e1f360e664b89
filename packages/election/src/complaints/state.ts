import type { IsoDate } from '@mingxuan/rulebook';
import type { EvidenceRef } from '../organisation.ts';
import type { Authority, ComplaintChannel, ComplaintFinding, ComplaintKind } from './facts.ts';

export interface Complaint {
  readonly no: number;
  readonly kind: ComplaintKind;
  readonly channel: ComplaintChannel;
  readonly receivedOn: IsoDate;
  readonly tellBy: IsoDate;
  readonly answerBy: IsoDate;
  readonly codeDigest: string;
  /** The account that took it; it was taken, not made, by that person. */
  readonly receivedBy: string;
  readonly anonymous: boolean;
  /** `null` once erased; name and contact also where the complaint is anonymous. */
  readonly matter: string | null;
  readonly name: string | null;
  readonly contact: string | null;
  readonly evidence: readonly EvidenceRef[];
  readonly forwarded: readonly { readonly on: IsoDate; readonly to: Authority; readonly letterNo: string }[];
  readonly answer: {
    readonly on: IsoDate;
    readonly finding: ComplaintFinding;
    readonly published: boolean;
    readonly late: boolean;
    /** `null` once erased. */
    readonly text: string | null;
  } | null;
}

export type ComplaintStage = 'RECEIVED' | 'FORWARDED' | 'ANSWERED';

export function complaintStage({ answer, forwarded }: Complaint): ComplaintStage {
  if (answer !== null) return 'ANSWERED';
  return forwarded.length > 0 ? 'FORWARDED' : 'RECEIVED';
}
