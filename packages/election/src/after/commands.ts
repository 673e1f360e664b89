import type { IsoDate } from '@mingxuan/rulebook';
import type { ArchiveEntry, BallotPackage, HandoverItem, SupportingBody } from './facts.ts';
import type { Meeting } from '../organisation.ts';
import type { PollId } from '../poll/facts.ts';

/** About what follows a certified result. */
export type AfterCommand =
  | {
      readonly type: 'RECORD_HANDOVER';
      readonly items: readonly HandoverItem[];
      readonly place?: string;
      readonly supervisedBy: string;
    }
  | {
      readonly type: 'SEAL_BALLOTS';
      readonly poll: PollId;
      readonly packages: readonly { readonly what: BallotPackage; readonly seals: readonly string[] }[];
      readonly keeper: string;
      readonly place: string;
      readonly until: IsoDate;
      readonly witnesses: readonly string[];
    }
  | { readonly type: 'FILE_RESULT'; readonly reportNo: string; readonly to: string }
  | {
      readonly type: 'DELIVER_CERTIFICATES';
      readonly certificates: readonly { readonly id: string; readonly certNo: string }[];
    }
  | {
      readonly type: 'ELECT_SUPPORTING_BODY';
      readonly body: SupportingBody;
      readonly title: string;
      readonly meeting: Meeting;
      readonly members: readonly { readonly name: string; readonly post: string; readonly sex?: 'F' | 'M' }[];
    }
  | { readonly type: 'LIST_ARCHIVE'; readonly entries: readonly ArchiveEntry[] };
