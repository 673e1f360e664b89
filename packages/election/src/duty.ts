import type { BodyCode, IsoDate, SourceRef, StepCode, Text } from '@mingxuan/rulebook';
import type { Blocker } from './blockers.ts';
import type { NoticeIssuer } from './notices/kinds.ts';

/** What is to be done with a notice or letter on its way to the wall, and whose it is. */
export interface NoticeDeed {
  readonly deed: 'DRAFT' | 'APPROVE' | 'ISSUE' | 'POST';
  readonly issuer: NoticeIssuer;
}

/** What has to be done, before it is held against a day. */
export interface Duty {
  readonly key: string;
  readonly step: StepCode;
  readonly title: Text;
  readonly person: string | null;
  readonly body: Text;
  readonly bodyCode: BodyCode;
  /** The first lawful day; `null` where no text sets one. */
  readonly earliest: IsoDate | null;
  /** The day the plan chose. */
  readonly planned: IsoDate;
  /** The last lawful day; `null` where nobody sets one. */
  readonly latest: IsoDate | null;
  /** No confirmed text sets `latest`: no law breaks on it. */
  readonly latestOpen: boolean;
  /** What stands before it: while there is any, it cannot be done. */
  readonly blockedBy: readonly Blocker[];
  /** What it still has to bring itself. */
  readonly lacking: readonly Text[];
  readonly sources: readonly SourceRef[];
  /** An account that may not do it, because it made what is checked here. */
  readonly notBy: string | null;
  /** Where it is work on a notice: whoever may do that is not always whoever carries out its step. */
  readonly notice: NoticeDeed | null;
  /** Not asked for before this day; `null`: from the first. */
  readonly since: IsoDate | null;
}
