import type { Post } from '../law.ts';
import type { Reason } from '../reason.ts';

/**
 * What must happen next for a post.
 * `RUNOFF` 再次投票 among the tied · `RE_ELECTION` 另行选举 for the seats left · `RERUN` 重新选举 of the whole vote ·
 * `PENDING_REVIEW` a person must decide first, because a fact is missing or no text settles it.
 */
export type NextStep = 'NONE' | 'RUNOFF' | 'RE_ELECTION' | 'RERUN' | 'PENDING_REVIEW';

export interface ContestOutcome {
  readonly post: Post;
  /** Names, most votes first. */
  readonly elected: readonly string[];
  /** Names that stand in the runoff. */
  readonly tied: readonly string[];
  /** Names whose seat is kept free until a person has decided. */
  readonly pending?: readonly string[];
  /** Seats without an elected person. */
  readonly vacant: number;
  readonly next: NextStep;
  /** How many seats the runoff fills, where that is fewer than `vacant`. */
  readonly runoffSeats?: number;
  /** The ids (or names, where no id was given) in the order of `elected` and `tied`; present when any id was given. */
  readonly electedIds?: readonly string[];
  readonly tiedIds?: readonly string[];
}

export interface OutcomeResult {
  readonly valid: boolean;
  readonly contests: readonly ContestOutcome[];
  readonly reasons: readonly Reason[];
}
