import type { Authority, ComplaintChannel, ComplaintFinding, ComplaintKind } from './facts.ts';
import type { EvidenceRef } from '../organisation.ts';

/** About complaints and their answers. */
export type ComplaintsCommand =
  | {
      readonly type: 'RECEIVE_COMPLAINT';
      readonly kind: ComplaintKind;
      readonly channel: ComplaintChannel;
      readonly matter: string;
      /** Left out, or empty, when the complaint is anonymous. */
      readonly name?: string;
      readonly contact?: string;
      readonly evidence: readonly EvidenceRef[];
      /** Digest of the receipt code, which only the complainant is given; composed by the server. */
      readonly codeDigest: string;
    }
  | {
      readonly type: 'FORWARD_COMPLAINT';
      readonly no: number;
      readonly to: Authority;
      readonly letterNo: string;
      readonly note: string;
    }
  | {
      readonly type: 'ANSWER_COMPLAINT';
      readonly no: number;
      readonly finding: ComplaintFinding;
      readonly answer: string;
      readonly published: boolean;
    };
