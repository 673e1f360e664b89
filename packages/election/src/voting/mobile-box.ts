import type { IsoDate } from '@mingxuan/rulebook';
import type { PollId } from '../poll/facts.ts';
import type { MobileReason } from './facts.ts';

export interface MobileBox {
  readonly box: string;
  readonly basis: string;
  readonly approvalNo: string | null;
  readonly route: string;
  readonly staff: readonly string[];
  readonly voters: readonly { readonly voterNo: number; readonly reason: MobileReason }[];
  /** When its list was posted; `null` while it was not. */
  readonly listedOn: IsoDate | null;
  /** Voters who have received a ballot from this box. */
  readonly issued: number;
  readonly trip:
    | { readonly stage: 'APPROVED' }
    | {
        readonly stage: 'OUT';
        readonly poll: PollId;
        readonly sealOut: string;
        readonly ballotsTaken: number;
        readonly leftAt: string;
      }
    | {
        readonly stage: 'BACK';
        readonly poll: PollId;
        readonly sealOut: string;
        /** What was read on the seal that was on it when it came back; `null` where that was not asked. */
        readonly sealFound: string | null;
        readonly sealIn: string;
        readonly ballotsTaken: number;
        readonly ballotsBroughtBack: number;
        readonly leftAt: string;
        readonly returnedAt: string;
        /** Why ballots taken are not those given out and brought back. */
        readonly note: string | null;
      };
}
