import type { EvidenceRef } from '../organisation.ts';
import type { FrozenPaper } from './facts.ts';

/** About what goes onto the walls and into the post: drafted, approved by a second person, issued, posted. */
export type NoticesCommand =
  /** A form for the file; in a rehearsal a notice too, as it was done before notices had two people. */
  | {
      readonly type: 'ISSUE_PAPER';
      readonly paper: string;
      readonly title: string;
      readonly sha256: string;
      readonly pages: number;
      readonly basedOn: number;
      readonly made?: readonly string[];
    }
  /** Several at once after the plan has changed. */
  | { readonly type: 'DRAFT_NOTICES'; readonly notices: readonly FrozenPaper[] }
  /** `paper` and `sha256` are what the approving person had before them. */
  | { readonly type: 'APPROVE_NOTICE'; readonly draft: number; readonly paper: string; readonly sha256: string }
  | { readonly type: 'DISCARD_DRAFT'; readonly draft: number; readonly reason: string }
  /** `text`: the digest of the words that the ledger gives for the same day now. */
  | { readonly type: 'ISSUE_NOTICE'; readonly draft: number; readonly text: string }
  | {
      readonly type: 'POST_NOTICE';
      readonly no: number;
      readonly place: string;
      readonly time: string;
      readonly evidence: readonly EvidenceRef[];
      readonly by?: string;
    }
  | { readonly type: 'TAKE_DOWN_NOTICE'; readonly no: number; readonly place: string; readonly reason: string }
  | { readonly type: 'ASK_WITHDRAWAL'; readonly no: number; readonly reason: string };
